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
  type Subscription,
} from '../engine/domain';
import type { Reconciliation } from '../engine/reconcile';
import { type SurgeLimit, surgeLimitOn } from '../engine/surge';
import { countStarting } from '../model/place';
import type { SourceFile } from '../model/source-file';
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
export function dayFigures(workspace: Workspace, file: SourceFile, { from, to } = WHOLE_FILE): DayFigure[] {
  return file.usages.flatMap(usage => {
    const { days } = usage;
    const end = countStarting(days, ({ source }) => source.start, to);
    const start = countStarting(days, ({ source }) => source.end, from - 1);
    const state = start < end ? workspace.organization(usage.organization.value) : undefined;
    return state === undefined ? [] : days.slice(start, end).flatMap(record => dayFigure(state, record) ?? []);
  });
}

function dayFigure(state: OrganizationState, record: DayRecord): DayFigure | undefined {
  const day = record.date.value;
  const ofCycle = state.cycleOn(day);
  const use = ofCycle?.reconciliation?.days.find(one => one.day === day);
  if (ofCycle?.reconciliation === undefined || use === undefined) return undefined;
  const isCounting = ofCycle.records.get(day)?.includes(record) === true;
  return isCounting ? { record, use, reconciliation: ofCycle.reconciliation } : undefined;
}

export function committedFigures(workspace: Workspace, file: SourceFile): CommittedFigure[] {
  return eachCounting(workspace, file).flatMap(({ subscription, state }) =>
    LICENSE_TYPES.flatMap(type => {
      const inForce = (day: Day) => committedQuantity(subscription, type, day);
      return writtenQuantities(subscription, type).flatMap(written => {
        const day = latestDay(subscription, state, day => inForce(day)?.source === written.source);
        if (day === undefined) return [];
        const reconciliation = state.reconciliations.findLast(({ days }) =>
          days.some(use => isActive(subscription, use.day) && inForce(use.day)?.source === written.source),
        );
        return { type, written, state, day, reconciliation };
      });
    }),
  );
}

export function surgeFigures(workspace: Workspace, file: SourceFile): SurgeFigure[] {
  return eachCounting(workspace, file).flatMap(({ subscription, state }) => {
    const amended = subscription.amendments.flatMap(({ surgeProtection }) => surgeProtection ?? []);
    const all = subscription.surgeProtection === undefined ? amended : [subscription.surgeProtection, ...amended];
    return all.flatMap(written => {
      const isInForce = (day: Day): boolean =>
        surgePercentage(subscription, day)?.source === written.source &&
        periodContaining(state.periods, day)?.primary === subscription;
      // The limit of its latest cycle with usage, as everywhere else; else of a day on which it is in force.
      const latest = state.reconciliations.findLast(({ surge }) => surge?.percentage.source === written.source)?.surge;
      if (latest !== undefined && latest !== null) return { written, surge: latest };
      const day = latestDay(subscription, state, isInForce);
      const surge = day === undefined ? undefined : surgeLimitOn(state.subscriptions, subscription, day);
      return surge === undefined ? [] : { written, surge };
    });
  });
}

/** The subscriptions of a file that are not left out of their organization. */
function eachCounting(workspace: Workspace, file: SourceFile) {
  return file.subscriptions.flatMap(subscription => {
    const state = workspace.organization(subscription.organization.value);
    return state?.subscriptions.includes(subscription) === true ? { subscription, state } : [];
  });
}

function writtenQuantities({ licenses, amendments }: Subscription, type: LicenseType): Located<number>[] {
  return [licenses[type]?.committed, ...amendments.map(({ committed }) => committed[type])].flatMap(one => one ?? []);
}

/** The latest day with usage for which the test holds, else the first such day on which the terms change. */
function latestDay(
  subscription: Subscription,
  state: OrganizationState,
  isInForce: (day: Day) => boolean,
): Day | undefined {
  const isMeant = (day: Day): boolean => isActive(subscription, day) && isInForce(day);
  for (let index = state.reconciliations.length - 1; index >= 0; index -= 1) {
    const used = state.reconciliations[index]?.days.findLast(({ day }) => isMeant(day));
    if (used !== undefined) return used.day;
  }
  const changes = [
    ...state.periods.map(period => period.from),
    ...subscription.amendments.map(one => one.effective.value),
  ];
  return [subscription.start.value, ...changes.sort((one, other) => one - other)].find(isMeant);
}

/** The commitments on the day of a committed figure, all active subscriptions together. */
export const commitmentsOf = ({ state, day }: CommittedFigure) => commitmentsOn(state.subscriptions, day);
