/**
 * Which rows of a raw table a billing cycle needs. A cycle is counted from these alone, so that a change of one row
 * concerns no cycle but those that need it.
 */
import { doubled, wholeNumbers } from './columns';
import type { Cycle, CycleFinder } from './cycle';
import type { Day, Instant } from './domain';
import { firstNot } from './halving';
import { type Days, dayOfInstant, firstInstantOf, firstOutside } from './instant';

/** Rows of a table, from one up to another. What is worked out of the whole table serves every part of it. */
export interface TablePart<Table> {
  readonly table: Table;
  readonly from: number;
  readonly to: number;
}

export const areSameParts = (some: readonly TablePart<unknown>[], others: readonly TablePart<unknown>[]): boolean =>
  some.length === others.length &&
  some.every(({ table, from, to }, index) => {
    const other = others[index];
    return other !== undefined && table === other.table && from === other.from && to === other.to;
  });

/** The rows of a whole table that a cycle needs. */
export interface CycleRows {
  /** From a row up to another, again and again, ascending. */
  readonly runs: Int32Array;
  /** Those of them that begin in an earlier cycle. */
  readonly reachingIn: readonly number[];
}

/** Those of them that stand in a part of the table. The first and the last row of the part are such. */
export interface CyclePart<Table> extends TablePart<Table> {
  readonly rows: CycleRows;
}

/** When the rows of a table begin and end. */
export interface Times {
  readonly starts: ArrayLike<Instant>;
  /** Not a number, or the start, where a row has no length. */
  readonly ends: ArrayLike<Instant>;
}

export const ALL_DAYS: Days = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** How the rows of a table are shared out among cycles. */
export interface Sharing {
  readonly times: Times;
  readonly cycleOn: CycleFinder;
  /** The days on which the rows begin that are taken. */
  readonly within: Days;
  /** Milliseconds before a cycle's start in which what happens matters to it. */
  readonly lookBack: number;
}

interface Found {
  runs: Int32Array;
  /** How many of the numbers are taken. */
  length: number;
  readonly reachingIn: number[];
}

/**
 * The rows of a whole table that each cycle needs, by its first day. A row on days without a cycle is one of the next:
 * what it reaches into, or what looks back to it, counts.
 */
export function rowsByCycle(sharing: Sharing): ReadonlyMap<Day, CycleRows> {
  const found = new Map<Day, Found>();
  forEachShare(sharing, 0, sharing.times.starts.length, ({ start }, from, to, isReachingIn) => {
    const rows = rowsIn(found, start);
    addRun(rows, from, to);
    if (isReachingIn) rows.reachingIn.push(from);
  });
  return new Map(
    [...found].map(([start, { runs, length, reachingIn }]) => [start, { runs: runs.slice(0, length), reachingIn }]),
  );
}

/** The first days of the cycles that need some of the rows from one up to another. */
export function cyclesNeeding(sharing: Sharing, from: number, to: number): Set<Day> {
  const starts = new Set<Day>();
  forEachShare(sharing, from, to, ({ start }) => void starts.add(start));
  return starts;
}

/** Goes over rows, as many side by side at a time as are needed by one cycle and no other, or one that reaches into it. */
function forEachShare(
  { times: { starts, ends }, cycleOn, within, lookBack }: Sharing,
  begin: number,
  behind: number,
  visit: (cycle: Cycle, from: number, to: number, isReachingIn: boolean) => void,
): void {
  let row = begin;
  while (row < behind) {
    const day = dayOfInstant(starts[row] ?? Number.NaN);
    const own = within.from <= day && day <= within.to ? cycleFrom(cycleOn, day) : undefined;
    const from = row;
    row += 1;
    if (own === undefined) continue;
    const until = (ends[from] ?? Number.NaN) + lookBack;
    let next = until > firstInstantOf(own.end + 1) ? cycleFrom(cycleOn, own.end + 1) : undefined;
    while (next !== undefined && until > firstInstantOf(next.start)) {
      visit(next, from, row, true);
      next = cycleFrom(cycleOn, next.end + 1);
    }
    // Nearly all rows are needed by the cycle of the one before and by no other.
    const first = firstInstantOf(Math.max(own.start, within.from));
    const end = firstInstantOf(Math.min(own.end, within.to) + 1);
    const reach = firstInstantOf(own.end + 1) - lookBack;
    row = firstOutside(starts, ends, row, behind, { first, end, reach });
    visit(own, from, row, false);
  }
}

/** The cycle that holds a day, or else the next one. */
function cycleFrom(cycleOn: CycleFinder, day: Day): Cycle | undefined {
  const found = cycleOn(day);
  if (found !== undefined) return found.cycle;
  const next = cycleOn.nextDay(day);
  return next === undefined ? undefined : cycleOn(next)?.cycle;
}

const FIRST_CAPACITY = 8;

function rowsIn(found: Map<Day, Found>, start: Day): Found {
  const known = found.get(start);
  if (known !== undefined) return known;
  const none = { runs: wholeNumbers(FIRST_CAPACITY), length: 0, reachingIn: [] };
  found.set(start, none);
  return none;
}

function addRun(rows: Found, from: number, to: number): void {
  const { length } = rows;
  if (length > 0 && rows.runs[length - 1] === from) {
    rows.runs[length - 1] = to;
    return;
  }
  if (length === rows.runs.length) rows.runs = doubled(rows.runs, wholeNumbers);
  rows.runs[length] = from;
  rows.runs[length + 1] = to;
  rows.length += 2;
}

/** The rows of a cycle that stand in a part of their table; undefined where none does. */
export function cyclePart<Table>({ table, from, to }: TablePart<Table>, rows: CycleRows): CyclePart<Table> | undefined {
  const { runs } = rows;
  const begin = runEndingBehind(runs, from);
  const end = firstNot(begin, runs.length / 2, run => (runs[2 * run] ?? 0) < to);
  if (begin === end) return undefined;
  const [first, last] = [Math.max(from, runs[2 * begin] ?? 0), Math.min(to, runs[2 * end - 1] ?? 0)];
  return { table, rows, from: first, to: last };
}

/** The number of the first run that ends behind a row. */
const runEndingBehind = (runs: Int32Array, row: number): number =>
  firstNot(0, runs.length / 2, run => (runs[2 * run + 1] ?? 0) <= row);

/**
 * Adds a part of a cycle's rows behind others. It is one with the last where the cycle needs no row between the two, so
 * that the parts stay the same whatever becomes of the rows of other cycles.
 */
export function addPart<Table>(parts: CyclePart<Table>[], part: CyclePart<Table>): void {
  const last = parts.at(-1);
  const isNext =
    last?.rows === part.rows &&
    last.to <= part.from &&
    cyclePart({ table: part.table, from: last.to, to: part.from }, part.rows) === undefined;
  if (last !== undefined && isNext) parts[parts.length - 1] = { ...part, from: last.from };
  else parts.push(part);
}

/** Goes over the rows of a cycle in order, a run of rows side by side at a time, from one up to another. */
export function forEachRun<Table>(
  parts: readonly CyclePart<Table>[],
  visit: (table: Table, from: number, to: number, part: number) => void,
): void {
  for (const [number, { table, rows, from, to }] of parts.entries()) {
    const { runs } = rows;
    for (let at = 2 * runEndingBehind(runs, from); at < runs.length && (runs[at] ?? 0) < to; at += 2)
      visit(table, Math.max(from, runs[at] ?? 0), Math.min(to, runs[at + 1] ?? 0), number);
  }
}

/** The table of a part, by its number. */
export function tableOf<Table>(parts: readonly CyclePart<Table>[], part: number): Table {
  const table = parts[part]?.table;
  if (table === undefined) throw new RangeError(`There is no part ${part} of ${parts.length}.`);
  return table;
}

/** How many rows they are. */
export function countRows(parts: readonly CyclePart<unknown>[]): number {
  let count = 0;
  forEachRun(parts, (_, from, to) => {
    count += to - from;
  });
  return count;
}

/** One row of a table as one of a cycle. */
export const oneRow = <Table>(table: Table, row: number): CyclePart<Table> => ({
  table,
  from: row,
  to: row + 1,
  rows: { runs: Int32Array.of(row, row + 1), reachingIn: [] },
});
