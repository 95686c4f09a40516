/** R8: how many calls may be under way at once. */

import { type Commitments, commitmentsOn, surgePercentage } from './commitment';
import { Big } from './decimal';
import type { Day, Located, Subscription } from './domain';
import { rememberedFor } from './remembered';

export interface SurgeLimit {
  readonly day: Day;
  readonly commitments: Commitments;
  /** Calls that the licences entitle to: 3 for every committed agent, 1 for every add-on port. */
  readonly voiceEntitlement: number;
  readonly percentage: Located<Big>;
  /** The last call that is still taken; the next is rejected. */
  readonly limit: number;
  /** The limit that Control Hub computes where a quantity of 0 shows as 1. */
  readonly displayedLimit: number;
}

export const CALLS_PER_AGENT = 3;

/** The limit on a day, or undefined where the primary subscription has no surge protection percentage. */
export const surgeLimitOn = (
  subscriptions: readonly Subscription[],
  primary: Subscription,
  day: Day,
): SurgeLimit | undefined => surgeLimitAgainst(commitmentsOn(subscriptions, day), primary, day);

/** The limit on a day of which the commitments are known. */
export function surgeLimitAgainst(commitments: Commitments, primary: Subscription, day: Day): SurgeLimit | undefined {
  const percentage = surgePercentage(primary, day);
  if (percentage === undefined) return undefined;
  const voiceEntitlement = voiceEntitlementOf(commitments);
  const { limit, displayedLimit } = limitsAgainst(commitments, percentage.value);
  return { day, commitments, voiceEntitlement, percentage, limit, displayedLimit };
}

type Limits = Pick<SurgeLimit, 'limit' | 'displayedLimit'>;

/** Exact arithmetic takes its time, and on most days commitments and percentage are those of the day before. */
const knownLimits = rememberedFor((_: Commitments) => new Map<Big, Limits>());

function limitsAgainst(commitments: Commitments, percentage: Big): Limits {
  const ofCommitments = knownLimits(commitments);
  const limits = ofCommitments.get(percentage) ?? {
    limit: limitOf(voiceEntitlementOf(commitments), percentage),
    displayedLimit: limitOf(displayedEntitlement(commitments), percentage),
  };
  ofCommitments.set(percentage, limits);
  return limits;
}

/** Calls that the licences entitle to, whether there is surge protection or not. */
export const voiceEntitlementOf = (commitments: Commitments): number => entitlementOf(commitments, 0);

/** The entitlement from which Control Hub computes the limit that it shows. */
export const displayedEntitlement = (commitments: Commitments): number => entitlementOf(commitments, 1);

function entitlementOf({ premium, standard, ivrPorts }: Commitments, least: number): number {
  const agents = Math.max(premium.quantity, least) + Math.max(standard.quantity, least);
  return CALLS_PER_AGENT * agents + Math.max(ivrPorts.quantity, least);
}

/** floor(entitlement × (100 + percentage) / 100), exactly: binary floats give 114 for 100 and 15 %. */
function limitOf(entitlement: number, percentage: Big): number {
  const exact = percentage.plus('100').times(String(entitlement)).times('0.01');
  return exact.round(0, Big.roundDown).toNumber();
}
