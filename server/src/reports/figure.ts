/** The figures of a reconciliation by the names that `entitlements explain` takes. */

import type { DailyUse } from '../engine/daily-use';
import { type Day, FIGURE_TYPES, LICENSE_TYPES, type LicenseType } from '../engine/domain';
import {
  type Explanation,
  explainAgentPorts,
  explainBilled,
  explainChannel,
  explainCommitted,
  explainCommittedCharges,
  explainCommittedPorts,
  explainDisplayedLimit,
  explainInvoiceTotal,
  explainLine,
  explainOverage,
  explainOverageAgentPorts,
  explainPorts,
  explainSubstituted,
  explainSurgeLimit,
  explainSurgePercentage,
  explainUsed,
  explainVoiceEntitlement,
} from '../engine/explain';
import type { InvoiceLine } from '../engine/invoice';
import type { Reconciliation } from '../engine/reconcile';

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
export const explainDayFigure = (use: DailyUse, figure: string): Explanation | undefined =>
  new Map(dayFigures(use)).get(figure)?.();

/** Where a figure comes from, of the cycle or, where a day is given, of that day. */
export function explainNamed(reconciliation: Reconciliation, figure: string, day?: Day): Explanation | undefined {
  if (day === undefined) return explainFigure(reconciliation, figure);
  const use = useOn(reconciliation, day);
  return use === undefined ? undefined : explainDayFigure(use, figure);
}

/** The names of all figures of the cycle, those of a day last. */
export const figureNames = (reconciliation: Reconciliation): string[] => [
  ...cycleFigures(reconciliation).map(([name]) => name),
  ...dayFigureNames(reconciliation),
];

/** The names of the figures that a day has. */
export const dayFigureNames = ({ days }: Reconciliation): string[] =>
  days.slice(0, 1).flatMap(use => dayFigures(use).map(([name]) => name));

/** A day as its rows in the daily detail show it. */
export const useOn = ({ dailyDetail, days }: Reconciliation, day: Day): DailyUse | undefined =>
  dailyDetail.find(({ use }) => use.day === day)?.use ?? days.find(use => use.day === day);

function cycleFigures(reconciliation: Reconciliation): [string, Explain][] {
  const { billedOverage, ivr, surge, invoice, digitalChannels } = reconciliation;
  return [
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
          ['surge.voiceEntitlement', () => explainVoiceEntitlement(surge)],
          ['surge.limit', () => explainSurgeLimit(surge)],
          ['surge.percentage', () => explainSurgePercentage(surge)],
          ['surge.displayedLimit', () => explainDisplayedLimit(surge)],
        ] satisfies [string, Explain][])),
    ...highestContacts(reconciliation),
    ['committedCharges', () => explainCommittedCharges(reconciliation)],
    ...invoice.lines.map((line): [string, Explain] => [lineFigure(line), () => explainLine(reconciliation, line)]),
    ['invoice.total', () => explainInvoiceTotal(reconciliation)],
    ...digitalChannels.map(({ sku }): [string, Explain] => [
      `digital.${sku}`,
      () => explainChannel(reconciliation, sku),
    ]),
  ];
}

function highestContacts({ surge }: Reconciliation): [string, Explain][] {
  const peak = surge?.peak ?? undefined;
  return peak === undefined ? [] : [['surge.peakVoiceContacts', () => explainUsed(peak, 'voiceContacts')]];
}

/** A type has one line, a digital channel one for each SKU. */
const lineFigure = ({ type, sku }: InvoiceLine): string =>
  type === 'digitalChannel' ? `invoice.digital.${sku ?? ''}` : `invoice.${type}`;

function dayFigures(use: DailyUse): [string, Explain][] {
  return [
    ...FIGURE_TYPES.map((type): [string, Explain] => [`${type}.used`, () => explainUsed(use, type)]),
    ...LICENSE_TYPES.map((type): [string, Explain] => [`${type}.committed`, () => explainRowCommitted(use, type)]),
    ...LICENSE_TYPES.map((type): [string, Explain] => [`${type}.substituted`, () => explainRowSubstituted(use, type)]),
    ...LICENSE_TYPES.map((type): [string, Explain] => [`${type}.overage`, () => explainOverage(use, type)]),
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
