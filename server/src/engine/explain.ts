/**
 * Where a number comes from: its rule, the formula, and the inputs down to where they are written. Built when asked
 * for, from the same reconciliation that every surface shows.
 */

import { billedAgentsOf, portExcess, portsOn, withFigure } from './billed-overage';
import type { Commitment, Commitments } from './commitment';
import { committedAgentsOf, type DailyUse, PORTS_PER_AGENT } from './daily-use';
import { Big } from './decimal';
import type {
  ActualInvoice,
  AgentType,
  Day,
  FigureType,
  Instant,
  LicenseType,
  Located,
  Rule,
  Source,
  Subscription,
} from './domain';
import type { CommittedCharge, DigitalUse, InvoiceLine } from './invoice';
import { sumOf } from './money';
import type { Reconciliation } from './reconcile';
import { CALLS_PER_AGENT, displayedEntitlement, type SurgeLimit, voiceEntitlementOf } from './surge';

/** What a number is. */
export type Term =
  | { readonly name: 'used'; readonly type: FigureType; readonly day: Day; readonly isAbsent: boolean }
  | { readonly name: 'committed'; readonly type: LicenseType; readonly day: Day; readonly isAbsent: boolean }
  | { readonly name: 'committedPart'; readonly type: LicenseType }
  | { readonly name: 'addOnPorts'; readonly day: Day; readonly isAbsent: boolean }
  | { readonly name: 'committedPorts'; readonly day: Day }
  | { readonly name: 'agentPorts'; readonly day: Day }
  | { readonly name: 'overageAgentPorts' }
  | { readonly name: 'aboveCommitment'; readonly type: LicenseType }
  | { readonly name: 'belowCommitment'; readonly type: LicenseType }
  | { readonly name: 'covered'; readonly type: LicenseType }
  | { readonly name: 'coveredPorts' }
  | { readonly name: 'idlePremium' }
  | { readonly name: 'substituted'; readonly day: Day }
  | { readonly name: 'overage'; readonly type: LicenseType; readonly day: Day }
  | { readonly name: 'billed'; readonly type: LicenseType; readonly isOfPeakDay: boolean }
  | { readonly name: 'portExcess'; readonly day: Day }
  | { readonly name: 'idlePorts'; readonly day: Day }
  | { readonly name: 'ports'; readonly day: Day }
  | { readonly name: 'voiceEntitlement'; readonly day: Day }
  | { readonly name: 'surgePercentage' }
  | { readonly name: 'surgeLimit'; readonly day: Day }
  | { readonly name: 'displayedEntitlement'; readonly day: Day }
  | { readonly name: 'displayedLimit'; readonly day: Day }
  | { readonly name: 'calls'; readonly part: CallsPart }
  | { readonly name: 'countedAt'; readonly type: FigureType; readonly day: Day; readonly at: Instant | undefined }
  | { readonly name: 'agent'; readonly agent: string; readonly at: Instant }
  | { readonly name: 'connection'; readonly at: Instant }
  | { readonly name: 'unitPrice'; readonly isAbsent: boolean; readonly isOtherCurrency: boolean }
  | { readonly name: 'discount'; readonly isAbsent: boolean }
  | { readonly name: 'lineAmount'; readonly type: LicenseType }
  | { readonly name: 'channelAmount'; readonly sku: string }
  | { readonly name: 'invoiceTotal' }
  | { readonly name: 'expectedTotal' }
  | { readonly name: 'noCharge'; readonly of: 'recurring' | 'other' | 'taxes' }
  | { readonly name: 'statedCharge'; readonly of: 'other' | 'taxes' }
  | { readonly name: 'committedCharge'; readonly type: LicenseType; readonly subscription: string }
  | { readonly name: 'committedCharges' }
  | { readonly name: 'bothCharges' }
  | { readonly name: 'otherCurrency'; readonly subscription: string; readonly currency: string | undefined }
  | { readonly name: 'channelUnits'; readonly sku: string }
  | { readonly name: 'channelRecord'; readonly day: Day }
  | { readonly name: 'channelIncluded'; readonly isAbsent: boolean }
  | { readonly name: 'channelOverage'; readonly sku: string }
  | { readonly name: 'billedElsewhere'; readonly primary: string }
  | { readonly name: 'stated' | 'statedChange'; readonly of: StatedNumber }
  | { readonly name: 'asWritten' | 'asTried' | 'trialChange'; readonly of: Term };

/** A number of a vendor's invoice. */
export type StatedNumber =
  | { readonly line: string; readonly part: 'quantity' | 'unitPrice' | 'amount' }
  | { readonly total: 'recurring' | 'usage' | 'total' };

/** What the most calls at once consist of; without surge protection those above the voice entitlement have no limit. */
export type CallsPart = 'covered' | 'surge' | 'rejected' | 'aboveEntitlement' | 'idle';

/** How a number is written. */
export type Display =
  | { readonly as: 'quantity' | 'percentage' }
  | { readonly as: 'amount' | 'unitPrice'; readonly currency: string | undefined };

export interface Explanation {
  readonly term: Term;
  /** Undefined where it is unknown, because a price is missing or in another currency. */
  readonly value: number | Big | undefined;
  /** A quantity unless said otherwise. */
  readonly display?: Display | undefined;
  /** How far one number is from another: it is shown with its sign. */
  readonly isChange?: true | undefined;
  readonly rule?: Rule | undefined;
  /** `{0}`, `{1}` … stand for the values of the inputs; `count` for how many there are. What the user wrote has none. */
  readonly formula?: string | undefined;
  /** Where the user wrote it. */
  readonly source?: Source | undefined;
  readonly inputs: readonly Explanation[];
}

/** A figure of a day as written, or the log-ins or connections that make it. */
export function explainUsed(use: DailyUse, type: FigureType): Explanation {
  const figure = use.figures[type];
  const { day } = use;
  if (figure?.counted === undefined) {
    const term: Term = { name: 'used', type, day, isAbsent: figure === undefined };
    return { term, value: figure?.value ?? 0, source: figure?.source, inputs: [] };
  }
  const inputs = figure.counted.records().map(({ agent, at, source }): Explanation => {
    const term: Term = agent === undefined ? { name: 'connection', at } : { name: 'agent', agent, at };
    return { term, value: 1, source, inputs: [] };
  });
  const term: Term = { name: 'countedAt', type, day, at: figure.counted.at };
  return { term, value: figure.value, rule: figure.counted.rule, formula: 'count', inputs };
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
    formula: sumOfAll(parts),
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

/** Agents and licences used above the commitment of a day, before substitution. */
export function explainAbove(use: DailyUse, type: LicenseType): Explanation {
  return {
    term: { name: 'aboveCommitment', type },
    value: Math.max(use.used[type] - use.commitments[type].quantity, 0),
    rule: 'R5',
    formula: 'max({0} − {1}, 0)',
    inputs: [explainUsed(use, type), explainCommitted(use.commitments, type, use.day)],
  };
}

/** The part of a day's use that its commitment covers, without substitution. */
export function explainCovered(use: DailyUse, type: LicenseType): Explanation {
  return {
    term: { name: 'covered', type },
    value: Math.min(use.used[type], use.commitments[type].quantity),
    formula: 'min({0}, {1})',
    inputs: [explainUsed(use, type), explainCommitted(use.commitments, type, use.day)],
  };
}

/** What a day's commitment has beyond its use. */
export function explainBelow(use: DailyUse, type: LicenseType): Explanation {
  return {
    term: { name: 'belowCommitment', type },
    value: Math.max(use.commitments[type].quantity - use.used[type], 0),
    formula: 'max({0} − {1}, 0)',
    inputs: [explainCommitted(use.commitments, type, use.day), explainUsed(use, type)],
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
  const term = billedTerm(reconciliation, type);
  const value = billed.quantity;
  if (type === 'ivrPorts') return { ...explainPortOverage(reconciliation), term };
  if (billed.basis === undefined) return { term, value, rule: 'R6', inputs: [] };
  return { term, value, rule: 'R6', formula: '{0}', inputs: [explainOverage(billed.basis, type)] };
}

function explainBilledAgent(reconciliation: Reconciliation, type: AgentType): Explanation {
  const none: Explanation = { term: billedTerm(reconciliation, type), value: 0, rule: 'R6', inputs: [] };
  return explainBilled(reconciliation, type) ?? none;
}

/** Premium and Standard may both be billed as of one day (`overageBilling`). */
const billedTerm = ({ assumptions }: Reconciliation, type: LicenseType): Term => ({
  name: 'billed',
  type,
  isOfPeakDay: assumptions.overageBilling === 'peakDayTotal' && (type === 'premium' || type === 'standard'),
});

/** Ports that come with the committed agents of a day, without the add-on ports. */
export function explainAgentPorts(commitments: Commitments, day: Day): Explanation {
  return {
    term: { name: 'agentPorts', day },
    value: PORTS_PER_AGENT * committedAgentsOf(commitments),
    rule: 'R7',
    formula: `${PORTS_PER_AGENT} × ({0} + {1})`,
    inputs: [explainCommitted(commitments, 'premium', day), explainCommitted(commitments, 'standard', day)],
  };
}

/** Ports that come with the agents that are billed as overage. */
export function explainOverageAgentPorts(reconciliation: Reconciliation): Explanation {
  return {
    term: { name: 'overageAgentPorts' },
    value: PORTS_PER_AGENT * billedAgentsOf(reconciliation.billedOverage),
    rule: 'R7',
    formula: `${PORTS_PER_AGENT} × ({0} + {1})`,
    inputs: [explainBilledAgent(reconciliation, 'premium'), explainBilledAgent(reconciliation, 'standard')],
  };
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

/** Ports used on a day above all that come with its commitment and the billed overage agents. */
export const explainPortExcess = (reconciliation: Reconciliation, use: DailyUse): Explanation => ({
  term: { name: 'portExcess', day: use.day },
  value: portExcess(use, billedAgentsOf(reconciliation.billedOverage)),
  rule: 'R7',
  formula: 'max({0} − {1}, 0)',
  inputs: [explainUsed(use, 'ivrPorts'), explainPorts(reconciliation, use)],
});

/** Ports used on a day, as far as its commitment and the billed overage agents bring them. */
export const explainCoveredPorts = (reconciliation: Reconciliation, use: DailyUse): Explanation => ({
  term: { name: 'coveredPorts' },
  value: Math.min(use.used.ivrPorts, portsOn(use, billedAgentsOf(reconciliation.billedOverage))),
  rule: 'R7',
  formula: 'min({0}, {1})',
  inputs: [explainUsed(use, 'ivrPorts'), explainPorts(reconciliation, use)],
});

/** Ports that a day does not need of all those that it has. */
export function explainIdlePorts(reconciliation: Reconciliation, use: DailyUse): Explanation {
  const ports = portsOn(use, billedAgentsOf(reconciliation.billedOverage));
  return {
    term: { name: 'idlePorts', day: use.day },
    value: Math.max(ports - use.used.ivrPorts, 0),
    rule: 'R7',
    formula: 'max({0} − {1}, 0)',
    inputs: [explainPorts(reconciliation, use), explainUsed(use, 'ivrPorts')],
  };
}

function explainPortOverage(reconciliation: Reconciliation): Omit<Explanation, 'term'> {
  const excess = (use: DailyUse): Explanation => explainPortExcess(reconciliation, use);
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
  return { value, rule: 'R7', formula: sumOfAll(inputs), inputs };
}

export function explainVoiceEntitlement({
  commitments,
  day,
  voiceEntitlement,
}: Pick<SurgeLimit, 'commitments' | 'day' | 'voiceEntitlement'>): Explanation {
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

export function explainSurgePercentage({ percentage }: SurgeLimit): Explanation {
  const { value, source } = percentage;
  return { term: { name: 'surgePercentage' }, value, display: { as: 'percentage' }, source, inputs: [] };
}

const RAISED = 'floor({0} × (100 + {1}) / 100)';

export function explainSurgeLimit(surge: SurgeLimit): Explanation {
  return {
    term: { name: 'surgeLimit', day: surge.day },
    value: surge.limit,
    rule: 'R8',
    formula: RAISED,
    inputs: [explainVoiceEntitlement(surge), explainSurgePercentage(surge)],
  };
}

/** The limit that Control Hub shows: from quantities that are at least 1. */
export function explainDisplayedLimit(surge: SurgeLimit): Explanation {
  const entitlement: Explanation = {
    ...explainVoiceEntitlement(surge),
    term: { name: 'displayedEntitlement', day: surge.day },
    value: displayedEntitlement(surge.commitments),
    formula: `${CALLS_PER_AGENT} × (max({0}, 1) + max({1}, 1)) + max({2}, 1)`,
  };
  return {
    term: { name: 'displayedLimit', day: surge.day },
    value: surge.displayedLimit,
    rule: 'R8',
    formula: RAISED,
    inputs: [entitlement, explainSurgePercentage(surge)],
  };
}

/** A part of the calls at once on a day, against what is entitled to and, where there is one, the surge limit. */
export function explainCalls(use: DailyUse, surge: SurgeLimit | undefined, part: CallsPart): Explanation {
  const { day, commitments, figures } = use;
  const voiceEntitlement = voiceEntitlementOf(commitments);
  const limit = surge?.limit ?? voiceEntitlement;
  const calls = figures.voiceContacts?.value ?? 0;
  const entitled = explainVoiceEntitlement({ day, commitments, voiceEntitlement });
  const most = surge === undefined ? entitled : explainSurgeLimit(surge);
  const called = explainUsed(use, 'voiceContacts');
  const above = { value: Math.max(calls - limit, 0), formula: 'max({0} − {1}, 0)', inputs: [called, most] };
  const parts: Readonly<Record<CallsPart, Pick<Explanation, 'value' | 'formula' | 'inputs'>>> = {
    covered: { value: Math.min(calls, voiceEntitlement), formula: 'min({0}, {1})', inputs: [called, entitled] },
    surge: {
      value: Math.max(Math.min(calls, limit) - voiceEntitlement, 0),
      formula: 'max(min({0}, {1}) − {2}, 0)',
      inputs: [called, most, entitled],
    },
    rejected: above,
    aboveEntitlement: above,
    idle: { value: Math.max(limit - calls, 0), formula: 'max({0} − {1}, 0)', inputs: [most, called] },
  };
  return { term: { name: 'calls', part }, rule: 'R8', ...parts[part] };
}

/** The price, where it is written; unknown where it is not. */
export function explainPrice(
  price: Located<Big> | undefined,
  currency: string | undefined,
  isOtherCurrency = false,
): Explanation {
  const display: Display = { as: 'unitPrice', currency };
  const term: Term = { name: 'unitPrice', isAbsent: price === undefined, isOtherCurrency };
  return { term, value: price?.value, display, source: price?.source, inputs: [] };
}

/** The discount, where it is written; none where it is not. */
export function explainDiscount(discount: Located<Big> | undefined): Explanation {
  const term: Term = { name: 'discount', isAbsent: discount === undefined };
  return { term, value: discount?.value ?? 0, display: { as: 'percentage' }, source: discount?.source, inputs: [] };
}

const NET = 'round({0} × {1} × (100 − {2}) / 100)';

/** The quantity of a line: what is billed for its type, or a channel's overage. */
export function explainLineQuantity(
  reconciliation: Reconciliation,
  { type, channelUse }: InvoiceLine,
): Explanation | undefined {
  if (type !== 'digitalChannel') return explainBilled(reconciliation, type);
  return channelUse && explainChannel(channelUse);
}

/** An amount of the invoice by its line (R10). */
export function explainLine(reconciliation: Reconciliation, line: InvoiceLine): Explanation {
  const { type, amount, unitPrice, discount } = line;
  const { currency } = reconciliation.invoice;
  const sku = line.sku ?? '';
  const term: Term = type === 'digitalChannel' ? { name: 'channelAmount', sku } : { name: 'lineAmount', type };
  const quantity = explainLineQuantity(reconciliation, line);
  const inputs = [quantity, explainPrice(unitPrice, currency), explainDiscount(discount)].flatMap(input => input ?? []);
  return { term, value: amount, display: { as: 'amount', currency }, rule: 'R10', formula: NET, inputs };
}

/** What the invoice comes to. Lines without a price are shown and not added. */
export function explainInvoiceTotal(reconciliation: Reconciliation): Explanation {
  const { lines, currency, subtotal } = reconciliation.invoice;
  const inputs = lines.map(line => explainLine(reconciliation, line));
  const term: Term = { name: 'invoiceTotal' };
  return {
    term,
    value: subtotal,
    display: { as: 'amount', currency },
    rule: 'R10',
    formula: sumFormula(inputs),
    inputs,
  };
}

/** What an overage invoice never has: the commitment is invoiced separately, and the rest is the vendor's alone. */
export const explainNoCharge = (
  { invoice: { currency } }: Reconciliation,
  of: 'recurring' | 'other' | 'taxes',
): Explanation => ({
  term: { name: 'noCharge', of },
  value: sumOf([]),
  display: { as: 'amount', currency },
  rule: 'R10',
  inputs: [],
});

/** R9: an invoice of a subscription that is not primary in its cycle has nothing to bill. */
export const explainBilledElsewhere = ({ primary, invoice: { currency } }: Reconciliation): Explanation => ({
  term: { name: 'billedElsewhere', primary: primary.id.value },
  value: sumOf([]),
  display: { as: 'amount', currency },
  rule: 'R9',
  inputs: [],
});

/** The total of a vendor's invoice: what is computed, with the charges that are the vendor's alone (R12). */
export function explainExpectedTotal(
  computed: Explanation,
  { totals }: ActualInvoice,
  currency: string | undefined,
): Explanation {
  const { value: subtotal } = computed;
  // As exact as it is written: what rounding would hide is what differs.
  const display: Display = { as: subtotal === undefined ? 'amount' : 'unitPrice', currency };
  const stated = (['other', 'taxes'] as const).flatMap(of => {
    const charge = totals[of];
    return charge === undefined || charge.value.eq('0') ? [] : [{ of, ...charge }];
  });
  if (stated.length === 0) return computed;
  const inputs = [
    computed,
    ...stated.map(
      ({ of, value, source }): Explanation => ({
        term: { name: 'statedCharge', of },
        value,
        display,
        source,
        inputs: [],
      }),
    ),
  ];
  const value = subtotal instanceof Big ? sumOf([subtotal, ...stated.map(charge => charge.value)]) : undefined;
  return { term: { name: 'expectedTotal' }, value, display, rule: 'R12', formula: sumOfAll(inputs), inputs };
}

/** The quantity of a committed charge: what one subscription commits to on the cycle's first day. */
export const explainChargedQuantity = ({ type, quantity: { value, source } }: CommittedCharge): Explanation => ({
  term: { name: 'committedPart', type },
  value,
  source,
  inputs: [],
});

/** What a committed quantity costs for the cycle; unknown without a price or in another currency than the primary's. */
export function explainCommittedCharge(charge: CommittedCharge, currency: string | undefined): Explanation {
  const { type, subscription, unitPrice, discount, amount } = charge;
  const priced = subscription.currency?.value;
  return {
    term: { name: 'committedCharge', type, subscription: subscription.id.value },
    value: amount,
    display: { as: 'amount', currency },
    rule: 'R10',
    formula: NET,
    inputs: [
      explainChargedQuantity(charge),
      explainPrice(unitPrice, priced, priced !== currency),
      explainDiscount(discount),
    ],
  };
}

/** What the commitment costs for the cycle; unknown where one of its charges is, or a subscription's currency differs. */
export function explainCommittedCharges({ committedCharges, invoice }: Reconciliation): Explanation {
  const display: Display = { as: 'amount', currency: invoice.currency };
  const { charges, otherCurrency, total } = committedCharges;
  const inputs = [
    ...charges.map(charge => explainCommittedCharge(charge, invoice.currency)),
    ...otherCurrency.map(explainOtherCurrency),
  ];
  // What is unknown leaves the sum unknown, so it stands in the formula, too.
  const formula = total === undefined ? sumOfAll(inputs) : sumFormula(inputs);
  return { term: { name: 'committedCharges' }, value: total, display, rule: 'R10', formula, inputs };
}

/** What a subscription that commits nothing costs is unknown where it is in another currency than the primary's. */
const explainOtherCurrency = ({ id, currency }: Subscription): Explanation => ({
  term: { name: 'otherCurrency', subscription: id.value, currency: currency?.value },
  value: undefined,
  source: currency?.source,
  inputs: [],
});

/** The overage invoice and the commitment together; unknown where one of the two is. */
export function explainBothCharges(reconciliation: Reconciliation): Explanation {
  const inputs = [explainKnownTotal(reconciliation), explainCommittedCharges(reconciliation)];
  const amounts = inputs.flatMap(({ value }) => (value instanceof Big ? [value] : []));
  return {
    term: { name: 'bothCharges' },
    value: amounts.length < inputs.length ? undefined : sumOf(amounts),
    display: { as: 'amount', currency: reconciliation.invoice.currency },
    rule: 'R10',
    formula: sumOfAll(inputs),
    inputs,
  };
}

/** What the invoice comes to; unknown, as its lines are, where a price is missing. */
export function explainKnownTotal(reconciliation: Reconciliation): Explanation {
  const total = explainInvoiceTotal(reconciliation);
  return reconciliation.invoice.isComplete ? total : { ...total, value: undefined, formula: sumOfAll(total.inputs) };
}

/** A number of a trial as it is written and as it is tried, for what differs between the two. */
export interface TriedNumber {
  readonly written: Explanation;
  readonly tried: Explanation;
}

/** What is tried changes a number by so much. */
export function explainTrialChange({ written, tried }: TriedNumber): Explanation {
  const { term, display } = tried;
  return {
    term: { name: 'trialChange', of: term },
    value: differenceOf(tried.value, written.value),
    display,
    isChange: true,
    formula: '{0} − {1}',
    inputs: [
      { ...withItsOwnFormula(tried), term: { name: 'asTried', of: term } },
      { ...withItsOwnFormula(written), term: { name: 'asWritten', of: term } },
    ],
  };
}

/** A number as a vendor states it. */
export const explainStated = (
  of: StatedNumber,
  { value, source }: Located<number | Big>,
  currency: string | undefined,
): Explanation => ({
  term: { name: 'stated', of },
  value,
  ...(typeof value === 'number' ? {} : { display: { as: 'unitPrice', currency } }),
  source,
  inputs: [],
});

/** R12: how far the vendor's number is from the computed one; one that is not there counts 0. */
export function explainStatedChange(
  of: StatedNumber,
  stated: Explanation | undefined,
  computed: Explanation | undefined,
): Explanation {
  const inputs = [stated, computed].flatMap(number => number ?? []);
  const none = inputs[0]?.value instanceof Big ? sumOf([]) : 0;
  const formula = stated === undefined ? '0 − {0}' : computed === undefined ? '{0} − 0' : '{0} − {1}';
  return {
    term: { name: 'statedChange', of },
    value: differenceOf(stated ? stated.value : none, computed ? computed.value : none),
    display: (stated ?? computed)?.display,
    isChange: true,
    rule: 'R12',
    formula,
    inputs,
  };
}

/** What is nothing but another number is shown with that one's arithmetic. */
const withItsOwnFormula = (explanation: Explanation): Explanation => {
  const [only] = explanation.inputs;
  return explanation.formula === '{0}' && only !== undefined ? only : explanation;
};

/** Undefined where one of the two is unknown. */
const differenceOf = (value: Explanation['value'], subtracted: Explanation['value']): Explanation['value'] => {
  if (value instanceof Big && subtracted instanceof Big) return value.minus(subtracted);
  return typeof value === 'number' && typeof subtracted === 'number' ? value - subtracted : undefined;
};

const sumOfAll = (inputs: readonly unknown[]): string => inputs.map((_, index) => `{${index}}`).join(' + ');

/** The sum of the inputs that are known. */
function sumFormula(inputs: readonly Explanation[]): string {
  const known = inputs.flatMap(({ value }, index) => (value === undefined ? [] : `{${index}}`));
  return known.length === 0 ? '0' : known.join(' + ');
}

/** A digital channel's overage (R11). */
export function explainChannel(use: DigitalUse): Explanation {
  const { sku } = use;
  const records = use.records.map(
    ({ units, date }): Explanation => ({
      term: { name: 'channelRecord', day: date.value },
      value: units.value,
      source: units.source,
      inputs: [],
    }),
  );
  const included = use.channel?.included;
  return {
    term: { name: 'channelOverage', sku },
    value: use.overage,
    rule: 'R11',
    formula: 'max({0} − {1}, 0)',
    inputs: [
      {
        term: { name: 'channelUnits', sku },
        value: use.units,
        rule: 'R11',
        formula: sumFormula(records),
        inputs: records,
      },
      {
        term: { name: 'channelIncluded', isAbsent: included === undefined },
        value: use.included,
        source: included?.source,
        inputs: [],
      },
    ],
  };
}
