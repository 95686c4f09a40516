/** The daily detail as CSV (RFC 4180), in the guide's columns, and the invoice. */
import { formatDay } from '../engine/day';
import { dailyDetailOf, type Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { COMMENT, DAILY_DETAIL_COLUMNS, unitOf, usageTypeName } from '../model/labels';
import { invoiceRecords } from './invoice';

/**
 * All rows under one header. An organization's rows are told apart by their dates, for its cycles never overlap; rows of
 * several organizations by a column of its own in front.
 */
export function reconciliationsCsv(reconciliations: readonly Reconciliation[]): string {
  const isOfSeveral = new Set(reconciliations.map(({ organization }) => organization)).size > 1;
  const rows = reconciliations.flatMap(reconciliation => {
    const owner = isOfSeveral ? [reconciliation.organization] : [];
    return dailyDetailRecords(reconciliation).map(row => [...owner, ...row]);
  });
  const header = [...(isOfSeveral ? ['Organization'] : []), ...DAILY_DETAIL_COLUMNS];
  return csvText([header, ...rows]);
}

/** The lines of the invoice and its totals; money with a point and without groups, as programs read it. */
export function invoiceCsv(messages: Messages, { invoice }: Reconciliation): string {
  const rows = invoiceRecords(messages, invoice).map(row =>
    row.map(value => (typeof value === 'object' ? value.money : value)),
  );
  return csvText([messages.invoiceColumns(), ...rows]);
}

const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('');

/** The rows under the guide's columns. */
export function dailyDetailRecords(reconciliation: Reconciliation): (string | number)[][] {
  const { agentModel } = reconciliation;
  return dailyDetailOf(reconciliation).map(({ use, type, substituted, overage, isPeak }) => [
    formatDay(use.day),
    usageTypeName(type, agentModel),
    use.used[type],
    use.committed[type],
    substituted,
    overage,
    unitOf(type),
    isPeak ? COMMENT : '',
  ]);
}

/** Spreadsheets compute a cell that begins with one of these, in whatever width. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A number stays a number; text never becomes a formula, and is quoted where it would end its cell. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
