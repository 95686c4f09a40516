/** Facts and tables in aligned columns, for a terminal. */
import { oneLine } from './one-line';

/** A line of what stands above a table. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Every text in one column. */
export function factLines(facts: readonly Fact[]): string[] {
  const width = widest(facts.map(({ label }) => label));
  return facts.map(({ label, text }) => `${padEnd(label, width)}  ${oneLine(text)}`);
}

/** There may be more texts than a call takes arguments. */
const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);

/** The first row is the header. Columns are as wide as their widest cell, numbers to the right. */
export function tableLines(cells: readonly (readonly string[])[], numericColumns: readonly number[]): string[] {
  const rows = cells.map(row => row.map(oneLine));
  const [header = [], ...body] = rows;
  const widths = header.map((_, column) => widest(rows.map(row => row[column] ?? '')));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (numericColumns.includes(column) ? padStart : padEnd)(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map(width => '─'.repeat(width))), ...body.map(line)];
}

const widthOf = (text: string): number => Array.from(text).length;
const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;
