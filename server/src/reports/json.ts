/** The public JSON of the results: fixed keys in a fixed order, quantities as integers, what is absent as null. */
import { formatDay } from '../engine/day';
import type { Day } from '../engine/domain';
import type { IvrPorts, Reconciliation, Surge } from '../engine/reconcile';
import { COMMENT, unitOf, usageTypeName } from './labels';

const day = (value: Day | null | undefined): string | null =>
  value === null || value === undefined ? null : formatDay(value);

/** The document that `reconcile --format json` prints. */
export const reconciliationsJson = (reconciliations: readonly Reconciliation[]) => ({
  schemaVersion: 1,
  reconciliations: reconciliations.map(reconciliationJson),
});

function reconciliationJson(reconciliation: Reconciliation) {
  const { organization, cycle, agentModel, primary, subscriptions, dailyDetail, billedOverage, ivr, surge } =
    reconciliation;
  return {
    organization,
    cycle: { start: day(cycle.start), end: day(cycle.end) },
    agentModel: agentModel ?? null,
    currency: primary.currency?.value ?? null,
    primarySubscription: primary.id.value,
    subscriptions: subscriptions.map(subscription => subscription.id.value),
    dailyDetail: dailyDetail.map(({ use, type, substituted, overage, isPeak }) => ({
      date: day(use.day),
      type,
      usageType: usageTypeName(type, agentModel),
      used: use.used[type],
      committed: use.committed[type],
      substituted,
      overage,
      unit: unitOf(type),
      comment: isPeak ? COMMENT : '',
    })),
    billedOverage: billedOverage.map(({ type, quantity, peakDate }) => ({ type, quantity, peakDate: day(peakDate) })),
    ivr: ivr === null ? null : ivrJson(ivr),
    surge: surge === null ? null : surgeJson(surge),
    digitalChannels: [],
    committedCharges: null,
    invoice: null,
  };
}

const ivrJson = ({ peak, committedPorts, overageAgentPorts, addOnPorts, ports, overage }: IvrPorts) => ({
  committedPorts,
  overageAgentPorts,
  addOnPorts,
  ports,
  peakUsed: peak.used.ivrPorts,
  peakDate: day(peak.day),
  overage,
});

const surgeJson = ({ voiceEntitlement, percentage, limit, displayedLimit, peak }: Surge) => ({
  voiceEntitlement,
  percentage: percentage.value.toFixed(),
  limit,
  displayedLimit,
  peakVoiceContacts: peak?.figures.voiceContacts?.value ?? null,
  peakDate: day(peak?.day),
});
