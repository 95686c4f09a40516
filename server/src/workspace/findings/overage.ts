/** What exceeds the commitment, what is served by substitution, and what is committed and never used. */
import type { BilledOverage } from '../../engine/billed-overage';
import type { DailyUse } from '../../engine/daily-use';
import { hasFigure } from '../../engine/day-figures';
import { LICENSE_TYPES, type LicenseType } from '../../engine/domain';
import type { Reconciliation } from '../../engine/reconcile';
import { rememberedFor } from '../../engine/remembered';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import type { CycleState } from '../cycle-state';
import type { OrganizationState } from '../organization';

/** R6, R7: one pair for each billed type, leading from the commitments to the peak and back. */
export function overageFindings({ reconciliation }: CycleState): Finding[] {
  if (reconciliation === undefined) return [];
  return reconciliation.billedOverage
    .filter(({ quantity }) => quantity > 0)
    .flatMap(billed => pairOf(reconciliation, billed));
}

function pairOf(reconciliation: Reconciliation, { type, quantity, basis }: BilledOverage): Finding[] {
  const record = basis?.figures[type];
  if (basis === undefined || record === undefined) return [];
  const { cycle, assumptions, primary } = reconciliation;
  const isSummed = type === 'ivrPorts' && assumptions.ivrAggregation === 'sum';
  const code = type === 'ivrPorts' ? 'ivr-overage' : 'overage';
  const rule = type === 'ivrPorts' ? 'R7' : 'R5';
  const used = record.value;
  const committed = basis.commitments[type].quantity;
  const quantities = basis.commitments[type].parts.map(({ value, source }) => ({
    source,
    message: message('committedIsHere', type, value),
  }));
  // Overage is the primary subscription's (R9), whose quantity comes first. Where none is written its id stands for it.
  const [first = { source: primary.id.source, message: message('committedIsHere', type, 0) }, ...others] = quantities;
  const atCommitment: Finding = {
    code,
    rule,
    source: first.source,
    message: message('overageAtCommitment', type, quantity, committed, cycle.start, cycle.end),
    related: [{ source: record.source, message: message('peakIsHere', type, used, basis.day) }, ...others],
  };
  const atPeak: Finding = {
    code,
    rule,
    source: record.source,
    message: isSummed
      ? message('portOverageSummed', quantity, cycle.start, cycle.end)
      : message('overageAtPeak', type, quantity, used, committed, cycle.start, cycle.end),
    related: [first, ...others],
  };
  return [atCommitment, atPeak];
}

/** R4: each day on which idle Premium licences serve Standard agents. */
export function substitutionFindings({ reconciliation }: CycleState): Finding[] {
  return (reconciliation?.days ?? []).flatMap(use => {
    const standard = use.figures.standard;
    if (standard === undefined || use.substituted === 0) return [];
    const related = use.commitments.premium.parts.map(({ value, source }) => ({
      source,
      message: message('committedIsHere', 'premium', value),
    }));
    const { substituted, overage, day } = use;
    const text = message('substitution', substituted, substituted + overage.standard, overage.standard, day);
    return { code: 'substitution', rule: 'R4', source: standard.source, message: text, related } as const;
  });
}

/** Commitments that no day at hand came up to. Premium that serves Standard is used. */
export function unusedCommitmentFindings({ reconciliations }: OrganizationState): Finding[] {
  const idles = reconciliations.map(leastIdle);
  return LICENSE_TYPES.flatMap(type => {
    const idle = idles.reduce((least, one) => Math.min(least, one[type]), Number.POSITIVE_INFINITY);
    const latest = reconciliations[idles.findLastIndex(one => one[type] < Number.POSITIVE_INFINITY)];
    const use = latest?.days.findLast(({ figures }) => hasFigure(figures, type));
    if (use === undefined || idle <= 0) return [];
    return use.commitments[type].parts
      .filter(({ value }) => value > 0)
      .map(({ source }) => ({
        code: 'unused-commitment' as const,
        source,
        message: message('unusedCommitment', type, idle, use.commitments[type].quantity),
        related: [],
      }));
  });
}

/** The least of each commitment that is not used on a day of a cycle that tells; Infinity where there is none. */
export const leastIdle = rememberedFor(({ days }: Reconciliation): Readonly<Record<LicenseType, number>> => {
  const least = {
    premium: Number.POSITIVE_INFINITY,
    standard: Number.POSITIVE_INFINITY,
    ivrPorts: Number.POSITIVE_INFINITY,
    workforceOptimization: Number.POSITIVE_INFINITY,
  };
  for (const use of days) {
    for (const type of LICENSE_TYPES) {
      const tells = hasFigure(use.figures, type) || (type === 'premium' && use.substituted > 0);
      if (tells) least[type] = Math.min(least[type], idleOf(use, type));
    }
  }
  return least;
});

/** What of a day's commitment is not used; of the ports only the add-on ports are a choice, so at most these. */
function idleOf(use: DailyUse, type: LicenseType): number {
  const substituted = type === 'premium' ? use.substituted : 0;
  return Math.min(use.committed[type] - use.used[type] - substituted, use.commitments[type].quantity);
}
