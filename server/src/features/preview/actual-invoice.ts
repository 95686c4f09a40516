/** R12: the vendor's invoices of a cycle beside the computed one, number by number, with the likely causes. */
import { type InvoiceDifference, matchLines } from '../../engine/compare-invoice';
import type { Big } from '../../engine/decimal';
import type { ActualInvoice, ActualLine, Located } from '../../engine/domain';
import type { InvoiceLine } from '../../engine/invoice';
import { formatAmount, formatUnitPrice, sumOf } from '../../engine/money';
import type { Reconciliation } from '../../engine/reconcile';
import type { Messages } from '../../messages/message';
import { lineDescription } from '../../model/labels';
import type { ActualInvoiceView, ShownText } from '../../protocol';
import { lineFigure, lineQuantityFigure } from '../../reports/figure';
import { comparisonOf, type InvoiceComparison, likelyCause } from '../../workspace/findings/invoice';
import type { OrganizationState } from '../../workspace/organization';
import type { Workspace } from '../../workspace/workspace';
import { comparisonText } from '../code-lens';
import { locationOf } from '../positions';
import { moneyChange } from './change';

type Row = ActualInvoiceView['rows'][number];

/** Those whose period begins in the cycle, in the order of their files. */
export function invoicesOfCycle(
  workspace: Workspace,
  { subscriptions }: OrganizationState,
  { cycle }: Reconciliation,
): ActualInvoice[] {
  const ids = new Set(subscriptions.map(({ id }) => id.value));
  return workspace
    .uris()
    .flatMap(uri => workspace.file(uri)?.invoices ?? [])
    .filter(
      ({ subscription, from }) => ids.has(subscription.value) && cycle.start <= from.value && from.value <= cycle.end,
    );
}

/** The total of an invoice of the cycle with the charges that the vendor states, by where the invoice stands among them. */
export const expectedTotalFigure = (index: number): string => `expectedTotal.${index}`;

export const actualInvoices = (
  workspace: Workspace,
  messages: Messages,
  state: OrganizationState,
  reconciliation: Reconciliation,
): ActualInvoiceView[] =>
  invoicesOfCycle(workspace, state, reconciliation).map((invoice, index) => {
    const compared = comparisonOf(state, invoice);
    const heading = messages.actualInvoice(invoice.number?.value, invoice.from.value, invoice.to.value);
    const columns = messages.actualColumns().map((text, column) => ({ text, numeric: column > 0 && column < 4 }));
    if (compared === undefined)
      return { heading, columns, sentence: messages.invoiceNotCompared(), agrees: false, rows: [] };
    const seen: Seen = { workspace, messages, invoice, compared, index };
    const rows = [...lineRows(seen), ...missingRows(seen), ...totalRows(seen)];
    return { heading, columns, ...verdict(seen), rows };
  });

/** An invoice on its way to rows. */
interface Seen {
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly invoice: ActualInvoice;
  readonly compared: InvoiceComparison;
  /** Among the invoices of the cycle. */
  readonly index: number;
}

function verdict({ messages, invoice, compared }: Seen): Pick<ActualInvoiceView, 'sentence' | 'agrees'> {
  const { computed, differences } = compared;
  const isOtherCurrency = invoice.currency !== undefined && invoice.currency.value !== computed.currency;
  const agrees = differences.length === 0 && !isOtherCurrency && computed.isComplete;
  return { agrees, sentence: comparisonText(messages, compared, invoice) };
}

const expectedTotal = (subtotal: Big, { totals }: ActualInvoice): Big =>
  sumOf([subtotal, ...[totals.other, totals.taxes].flatMap(one => one?.value ?? [])]);

function lineRows(seen: Seen): Row[] {
  const { invoice, compared } = seen;
  const matches = matchLines(compared.computed.lines, invoice.lines);
  return invoice.lines.flatMap(actual => {
    const line = matches.get(actual);
    return line === undefined ? [unexpectedRow(seen, actual)] : matchedRows(seen, actual, line);
  });
}

/** What both state of a line: its quantity and, in one currency, its price and amount. */
function matchedRows(seen: Seen, actual: ActualLine, line: InvoiceLine): Row[] {
  const { messages, invoice, compared } = seen;
  const { currency, agentModel } = compared.computed;
  const isSameCurrency = invoice.currency === undefined || invoice.currency.value === currency;
  const name = actual.description?.value ?? lineDescription(line, agentModel);
  const rows: Row[] = [];
  if (actual.quantity !== undefined) {
    const change = actual.quantity.value - line.quantity;
    rows.push(
      rowOf(seen, actual.quantity, messages.comparedPart(name, 'quantity'), [
        messages.number(actual.quantity.value),
        { text: messages.number(line.quantity), figure: { figure: lineQuantityFigure(line) } },
        change === 0 ? '' : messages.quantityChange(change),
      ]),
    );
  }
  const prices = [
    { part: 'unitPrice', written: actual.unitPrice, computed: line.unitPrice?.value, format: formatUnitPrice },
    { part: 'amount', written: actual.amount, computed: line.amount, format: formatAmount },
  ] as const;
  for (const { part, written, computed, format } of isSameCurrency ? prices : []) {
    if (written === undefined) continue;
    const figure = { figure: part === 'amount' ? lineFigure(line) : lineFigure(line, part) };
    const text = computed === undefined ? messages.unknown() : messages.money(format(computed, currency), undefined);
    rows.push(
      rowOf(seen, written, messages.comparedPart(name, part), [
        messages.money(formatUnitPrice(written.value, currency), undefined),
        { text, figure },
        computed === undefined ? '' : moneyChange(messages, computed, written.value, currency, false),
      ]),
    );
  }
  return rows;
}

/** A number on the invoice beside the computed one; it differs where the comparison says so. */
function rowOf(
  { workspace, messages, invoice, compared }: Seen,
  written: Located<number | Big>,
  what: string,
  [actual, computed, change]: readonly [string, ShownText, string],
): Row {
  const difference = compared.differences.find(one => 'actual' in one && one.actual === written);
  return {
    cells: [
      { text: what },
      { text: actual },
      computed,
      { text: difference === undefined ? '' : change },
      { text: difference === undefined ? '' : causeText(messages, compared, invoice, difference) },
    ],
    differs: difference !== undefined,
    source: locationOf(workspace, written.source),
  };
}

function causeText(
  messages: Messages,
  compared: InvoiceComparison,
  invoice: ActualInvoice,
  difference: InvoiceDifference,
): string {
  if (difference.is === 'total') return messages.totalCause(difference.of);
  if (difference.is === 'missing') return messages.missingLineCause();
  const cause = likelyCause(compared, invoice, difference);
  return cause === undefined ? '' : messages.likelyCause(cause);
}

function unexpectedRow({ workspace, messages, invoice, compared }: Seen, actual: ActualLine): Row {
  const { quantity, amount, sku, description, source } = actual;
  const stated = [
    ...(quantity === undefined ? [] : [messages.number(quantity.value)]),
    ...(amount === undefined
      ? []
      : [messages.money(formatUnitPrice(amount.value, invoice.currency?.value), invoice.currency?.value)]),
  ];
  const cause = causeText(messages, compared, invoice, { is: 'unexpected', actual });
  return {
    cells: [
      { text: description?.value ?? sku?.value ?? '' },
      { text: stated.join(' · ') },
      { text: messages.notComputed() },
      { text: '' },
      { text: cause },
    ],
    differs: true,
    source: locationOf(workspace, sku?.source ?? description?.source ?? source),
  };
}

function missingRows({ workspace, messages, invoice, compared }: Seen): Row[] {
  const { computed, differences } = compared;
  return differences.flatMap((difference): Row[] => {
    if (difference.is !== 'missing') return [];
    const { line } = difference;
    return [
      {
        cells: [
          { text: lineDescription(line, computed.agentModel) },
          { text: messages.notOnInvoice() },
          { text: messages.number(line.quantity), figure: { figure: lineQuantityFigure(line) } },
          { text: messages.quantityChange(-line.quantity) },
          { text: messages.missingLineCause() },
        ],
        differs: true,
        source: locationOf(workspace, invoice.number?.source ?? invoice.subscription.source),
      },
    ];
  });
}

function totalRows(seen: Seen): Row[] {
  const { messages, invoice, compared, index } = seen;
  const { computed } = compared;
  const { currency, subtotal, isComplete } = computed;
  if (invoice.currency !== undefined && invoice.currency.value !== currency) return [];
  const names = messages.invoiceTotals();
  const totals = [
    { of: 'recurring', expected: sumOf([]), figure: 'invoice.recurring' },
    { of: 'usage', expected: subtotal, figure: 'invoice.total' },
    { of: 'total', expected: expectedTotal(subtotal, invoice), figure: expectedTotalFigure(index) },
  ] as const;
  return totals.flatMap(({ of, expected, figure }) => {
    const written = invoice.totals[of];
    if (written === undefined) return [];
    const isKnown = isComplete || of === 'recurring';
    return rowOf(seen, written, names[of], [
      messages.money(formatUnitPrice(written.value, currency), undefined),
      isKnown
        ? { text: messages.money(formatUnitPrice(expected, currency), undefined), figure: { figure } }
        : { text: messages.unknown() },
      moneyChange(messages, expected, written.value, currency, false),
    ]);
  });
}
