/** Which computed figures belong to what is written in a file: a day's record, a committed quantity, a percentage. */
import { commitmentsOn, committedQuantity, surgePercentage } from '../engine/commitment';
import { isActive, periodContaining } from '../engine/cycle';
import type { DailyUse } from '../engine/daily-use';
import {
  type Day,
  type DayRecord,
  LICENSE_TYPES,
  type LicenseType,
  type Located,
  type Source,
  type Subscription,
} from '../engine/domain';
import type { Reconciliation } from '../engine/reconcile';
import { type SurgeLimit, surgeLimitOn } from '../engine/surge';
import { sliced } from '../model/long-list';
import { countStarting } from '../model/place';
import type { SourceFile } from '../model/source-file';
import { recordsOf } from '../workspace/cycle-state';
import type { OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';

/** A day's record that counts, with what was computed for its day. */
export interface DayFigure {
  readonly record: DayRecord;
  readonly use: DailyUse;
  readonly reconciliation: Reconciliation;
}

/** A committed quantity where it is written, with the latest cycle that it is in force in, if any has usage. */
export interface CommittedFigure {
  readonly type: LicenseType;
  readonly written: Located<number>;
  readonly state: OrganizationState;
  /** A day on which the quantity is in force. */
  readonly day: Day;
  readonly reconciliation: Reconciliation | undefined;
}

/** A surge protection percentage where it is written, with the limit that follows from it. */
export interface SurgeFigure {
  readonly written: SurgeLimit['percentage'];
  readonly surge: SurgeLimit;
}

/** A part of a file's text, by its offsets. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

export const WHOLE_FILE: Extent = { from: 0, to: Number.POSITIVE_INFINITY };

/** Those of the records that reach into a part of the file: what is not shown need not be looked at. */
export function dayFigures(workspace: Workspace, file: SourceFile, part = WHOLE_FILE): DayFigure[] {
  const { from, to } = part;
  return file.usages.filter(reachesInto(part)).flatMap(usage => {
    const { days } = usage;
    const end = countStarting(days, ({ source }) => source.start, to);
    const start = countStarting(days, ({ source }) => source.end, from - 1);
    const state = start < end ? workspace.organization(usage.organization.value) : undefined;
    return state === undefined ? [] : [...sliced(days, start, end)].flatMap(record => dayFigure(state, record) ?? []);
  });
}

function dayFigure(state: OrganizationState, record: DayRecord): DayFigure | undefined {
  const day = record.date.value;
  const ofCycle = state.cycleOn(day);
  const use = ofCycle?.reconciliation?.days.find(one => one.day === day);
  if (ofCycle?.reconciliation === undefined || use === undefined) return undefined;
  const isCounting = recordsOf(ofCycle).get(day)?.includes(record) === true;
  return isCounting ? { record, use, reconciliation: ofCycle.reconciliation } : undefined;
}

/** Those that reach into a part of the file. */
export function committedFigures(workspace: Workspace, file: SourceFile, part = WHOLE_FILE): CommittedFigure[] {
  return eachCounting(workspace, file, part).flatMap(({ subscription, state }) =>
    LICENSE_TYPES.flatMap(type => {
      const all = writtenQuantities(subscription, type).filter(reachesInto(part));
      const inForce = (day: Day) => committedQuantity(subscription, type, day)?.source;
      const dayOf = firstInForce(all, daysToLookAt(subscription, state), inForce);
      const useOf = firstInForce(all, usesLatestFirst(state), ({ use: { day } }) =>
        isActive(subscription, day) ? inForce(day) : undefined,
      );
      return all.flatMap(written => {
        const day = dayOf.get(written.source);
        if (day === undefined) return [];
        return { type, written, state, day, reconciliation: useOf.get(written.source)?.reconciliation };
      });
    }),
  );
}

/** Those that reach into a part of the file. */
export function surgeFigures(workspace: Workspace, file: SourceFile, part = WHOLE_FILE): SurgeFigure[] {
  return eachCounting(workspace, file, part).flatMap(({ subscription, state }) => {
    const amended = subscription.amendments.map(({ surgeProtection }) => surgeProtection);
    const written = [subscription.surgeProtection, ...amended].flatMap(one => one ?? []);
    const all = written.filter(reachesInto(part));
    const dayOf = firstInForce(all, daysToLookAt(subscription, state), day =>
      periodContaining(state.periods, day)?.primary === subscription
        ? surgePercentage(subscription, day)?.source
        : undefined,
    );
    return all.flatMap(written => {
      // The limit of its latest cycle with usage, as everywhere else; else of a day on which it is in force.
      const latest = state.reconciliations.findLast(({ surge }) => surge?.percentage.source === written.source)?.surge;
      if (latest !== undefined && latest !== null) return { written, surge: latest };
      const day = dayOf.get(written.source);
      const surge = day === undefined ? undefined : surgeLimitOn(state.subscriptions, subscription, day);
      return surge === undefined ? [] : { written, surge };
    });
  });
}

const reachesInto =
  ({ from, to }: Extent) =>
  ({ source: { start, end } }: { readonly source: Source }): boolean =>
    start <= to && end >= from;

/** The subscriptions of a part of a file that are not left out of their organization. */
function eachCounting(workspace: Workspace, file: SourceFile, part: Extent) {
  return file.subscriptions.filter(reachesInto(part)).flatMap(subscription => {
    const state = workspace.organization(subscription.organization.value);
    return state?.subscriptions.includes(subscription) === true ? { subscription, state } : [];
  });
}

function writtenQuantities({ licenses, amendments }: Subscription, type: LicenseType): Located<number>[] {
  return [licenses[type]?.committed, ...amendments.map(({ committed }) => committed[type])].flatMap(one => one ?? []);
}

function* usesLatestFirst({ reconciliations }: OrganizationState) {
  for (let index = reconciliations.length - 1; index >= 0; index -= 1) {
    const reconciliation = reconciliations[index];
    for (const use of reconciliation?.days.toReversed() ?? []) yield { use, reconciliation };
  }
}

/** The days on which the subscription is active, of those with usage the latest first, then those on which terms change. */
function* daysToLookAt(subscription: Subscription, state: OrganizationState): Generator<Day> {
  for (const { use } of usesLatestFirst(state)) if (isActive(subscription, use.day)) yield use.day;
  const changes = [
    ...state.periods.map(period => period.from),
    ...subscription.amendments.map(one => one.effective.value),
  ];
  const days = new Set([subscription.start.value, ...changes.sort((one, other) => one - other)]);
  for (const day of days) if (isActive(subscription, day)) yield day;
}

/**
 * The first of the places that each written value is in force at. Each is looked at once for all values: with a look for
 * each of many amendments the work would grow with the third power.
 */
function firstInForce<Place>(
  written: readonly { readonly source: Source }[],
  places: Iterable<Place>,
  inForce: (place: Place) => Source | undefined,
): ReadonlyMap<Source, Place> {
  const first = new Map<Source, Place>();
  const wanted = new Set(written.map(({ source }) => source));
  if (wanted.size === 0) return first;
  for (const place of places) {
    const source = inForce(place);
    if (source !== undefined && wanted.delete(source)) first.set(source, place);
    if (wanted.size === 0) break;
  }
  return first;
}

/** The commitments on the day of a committed figure, all active subscriptions together. */
export const commitmentsOf = ({ state, day }: CommittedFigure) => commitmentsOn(state.subscriptions, day);
