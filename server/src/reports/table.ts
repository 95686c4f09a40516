/** The results as text tables for a terminal. */
import type { BilledOverage } from '../engine/billed-overage';
import { formatDay } from '../engine/day';
import type { Big } from '../engine/decimal';
import type { Invoice } from '../engine/invoice';
import { formatAmount } from '../engine/money';
import { dailyDetailOf, type Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { COMMENT, DAILY_DETAIL_COLUMNS, unitOf, usageTypeName } from '../model/labels';
import { type Fact, factLines, tableLines } from './columns';
import type { FigureText } from './figure';

/** Of the daily detail. */
export const NUMERIC_COLUMNS = [2, 3, 4, 5];

/** One block for each reconciliation: what it is of, the daily detail, what is billed. */
export function reconciliationsTable(messages: Messages, reconciliations: readonly Reconciliation[]): string {
  if (reconciliations.length === 0) return `${messages.noReconciliations()}\n`;
  return reconciliations.map(reconciliation => blockOf(messages, reconciliation)).join('\n');
}

function blockOf(messages: Messages, reconciliation: Reconciliation): string {
  const facts = reconciliationFacts(messages, reconciliation);
  const rows = dailyDetailCells(messages, reconciliation);
  const table = rows.length === 0 ? [] : ['', ...tableLines([DAILY_DETAIL_COLUMNS, ...rows], NUMERIC_COLUMNS)];
  return `${[...factLines(facts), ...table].join('\n')}\n`;
}

/** Label and text of what stands above every daily detail. */
export function reconciliationFacts(messages: Messages, reconciliation: Reconciliation): Fact[] {
  const { start, end } = reconciliation.cycle;
  return [
    ...partyFacts(messages, reconciliation),
    { label: messages.billingCycle(), text: messages.cycle(start, end) },
    ...outcomeFacts(messages, reconciliation).map(({ label, parts }) => ({
      label,
      text: parts.map(({ text }) => text).join(''),
    })),
  ];
}

/** Whose daily detail it is; of several subscriptions the primary comes first. */
export function partyFacts(messages: Messages, { organization, primary, subscriptions }: Reconciliation): Fact[] {
  const others = subscriptions.map(({ id }) => id.value).filter(id => id !== primary.id.value);
  return [
    { label: messages.organization(), text: organization },
    { label: messages.subscription(), text: [primary.id.value, ...others].join(', ') },
  ];
}

/** A fact whose numbers can be explained. */
interface OutcomeFact {
  readonly label: string;
  readonly parts: readonly FigureText[];
}

/** What the cycle comes to, in quantities and in money. */
export function outcomeFacts(messages: Messages, reconciliation: Reconciliation): OutcomeFact[] {
  const { billedOverage, ivr, surge, committedCharges } = reconciliation;
  const billed = billedOverage.filter(({ quantity }) => quantity > 0);
  const committed = committedCharges.total;
  const contacts = surge?.peak?.figures.voiceContacts?.value;
  return [
    { label: messages.billedOverage(), parts: billedParts(messages, billed) },
    fact(messages.overageInvoice(), invoiceTotal(messages, reconciliation.invoice), 'invoice.total'),
    ...(committed === undefined
      ? []
      : [
          fact(messages.committedCharges(), moneyText(messages, committed, reconciliation.invoice), 'committedCharges'),
        ]),
    ...(ivr === null
      ? []
      : [
          {
            label: messages.ivrPortsInAll(),
            parts: [
              { text: messages.number(ivr.peak.used.ivrPorts), figure: 'ivr.peakUsed' },
              { text: messages.usedOf() },
              { text: messages.number(ivr.ports), figure: 'ivr.ports' },
            ],
          },
        ]),
    ...(surge === null
      ? []
      : [
          {
            label: messages.surgeLimit(),
            parts: [
              { text: messages.callsAtOnce(surge.limit), figure: 'surge.limit' },
              ...(contacts === undefined
                ? []
                : [
                    { text: messages.highestCalls() },
                    { text: messages.number(contacts), figure: 'surge.peakVoiceContacts' },
                  ]),
            ],
          },
        ]),
  ];
}

const fact = (label: string, text: string, figure: string): OutcomeFact => ({ label, parts: [{ text, figure }] });

/** The total of the lines that have a price; none where no line has one. */
export function invoiceTotal(messages: Messages, invoice: Invoice): string {
  const isPriced = invoice.isComplete || invoice.lines.some(({ amount }) => amount !== undefined);
  const total = isPriced ? moneyText(messages, invoice.subtotal, invoice) : undefined;
  return messages.invoiceSummary(total, invoice.isComplete);
}

const moneyText = (messages: Messages, amount: Big, { currency }: Invoice): string =>
  messages.money(formatAmount(amount, currency), currency);

function billedParts(messages: Messages, billed: readonly BilledOverage[]): FigureText[] {
  if (billed.length === 0) return [{ text: messages.noOverage() }];
  return billed.flatMap(({ type, quantity }, index) => [
    ...(index === 0 ? [] : [{ text: ' · ' }]),
    { text: messages.billedAmount(type, quantity), figure: `${type}.billed` },
  ]);
}

/** The cells of the eight columns, row by row. */
export function dailyDetailCells(messages: Messages, reconciliation: Reconciliation): string[][] {
  const { agentModel } = reconciliation;
  return dailyDetailOf(reconciliation).map(({ use, type, substituted, overage, isPeak }) => [
    formatDay(use.day),
    usageTypeName(type, agentModel),
    messages.number(use.used[type]),
    messages.number(use.committed[type]),
    messages.number(substituted),
    messages.number(overage),
    unitOf(type),
    isPeak ? COMMENT : '',
  ]);
}
