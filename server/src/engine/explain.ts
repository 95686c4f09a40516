/**
 * Where a number comes from: its rule, the formula, and the inputs down to where they are written. Built when asked
 * for, from the same reconciliation that every surface shows.
 */

import { billedAgentsOf, portExcess, portsOn, withFigure } from './billed-overage';
import type { Commitment, Commitments } from './commitment';
import { committedAgentsOf, type DailyUse, PORTS_PER_AGENT } from './daily-use';
import type { Big } from './decimal';
import type { AgentType, Day, FigureType, LicenseType, Located, Rule, Source } from './domain';
import type { Reconciliation } from './reconcile';
import { CALLS_PER_AGENT, type SurgeLimit } from './surge';

/** What a number is. */
export type Term =
  | { readonly name: 'used'; readonly type: FigureType; readonly day: Day; readonly isAbsent: boolean }
  | { readonly name: 'committed'; readonly type: LicenseType; readonly day: Day; readonly isAbsent: boolean }
  | { readonly name: 'committedPart'; readonly type: LicenseType }
  | { readonly name: 'addOnPorts'; readonly day: Day; readonly isAbsent: boolean }
  | { readonly name: 'committedPorts'; readonly day: Day }
  | { readonly name: 'aboveCommitment'; readonly type: LicenseType }
  | { readonly name: 'idlePremium' }
  | { readonly name: 'substituted'; readonly day: Day }
  | { readonly name: 'overage'; readonly type: LicenseType; readonly day: Day }
  | { readonly name: 'billed'; readonly type: LicenseType }
  | { readonly name: 'portExcess'; readonly day: Day }
  | { readonly name: 'ports'; readonly day: Day }
  | { readonly name: 'voiceEntitlement'; readonly day: Day }
  | { readonly name: 'surgePercentage' }
  | { readonly name: 'surgeLimit'; readonly day: Day };

export interface Explanation {
  readonly term: Term;
  readonly value: number | Big;
  readonly rule?: Rule | undefined;
  /** `{0}`, `{1}` … stand for the values of the inputs. An input of the user's has none. */
  readonly formula?: string | undefined;
  /** Where the user wrote it. */
  readonly source?: Source | undefined;
  readonly inputs: readonly Explanation[];
}

export function explainUsed(use: DailyUse, type: FigureType): Explanation {
  const figure = use.figures[type];
  const term: Term = { name: 'used', type, day: use.day, isAbsent: figure === undefined };
  return { term, value: figure?.value ?? 0, source: figure?.source, inputs: [] };
}

/** The committed quantity of a type as in force on a day; for ports the add-on ports alone. */
export function explainCommitted(commitments: Commitments, type: LicenseType, day: Day): Explanation {
  const { quantity, parts }: Commitment = commitments[type];
  const isAbsent = parts.length === 0;
  const term: Term =
    type === 'ivrPorts' ? { name: 'addOnPorts', day, isAbsent } : { name: 'committed', type, day, isAbsent };
  const [only, ...others] = parts;
  if (only === undefined || others.length === 0) return { term, value: quantity, source: only?.source, inputs: [] };
  return {
    term,
    value: quantity,
    rule: 'R9',
    formula: parts.map((_, index) => `{${index}}`).join(' + '),
    inputs: parts.map(({ value, source }: Located<number>) => ({
      term: { name: 'committedPart', type },
      value,
      source,
      inputs: [],
    })),
  };
}

/** Ports that a day's row shows as committed: two for each committed agent, and the add-on ports. */
export function explainCommittedPorts(commitments: Commitments, day: Day): Explanation {
  return {
    term: { name: 'committedPorts', day },
    value: PORTS_PER_AGENT * committedAgentsOf(commitments) + commitments.ivrPorts.quantity,
    rule: 'R7',
    formula: `${PORTS_PER_AGENT} × ({0} + {1}) + {2}`,
    inputs: [
      explainCommitted(commitments, 'premium', day),
      explainCommitted(commitments, 'standard', day),
      explainCommitted(commitments, 'ivrPorts', day),
    ],
  };
}

function explainAbove(use: DailyUse, type: LicenseType): Explanation {
  return {
    term: { name: 'aboveCommitment', type },
    value: Math.max(use.used[type] - use.commitments[type].quantity, 0),
    rule: 'R5',
    formula: 'max({0} − {1}, 0)',
    inputs: [explainUsed(use, type), explainCommitted(use.commitments, type, use.day)],
  };
}

export function explainSubstituted(use: DailyUse): Explanation {
  const idlePremium: Explanation = {
    term: { name: 'idlePremium' },
    value: Math.max(use.commitments.premium.quantity - use.used.premium, 0),
    rule: 'R4',
    formula: 'max({0} − {1}, 0)',
    inputs: [explainCommitted(use.commitments, 'premium', use.day), explainUsed(use, 'premium')],
  };
  return {
    term: { name: 'substituted', day: use.day },
    value: use.substituted,
    rule: 'R4',
    formula: 'min({0}, {1})',
    inputs: [explainAbove(use, 'standard'), idlePremium],
  };
}

/** The overage on a day's row. */
export function explainOverage(use: DailyUse, type: LicenseType): Explanation {
  const term: Term = { name: 'overage', type, day: use.day };
  const value = use.overage[type];
  if (type === 'standard') {
    const inputs = [explainAbove(use, 'standard'), explainSubstituted(use)];
    return { term, value, rule: 'R5', formula: '{0} − {1}', inputs };
  }
  if (type === 'ivrPorts') {
    return {
      term,
      value,
      rule: 'R7',
      formula: `max({0} − {1} − ${PORTS_PER_AGENT} × ({2} + {3}), 0)`,
      inputs: [
        explainUsed(use, 'ivrPorts'),
        explainCommittedPorts(use.commitments, use.day),
        explainOverage(use, 'premium'),
        explainOverage(use, 'standard'),
      ],
    };
  }
  return { ...explainAbove(use, type), term };
}

/** What is billed for a type in a cycle; undefined where the type has no row in it. */
export function explainBilled(reconciliation: Reconciliation, type: LicenseType): Explanation | undefined {
  const billed = reconciliation.billedOverage.find(entry => entry.type === type);
  if (billed === undefined) return undefined;
  const term: Term = { name: 'billed', type };
  const value = billed.quantity;
  if (type === 'ivrPorts') return { ...explainPortOverage(reconciliation), term };
  if (billed.basis === undefined) return { term, value, rule: 'R6', inputs: [] };
  return { term, value, rule: 'R6', formula: '{0}', inputs: [explainOverage(billed.basis, type)] };
}

function explainBilledAgent(reconciliation: Reconciliation, type: AgentType): Explanation {
  return explainBilled(reconciliation, type) ?? { term: { name: 'billed', type }, value: 0, rule: 'R6', inputs: [] };
}

/** All ports that come with a day's commitment and the billed overage agents. */
export function explainPorts(reconciliation: Reconciliation, use: DailyUse): Explanation {
  return {
    term: { name: 'ports', day: use.day },
    value: portsOn(use, billedAgentsOf(reconciliation.billedOverage)),
    rule: 'R7',
    formula: `${PORTS_PER_AGENT} × ({0} + {1} + {2} + {3}) + {4}`,
    inputs: [
      explainCommitted(use.commitments, 'premium', use.day),
      explainCommitted(use.commitments, 'standard', use.day),
      explainBilledAgent(reconciliation, 'premium'),
      explainBilledAgent(reconciliation, 'standard'),
      explainCommitted(use.commitments, 'ivrPorts', use.day),
    ],
  };
}

function explainPortOverage(reconciliation: Reconciliation): Omit<Explanation, 'term'> {
  const billedAgents = billedAgentsOf(reconciliation.billedOverage);
  const excess = (use: DailyUse): Explanation => ({
    term: { name: 'portExcess', day: use.day },
    value: portExcess(use, billedAgents),
    rule: 'R7',
    formula: 'max({0} − {1}, 0)',
    inputs: [explainUsed(use, 'ivrPorts'), explainPorts(reconciliation, use)],
  });
  const billed = reconciliation.billedOverage.find(({ type }) => type === 'ivrPorts');
  const value = billed?.quantity ?? 0;
  if (billed?.basis === undefined) return { value, rule: 'R7', inputs: [] };
  if (reconciliation.assumptions.ivrAggregation === 'peak' || value === 0) {
    const { formula, inputs } = excess(billed.basis);
    return { value, rule: 'R7', formula, inputs };
  }
  const inputs = withFigure(reconciliation.days, 'ivrPorts')
    .map(excess)
    .filter(day => day.value !== 0);
  return { value, rule: 'R7', formula: inputs.map((_, index) => `{${index}}`).join(' + '), inputs };
}

export function explainVoiceEntitlement({ commitments, day, voiceEntitlement }: SurgeLimit): Explanation {
  return {
    term: { name: 'voiceEntitlement', day },
    value: voiceEntitlement,
    rule: 'R8',
    formula: `${CALLS_PER_AGENT} × ({0} + {1}) + {2}`,
    inputs: [
      explainCommitted(commitments, 'premium', day),
      explainCommitted(commitments, 'standard', day),
      explainCommitted(commitments, 'ivrPorts', day),
    ],
  };
}

export function explainSurgeLimit(surge: SurgeLimit): Explanation {
  const percentage: Explanation = {
    term: { name: 'surgePercentage' },
    value: surge.percentage.value,
    source: surge.percentage.source,
    inputs: [],
  };
  return {
    term: { name: 'surgeLimit', day: surge.day },
    value: surge.limit,
    rule: 'R8',
    formula: 'floor({0} × (100 + {1}) / 100)',
    inputs: [explainVoiceEntitlement(surge), percentage],
  };
}
