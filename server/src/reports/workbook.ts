/** The daily detail and the invoice as the sheets of a workbook, which whoever has a writer writes. */
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { DAILY_DETAIL_COLUMNS } from '../model/labels';
import { dailyDetailRecords } from './csv';
import { type InvoiceValue, invoiceRecords } from './invoice';

interface Sheet {
  readonly name: string;
  /** Quantities are numbers; money is its exact digits, which no JavaScript number holds. */
  readonly rows: readonly (readonly InvoiceValue[])[];
}

export const workbookSheets = (messages: Messages, reconciliation: Reconciliation): Sheet[] => [
  {
    name: messages.dailyDetailHeading(),
    rows: [DAILY_DETAIL_COLUMNS, ...dailyDetailRecords(reconciliation)],
  },
  {
    name: messages.overageInvoice(),
    rows: [messages.invoiceColumns(), ...invoiceRecords(messages, reconciliation.invoice)],
  },
];
