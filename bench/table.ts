/** The table as people read it, in a terminal, in the README, and against an earlier run. */
import { isReached, type Line, ratioOf } from './line';
import type { Run } from './run';

const COLUMNS = ['operation', 'ours', 'against', 'theirs', 'ratio', 'target', ''];
const CPU_COLUMN = 'ratio of CPU time';

/** Where a ratio has grown by more than this factor since the kept run, that is told. */
const WORSE = 1.3;

export function tableOf(lines: readonly Line[]): string {
  const columns = [...COLUMNS, CPU_COLUMN];
  const rows = [columns, ...lines.map(line => [...rowOf(line), shown(line.cpuRatio ?? Number.NaN)])];
  const widths = columns.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

/** What a run holds for. */
export function placeOf({ date, machine, versions }: Run): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured on ${date}: ${machine}; ${named.join(', ')}.`;
}

export function markdownOf(run: Run): string {
  const rows = [
    COLUMNS,
    COLUMNS.map((_, column) => ([1, 3, 4, 5].includes(column) ? '--:' : '---')),
    ...run.lines.map(rowOf),
  ];
  return [placeOf(run), '', ...rows.map(row => `| ${row.join(' | ')} |`)].join('\n');
}

/** What got worse or better since a run that was kept, by ratio: the times of another machine say little. */
export function comparedWith(before: Run, lines: readonly Line[]): string[] {
  return lines.flatMap(line => {
    const earlier = before.lines.find(({ id }) => id === line.id);
    if (earlier === undefined) return [];
    const factor = ratioOf(line) / ratioOf(earlier);
    if (factor < WORSE && factor > 1 / WORSE) return [];
    const change = factor > 1 ? `${shown(factor)} times worse` : `${shown(1 / factor)} times better`;
    const ratios = `${shown(ratioOf(line))} instead of ${shown(ratioOf(earlier))} times ${line.against}`;
    return [`${line.operation}: ${change} than when the baseline was kept (${ratios}).`];
  });
}

function rowOf(line: Line): string[] {
  const { operation, ours, against, theirs, unit, target } = line;
  return [
    operation,
    `${shown(ours)} ${unit}`,
    against,
    `${shown(theirs)} ${unit}`,
    shown(ratioOf(line)),
    target === undefined ? '' : `≤ ${target}`,
    mark(isReached(line)),
  ];
}

const mark = (isWithin: boolean | undefined): string => (isWithin === undefined ? '' : isWithin ? '✓' : '✗');

/** As many digits as say something. */
function shown(quantity: number): string {
  if (Number.isNaN(quantity)) return '';
  if (quantity === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(quantity)));
  return quantity.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: Math.min(digits, 5) });
}
