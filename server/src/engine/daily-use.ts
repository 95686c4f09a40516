/** R4, R5 and the daily row of R7: one day's use against what is committed on it. */
import { type Commitments, commitmentsOn } from './commitment';
import type { Day, DayFigures, LicenseType, Subscription } from './domain';
import { rememberedFor } from './remembered';

export interface DailyUse {
  readonly day: Day;
  readonly figures: DayFigures;
  readonly commitments: Commitments;
  /** A figure that is absent counts 0 here and has no row. */
  readonly used: Readonly<Record<LicenseType, number>>;
  /** What a row shows as committed; for ports 2 × committed agents + add-on ports. */
  readonly committed: Readonly<Record<LicenseType, number>>;
  /** Standard use that idle Premium licences serve (R4). */
  readonly substituted: number;
  readonly overage: Readonly<Record<LicenseType, number>>;
}

export const PORTS_PER_AGENT = 2;

export const agentOverageOf = (use: DailyUse): number => use.overage.premium + use.overage.standard;

export const committedAgentsOf = ({ premium, standard }: Commitments): number => premium.quantity + standard.quantity;

/** Counts a day's use against the commitments of the subscriptions active on it. */
export const dailyUse = (subscriptions: readonly Subscription[], day: Day, figures: DayFigures): DailyUse =>
  useAgainst(commitmentsOn(subscriptions, day), day, figures);

/** Counts a day's use against what is committed on it. */
export function useAgainst(commitments: Commitments, day: Day, figures: DayFigures): DailyUse {
  const used = {
    premium: figures.premium?.value ?? 0,
    standard: figures.standard?.value ?? 0,
    ivrPorts: figures.ivrPorts?.value ?? 0,
    workforceOptimization: figures.workforceOptimization?.value ?? 0,
  };
  const idlePremium = Math.max(commitments.premium.quantity - used.premium, 0);
  const standardAbove = Math.max(used.standard - commitments.standard.quantity, 0);
  const substituted = Math.min(standardAbove, idlePremium);
  const premium = Math.max(used.premium - commitments.premium.quantity, 0);
  const standard = standardAbove - substituted;
  const committed = committedOf(commitments);
  const ivrPorts = Math.max(used.ivrPorts - committed.ivrPorts - PORTS_PER_AGENT * (premium + standard), 0);
  const workforceOptimization = Math.max(used.workforceOptimization - commitments.workforceOptimization.quantity, 0);
  const isWithin = premium + standard + ivrPorts + workforceOptimization === 0;
  const overage = isWithin ? NO_OVERAGE : { premium, standard, ivrPorts, workforceOptimization };
  return { day, figures, commitments, used, committed, substituted, overage };
}

/** One for all days that have none: most of all days are such. */
const NO_OVERAGE: DailyUse['overage'] = { premium: 0, standard: 0, ivrPorts: 0, workforceOptimization: 0 };

/** How many of each type are committed, the ports that come with agents among the IVR ports (R7). */
export const committedOf = rememberedFor((commitments: Commitments): DailyUse['committed'] => ({
  premium: commitments.premium.quantity,
  standard: commitments.standard.quantity,
  ivrPorts: PORTS_PER_AGENT * committedAgentsOf(commitments) + commitments.ivrPorts.quantity,
  workforceOptimization: commitments.workforceOptimization.quantity,
}));
