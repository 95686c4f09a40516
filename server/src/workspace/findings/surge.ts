/** R8: calls at once against the voice entitlement and the surge limit. */
import { surgePercentage } from '../../engine/commitment';
import type { DailyUse } from '../../engine/daily-use';
import type { Reconciliation } from '../../engine/reconcile';
import { type SurgeLimit, surgeLimitAgainst, surgeLimitOn, voiceEntitlementOf } from '../../engine/surge';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import type { CycleState } from '../cycle-state';
import type { OrganizationState } from '../organization';

/** Each day with more calls at once than the licences entitle to: taken up to the limit, rejected above it. */
export function surgeUseFindings({ reconciliation }: CycleState): Finding[] {
  return reconciliation === undefined ? [] : reconciliation.days.flatMap(use => surgeUse(reconciliation, use) ?? []);
}

function surgeUse({ primary }: Reconciliation, use: DailyUse): Finding | undefined {
  const contacts = use.figures.voiceContacts;
  if (contacts === undefined || contacts.value <= voiceEntitlementOf(use.commitments)) return undefined;
  const surge = surgeLimitAgainst(use.commitments, primary, use.day);
  if (surge === undefined) return undefined;
  const isRejected = contacts.value > surge.limit;
  const { voiceEntitlement, limit } = surge;
  return {
    code: isRejected ? 'surge-limit-exceeded' : 'surge-in-use',
    rule: 'R8',
    source: contacts.source,
    message: isRejected
      ? message('surgeLimitExceeded', contacts.value, limit, use.day)
      : message('surgeInUse', contacts.value, voiceEntitlement, limit, use.day),
    related: [{ source: surge.percentage.source, message: message('surgePercentageIsHere', limit) }],
  };
}

/** Primary subscriptions without a surge protection percentage, and those whose limit Control Hub shows otherwise. */
export function surgeTermsFindings(state: OrganizationState): Finding[] {
  const primaries = new Map(state.periods.map(period => [period.primary, period]));
  return [...primaries.values()].flatMap(({ primary, from }): Finding[] => {
    if (primary.statesSurgeProtection !== true) {
      return [
        { code: 'surge-missing', rule: 'R8', source: primary.id.source, message: message('surgeMissing'), related: [] },
      ];
    }
    const latest = state.reconciliations.findLast(reconciliation => reconciliation.primary === primary);
    const day = latest?.cycle.end ?? from;
    if (surgePercentage(primary, day) === undefined) return [];
    const surge = surgeLimitOn(state.subscriptions, primary, day);
    return surge === undefined || surge.displayedLimit === surge.limit ? [] : [controlHubShowsOne(surge)];
  });
}

const controlHubShowsOne = ({ percentage, limit, displayedLimit, commitments }: SurgeLimit): Finding => ({
  code: 'control-hub-shows-one',
  rule: 'R8',
  source: percentage.source,
  message: message('controlHubShowsOne', limit, displayedLimit),
  related: (['premium', 'standard', 'ivrPorts'] as const).flatMap(type =>
    commitments[type].quantity > 0
      ? []
      : commitments[type].parts.map(({ source }) => ({ source, message: message('committedIsHere', type, 0) })),
  ),
});
