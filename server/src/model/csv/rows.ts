/**
 * CSV text to rows (RFC 4180), piece by piece and without a text or an object for each cell: hundreds of thousands of
 * log-ins pass through here. No more of the text is kept than a row that is not whole yet. A row with a cell that is more
 * than plain or simply quoted is taken apart by `cells.ts`, and so is one whose quotes do not fit together, so that one
 * slip costs one row.
 */
import type { Instant } from '../../engine/domain';
import { PLAIN_LENGTH, plainInstantIn } from '../../engine/instant';
import {
  CARRIAGE_RETURN,
  COMMA,
  cellsAt,
  cellText,
  endOfPlain,
  isBlank,
  LINE_FEED,
  type LineBreak,
  lineBreakOf,
  QUOTE,
  type RowCells,
  type Span,
} from './cells';
import { areSame, type Codes, codesOf, textBetween } from './codes';
import { type Fed, PIECE_LENGTH } from './fed';
import { lineStarts } from './line-starts';
import { emptyWindow, slide } from './window';

export type RowProblem = 'quotes' | 'tooFewCells' | 'tooManyCells';

/** The cells of one row. Valid until the next one is read. */
export interface CsvRow {
  /** Counted from the header, which is row 0. */
  readonly number: number;
  /** Where the row begins in the text. */
  readonly offset: number;
  /** Where it begins in the codes; below 0 where these are not those of the text. */
  readonly at: number;
  /** How many cells it has. */
  readonly width: number;
  /** What the bounds of the cells are offsets into: the window, or the cells alone where one has quotes in it. */
  readonly codes: Codes;
  /** The bounds of cells without their quotes and the blanks around them: from `first` on those of this row. */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** What was read on the way of the cells that are to be instants; NaN for one that must be looked at. */
  readonly instants: ArrayLike<Instant>;
  readonly first: number;
}

export interface RowReader {
  /** The columns whose cells are to be instants, if there are any. */
  readonly instants?: readonly number[];
  /** A row with as many cells as the header. */
  readonly take: (row: CsvRow) => void;
  readonly refuse: (row: CsvRow, problem: RowProblem, cellCount: number) => void;
}

export interface CsvRows {
  readonly header: readonly string[];
  readonly headerOffset: number;
  /** About how many rows there are behind the header, as the first of them are: one at least. */
  readonly expectedRows: number;
  /** Reads the rows that are at hand, leaving out empty ones. */
  readonly read: (reader: RowReader) => void;
  /** Takes the next piece of the text, or that there is none. */
  readonly feed: (piece: Codes | undefined) => void;
  readonly isRead: () => boolean;
  /** How much of the text is read, from 0 to 1. */
  readonly shareRead: () => number;
  /** Where a cell of the row at an offset stands, with its quotes; the whole row where it has no such cell. As long as the row is read. */
  readonly placeOf: (offset: number, column?: number) => Span;
  /** Where the lines begin that are read. */
  readonly lineStarts: () => Int32Array;
}

export const startOf = ({ starts, first }: CsvRow, column: number): number => starts[first + column] ?? 0;
export const endOf = ({ ends, first }: CsvRow, column: number): number => ends[first + column] ?? 0;

/** The instant that a cell was read as on the way; NaN where it must be looked at. */
export const instantOf = ({ instants, first }: CsvRow, column: number): Instant =>
  instants[first + column] ?? Number.NaN;

/** A cell's text; empty where the row has no such column. */
export const cellAt = (row: CsvRow, column: number): string =>
  column >= 0 && column < row.width ? textBetween(row.codes, startOf(row, column), endOf(row, column)) : '';

export const isEmptyCell = (row: CsvRow, column: number): boolean => startOf(row, column) === endOf(row, column);

function isEmptyRow(row: CsvRow): boolean {
  for (let column = 0; column < row.width; column += 1) if (!isEmptyCell(row, column)) return false;
  return true;
}

/** Where a cell with its quotes begins in the codes. Before one without there is a comma or the row's beginning. */
function outerStart(row: CsvRow, column: number): number {
  const start = startOf(row, column);
  let from = start;
  while (from > row.at && isBlank(row.codes[from - 1])) from -= 1;
  return from > row.at && row.codes[from - 1] === QUOTE ? from - 1 : behindBreak(row.codes, start, row.at);
}

/** Where a row begins with a line feed, that belongs to the break before it, in the middle of which there is no place. */
const behindBreak = (codes: Codes, start: number, rowStart: number): number =>
  start === rowStart && codes[start] === LINE_FEED ? start + 1 : start;

function outerEnd(row: CsvRow, column: number): number {
  const end = endOf(row, column);
  let to = end;
  while (isBlank(row.codes[to])) to += 1;
  return row.codes[to] === QUOTE ? to + 1 : end;
}

/** How far behind its row's beginning a cell with its quotes begins, and ends. Of a row that is read as it stands. */
export const startInRow = (row: CsvRow, column: number): number => outerStart(row, column) - row.at;
export const endInRow = (row: CsvRow, column: number): number => outerEnd(row, column) - row.at;

/** What stands for bytes that are no text in UTF-8. */
const REPLACEMENT = 0xfffd;

/** Whether all of a cell could be read as text. Where each code is a byte, all of the file could. */
export function isReadable(row: CsvRow, column: number): boolean {
  const { codes } = row;
  if (codes instanceof Uint8Array) return true;
  for (let at = startOf(row, column); at < endOf(row, column); at += 1) if (codes[at] === REPLACEMENT) return false;
  return true;
}

/** Whether a cell is what some codes say, without making a text of it. */
export function isCell(row: CsvRow, column: number, expected: Codes): boolean {
  const start = startOf(row, column);
  return endOf(row, column) - start === expected.length && areSame(row.codes, start, expected, 0, expected.length);
}

/** Hands on every row behind the header. */
export function* everyRow(rows: CsvRows, reader: RowReader): Fed<void> {
  for (rows.read(reader); !rows.isRead(); rows.read(reader)) rows.feed(yield rows.shareRead());
}

/**
 * Reads the header, which is the first row that is not empty.
 * @param size of the text, about, in UTF-16 units
 */
export function* csvRows(size: number): Fed<CsvRows> {
  const window = emptyWindow();
  let first = firstRowIn(window.codes, window.isLast);
  while (first === undefined) {
    // Twice as much each time: otherwise a quote that is never closed would be looked for again and again.
    for (let least = 2 * window.codes.length; window.codes.length <= least && !window.isLast; )
      slide(window, 0, yield 0);
    first = firstRowIn(window.codes, window.isLast);
  }
  const { start: headerOffset, lineBreak, head } = first;
  const header = head.cells.map(cell => cellText(window.codes, cell));
  const width = header.length;
  const batch = emptyBatch(width, lineBreak);
  const expected = expectedRows(window.codes, head.end, lineBreak, size);
  const lines = lineStarts(expected);
  lines.find(window.codes, 0, head.end, 0);
  let next = head.end;
  let number = 0;
  /** A row that is not whole needs so much of the text. */
  let least = 0;
  /** Whether a line may end within a row that has no quotes. */
  let breaksWithin = lineBreak === CARRIAGE_RETURN || window.codes.includes(CARRIAGE_RETURN, next);

  const hand = (reader: RowReader, row: CsvRow): void => {
    if (isEmptyRow(row)) return;
    if (row.width === width) reader.take(row);
    else reader.refuse(row, row.width < width ? 'tooFewCells' : 'tooManyCells', row.width);
  };

  /**
   * Reads a row with quotes inside of a cell, blanks behind them, more or fewer cells than the header, or a slip. False
   * where it may not be whole.
   */
  const readApart = (reader: RowReader): boolean => {
    const { codes, start } = window;
    const found = cellsAt(codes, next, lineBreak);
    if (!window.isLast && !isWhole(found, codes)) return false;
    const { cells, end, isMalformed } = found;
    number += 1;
    const row = { number, offset: start + next, ...joined(cells.map(cell => cellText(codes, cell))) };
    if (isMalformed) reader.refuse(row, 'quotes', cells.length);
    else hand(reader, row);
    lines.find(codes, next, end, start);
    next = end;
    return true;
  };

  const readBatch = (reader: RowReader): void => {
    const { codes, start } = window;
    const from = next;
    next = findRows(batch, codes, from, window.isLast);
    handRows(batch, codes, start, number, reader);
    number += batch.count;
    // Where no line break stands within a row, lines begin where rows do.
    if (breaksWithin || batch.hasQuotes) lines.find(codes, from, next, start);
    else {
      for (let index = 1; index < batch.count; index += 1) lines.add(start + (batch.offsets[index] ?? 0));
      if (next > from && codes[next - 1] === lineBreak) lines.add(start + next);
    }
  };

  return {
    header,
    headerOffset,
    expectedRows: expected,
    read(reader) {
      if (window.codes.length < least && !window.isLast) return;
      least = 0;
      for (const column of reader.instants ?? []) batch.isInstant[column] = 1;
      // Much may be at hand where a quote was looked for: it is read in parts, too, each in proportion, so that what is
      // left need not be moved for each of many small ones.
      const some = window.isLast ? LAST_PART_LENGTH : Math.max(PIECE_LENGTH, (window.codes.length - next) >> 3);
      const to = Math.min(next + some, window.codes.length);
      while (next < to) {
        readBatch(reader);
        if (batch.count === batch.most || next === window.codes.length || readApart(reader)) continue;
        least = 2 * (window.codes.length - next);
        return;
      }
    },
    feed(piece) {
      slide(window, next, piece);
      next = piece === undefined ? next : 0;
      breaksWithin ||= piece?.includes(CARRIAGE_RETURN) === true;
    },
    isRead: () => window.isLast && next === window.codes.length,
    shareRead: () => Math.min(1, (window.start + next) / Math.max(size, 1)),
    placeOf(offset, column) {
      const { codes, start } = window;
      const { cells } = cellsAt(codes, offset - start, lineBreak);
      const [first = { start: offset - start, end: offset - start }] = cells;
      const found = cells[column ?? -1] ?? { start: first.start, end: cells.at(-1)?.end ?? first.end };
      const from = behindBreak(codes, found.start, offset - start);
      return { start: start + from, end: start + Math.max(found.end, from) };
    },
    lineStarts: lines.found,
  };
}

/** Whether what comes behind a text cannot change how one of its rows is read. */
const isWhole = ({ end, isOpen }: RowCells, codes: Codes): boolean => !isOpen && end < codes.length;

interface FirstRow {
  readonly start: number;
  readonly lineBreak: LineBreak;
  readonly head: RowCells;
}

/** The first row that is not empty. Undefined where what comes behind the text may change how it is read. */
function firstRowIn(codes: Codes, isLast: boolean): FirstRow | undefined {
  const start = firstRowAt(codes);
  if (!isLast && !isSettled(codes, start)) return undefined;
  const lineBreak = lineBreakOf(codes, start);
  return { start, lineBreak, head: cellsAt(codes, start, lineBreak) };
}

/** Whether all is there that decides what ends the first row, and where. */
function isSettled(codes: Codes, firstRow: number): boolean {
  const fed = cellsAt(codes, firstRow, LINE_FEED);
  if (!isWhole(fed, codes)) return false;
  if (!codes.subarray(firstRow, fed.end).includes(CARRIAGE_RETURN)) return true;
  const returned = cellsAt(codes, firstRow, CARRIAGE_RETURN);
  const isBehindBreaks = codes.subarray(returned.end).some(code => code !== LINE_FEED && code !== CARRIAGE_RETURN);
  return isWhole(returned, codes) && isBehindBreaks;
}

/** In characters: so much of the rows says how long they are. */
const SAMPLE_LENGTH = 1 << 16;
/** Less of them says nothing of the others. */
const LEAST_SAMPLE = 1 << 12;
/** Better a few too many than all of them in the wrong place. */
const MARGIN = 1.05;

function expectedRows(codes: Codes, start: number, lineBreak: LineBreak, size: number): number {
  const end = Math.min(start + SAMPLE_LENGTH, codes.length);
  let rows = 1;
  for (let at = codes.indexOf(lineBreak, start); at >= 0 && at < end; at = codes.indexOf(lineBreak, at + 1)) rows += 1;
  const share = end - start < LEAST_SAMPLE ? 1 : Math.max(size - start, 0) / (end - start);
  return Math.ceil(MARGIN * rows * share) + 1;
}

/** Room for rows that are found at once, each with as many cells as the header. */
interface Batch {
  readonly lineBreak: LineBreak;
  readonly width: number;
  /** 1 for each column whose cells are to be instants. */
  readonly isInstant: Uint8Array;
  /** So many rows there is room for. */
  readonly most: number;
  /** How many are found. */
  count: number;
  /** Whether one of them has a cell in quotes. */
  hasQuotes: boolean;
  /** Where in the window each row begins. */
  readonly offsets: Int32Array;
  /** Of each cell, row by row. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly instants: Float64Array;
}

/** What is found of so many cells stays in the processor's reach until they are taken; a header may be any length. */
const CELLS_AT_ONCE = 4096;

function emptyBatch(width: number, lineBreak: LineBreak): Batch {
  const most = Math.max(Math.floor(CELLS_AT_ONCE / width), 1);
  return {
    lineBreak,
    width,
    isInstant: new Uint8Array(width),
    most,
    count: 0,
    hasQuotes: false,
    offsets: new Int32Array(most),
    starts: new Int32Array(most * width),
    ends: new Int32Array(most * width),
    instants: new Float64Array(most * width),
  };
}

/**
 * Finds the rows that begin from an offset on, and gives where the next one begins. Fewer than there is room for are
 * followed by one that takes more than looking for commas and the next quote, has not as many cells as the header, or
 * is not whole in what is at hand.
 */
function findRows(batch: Batch, codes: Codes, from: number, isLast: boolean): number {
  const { width, isInstant, most, offsets } = batch;
  const { length } = codes;
  batch.count = 0;
  batch.hasQuotes = false;
  let next = from;
  while (batch.count < most && next < length) {
    const first = batch.count * width;
    let at = next;
    for (let column = 0; column < width; column += 1) {
      const behind = isInstant[column] === 1 ? findInstant(batch, codes, first + column, at) : -1;
      at = behind < 0 ? findCell(batch, codes, first + column, at) : behind;
      // Behind the last cell the row ends, behind each other a comma stands.
      if (at < 0 || (codes[at] === COMMA) !== column < width - 1) return next;
      at += 1;
    }
    if (at < length ? codes[at - 1] !== batch.lineBreak : !isLast || !endsText(batch, codes, at)) return next;
    offsets[batch.count] = next;
    batch.count += 1;
    next = Math.min(at, length);
  }
  return next;
}

/** Whether a row that ends before an offset ends with the text: its last line need have no break. */
const endsText = ({ lineBreak }: Batch, codes: Codes, at: number): boolean =>
  at > codes.length || codes[at - 1] === lineBreak;

/** Hands on the rows that were found. @param start where the window begins; @param before the number of the last row before them */
function handRows(batch: Batch, codes: Codes, start: number, before: number, reader: RowReader): void {
  const { width, count, offsets, starts, ends, instants } = batch;
  const row = { number: before, offset: 0, at: 0, width, codes, starts, ends, instants, first: 0 };
  for (let index = 0; index < count; index += 1) {
    row.number += 1;
    row.at = offsets[index] ?? 0;
    row.offset = start + row.at;
    row.first = index * width;
    if (!isEmptyRow(row)) reader.take(row);
  }
}

/**
 * Reads the cell at an offset as a plain instant, which most are: such a one has no comma, no line break and no quote in
 * it, so that nobody need look for where it ends. -1 where it is something else.
 */
function findInstant({ lineBreak, starts, ends, instants }: Batch, codes: Codes, cell: number, from: number): number {
  const to = from + PLAIN_LENGTH;
  if (codes[to] !== COMMA && codes[to] !== lineBreak) return -1;
  const instant = plainInstantIn(codes, from);
  if (Number.isNaN(instant)) return -1;
  starts[cell] = from;
  ends[cell] = to;
  instants[cell] = instant;
  return to;
}

/** Finds where the cell at an offset ends. -1 where a quote is not closed. */
function findCell(batch: Batch, codes: Codes, cell: number, start: number): number {
  const { lineBreak, starts, ends, instants } = batch;
  const isQuoted = codes[start] === QUOTE;
  if (isQuoted) batch.hasQuotes = true;
  let from = isQuoted ? start + 1 : start;
  let to = isQuoted ? codes.indexOf(QUOTE, from) : endOfPlain(codes, from, lineBreak);
  const end = isQuoted && to >= 0 ? to + 1 : to;
  while (from < to && isBlank(codes[from])) from += 1;
  while (to > from && isBlank(codes[to - 1])) to -= 1;
  starts[cell] = from;
  ends[cell] = to;
  instants[cell] = Number.NaN;
  return end;
}

/** Of what is left when nothing comes behind it so much is read at once: none of it need be moved. */
const LAST_PART_LENGTH = 1 << 13;

const BYTE_ORDER_MARK = 0xfeff;

/** Behind a byte-order mark and empty lines. */
function firstRowAt(codes: Codes): number {
  let start = codes[0] === BYTE_ORDER_MARK ? 1 : 0;
  for (let at = start; isBlank(codes[at]) || codes[at] === LINE_FEED; at += 1) {
    const isLineEnd = codes[at] === LINE_FEED || (codes[at] === CARRIAGE_RETURN && codes[at + 1] !== LINE_FEED);
    if (isLineEnd) start = at + 1;
  }
  return start;
}

function joined(cells: readonly string[]): Omit<CsvRow, 'number' | 'offset'> {
  const ends: number[] = [];
  for (const cell of cells) ends.push((ends.at(-1) ?? 0) + cell.length);
  const codes = codesOf(cells.join(''));
  return { at: -1, width: cells.length, codes, starts: [0, ...ends], ends, instants: [], first: 0 };
}
