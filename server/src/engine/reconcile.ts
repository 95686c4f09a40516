/** A customer's use set against what is committed, billing cycle by billing cycle. */
import { type BilledOverage, billedAgentsOf, billedOverage, highest, withFigure } from './billed-overage';
import { byAge, type Cycle, cycleContaining, type PrimaryPeriod, periodContaining, primaryPeriods } from './cycle';
import { agentOverageOf, committedAgentsOf, type DailyUse, dailyUse, PORTS_PER_AGENT } from './daily-use';
import {
  AGENT_TYPES,
  type AgentModel,
  ASSUMPTIONS,
  type Assumptions,
  type Day,
  type DayFigures,
  LICENSE_TYPES,
  type LicenseType,
  type Organization,
  type Subscription,
} from './domain';
import { type SurgeLimit, surgeLimitOn } from './surge';

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
  readonly dailyDetail: readonly DailyRow[];
  readonly billedOverage: readonly BilledOverage[];
  readonly ivr: IvrPorts | null;
  readonly surge: Surge | null;
}

/** Every cycle that has a day with usage, in order. Days without an active subscription are in none. */
export function reconcile(organization: Organization): Reconciliation[] {
  const periods = primaryPeriods(organization.subscriptions);
  const byCycle = new Map<Day, { period: PrimaryPeriod; cycle: Cycle; usage: Map<Day, DayFigures> }>();
  for (const day of [...organization.usage.keys()].sort((one, other) => one - other)) {
    const period = periodContaining(periods, day);
    if (period === undefined) continue;
    const cycle = cycleContaining(period, day);
    const entry = byCycle.get(cycle.start) ?? { period, cycle, usage: new Map<Day, DayFigures>() };
    byCycle.set(cycle.start, entry);
    entry.usage.set(day, organization.usage.get(day) ?? {});
  }
  return [...byCycle.values()].map(({ period, cycle, usage }) =>
    reconcileCycle(organization, period.primary, cycle, usage),
  );
}

function reconcileCycle(
  organization: Organization,
  primary: Subscription,
  cycle: Cycle,
  usage: ReadonlyMap<Day, DayFigures>,
): Reconciliation {
  const subscriptions = organization.subscriptions
    .filter(({ start, end }) => start.value <= cycle.end && cycle.start <= (end?.value ?? cycle.end))
    .toSorted(byAge);
  const assumptions = assumptionsOf(primary);
  const days = [...usage].map(([day, figures]) => dailyUse(subscriptions, day, figures));
  const billed = billedOverage(days, assumptions);
  return {
    organization: organization.id,
    cycle,
    primary,
    subscriptions,
    agentModel: subscriptions.find(subscription => subscription.agentModel !== undefined)?.agentModel?.value,
    assumptions,
    days,
    dailyDetail: dailyDetail(days, assumptions),
    billedOverage: billed,
    ivr: ivrPorts(days, billed),
    surge: surge(subscriptions, primary, cycle, days),
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

function dailyDetail(days: readonly DailyUse[], { overageComment }: Assumptions): DailyRow[] {
  const isPeak = overageComment === 'peakDayTotal' ? peakDayTotalRow(days) : peakRowOfType(days);
  return days.flatMap(use =>
    LICENSE_TYPES.filter(type => use.figures[type] !== undefined).map(type => ({
      use,
      type,
      substituted: type === 'standard' ? use.substituted : 0,
      overage: use.overage[type],
      isPeak: isPeak(use, type),
    })),
  );
}

type RowTest = (use: DailyUse, type: LicenseType) => boolean;

/** The first agent row with overage on the earliest day with the highest total agent overage (R6). */
function peakDayTotalRow(days: readonly DailyUse[]): RowTest {
  const peak = highest(days, agentOverageOf);
  const row = AGENT_TYPES.find(type => peak !== undefined && peak.overage[type] > 0);
  return (use, type) => use === peak && type === row;
}

/** For each type the earliest row of its highest overage. */
function peakRowOfType(days: readonly DailyUse[]): RowTest {
  const peaks = new Map(LICENSE_TYPES.map(type => [type, highest(withFigure(days, type), use => use.overage[type])]));
  return (use, type) => use.overage[type] > 0 && use === peaks.get(type);
}

function ivrPorts(days: readonly DailyUse[], billed: readonly BilledOverage[]): IvrPorts | null {
  const peak = highest(withFigure(days, 'ivrPorts'), use => use.used.ivrPorts);
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

function surge(
  subscriptions: readonly Subscription[],
  primary: Subscription,
  cycle: Cycle,
  days: readonly DailyUse[],
): Surge | null {
  const peak = highest(withFigure(days, 'voiceContacts'), use => use.figures.voiceContacts?.value ?? 0);
  const limit = surgeLimitOn(subscriptions, primary, peak?.day ?? cycle.start);
  return limit === undefined ? null : { ...limit, peak: peak ?? null };
}
