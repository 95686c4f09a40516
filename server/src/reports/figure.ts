/** The figures of a reconciliation by the names that `entitlements explain` takes. */

import { commitmentsOn } from '../engine/commitment';
import { type DailyUse, dailyUse } from '../engine/daily-use';
import { type Day, FIGURE_TYPES, LICENSE_TYPES, type LicenseType, type Subscription } from '../engine/domain';
import {
  type CallsPart,
  type Explanation,
  explainAbove,
  explainAgentPorts,
  explainBelow,
  explainBilled,
  explainCalls,
  explainChannel,
  explainChargedQuantity,
  explainCommitted,
  explainCommittedCharge,
  explainCommittedCharges,
  explainCommittedPorts,
  explainCovered,
  explainCoveredPorts,
  explainDiscount,
  explainDisplayedLimit,
  explainIdlePorts,
  explainInvoiceTotal,
  explainLine,
  explainNoCharge,
  explainOverage,
  explainOverageAgentPorts,
  explainPortExcess,
  explainPorts,
  explainPrice,
  explainSubstituted,
  explainSurgeLimit,
  explainSurgePercentage,
  explainUsed,
  explainVoiceEntitlement,
} from '../engine/explain';
import type { CommittedCharge, InvoiceLine } from '../engine/invoice';
import { decidingUse, mostContacts, type Reconciliation } from '../engine/reconcile';
import { surgeLimitOn, voiceEntitlementOf } from '../engine/surge';

/** Text, with the name of the figure in it. */
export interface FigureText {
  readonly text: string;
  readonly figure?: string | undefined;
}

type Explain = () => Explanation | undefined;

/** Where a figure comes from; undefined where the cycle has none of this name. */
export const explainFigure = (reconciliation: Reconciliation, figure: string): Explanation | undefined =>
  new Map(cycleFigures(reconciliation)).get(figure)?.();

/** Where a figure of a day comes from; undefined where the day has none of this name. */
export const explainDayFigure = (
  reconciliation: Reconciliation,
  use: DailyUse,
  figure: string,
): Explanation | undefined => new Map(dayFigures(reconciliation, use)).get(figure)?.();

/** Where a figure comes from, of the cycle or, where a day is given, of that day. */
export function explainNamed(reconciliation: Reconciliation, figure: string, day?: Day): Explanation | undefined {
  if (day === undefined) return explainFigure(reconciliation, figure);
  const use = useOn(reconciliation, day);
  if (use !== undefined) return explainDayFigure(reconciliation, use, figure);
  const { cycle, subscriptions } = reconciliation;
  if (day < cycle.start || cycle.end < day) return undefined;
  return new Map(dayTerms(reconciliation, dailyUse(subscriptions, day, {}))).get(figure)?.();
}

/** The names of all figures of the cycle, those of a day last. */
export const figureNames = (reconciliation: Reconciliation): string[] => [
  ...cycleFigures(reconciliation).map(([name]) => name),
  ...dayFigureNames(reconciliation),
];

/** The names of the figures that a day has. */
export const dayFigureNames = (reconciliation: Reconciliation): string[] => [
  ...new Set(reconciliation.days.flatMap(use => dayFigures(reconciliation, use).map(([name]) => name))),
];

/** A day as its rows in the daily detail show it. */
export const useOn = ({ shownDays, days }: Reconciliation, day: Day): DailyUse | undefined =>
  shownDays.find(use => use.day === day && hasRow(use)) ?? days.find(use => use.day === day);

const hasRow = ({ figures }: DailyUse): boolean => LICENSE_TYPES.some(type => figures[type] !== undefined);

function cycleFigures(reconciliation: Reconciliation): [string, Explain][] {
  const { billedOverage, ivr, surge, invoice, digitalChannels } = reconciliation;
  return [
    ...LICENSE_TYPES.flatMap(type => decidingFigures(reconciliation, type)),
    ...billedOverage.map(({ type }): [string, Explain] => [
      `${type}.billed`,
      () => explainBilled(reconciliation, type),
    ]),
    ...(ivr === null
      ? []
      : ([
          ['ivr.ports', () => explainPorts(reconciliation, ivr.peak)],
          ['ivr.overage', () => explainBilled(reconciliation, 'ivrPorts')],
          ['ivr.committedPorts', () => explainAgentPorts(ivr.peak.commitments, ivr.peak.day)],
          ['ivr.overageAgentPorts', () => explainOverageAgentPorts(reconciliation)],
          ['ivr.addOnPorts', () => explainCommitted(ivr.peak.commitments, 'ivrPorts', ivr.peak.day)],
          ['ivr.peakUsed', () => explainUsed(ivr.peak, 'ivrPorts')],
        ] satisfies [string, Explain][])),
    ...(surge === null
      ? []
      : ([
          ['surge.limit', () => explainSurgeLimit(surge)],
          ['surge.percentage', () => explainSurgePercentage(surge)],
          ['surge.displayedLimit', () => explainDisplayedLimit(surge)],
        ] satisfies [string, Explain][])),
    ...contactFigures(reconciliation),
    ...reconciliation.committedCharges.charges.flatMap((charge): [string, Explain][] => [
      [chargeFigure(charge), () => explainCommittedCharge(charge, invoice.currency)],
      [chargeFigure(charge, 'quantity'), () => explainChargedQuantity(charge)],
    ]),
    ['committedCharges', () => explainCommittedCharges(reconciliation)],
    ...invoice.lines.flatMap(line => lineFigures(reconciliation, line)),
    ...NO_CHARGES.map((of): [string, Explain] => [`invoice.${of}`, () => explainNoCharge(reconciliation, of)]),
    ['invoice.total', () => explainInvoiceTotal(reconciliation)],
    ...digitalChannels.map((use): [string, Explain] => [`digital.${use.sku}`, () => explainChannel(use)]),
  ];
}

/** What an overage invoice has none of. */
const NO_CHARGES = ['recurring', 'other', 'taxes'] as const;

/** The numbers of the day that decides what is billed for a type. */
function decidingFigures(reconciliation: Reconciliation, type: LicenseType): [string, Explain][] {
  const use = decidingUse(reconciliation, type);
  const ofPorts = type === 'ivrPorts';
  return [
    [`${type}.peakUsed`, () => explainUsed(use, type)],
    [`${type}.peakCommitted`, () => explainRowCommitted(use, type)],
    [`${type}.peakSubstituted`, () => explainRowSubstituted(use, type)],
    [`${type}.peakAbove`, () => (ofPorts ? explainPortExcess(reconciliation, use) : explainAbove(use, type))],
    [`${type}.peakBelow`, () => (ofPorts ? explainIdlePorts(reconciliation, use) : explainBelow(use, type))],
    [`${type}.peakCovered`, () => (ofPorts ? explainCoveredPorts(reconciliation, use) : explainCovered(use, type))],
    [`${type}.peakOverage`, () => (ofPorts ? explainPortExcess(reconciliation, use) : explainOverage(use, type))],
    ...(ofPorts
      ? ([['ivrPorts.peakPorts', () => explainPorts(reconciliation, use)]] satisfies [string, Explain][])
      : []),
  ];
}

/** Known without a surge limit, too. */
function contactFigures({ days, subscriptions, cycle, surge }: Reconciliation): [string, Explain][] {
  const peak = mostContacts(days);
  const calls = callsOn(subscriptions, peak?.day ?? cycle.start);
  return [
    ['surge.voiceEntitlement', () => explainVoiceEntitlement(calls)],
    ...(peak === undefined
      ? []
      : ([
          ['surge.peakVoiceContacts', () => explainUsed(peak, 'voiceContacts')],
          ...CALLS_PARTS.map((part): [string, Explain] => [
            callsFigure(part),
            () => explainCalls(peak, surge ?? undefined, part),
          ]),
        ] satisfies [string, Explain][])),
  ];
}

const CALLS_PARTS: readonly CallsPart[] = ['covered', 'surge', 'rejected', 'aboveEntitlement', 'idle'];

/** What a part of the most calls at once is called. */
export const callsFigure = (part: CallsPart): string => `surge.calls.${part}`;

function callsOn(subscriptions: readonly Subscription[], day: Day) {
  const commitments = commitmentsOn(subscriptions, day);
  return { day, commitments, voiceEntitlement: voiceEntitlementOf(commitments) };
}

/** An amount, and the price and the discount that it comes from. A type has one line, a digital channel one for each SKU. */
function lineFigures(reconciliation: Reconciliation, line: InvoiceLine): [string, Explain][] {
  const { currency } = reconciliation.invoice;
  return [
    [lineFigure(line), () => explainLine(reconciliation, line)],
    [lineFigure(line, 'unitPrice'), () => explainPrice(line.unitPrice, currency)],
    [lineFigure(line, 'discount'), () => explainDiscount(line.discount)],
  ];
}

/** What a line's amount is called, or its price or discount. */
export function lineFigure({ type, sku }: InvoiceLine, part?: 'unitPrice' | 'discount'): string {
  const name = type === 'digitalChannel' ? `digital.${sku ?? ''}` : type;
  return part === undefined ? `invoice.${name}` : `invoice.${part}.${name}`;
}

/** What the charge for a committed quantity is called, or the quantity. */
export const chargeFigure = ({ type, subscription }: CommittedCharge, part?: 'quantity'): string =>
  `committedCharge.${part === undefined ? '' : `${part}.`}${type}.${subscription.id.value}`;

/** What the quantity of a line is called. */
export const lineQuantityFigure = ({ type, sku }: InvoiceLine): string =>
  type === 'digitalChannel' ? `digital.${sku ?? ''}` : `${type}.billed`;

const dayFigures = (reconciliation: Reconciliation, use: DailyUse): [string, Explain][] => [
  ...FIGURE_TYPES.map((type): [string, Explain] => [`${type}.used`, () => explainUsed(use, type)]),
  ...LICENSE_TYPES.map((type): [string, Explain] => [`${type}.substituted`, () => explainRowSubstituted(use, type)]),
  ...LICENSE_TYPES.map((type): [string, Explain] => [`${type}.overage`, () => explainOverage(use, type)]),
  ...dayTerms(reconciliation, use),
];

/** What holds on a day whether it has usage or not. */
function dayTerms({ subscriptions, primary }: Reconciliation, use: DailyUse): [string, Explain][] {
  const surge = surgeLimitOn(subscriptions, primary, use.day);
  return [
    ...LICENSE_TYPES.map((type): [string, Explain] => [`${type}.committed`, () => explainRowCommitted(use, type)]),
    ['voiceContacts.entitlement', () => explainVoiceEntitlement(callsOn(subscriptions, use.day))],
    ...(surge === undefined
      ? []
      : [['voiceContacts.limit', () => explainSurgeLimit(surge)] satisfies [string, Explain]]),
  ];
}

/** A row of ports shows those of the agents, too (R7). */
const explainRowCommitted = ({ commitments, day }: DailyUse, type: LicenseType): Explanation =>
  type === 'ivrPorts' ? explainCommittedPorts(commitments, day) : explainCommitted(commitments, type, day);

/** The substitution stands on the Standard row; the others show 0 (R4). */
const explainRowSubstituted = (use: DailyUse, type: LicenseType): Explanation =>
  type === 'standard'
    ? explainSubstituted(use)
    : { term: { name: 'substituted', day: use.day }, value: 0, rule: 'R4', inputs: [] };
