/** One billing cycle of an organization: its records put together and reconciled. */
import type { Cycle, PrimaryCycle } from '../engine/cycle';
import { hasFigure } from '../engine/day-figures';
import {
  type Day,
  type DayFigures,
  type DayRecord,
  type DigitalUnits,
  FIGURE_TYPES,
  type FigureType,
  type Located,
} from '../engine/domain';
import type { RawUsage } from '../engine/raw-usage';
import { type Reconciliation, reconcileCycle, type Terms } from '../engine/reconcile';
import { rememberedFor } from '../engine/remembered';
import type { Conflict } from '../engine/usage';
import { message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { ImportedRow } from '../model/imported-detail';

/** Kept while its records and the terms are the same. */
export interface CycleState {
  readonly cycle: Cycle;
  /** The records of days that count. */
  readonly days: readonly DayRecord[];
  readonly importedDetails: readonly ImportedRow[];
  /** Undefined without usage, and where the organization cannot be reconciled. */
  readonly reconciliation: Reconciliation | undefined;
  /** What stops values from being used. */
  readonly findings: readonly Finding[];
}

/** The records of a cycle that count. */
export interface CountingRecords {
  readonly days: readonly DayRecord[];
  readonly digitalUnits: readonly DigitalUnits[];
  readonly importedDetails: readonly ImportedRow[];
  /** Undefined where the cycle has no raw records. */
  readonly raw: RawUsage | undefined;
}

/** Enough places for a person to look at; a list of all would grow with the square of the copies. */
export const MOST_RELATED = 10;

/** @param terms undefined where the organization cannot be reconciled */
export function cycleState(at: PrimaryCycle, counting: CountingRecords, terms: Terms | undefined): CycleState {
  const { days, raw, digitalUnits, importedDetails } = counting;
  const { usage, repeated, findings } = mergeDays(days);
  const { cycle, period } = at;
  const reconciliation = terms && reconcileCycle(terms, { cycle, period, usage, repeated, raw, digitalUnits });
  for (const finding of conflictFindings(reconciliation?.conflicts ?? [])) findings.push(finding);
  return { cycle, days, importedDetails, reconciliation, findings };
}

/** The records of a cycle that count, by day; sorted when they are first asked for. */
export const recordsOf = rememberedFor(
  ({ days }: CycleState): ReadonlyMap<Day, readonly DayRecord[]> => recordsByDay(days),
);

interface DailyFigures {
  readonly usage: Map<Day, DayFigures>;
  /** Types of days that are written more than once. */
  readonly repeated: Map<Day, ReadonlySet<FigureType>>;
  readonly findings: Finding[];
}

/** Puts the records of each day together; a type that a day has twice is left out altogether. */
function mergeDays(records: readonly DayRecord[]): DailyFigures {
  const usage = new Map<Day, DayFigures>();
  const several = new Set<Day>();
  for (const { date, figures } of records) {
    if (usage.has(date.value)) several.add(date.value);
    usage.set(date.value, figures);
  }
  const repeated = new Map<Day, ReadonlySet<FigureType>>();
  const findings: Finding[] = [];
  const byDay = several.size === 0 ? undefined : recordsByDay(records);
  for (const day of several) {
    const { figures, twice } = figuresOfDay(day, byDay?.get(day) ?? [], findings);
    usage.set(day, figures);
    if (twice.size > 0) repeated.set(day, twice);
  }
  usage.forEach((figures, day) => {
    if (!hasAnyFigure(figures)) usage.delete(day);
  });
  return { usage, repeated, findings };
}

function recordsByDay(records: readonly DayRecord[]): Map<Day, DayRecord[]> {
  const byDay = new Map<Day, DayRecord[]>();
  for (const record of records) {
    const ofDay = byDay.get(record.date.value);
    if (ofDay === undefined) byDay.set(record.date.value, [record]);
    else ofDay.push(record);
  }
  return byDay;
}

const hasAnyFigure = (figures: DayFigures): boolean => FIGURE_TYPES.some(type => hasFigure(figures, type));

interface FiguresOfDay {
  readonly figures: DayFigures;
  readonly twice: ReadonlySet<FigureType>;
}

/** Those of a day with several records. */
function figuresOfDay(day: Day, records: readonly DayRecord[], findings: Finding[]): FiguresOfDay {
  const figures: Partial<Record<FigureType, Located<number>>> = {};
  const twice = new Set<FigureType>();
  for (const type of FIGURE_TYPES) {
    const copies = records.flatMap(record => record.figures[type] ?? []);
    if (copies.length > 1) {
      for (const finding of duplicateUsage(day, type, copies)) findings.push(finding);
      twice.add(type);
    } else if (copies[0] !== undefined) figures[type] = copies[0];
  }
  return { figures, twice };
}

function duplicateUsage(day: Day, type: FigureType, copies: readonly Located<number>[]): Finding[] {
  const text = message('duplicateUsage', type, day, copies.length);
  const told = copies
    .slice(0, MOST_RELATED + 1)
    .map(({ source, value }) => ({ source, message: message('otherFigure', value) }));
  // All but the first few have the same others, which are made once: a slip may copy a day to thousands of lines.
  const first = told.slice(0, MOST_RELATED);
  return copies.map(({ source }, index) => {
    const related = index < told.length ? told.toSpliced(index, 1).slice(0, MOST_RELATED) : first;
    return { code: 'duplicate-usage', source, message: text, related };
  });
}

/** Figures that are both written and counted: at each written one, and once for the raw records of a cycle. */
function conflictFindings(conflicts: readonly Conflict[]): Finding[] {
  const [first] = conflicts;
  if (first === undefined) return [];
  const code = 'duplicate-usage';
  const written = conflicts.flatMap(({ day, type, written: figure, counted }): Finding[] => {
    // Figures that are written more than once have been reported as such.
    if (figure === undefined) return [];
    const related = [{ source: counted.source, message: message('countedHere', counted.value) }];
    return [{ code, source: figure.source, message: message('duplicateCounted', type, day), related }];
  });
  const related = conflicts
    .flatMap(one => one.written ?? [])
    .slice(0, MOST_RELATED)
    .map(({ value, source }) => ({ source, message: message('writtenHere', value) }));
  const days = new Set(conflicts.map(({ day }) => day)).size;
  return [
    ...written,
    { code, source: first.counted.source, message: message('duplicateWritten', days, first.day), related },
  ];
}
