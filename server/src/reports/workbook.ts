/** The daily detail and the invoice as the sheets of a workbook, which whoever has a writer writes. */
import { formatAmount } from '../engine/money';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { DAILY_DETAIL_COLUMNS } from '../model/labels';
import { dailyDetailRecords } from './csv';
import { type InvoiceValue, invoiceNotes, invoicePartyFacts, invoiceRecords } from './invoice';

interface Sheet {
  readonly name: string;
  /** Quantities are numbers; money is its exact digits, which no JavaScript number holds. */
  readonly rows: readonly (readonly InvoiceValue[])[];
}

/** `note` is said with the invoice, below its table. */
export const workbookSheets = (messages: Messages, reconciliation: Reconciliation, note?: string): Sheet[] => [
  {
    name: messages.dailyDetailHeading(),
    rows: [DAILY_DETAIL_COLUMNS, ...dailyDetailRecords(reconciliation)],
  },
  {
    name: messages.overageInvoice(),
    rows: [
      messages.invoiceColumns(),
      ...invoiceRecords(messages, reconciliation.invoice),
      ...(note === undefined ? [] : [['', note]]),
      ...belowInvoice(messages, reconciliation),
    ],
  },
];

/** What stands around an invoice on paper, below its table: what it does not tell, whose it is and of when. */
function belowInvoice(messages: Messages, reconciliation: Reconciliation): InvoiceValue[][] {
  const { invoice, committedCharges } = reconciliation;
  const { total } = committedCharges;
  const facts = invoicePartyFacts(messages, reconciliation).map(({ label, text }) => ['', label, text]);
  const committed = total === undefined ? messages.unknownAmount() : { money: formatAmount(total, invoice.currency) };
  return [
    ...invoiceNotes(messages, invoice).map(note => ['', note]),
    [],
    ...facts,
    ['', messages.committedCharges(), '', '', '', '', committed],
  ];
}
