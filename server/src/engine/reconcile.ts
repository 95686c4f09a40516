/** A customer's use set against what is committed, billing cycle by billing cycle. */
import { type BilledOverage, billedAgentsOf, billedOverage, highest, highestDay } from './billed-overage';
import { bySpan, type Commitments, commitmentsOn } from './commitment';
import {
  activeBetween,
  byAge,
  type Cycle,
  type CycleFinder,
  cycleFinder,
  type PrimaryPeriod,
  primaryPeriods,
} from './cycle';
import { agentOverageOf, committedAgentsOf, type DailyUse, dailyUse, PORTS_PER_AGENT, useAgainst } from './daily-use';
import { hasFigure } from './day-figures';
import {
  AGENT_TYPES,
  type AgentModel,
  ASSUMPTIONS,
  type Assumptions,
  type Day,
  type DayFigures,
  LICENSE_TYPES,
  type LicenseType,
  type Subscription,
} from './domain';
import {
  type CommittedCharges,
  committedCharges,
  type DigitalUse,
  digitalUse,
  type Invoice,
  invoiceOf,
} from './invoice';
import { rememberedFor } from './remembered';
import { type SurgeLimit, surgeLimitAgainst } from './surge';
import { type Conflict, type CycleRecords, usageOf } from './usage';

/** A row of the daily detail. */
export interface DailyRow {
  readonly use: DailyUse;
  readonly type: LicenseType;
  readonly substituted: number;
  readonly overage: number;
  /** R6: the row that carries the comment "Overage peak". */
  readonly isPeak: boolean;
}

/** R7 for a cycle, as of the earliest day with the highest use. */
export interface IvrPorts {
  readonly peak: DailyUse;
  readonly committedPorts: number;
  readonly overageAgentPorts: number;
  readonly addOnPorts: number;
  readonly ports: number;
  readonly overage: number;
}

export interface Surge extends SurgeLimit {
  /** Null where the cycle has no voice contacts. */
  readonly peak: DailyUse | null;
}

export interface Reconciliation {
  readonly organization: string;
  readonly cycle: Cycle;
  readonly primary: Subscription;
  /** Those active on at least one day of the cycle, oldest first. */
  readonly subscriptions: readonly Subscription[];
  readonly agentModel: AgentModel | undefined;
  readonly assumptions: Assumptions;
  /** The days with usage, in order. */
  readonly days: readonly DailyUse[];
  /** The days that the daily detail shows; other than `days` only where agents' types are taken as of each day. */
  readonly shownDays: readonly DailyUse[];
  readonly billedOverage: readonly BilledOverage[];
  readonly ivr: IvrPorts | null;
  readonly surge: Surge | null;
  readonly digitalChannels: readonly DigitalUse[];
  readonly committedCharges: CommittedCharges;
  readonly invoice: Invoice;
  /** Figures that are both written and counted, and in no number. */
  readonly conflicts: readonly Conflict[];
}

/** What the cycles of an organization have in common. */
export interface Terms {
  readonly organization: string;
  /** In any order; one agent model. */
  readonly subscriptions: readonly Subscription[];
  readonly periods: readonly PrimaryPeriod[];
  readonly agentModel: AgentModel | undefined;
  readonly cycleOn: CycleFinder;
  readonly commitmentsOn: (day: Day) => Commitments;
  /** What the commitments cost for a cycle that begins on the day. */
  readonly chargesOn: (day: Day) => CommittedCharges;
}

export function termsOf(organization: string, subscriptions: readonly Subscription[]): Terms {
  const periods = primaryPeriods(subscriptions);
  const oldestFirst = subscriptions.toSorted(byAge);
  return {
    organization,
    subscriptions,
    periods,
    agentModel: agentModelOf(subscriptions),
    cycleOn: cycleFinder(periods),
    commitmentsOn: bySpan(subscriptions, day => commitmentsOn(oldestFirst, day)),
    chargesOn: bySpan(subscriptions, day => committedCharges(oldestFirst, day)),
  };
}

/** The day that stands for a type in a cycle: the one that decides what is billed; the first where the type has no row. */
export const decidingUse = ({ billedOverage, subscriptions, cycle }: Reconciliation, type: LicenseType): DailyUse =>
  billedOverage.find(billed => billed.type === type)?.basis ?? dailyUse(subscriptions, cycle.start, {});

/** The earliest day with the most calls at once; undefined where the cycle has no voice contacts. */
export const mostContacts = (days: readonly DailyUse[]): DailyUse | undefined =>
  highestDay(days, 'voiceContacts', use => use.figures.voiceContacts?.value ?? 0);

export const agentModelOf = (subscriptions: readonly Subscription[]): AgentModel | undefined =>
  subscriptions.find(({ agentModel }) => agentModel !== undefined)?.agentModel?.value;

/** Undefined where the cycle has no day with usage and no digital units. */
export function reconcileCycle(terms: Terms, records: CycleRecords): Reconciliation | undefined {
  const { cycle, period, digitalUnits } = records;
  const { primary } = period;
  const assumptions = assumptionsOf(primary);
  if (records.usage.size === 0 && records.raw === undefined && digitalUnits.length === 0) return undefined;
  const usage = usageOf(records, assumptions.reclassification);
  const subscriptions = activeBetween(terms.subscriptions, cycle.start, cycle.end).sort(byAge);
  const use = (figures: ReadonlyMap<Day, DayFigures>): DailyUse[] => {
    const ofDays: DailyUse[] = [];
    figures.forEach((ofDay, day) => {
      ofDays.push(useAgainst(terms.commitmentsOn(day), day, ofDay));
    });
    return ofDays;
  };
  const days = use(usage.figures);
  const shownDays = usage.shownFigures === usage.figures ? days : use(usage.shownFigures);
  const billed = billedOverage(days, assumptions);
  const digitalChannels = digitalUse(primary, digitalUnits);
  const { agentModel } = terms;
  return {
    organization: terms.organization,
    cycle,
    primary,
    subscriptions,
    agentModel,
    assumptions,
    days,
    shownDays,
    billedOverage: billed,
    ivr: ivrPorts(days, billed),
    surge: surge(terms, primary, cycle, days),
    digitalChannels,
    committedCharges: terms.chargesOn(cycle.start),
    invoice: invoiceOf(primary, agentModel, cycle, billed, digitalChannels),
    conflicts: usage.conflicts,
  };
}

/** The readings that a subscription chose, the default where it did not. */
export function assumptionsOf({ assumptions }: Subscription): Assumptions {
  return {
    overageBilling: assumptions.overageBilling?.value ?? ASSUMPTIONS.overageBilling[0],
    overageComment: assumptions.overageComment?.value ?? ASSUMPTIONS.overageComment[0],
    ivrAggregation: assumptions.ivrAggregation?.value ?? ASSUMPTIONS.ivrAggregation[0],
    reclassification: assumptions.reclassification?.value ?? ASSUMPTIONS.reclassification[0],
  };
}

/** The rows of a cycle's daily detail: for each day those of its types with a figure. Made when it is first shown. */
export const dailyDetailOf = rememberedFor(({ shownDays, assumptions }: Reconciliation): readonly DailyRow[] => {
  const isPeak = assumptions.overageComment === 'peakDayTotal' ? peakDayTotalRow(shownDays) : peakRowOfType(shownDays);
  return shownDays.flatMap(use =>
    LICENSE_TYPES.filter(type => hasFigure(use.figures, type)).map(type => ({
      use,
      type,
      substituted: type === 'standard' ? use.substituted : 0,
      overage: use.overage[type],
      isPeak: isPeak(use, type),
    })),
  );
});

type RowTest = (use: DailyUse, type: LicenseType) => boolean;

/** The first agent row with overage on the earliest day with the highest total agent overage (R6). */
function peakDayTotalRow(days: readonly DailyUse[]): RowTest {
  const peak = highest(days, agentOverageOf);
  const row = AGENT_TYPES.find(type => peak !== undefined && peak.overage[type] > 0);
  return (use, type) => use === peak && type === row;
}

/** For each type the earliest row of its highest overage. */
function peakRowOfType(days: readonly DailyUse[]): RowTest {
  const peaks = new Map(LICENSE_TYPES.map(type => [type, highestDay(days, type, use => use.overage[type])]));
  return (use, type) => use.overage[type] > 0 && use === peaks.get(type);
}

function ivrPorts(days: readonly DailyUse[], billed: readonly BilledOverage[]): IvrPorts | null {
  const peak = highestDay(days, 'ivrPorts', use => use.used.ivrPorts);
  if (peak === undefined) return null;
  const committedPorts = PORTS_PER_AGENT * committedAgentsOf(peak.commitments);
  const overageAgentPorts = PORTS_PER_AGENT * billedAgentsOf(billed);
  const addOnPorts = peak.commitments.ivrPorts.quantity;
  return {
    peak,
    committedPorts,
    overageAgentPorts,
    addOnPorts,
    ports: committedPorts + overageAgentPorts + addOnPorts,
    overage: billed.find(({ type }) => type === 'ivrPorts')?.quantity ?? 0,
  };
}

function surge(terms: Terms, primary: Subscription, cycle: Cycle, days: readonly DailyUse[]): Surge | null {
  const peak = mostContacts(days);
  const day = peak?.day ?? cycle.start;
  const against = surgeLimitAgainst(terms.commitmentsOn(day), primary, day);
  if (against === undefined) return null;
  const { commitments, voiceEntitlement, percentage, limit, displayedLimit } = against;
  return { day, commitments, voiceEntitlement, percentage, limit, displayedLimit, peak: peak ?? null };
}
