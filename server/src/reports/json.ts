/** The public JSON of the results: fixed keys in a fixed order, quantities as integers, what is absent as null. */
import { formatDay } from '../engine/day';
import type { Big } from '../engine/decimal';
import type { Day } from '../engine/domain';
import type { Invoice } from '../engine/invoice';
import { formatAmount, formatUnitPrice, sumOf } from '../engine/money';
import type { Pieces } from '../engine/pieces';
import { dailyDetailOf, type IvrPorts, type Reconciliation, type Surge } from '../engine/reconcile';
import { COMMENT, lineDescription, lineUnit, unitOf, usageTypeName } from '../model/labels';
import { jsonText } from './json-text';

const day = (value: Day | null | undefined): string | null =>
  value === null || value === undefined ? null : formatDay(value);

/** The document that `reconcile --format json` prints, made one result at a time. */
export function* reconciliationsJsonText(reconciliations: readonly Reconciliation[]): Pieces<string> {
  if (reconciliations.length === 0) return jsonText({ schemaVersion: 1, reconciliations: [] });
  let list = '';
  for (const [index, reconciliation] of reconciliations.entries()) {
    if (index > 0) yield index / reconciliations.length;
    const text = JSON.stringify(reconciliationJson(reconciliation), null, 2);
    // No text in it has a line break of its own.
    list += `${index > 0 ? ',' : ''}\n    ${text.replaceAll('\n', '\n    ')}`;
  }
  return `{\n  "schemaVersion": 1,\n  "reconciliations": [${list}\n  ]\n}\n`;
}

export function reconciliationJson(reconciliation: Reconciliation) {
  const { organization, cycle, agentModel, primary, subscriptions, billedOverage, ivr, surge } = reconciliation;
  return {
    organization,
    cycle: { start: day(cycle.start), end: day(cycle.end) },
    agentModel: agentModel ?? null,
    currency: primary.currency?.value ?? null,
    primarySubscription: primary.id.value,
    subscriptions: subscriptions.map(subscription => subscription.id.value),
    dailyDetail: dailyDetailOf(reconciliation).map(({ use, type, substituted, overage, isPeak }) => ({
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
    digitalChannels: reconciliation.digitalChannels.map(({ sku, units, included, overage }) => ({
      sku,
      units,
      included,
      overage,
    })),
    committedCharges: amountText(reconciliation.committedCharges.total, primary.currency?.value),
    invoice: invoiceJson(reconciliation.invoice),
  };
}

const amountText = (amount: Big | undefined, currency: string | undefined): string | null =>
  amount === undefined ? null : formatAmount(amount, currency);

/** The invoice of a cycle; `invoice --format json` prints the same object. */
export function invoiceJson({ primary, agentModel, cycle, currency, lines, subtotal, ...invoice }: Invoice) {
  const none = formatAmount(sumOf([]), currency);
  const usage = formatAmount(subtotal, currency);
  return {
    subscription: primary.id.value,
    period: { from: day(cycle.start), to: day(cycle.end) },
    transactionDate: day(invoice.transactionDate),
    dueDate: day(invoice.dueDate),
    lines: lines.map(line => ({
      type: line.type,
      sku: line.sku ?? null,
      description: lineDescription(line, agentModel),
      quantity: line.quantity,
      unit: lineUnit(line.type),
      unitPrice: line.unitPrice === undefined ? null : formatUnitPrice(line.unitPrice.value, currency),
      discount: line.discount?.value.toFixed() ?? '0',
      amount: amountText(line.amount, currency),
    })),
    totals: { recurring: none, usage, other: none, subtotal: usage, taxes: none, total: usage },
    complete: invoice.isComplete,
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
