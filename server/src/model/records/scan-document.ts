/**
 * Reads a whole text where nothing but what is certain stands in it: comments, empty lines, `---`, mappings and lists in
 * block style, mappings in braces on one line, and plain or simply quoted values. Where anything else does, `yaml` reads
 * the text.
 */

import type { Pieces } from '../../engine/pieces';
import type { Held } from '../long-list';
import {
  type Entry,
  type MappingNode,
  type Node,
  placedMapping,
  placedSequence,
  placedSpan,
  type ScalarNode,
  type Span,
} from '../syntax';
import {
  commentsAt,
  indentAt,
  keyOf,
  lineAt,
  nameOf,
  nextAt,
  type Origin,
  scalarOf,
  withoutQuotes,
} from './regular-record';
import { itemsOf, type List, lineOf, type Shortened, type ShortText } from './runs';
import {
  type Commented,
  type Cursor,
  endLine,
  MOST_KEYS,
  mayTouch,
  scanKey,
  scanValue,
  skipEmptyLines,
  skipSpaces,
} from './scan-value';

export interface RegularDocuments extends Pick<Commented, 'comments'> {
  readonly roots: readonly MappingNode[];
  /** Every run is an item of one. */
  readonly lists: readonly List[];
}

interface Reading extends Cursor, Commented {
  readonly short: Shortened;
  readonly lists: List[];
  /** The number of the run that comes next. */
  run: number;
  /** How much of the text is left out of the short one up to here, all above it included. */
  removed: number;
}

/** A node and where it ends in the short text. */
interface Scanned<Kind extends Node> {
  readonly node: Kind;
  readonly to: number;
}

const [COMMA, DASH, OPEN, CLOSE, SPACE] = [0x2c, 0x2d, 0x7b, 0x7d, 0x20];

/** What is nested deeper is left to `yaml`, which is guarded against it. */
const DEEPEST = 20;

/**
 * Undefined where the text is not regular as a whole.
 * @param turn how many characters of it are read, at a document's end, before others have their turn
 */
export function* scanDocuments(short: ShortText, turn: number): Pieces<RegularDocuments | undefined> {
  const { text } = short;
  const reading = readingOf(short);
  const roots: MappingNode[] = [];
  let turnEnds = turn;
  do {
    if (reading.at >= turnEnds) {
      yield reading.at / text.length;
      turnEnds = reading.at + turn;
    }
    const root = scanDocument(reading);
    if (root === undefined) return undefined;
    roots.push(root);
  } while (reading.at < text.length);
  if (reading.run < short.runs.length) return undefined;
  return { roots, comments: reading.comments, lists: reading.lists };
}

/** Reads a text that is one item of a list, with what is empty below it; undefined where that is not certain. */
export function scanItemAlone(short: Shortened): { readonly node: MappingNode; readonly comments: Span[] } | undefined {
  const reading = readingOf(short);
  const item = scanItem(reading, columnHere(reading), 0);
  skipEmptyLines(reading, reading);
  return reading.at === short.text.length ? item && { node: item.node, comments: reading.comments } : undefined;
}

// Not put together of parts, which would be slow to use.
const readingOf = (short: Shortened): Reading => ({
  text: short.text,
  at: 0,
  from: 0,
  to: 0,
  stretch: short,
  line: 0,
  comments: [],
  short,
  lists: [],
  run: 0,
  removed: short.start,
});

/** Undefined where it is not regular or nothing. */
function scanDocument(reading: Reading): MappingNode | undefined {
  skipEmptyLines(reading, reading);
  if (beginsDocument(reading)) {
    reading.at += MARKER.length;
    if (!endLine(reading, reading)) return undefined;
    skipEmptyLines(reading, reading);
  }
  const root = scanBlock(reading, 0, 0);
  return reading.at === reading.text.length || beginsDocument(reading) ? root?.node : undefined;
}

const MARKER = '---';

const beginsDocument = ({ text, at }: Reading): boolean => text.startsWith(MARKER, at);

/** How far in the line is that begins here; below 0 at the end of the document. */
function columnHere(reading: Reading): number {
  if (reading.at === reading.text.length || beginsDocument(reading)) return -1;
  let column = 0;
  while (reading.text.charCodeAt(reading.at + column) === SPACE) column += 1;
  return column;
}

/** Reads the mapping whose first key stands in this column of the line that begins here, up to a line that is further out. */
function scanBlock(reading: Reading, column: number, depth: number): Scanned<MappingNode> | undefined {
  if (depth > DEEPEST || columnHere(reading) !== column) return undefined;
  return scanEntries(reading, column, depth, reading.at + column);
}

/** @param from where its first key begins, which need not be the first thing on its line */
function scanEntries(reading: Reading, column: number, depth: number, from: number): Scanned<MappingNode> | undefined {
  const entries: Entry[] = [];
  let to = from;
  reading.at = from;
  for (;;) {
    const key = scanNewKey(reading, entries);
    const value = key && scanBelowKey(reading, column, depth);
    if (key === undefined || value === undefined) return undefined;
    entries.push({ key, value: value.node });
    to = value.to;
    const next = columnHere(reading);
    if (next < column) return { node: placedMapping(reading.short, from, to, false, entries), to };
    if (next > column) return undefined;
    reading.at += column;
  }
}

function scanNewKey(reading: Reading, entries: readonly Entry[]): ScalarNode | undefined {
  const { short, at: from } = reading;
  const key = scanKey(reading);
  if (key === undefined || entries.length === MOST_KEYS || entries.some(entry => entry.key.text === nameOf(key)))
    return undefined;
  return keyOf(short, from, key);
}

/** Reads what belongs to a key, and the lines below it that are empty. */
function scanBelowKey(reading: Reading, column: number, depth: number): Scanned<Node> | undefined {
  const behindKey = reading.at;
  if (!endLine(reading, reading)) {
    reading.at = behindKey;
    return scanOnLine(reading, depth);
  }
  skipEmptyLines(reading, reading);
  const below = columnHere(reading);
  if (below >= column && isItem(reading, below)) return scanList(reading, below, depth + 1);
  return below > column ? scanBlock(reading, below, depth + 1) : undefined;
}

const isItem = ({ text, at }: Reading, column: number): boolean =>
  text.charCodeAt(at + column) === DASH && text.charCodeAt(at + column + 1) === SPACE;

/** Reads a value that ends with its line. */
function scanOnLine(reading: Reading, depth: number): Scanned<Node> | undefined {
  const value = scanInLine(reading, depth, false);
  if (value === undefined || !endLine(reading, reading)) return undefined;
  skipEmptyLines(reading, reading);
  return value;
}

/** Reads a value, with the blanks before it and behind it. @param touches whether there need be none before it */
function scanInLine(reading: Reading, depth: number, touches: boolean): Scanned<Node> | undefined {
  const { short, text, at: start } = reading;
  if (!touches && text.charCodeAt(start) !== SPACE) return undefined;
  skipSpaces(reading);
  if (text.charCodeAt(reading.at) === OPEN) return scanBraces(reading, depth + 1);
  reading.at = start;
  const form = scanValue(reading, touches);
  if (form === undefined) return undefined;
  const { from, to } = reading;
  return { node: scalarOf(short, from, to, withoutQuotes(text, from, to, form), form), to };
}

function scanBraces(reading: Reading, depth: number): Scanned<MappingNode> | undefined {
  const { short, text, at: from } = reading;
  if (depth > DEEPEST) return undefined;
  const entries: Entry[] = [];
  do {
    reading.at += 1;
    skipSpaces(reading);
    const key = scanNewKey(reading, entries);
    const value = key && scanInLine(reading, depth, mayTouch(reading));
    if (key === undefined || value === undefined) return undefined;
    entries.push({ key, value: value.node });
  } while (text.charCodeAt(reading.at) === COMMA);
  if (text.charCodeAt(reading.at) !== CLOSE) return undefined;
  reading.at += 1;
  const to = reading.at;
  skipSpaces(reading);
  return { node: placedMapping(short, from, to, true, entries), to };
}

/** Reads the items that have their dashes in this column. */
function scanList(reading: Reading, column: number, depth: number): Scanned<Node> | undefined {
  const { short, lists } = reading;
  if (depth > DEEPEST) return undefined;
  const from = reading.at + column;
  const parts: (Node | number)[] = [];
  let to = from;
  while (columnHere(reading) === column && isItem(reading, column)) {
    const run = scanRun(reading, column);
    const item = run ?? scanItem(reading, column, depth);
    if (item === undefined) return undefined;
    parts.push(item.node);
    to = item.to;
    skipEmptyLines(reading, reading);
  }
  if (columnHere(reading) > column) return undefined;
  const node = placedSequence(short, from, to, false, itemsOf(parts, short));
  if (parts.some(part => typeof part === 'number')) lists.push({ node, parts });
  return { node, to };
}

/** Goes over the run that begins here, if one does. */
function scanRun(reading: Reading, column: number): { readonly node: number; readonly to: number } | undefined {
  const { short, run: number } = reading;
  const run = short.runs[number];
  const first = run?.held(0);
  if (run === undefined || first === undefined || indentAt(first.of, first.index) !== column) return undefined;
  if (lineAt(first.of, first.index) !== reading.at + reading.removed) return undefined;
  takeRecord(reading, first);
  const last = run.length > 1 ? run.held(run.length - 1) : undefined;
  if (last !== undefined) {
    reading.removed += lineAt(last.of, last.index) - lineOf(run, 1);
    takeRecord(reading, last);
  }
  reading.run += 1;
  return { node: number, to: (run.at(-1)?.end ?? 0) - reading.removed };
}

/** Goes over a record that stands in the short text; its comments stay there with the text, whichever record that will be. */
function takeRecord(reading: Reading, { of: origin, index }: Held<Origin>): void {
  const { short, comments, removed } = reading;
  for (const { start, end } of commentsAt(origin, index))
    comments.push(placedSpan(short, start - removed, end - removed));
  reading.at += nextAt(origin, index) - lineAt(origin, index);
}

/** Reads an item that is no regular record: a mapping with others in it. */
function scanItem(reading: Reading, column: number, depth: number): Scanned<MappingNode> | undefined {
  const { text, at: line } = reading;
  reading.at += column + 1;
  skipSpaces(reading);
  const from = reading.at;
  if (text.charCodeAt(from) !== OPEN) return scanEntries(reading, from - line, depth + 1, from);
  const item = scanBraces(reading, depth + 1);
  return item !== undefined && endLine(reading, reading) ? item : undefined;
}
