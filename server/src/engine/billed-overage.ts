/** R6, and the cycle's IVR overage of R7: what is billed for a cycle. */
import { agentOverageOf, committedAgentsOf, type DailyUse, PORTS_PER_AGENT } from './daily-use';
import { hasFigure } from './day-figures';
import {
  AGENT_TYPES,
  type AgentType,
  type Assumptions,
  type Day,
  type FigureType,
  LICENSE_TYPES,
  type LicenseType,
} from './domain';

export interface BilledOverage {
  readonly type: LicenseType;
  readonly quantity: number;
  /** The day that decides the quantity; null where the quantity is 0. */
  readonly peakDate: Day | null;
  /** The day that explains the quantity, also where it is 0; undefined where no row of the type was counted. */
  readonly basis: DailyUse | undefined;
}

/** Of an item that has none. */
const NO_MEASURE = Number.NEGATIVE_INFINITY;

/** The first item for which `measure` is highest; undefined where none has any. */
export function highest<Item>(items: readonly Item[], measure: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  let most = NO_MEASURE;
  for (const item of items) {
    const measured = measure(item);
    if (measured <= most) continue;
    best = item;
    most = measured;
  }
  return best;
}

/** The first day with a figure of a type for which `measure` is highest; undefined where there is no such day. */
export const highestDay = (
  days: readonly DailyUse[],
  type: FigureType,
  measure: (use: DailyUse) => number,
): DailyUse | undefined => highest(days, use => (hasFigure(use.figures, type) ? measure(use) : NO_MEASURE));

/** One entry for each type with a figure in the cycle, quantity 0 included. `days` are in order. */
export function billedOverage(days: readonly DailyUse[], assumptions: Assumptions): BilledOverage[] {
  const agents = billedAgentOverage(days, assumptions);
  return LICENSE_TYPES.filter(type => days.some(({ figures }) => hasFigure(figures, type))).map(type => {
    if (type === 'premium' || type === 'standard') return { type, ...agents[type] };
    if (type === 'ivrPorts') return { type, ...billedPortOverage(days, agents, assumptions) };
    return { type, ...peak(days, type, use => use.overage[type]) };
  });
}

type Billed = Omit<BilledOverage, 'type'>;

function peak(days: readonly DailyUse[], type: LicenseType, measure: (use: DailyUse) => number): Billed {
  const day = highestDay(days, type, measure);
  const quantity = day === undefined ? 0 : measure(day);
  if (day === undefined || quantity > 0) return { quantity, peakDate: day?.day ?? null, basis: day };
  return { quantity, peakDate: null, basis: highestDay(days, type, use => use.used[type]) };
}

function billedAgentOverage(days: readonly DailyUse[], { overageBilling }: Assumptions): Record<AgentType, Billed> {
  const considered =
    overageBilling === 'peakDayTotal' ? [highest(days, agentOverageOf)].flatMap(day => day ?? []) : days;
  const of = (type: AgentType): Billed => {
    const billed = peak(considered, type, use => use.overage[type]);
    // A type without a row on the day that decides is explained by that day all the same.
    return billed.basis === undefined ? { ...billed, basis: considered[0] } : billed;
  };
  return { premium: of('premium'), standard: of('standard') };
}

export const withFigure = (days: readonly DailyUse[], type: FigureType): DailyUse[] =>
  days.filter(({ figures }) => hasFigure(figures, type));

/** Ports that come with the agents, committed and billed as overage, and the add-on ports, on a day of the cycle (R7). */
export function portsOn(use: DailyUse, billedAgents: number): number {
  const agents = committedAgentsOf(use.commitments) + billedAgents;
  return PORTS_PER_AGENT * agents + use.commitments.ivrPorts.quantity;
}

export const portExcess = (use: DailyUse, billedAgents: number): number =>
  Math.max(use.used.ivrPorts - portsOn(use, billedAgents), 0);

function billedPortOverage(
  days: readonly DailyUse[],
  agents: Record<AgentType, Billed>,
  { ivrAggregation }: Assumptions,
): Billed {
  const billedAgents = agents.premium.quantity + agents.standard.quantity;
  const highestExcess = peak(days, 'ivrPorts', use => portExcess(use, billedAgents));
  if (ivrAggregation === 'peak') return highestExcess;
  return {
    ...highestExcess,
    quantity: withFigure(days, 'ivrPorts').reduce((sum, use) => sum + portExcess(use, billedAgents), 0),
  };
}

/** Billed Premium and Standard overage together: each brings two ports (R7). */
export function billedAgentsOf(billed: readonly BilledOverage[]): number {
  return billed.reduce(
    (sum, { type, quantity }) => (AGENT_TYPES.some(agent => agent === type) ? sum + quantity : sum),
    0,
  );
}
