/** All regular records of a text, and those of the text after an edit: what the edit left alone is not read again. */
import { replaced } from '../list-change';
import { changeBetween } from '../text-change';
import type { RegularRecord, Shape } from './regular-record';
import { closeReading, goesOn, ownCopy, recordReading, scanRecord } from './scan-record';

export interface Scan {
  readonly text: string;
  /** In the order of the text. */
  readonly records: readonly RegularRecord[];
  /** The indexes of those with which a run begins, because they do not go on with the list of the one before. */
  readonly begins: readonly number[];
  /** How many of them have comments. */
  readonly commented: number;
  /** Whether something may change what every scalar means, so that no record is regular. */
  readonly hasDirective: boolean;
  /** Whether what stands in the text may stand on other lines than in the text before. */
  readonly movesLines: boolean;
}

const DIRECTIVE = /^\uFEFF?%/m;

/** Most texts have no such character at all, which is told at once. */
const mayHaveDirective = (text: string): boolean => text.includes('%') && DIRECTIVE.test(text);

export function scan(text: string): Scan {
  const hasDirective = mayHaveDirective(text);
  const records = hasDirective ? [] : recordsIn(text, 0);
  return {
    text,
    records,
    begins: beginsIn(records, 0, records.length),
    commented: commentedIn(records),
    hasDirective,
    movesLines: true,
  };
}

/**
 * The records of a text that was changed. What a record is read as depends on its own lines and on how the line below
 * it begins. So those above the first changed line stay, those below the last one stay and move, and between the two
 * every line is read. The scan before must not be used any more.
 */
export function rescan(before: Scan, text: string): Scan {
  if (before.text === text) return { ...before, movesLines: false };
  if (before.hasDirective) return scan(text);
  const { start, endBefore, end } = changeBetween(before.text, text);
  const moved = end - endBefore;
  const { records } = before;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  let above = countWhile(records, ({ next }) => next <= line);
  const last = records[above - 1];
  if (last?.next === line && goesOn(text, last)) above -= 1;
  let below = countWhile(records, record => record.line < endBefore);
  const first = records[below];
  // Its line begins elsewhere if the line break before it went.
  if (first?.line === endBefore && end > 0 && text[end - 1] !== '\n') below += 1;
  below = Math.max(above, below);
  const from = records[above - 1]?.next ?? 0;
  const to = (records[below]?.line ?? before.text.length) + moved;
  const changed = ownCopy(text.slice(from, to));
  if (mayHaveDirective(changed)) return scan(text);
  const between = recordsIn(changed, from, (records[above - 1] ?? records[below])?.shape);
  for (let index = below; moved !== 0 && index < records.length; index += 1) {
    const record = records[index];
    if (record !== undefined) record.line += moved;
  }
  const now = replaced(records, above, below, between);
  const behind = above + between.length;
  return {
    text,
    records: now,
    begins: [
      ...before.begins.filter(index => index < above),
      // The record below them may have gone on with one that is no more.
      ...beginsIn(now, above, Math.min(behind + 1, now.length)),
      ...before.begins.filter(index => index > below).map(index => index + behind - below),
    ],
    commented: before.commented - commentedIn(records.slice(above, below)) + commentedIn(between),
    hasDirective: false,
    movesLines: lineFeedsIn(before.text.slice(start, endBefore)) !== lineFeedsIn(text.slice(start, end)),
  };
}

const lineFeedsIn = (part: string): number => part.split('\n').length;

/** Those from one index to another. */
function beginsIn(records: readonly RegularRecord[], from: number, to: number): number[] {
  const begins: number[] = [];
  for (let index = from; index < to; index += 1) if (!follows(records[index], records[index - 1])) begins.push(index);
  return begins;
}

/** Records right below one another, with dashes in one column, all flow or all block. */
const follows = (record: RegularRecord | undefined, before: RegularRecord | undefined): boolean =>
  before !== undefined &&
  record?.line === before.next &&
  record.indent === before.indent &&
  record.flow === before.flow;

const commentedIn = (records: readonly RegularRecord[]): number =>
  records.reduce((count, { comments }) => (comments.length > 0 ? count + 1 : count), 0);

/**
 * The records of a part of a text, which must end where the last of them does.
 * @param from where the part stands in the text
 * @param like the keys of a record beside them, if there is one
 */
function recordsIn(part: string, from: number, like?: Shape): RegularRecord[] {
  const records: RegularRecord[] = [];
  const reading = recordReading(part, like);
  const { cursor } = reading;
  while (cursor.at < part.length) {
    const line = cursor.at;
    const record = scanRecord(reading);
    if (record === undefined) {
      cursor.at = nextLine(part, line);
      continue;
    }
    record.line += from;
    records.push(record);
  }
  closeReading(reading);
  return records;
}

/** Lines that a run of records takes up, and how far in all of them are at least. */
export interface RunLines {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

/** The run in whose lines an offset of the text is. */
export function runAround({ records, begins }: Scan, offset: number): RunLines | undefined {
  const index = countWhile(records, ({ next }) => next <= offset);
  const record = records[index];
  if (record === undefined || offset < record.line) return undefined;
  const run = countWhile(begins, begin => begin <= index) - 1;
  const first = records[begins[run] ?? index] ?? record;
  const last = records[(begins[run + 1] ?? records.length) - 1] ?? record;
  return { start: first.line, end: last.next, indent: record.indent };
}

/** How many of the first items something holds for, which does not hold for any behind them. */
function countWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nextLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}
