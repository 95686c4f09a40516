/** The overage invoice of a cycle in the layout of the guide's sample, and what the commitment costs beside it. */
import type { Invoice, InvoiceLine } from '../../engine/invoice';
import { formatAmount } from '../../engine/money';
import type { Reconciliation } from '../../engine/reconcile';
import type { Messages } from '../../messages/message';
import type { InvoiceView, ShownText } from '../../protocol';
import { chargeFigure, lineFigure, lineQuantityFigure } from '../../reports/figure';
import { invoiceCells, invoicePartyFacts, NUMERIC_INVOICE_COLUMNS, totalCells } from '../../reports/invoice';
import type { OrganizationState } from '../../workspace/organization';
import type { Workspace } from '../../workspace/workspace';
import { actualInvoices } from './actual-invoice';

export function invoiceView(
  workspace: Workspace,
  messages: Messages,
  state: OrganizationState,
  reconciliation: Reconciliation,
): InvoiceView {
  const { invoice } = reconciliation;
  const facts = invoicePartyFacts(messages, reconciliation);
  return {
    heading: messages.overageInvoice(),
    facts: facts.map(({ label, text }) => ({ label, parts: [{ text }] })),
    columns: messages.invoiceColumns().map((text, index) => ({
      text,
      numeric: NUMERIC_INVOICE_COLUMNS.includes(index),
    })),
    lines: lineCells(messages, invoice),
    summaryHeading: messages.invoiceSummaryHeading(),
    summary: totalCells(messages, invoice).map((cells, index) => ({
      label: [{ text: cells[1] ?? '' }],
      amount: { text: cells.at(-1) ?? '', figure: { figure: TOTALS[index] ?? 'invoice.total' } },
    })),
    notes: notes(messages, reconciliation),
    committed: committedView(messages, reconciliation),
    actual: actualInvoices(workspace, messages, state, reconciliation),
  };
}

/** What explains each total, in the order of their rows. */
const TOTALS = [
  'invoice.recurring',
  'invoice.total',
  'invoice.other',
  'invoice.total',
  'invoice.taxes',
  'invoice.total',
] as const;

const FIGURES: readonly (((line: InvoiceLine) => string) | undefined)[] = [
  undefined,
  undefined,
  lineQuantityFigure,
  undefined,
  line => lineFigure(line, 'unitPrice'),
  line => lineFigure(line, 'discount'),
  lineFigure,
];

const lineCells = (messages: Messages, invoice: Invoice): ShownText[][] =>
  invoiceCells(messages, invoice).map((cells, index) => {
    const line = invoice.lines[index];
    return cells.map((text, column): ShownText => {
      const figure = text === '' || line === undefined ? undefined : FIGURES[column]?.(line);
      return figure === undefined ? { text } : { text, figure: { figure } };
    });
  });

/** That there is nothing to bill, and every price that is missing. */
function notes(messages: Messages, { invoice, committedCharges }: Reconciliation): string[] {
  const unpriced = invoice.lines.filter(({ amount }) => amount === undefined);
  return [
    ...(invoice.lines.length === 0 ? [messages.noInvoiceLines()] : []),
    ...unpriced.map(({ type, quantity, channelName }) =>
      type === 'digitalChannel'
        ? messages.channelPriceMissing(channelName ?? '', quantity)
        : messages.overagePriceMissing(type, quantity),
    ),
    ...committedCharges.charges
      .filter(({ amount }) => amount === undefined)
      .map(({ subscription, type, quantity, unitPrice }) =>
        messages.chargeUnknown(subscription.id.value, type, quantity.value, unitPrice !== undefined),
      ),
    ...committedCharges.otherCurrency.map(({ id, currency }) =>
      messages.otherCurrencyUnknown(id.value, currency?.value),
    ),
  ];
}

function committedView(messages: Messages, { committedCharges, invoice }: Reconciliation): InvoiceView['committed'] {
  const { currency } = invoice;
  const { charges, total } = committedCharges;
  return {
    heading: messages.committedHeading(),
    lines: charges.map(charge => ({
      label: [
        { text: `${charge.subscription.id.value}: ` },
        {
          text: messages.committedAmount(charge.type, charge.quantity.value),
          figure: { figure: chargeFigure(charge, 'quantity') },
        },
      ],
      amount: {
        text:
          charge.amount === undefined
            ? messages.unknown()
            : messages.money(formatAmount(charge.amount, currency), currency),
        figure: { figure: chargeFigure(charge) },
      },
    })),
    total: {
      label: [{ text: messages.committedCharges() }],
      amount: {
        text: total === undefined ? messages.unknown() : messages.money(formatAmount(total, currency), currency),
        figure: { figure: 'committedCharges' },
      },
    },
  };
}
