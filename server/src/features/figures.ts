/** Which computed figures belong to what is written in a file: a day's record, a committed quantity, a percentage. */
import { committedQuantity, surgePercentage } from '../engine/commitment';
import { isActive, periodContaining, periodOf } from '../engine/cycle';
import type { DailyUse } from '../engine/daily-use';
import {
  type Amendment,
  type Day,
  type DayRecord,
  LICENSE_TYPES,
  type LicenseType,
  type Located,
  type Source,
  type Subscription,
} from '../engine/domain';
import { eachInPieces, type Pieces } from '../engine/pieces';
import type { Reconciliation } from '../engine/reconcile';
import { type SurgeLimit, surgeLimitOn } from '../engine/surge';
import { sliced } from '../model/long-list';
import { countStarting } from '../model/place';
import type { SourceFile } from '../model/source-file';
import { recordsOf } from '../workspace/cycle-state';
import { isCounted, type OrganizationState, reconciledWith } from '../workspace/organization';
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

/** So many days are looked up before others have their turn: a millisecond. */
const DAYS_IN_A_TURN = 1000;

/** Those of the records that reach into a part of the file: what is not shown need not be looked at. */
export function* dayFigures(workspace: Workspace, file: SourceFile, part = WHOLE_FILE): Pieces<DayFigure[]> {
  const { from, to } = part;
  const figures: DayFigure[] = [];
  for (const usage of file.usages.filter(reachesInto(part))) {
    const { days } = usage;
    const end = countStarting(days, ({ source }) => source.start, to);
    const start = countStarting(days, ({ source }) => source.end, from - 1);
    const state = start < end ? workspace.organization(usage.organization.value) : undefined;
    if (state === undefined) continue;
    if (figures.length > 0) yield 0;
    const find = (record: DayRecord) => dayFigure(state, record) ?? [];
    const found = yield* eachInPieces([...sliced(days, start, end)], DAYS_IN_A_TURN, find);
    for (const figure of found.flat()) figures.push(figure);
  }
  return figures;
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
export const committedFigures = (
  workspace: Workspace,
  file: SourceFile,
  part = WHOLE_FILE,
): Pieces<CommittedFigure[]> =>
  ofEachCounting(workspace, file, part, function* (subscription, state) {
    const figures: CommittedFigure[] = [];
    for (const type of LICENSE_TYPES) {
      const own = subscription.licenses[type]?.committed;
      const all = yield* termsIn(part, subscription, own, ({ committed }) => committed[type]);
      const inForce = (day: Day) => committedQuantity(subscription, type, day)?.source;
      const dayOf = yield* firstInForce(all, daysToLookAt(subscription, state, all), inForce);
      const useOf = yield* firstInForce(all, usesLatestFirst(state, subscription), ({ use: { day } }) => inForce(day));
      for (const { written } of all) {
        const day = dayOf.get(written.source);
        const reconciliation = useOf.get(written.source)?.reconciliation;
        if (day !== undefined) figures.push({ type, written, state, day, reconciliation });
      }
    }
    return figures;
  });

/** Those that reach into a part of the file. */
export const surgeFigures = (workspace: Workspace, file: SourceFile, part = WHOLE_FILE): Pieces<SurgeFigure[]> =>
  ofEachCounting(workspace, file, part, function* (subscription, state) {
    const all = yield* termsIn(
      part,
      subscription,
      subscription.surgeProtection,
      ({ surgeProtection }) => surgeProtection,
    );
    const dayOf = yield* firstInForce(all, daysToLookAt(subscription, state, all), day =>
      periodContaining(state.periods, day)?.primary === subscription
        ? surgePercentage(subscription, day)?.source
        : undefined,
    );
    // The limit of its latest cycle with usage, as everywhere else; else of a day on which it is in force.
    const cycles = reconciledWith(state, subscription);
    const latestOf = yield* firstInForce(all, cycles, ({ surge }) => surge?.percentage.source);
    const figures = yield* eachInPieces(all, PLACES_IN_A_TURN, ({ written }): SurgeFigure | [] => {
      const day = dayOf.get(written.source);
      const surge =
        latestOf.get(written.source)?.surge ??
        (day === undefined ? undefined : surgeLimitOn(state.subscriptions, subscription, day));
      return surge === undefined ? [] : { written, surge };
    });
    return figures.flat();
  });

const reachesInto =
  ({ from, to }: Extent) =>
  ({ source: { start, end } }: { readonly source: Source }): boolean =>
    start <= to && end >= from;

/** What belongs to the subscriptions of a part of a file that are not left out of their organization. */
function* ofEachCounting<Figure>(
  workspace: Workspace,
  file: SourceFile,
  part: Extent,
  figuresOf: (subscription: Subscription, state: OrganizationState) => Pieces<readonly Figure[]>,
): Pieces<Figure[]> {
  const figures: Figure[] = [];
  for (const [index, subscription] of file.subscriptions.filter(reachesInto(part)).entries()) {
    if (index > 0 && index % SUBSCRIPTIONS_IN_A_TURN === 0) yield index / file.subscriptions.length;
    const state = workspace.organization(subscription.organization.value);
    if (state === undefined || !isCounted(state, subscription)) continue;
    for (const figure of yield* figuresOf(subscription, state)) figures.push(figure);
  }
  return figures;
}

/** So many are looked at before others have their turn: a millisecond or two. */
const SUBSCRIPTIONS_IN_A_TURN = 50;
/** And so many of the places that a term may be in force at. */
const PLACES_IN_A_TURN = 500;

/** What is written of a term, with the day that it is in force from. */
interface WrittenTerm<Value> {
  readonly written: Located<Value>;
  readonly effective: Day;
}

/** What a subscription and its amendments say of a term in a part of the file. */
function* termsIn<Value>(
  part: Extent,
  { start, amendments }: Subscription,
  own: Located<Value> | undefined,
  amended: (amendment: Amendment) => Located<Value> | undefined,
): Pieces<WrittenTerm<Value>[]> {
  const isShown = reachesInto(part);
  const termIn = (written: Located<Value> | undefined, effective: Day): WrittenTerm<Value> | [] =>
    written !== undefined && isShown(written) ? { written, effective } : [];
  const terms = yield* eachInPieces(amendments, PLACES_IN_A_TURN, amendment =>
    termIn(amended(amendment), amendment.effective.value),
  );
  return [termIn(own, start.value), ...terms].flat();
}

function* usesLatestFirst(state: OrganizationState, subscription: Subscription) {
  for (const reconciliation of reconciledWith(state, subscription))
    for (const use of reconciliation.days.toReversed())
      if (isActive(subscription, use.day)) yield { use, reconciliation };
}

/**
 * The days on which the subscription is active, of those with usage the latest first, then those on which one of the terms
 * may come into force: its own day, or when the subscription becomes primary.
 */
function* daysToLookAt(
  subscription: Subscription,
  state: OrganizationState,
  terms: readonly WrittenTerm<unknown>[],
): Generator<Day> {
  for (const { use } of usesLatestFirst(state, subscription)) yield use.day;
  const start = subscription.start.value;
  const primaryFrom = periodOf(state.periods, subscription)?.from ?? start;
  const changes = [primaryFrom, ...terms.map(({ effective }) => effective)].sort((one, other) => one - other);
  const days = new Set([start, ...changes]);
  for (const day of days) if (isActive(subscription, day)) yield day;
}

/**
 * The first of the places that each written value is in force at. Each is looked at once for all values: with a look for
 * each of many amendments the work would grow with the third power.
 */
function* firstInForce<Place>(
  terms: readonly WrittenTerm<unknown>[],
  places: Iterable<Place>,
  inForce: (place: Place) => Source | undefined,
): Pieces<ReadonlyMap<Source, Place>> {
  const first = new Map<Source, Place>();
  const wanted = new Set(terms.map(({ written }) => written.source));
  if (wanted.size === 0) return first;
  let number = 0;
  for (const place of places) {
    number += 1;
    if (number % PLACES_IN_A_TURN === 0) yield 0;
    const source = inForce(place);
    if (source !== undefined && wanted.delete(source)) first.set(source, place);
    if (wanted.size === 0) break;
  }
  return first;
}

/** The commitments on the day of a committed figure, all active subscriptions together. */
export const commitmentsOf = ({ state, day }: CommittedFigure) => state.commitmentsOn(day);
