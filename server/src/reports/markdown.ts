/** The results as Markdown, for tickets and wikis. */
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { DAILY_DETAIL_COLUMNS } from '../model/labels';
import type { Fact } from './columns';
import { escapeMarkdown } from './escape-markdown';
import { invoiceCells, invoiceFacts, invoiceNotes, NUMERIC_INVOICE_COLUMNS, totalCells } from './invoice';
import { dailyDetailCells, NUMERIC_COLUMNS, reconciliationFacts } from './table';

/** One section for each reconciliation: what it is of, the daily detail, the invoice. */
export function reconciliationsMarkdown(messages: Messages, reconciliations: readonly Reconciliation[]): string {
  if (reconciliations.length === 0) return `${messages.noReconciliations()}\n`;
  return reconciliations.map(reconciliation => sectionOf(messages, reconciliation)).join('\n');
}

function sectionOf(messages: Messages, reconciliation: Reconciliation): string {
  const { organization, cycle, invoice } = reconciliation;
  const rows = dailyDetailCells(messages, reconciliation);
  const lines = [...invoiceCells(messages, invoice), ...totalCells(messages, invoice)];
  const parts = [
    [`## ${escapeMarkdown(organization)}, ${messages.cycle(cycle.start, cycle.end)}`],
    factList(reconciliationFacts(messages, reconciliation)),
    ...(rows.length === 0 ? [] : [tableLines(DAILY_DETAIL_COLUMNS, rows, NUMERIC_COLUMNS)]),
    [`### ${messages.overageInvoice()}`],
    factList(invoiceFacts(messages, invoice)),
    ...(invoice.lines.length === 0 ? [] : [tableLines(messages.invoiceColumns(), lines, NUMERIC_INVOICE_COLUMNS)]),
    ...invoiceNotes(messages, invoice).map(note => [note]),
  ];
  return `${parts.map(part => part.join('\n')).join('\n\n')}\n`;
}

const factList = (facts: readonly Fact[]): string[] =>
  facts.map(({ label, text }) => `- **${label}:** ${escapeMarkdown(text)}`);

function tableLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numericColumns: readonly number[],
): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const alignment = header.map((_, column) => (numericColumns.includes(column) ? '--:' : ':--'));
  return [line(header), line(alignment), ...rows.map(row => line(row.map(escapeMarkdown)))];
}
