/** The computed invoices: as the public JSON, and as the cells that every table of them shows. */
import { formatDay } from '../engine/day';
import type { Big } from '../engine/decimal';
import type { Invoice } from '../engine/invoice';
import { formatAmount, formatUnitPrice } from '../engine/money';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { lineDescription, lineUnit } from '../model/labels';
import { type Fact, factLines, tableLines } from './columns';
import { reconciliationJson } from './json';

/** The document that `invoice --format json` prints: of each reconciliation the keys that are about money. */
export const invoicesJson = (reconciliations: readonly Reconciliation[]) => ({
  schemaVersion: 1,
  invoices: reconciliations.map(reconciliation => {
    const { organization, cycle, currency, committedCharges, invoice } = reconciliationJson(reconciliation);
    return { organization, cycle, currency, committedCharges, invoice };
  }),
});

/** Of the invoice's columns. */
export const NUMERIC_INVOICE_COLUMNS = [2, 4, 5, 6];

/** One block for each invoice: what it is of, its lines, its totals. */
export function invoicesText(messages: Messages, reconciliations: readonly Reconciliation[]): string {
  if (reconciliations.length === 0) return `${messages.noInvoices()}\n`;
  return reconciliations.map(reconciliation => blockOf(messages, reconciliation)).join('\n');
}

function blockOf(messages: Messages, reconciliation: Reconciliation): string {
  const { invoice } = reconciliation;
  const facts = [...invoicePartyFacts(messages, reconciliation), committedFact(messages, reconciliation)];
  const rows = [...invoiceCells(messages, invoice), ...totalCells(messages, invoice)];
  const table = tableLines([messages.invoiceColumns(), ...rows], NUMERIC_INVOICE_COLUMNS);
  const notes = invoiceNotes(messages, invoice).flatMap(note => ['', note]);
  return `${[...factLines(facts), '', ...table, ...notes].join('\n')}\n`;
}

/** Whose invoice it is, and what stands above its lines. */
export const invoicePartyFacts = (messages: Messages, { organization, invoice }: Reconciliation): readonly Fact[] => [
  { label: messages.organization(), text: organization },
  { label: messages.subscription(), text: invoice.primary.id.value },
  ...invoiceFacts(messages, invoice),
];

/** Label and text of what stands above the lines. */
export const invoiceFacts = (
  messages: Messages,
  { cycle, transactionDate, dueDate, currency }: Invoice,
): readonly Fact[] => [
  { label: messages.period(), text: messages.cycle(cycle.start, cycle.end) },
  { label: messages.transactionDate(), text: formatDay(transactionDate) },
  { label: messages.dueDate(), text: formatDay(dueDate) },
  ...(currency === undefined ? [] : [{ label: messages.currency(), text: currency }]),
];

/** The commitment is invoiced separately; what it costs stands beside the overage. */
function committedFact(messages: Messages, { committedCharges, invoice: { currency } }: Reconciliation): Fact {
  const { total } = committedCharges;
  const text = total === undefined ? messages.unknownAmount() : messages.money(formatAmount(total, currency), currency);
  return { label: messages.committedCharges(), text };
}

/** The cells of the seven columns, line by line. */
export function invoiceCells(messages: Messages, { lines, agentModel, currency }: Invoice): string[][] {
  return lines.map(line => [
    line.sku ?? '',
    lineDescription(line, agentModel),
    messages.number(line.quantity),
    lineUnit(line.type),
    line.unitPrice === undefined
      ? messages.priceMissing()
      : messages.money(formatUnitPrice(line.unitPrice.value, currency), undefined),
    line.discount === undefined ? '' : messages.percent(line.discount.value.toFixed()),
    line.amount === undefined ? '' : amountText(messages, line.amount, currency),
  ]);
}

/** The totals as further rows of the same columns. */
export const totalCells = (messages: Messages, invoice: Invoice): string[][] =>
  totals(messages, invoice).map(([label, amount]) => [
    '',
    label,
    '',
    '',
    '',
    '',
    amountText(messages, amount, invoice.currency),
  ]);

/** Text, a quantity, or money by its exact digits. */
export type InvoiceValue = string | number | { readonly money: string };

/** The same columns for programs: lines and totals without words for what is absent. */
export function invoiceRecords(messages: Messages, invoice: Invoice): InvoiceValue[][] {
  const { lines, agentModel, currency } = invoice;
  return [
    ...lines.map((line): InvoiceValue[] => [
      line.sku ?? '',
      lineDescription(line, agentModel),
      line.quantity,
      lineUnit(line.type),
      line.unitPrice === undefined ? '' : { money: formatUnitPrice(line.unitPrice.value, currency) },
      line.discount === undefined ? '' : `${line.discount.value.toFixed()}%`,
      line.amount === undefined ? '' : { money: formatAmount(line.amount, currency) },
    ]),
    ...totals(messages, invoice).map(([label, amount]): InvoiceValue[] => [
      '',
      label,
      '',
      '',
      '',
      '',
      { money: formatAmount(amount, currency) },
    ]),
  ];
}

function totals(messages: Messages, { subtotal }: Invoice): readonly (readonly [string, Big])[] {
  const none = subtotal.minus(subtotal);
  const { recurring, usage, other, subtotal: sum, taxes, total } = messages.invoiceTotals();
  return [
    [recurring, none],
    [usage, subtotal],
    [other, none],
    [sum, subtotal],
    [taxes, none],
    [total, subtotal],
  ];
}

/** What the totals do not tell. */
export function invoiceNotes(messages: Messages, { lines }: Invoice): string[] {
  const missing = lines.filter(({ amount }) => amount === undefined).length;
  if (lines.length === 0) return [messages.noInvoiceLines()];
  return missing === 0 ? [] : [messages.invoiceIncomplete(missing)];
}

const amountText = (messages: Messages, amount: Big, currency: string | undefined): string =>
  messages.money(formatAmount(amount, currency), undefined);
