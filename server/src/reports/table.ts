/** The results as text tables for a terminal. */
import type { BilledOverage } from '../engine/billed-overage';
import { formatDay } from '../engine/day';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { COMMENT, DAILY_DETAIL_COLUMNS, unitOf, usageTypeName } from './labels';

const NUMERIC_COLUMNS = [2, 3, 4, 5];

/** One block for each reconciliation: what it is of, the daily detail, what is billed. */
export function reconciliationsTable(messages: Messages, reconciliations: readonly Reconciliation[]): string {
  if (reconciliations.length === 0) return `${messages.noReconciliations()}\n`;
  return reconciliations.map(reconciliation => blockOf(messages, reconciliation)).join('\n');
}

function blockOf(messages: Messages, reconciliation: Reconciliation): string {
  const facts = reconciliationFacts(messages, reconciliation);
  const width = Math.max(...facts.map(fact => widthOf(fact.label)));
  const heading = facts.map(({ label, text }) => `${padEnd(label, width)}  ${text}`);
  const rows = dailyDetailCells(messages, reconciliation);
  const table = rows.length === 0 ? [] : ['', ...columns([[...DAILY_DETAIL_COLUMNS], ...rows])];
  return `${[...heading, ...table].join('\n')}\n`;
}

/** Label and text of what stands above every daily detail. */
export function reconciliationFacts(messages: Messages, reconciliation: Reconciliation) {
  const { organization, cycle, primary, subscriptions, billedOverage, ivr, surge } = reconciliation;
  const others = subscriptions.map(({ id }) => id.value).filter(id => id !== primary.id.value);
  const billed = billedOverage.filter(({ quantity }) => quantity > 0);
  return [
    { label: messages.organization(), text: organization },
    { label: messages.subscription(), text: [primary.id.value, ...others].join(', ') },
    { label: messages.billingCycle(), text: messages.cycle(cycle.start, cycle.end) },
    { label: messages.billedOverage(), text: billed.length === 0 ? messages.noOverage() : amounts(messages, billed) },
    ...(ivr === null
      ? []
      : [{ label: messages.ivrPortsInAll(), text: messages.portsSummary(ivr.peak.used.ivrPorts, ivr.ports) }]),
    ...(surge === null
      ? []
      : [
          {
            label: messages.surgeLimit(),
            text: messages.surgeSummary(surge.limit, surge.peak?.figures.voiceContacts?.value),
          },
        ]),
  ];
}

const amounts = (messages: Messages, billed: readonly BilledOverage[]): string =>
  billed.map(({ type, quantity }) => messages.billedAmount(type, quantity)).join(' · ');

/** The cells of the eight columns, row by row. */
export function dailyDetailCells(messages: Messages, { dailyDetail, agentModel }: Reconciliation): string[][] {
  return dailyDetail.map(({ use, type, substituted, overage, isPeak }) => [
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

/** Columns as wide as their widest cell, numbers to the right. */
function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (NUMERIC_COLUMNS.includes(column) ? padStart : padEnd)(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [header = [], ...body] = rows;
  return [line(header), line(widths.map(width => '─'.repeat(width))), ...body.map(line)];
}

const widthOf = (text: string): number => Array.from(text).length;
const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;
