/** All usage of a billing cycle put together: daily figures as written, raw records as counted. */
import type { PrimaryCycle } from './cycle';
import { figuresOf } from './day-figures';
import type { Assumptions, Day, DayFigures, DigitalUnits, Figure, FigureType } from './domain';
import { countedFigures, type MutableFigures, type RawUsage } from './raw-usage';

/** What is known of the use of one cycle. */
export interface CycleRecords extends PrimaryCycle {
  /** Daily figures by day, in any order; each type of a day once. */
  readonly usage: ReadonlyMap<Day, DayFigures>;
  /** Types of days that are written more than once: whatever else gives them a figure, none counts. */
  readonly repeated: ReadonlyMap<Day, ReadonlySet<FigureType>>;
  /** Undefined where the cycle has no raw records. */
  readonly raw: RawUsage | undefined;
  /** Digital units make no day one with usage. */
  readonly digitalUnits: readonly DigitalUnits[];
}

export interface CycleUsage {
  /** By day, in order; what is billed. */
  readonly figures: ReadonlyMap<Day, DayFigures>;
  /** What the daily detail shows; other than `figures` only where agents' types are taken as of each day. */
  readonly shownFigures: ReadonlyMap<Day, DayFigures>;
  /** Figures that are both written for a day and counted from raw records; neither is used. */
  readonly conflicts: readonly Conflict[];
}

export interface Conflict {
  readonly day: Day;
  readonly type: FigureType;
  /** Undefined where the day has more than one written figure of the type. */
  readonly written: Figure | undefined;
  readonly counted: Figure;
}

export function usageOf(records: CycleRecords, reclassification: Assumptions['reclassification']): CycleUsage {
  const { usage, raw, cycle } = records;
  if (raw === undefined) {
    const figures = isInOrder(usage) ? usage : new Map([...usage].sort(([one], [other]) => one - other));
    return { figures, shownFigures: figures, conflicts: [] };
  }
  const last = Math.max(raw.last, ...usage.keys());
  const conflicts: Conflict[] = [];
  const figures = merge(records, countedFigures(raw, cycle, last, 'wholeCycle'), conflicts);
  const isShownOtherwise = raw.model === 'named' && reclassification === 'asOfDay' && raw.agentsAt !== undefined;
  return {
    figures,
    shownFigures: isShownOtherwise ? merge(records, countedFigures(raw, cycle, last, reclassification), []) : figures,
    conflicts,
  };
}

function isInOrder(usage: ReadonlyMap<Day, unknown>): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (const day of usage.keys()) {
    if (day < before) return false;
    before = day;
  }
  return true;
}

/** Puts written and counted figures together, in order of days; where both give one, neither counts. */
function merge(
  { usage, repeated }: CycleRecords,
  counted: ReadonlyMap<Day, MutableFigures>,
  conflicts: Conflict[],
): Map<Day, DayFigures> {
  const merged = new Map<Day, DayFigures>();
  for (const [day, ofRaw] of counted) {
    const written = usage.get(day);
    const figures: MutableFigures = { ...ofRaw };
    for (const [type, figure] of figuresOf(written ?? {})) {
      const other = figures[type];
      if (other === undefined) figures[type] = figure;
      else {
        delete figures[type];
        conflicts.push({ day, type, written: figure, counted: other });
      }
    }
    for (const type of repeated.get(day) ?? []) {
      const other = figures[type];
      if (other === undefined) continue;
      delete figures[type];
      conflicts.push({ day, type, written: undefined, counted: other });
    }
    if (Object.keys(figures).length > 0) merged.set(day, figures);
  }
  return merged;
}
