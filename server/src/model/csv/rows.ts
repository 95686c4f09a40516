/**
 * CSV text to rows (RFC 4180), piece by piece and without a text or an object for each cell: hundreds of thousands of
 * log-ins pass through here. A row with a cell that is more than plain or simply quoted is taken apart by `cells.ts`, and
 * so is one whose quotes do not fit together, so that one slip costs one row.
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
  type Span,
} from './cells';
import { areSame, type Codes, codesOf, textBetween } from './codes';

export type RowProblem = 'quotes' | 'tooFewCells' | 'tooManyCells';

/** The cells of one row. Valid until the next one is read. */
export interface CsvRow {
  /** Counted from the header, which is row 0. */
  readonly number: number;
  /** Where the row begins in the file. */
  readonly offset: number;
  /** How many cells it has. */
  readonly width: number;
  /** What the bounds of the cells are offsets into: the file, or the cells alone where one has quotes in it. */
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
  /** The file's. */
  readonly codes: Codes;
  readonly header: readonly string[];
  readonly headerOffset: number;
  /** About how many rows there are behind the header, as the first of them are: one at least. */
  readonly expectedRows: number;
  /** Reads a piece of the rows behind the header, leaving out empty ones. False when there are no more. */
  readonly readPiece: (reader: RowReader) => boolean;
  /** How much of the text is read, from 0 to 1. */
  readonly shareRead: () => number;
  /** Where a cell of the row at an offset stands, with its quotes; the whole row where it has no such cell. */
  readonly placeOf: (offset: number, column?: number) => Span;
}

/** In UTF-16 units: a few milliseconds of work. */
const PIECE_LENGTH = 1 << 18;

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

/** The header is the first row that is not empty. */
export function csvRows(codes: Codes): CsvRows {
  const start = firstRowAt(codes);
  const lineBreak = lineBreakOf(codes, start);
  const head = cellsAt(codes, start, lineBreak);
  const header = head.cells.map(cell => cellText(codes, cell));
  const width = header.length;
  const batch = emptyBatch(codes, width, lineBreak);
  let next = head.end;
  let number = 0;

  const hand = (reader: RowReader, row: CsvRow): void => {
    if (isEmptyRow(row)) return;
    if (row.width === width) reader.take(row);
    else reader.refuse(row, row.width < width ? 'tooFewCells' : 'tooManyCells', row.width);
  };

  /** Reads a row with quotes inside of a cell, blanks behind them, more or fewer cells than the header, or a slip. */
  const readApart = (reader: RowReader): void => {
    const { cells, end, isMalformed } = cellsAt(codes, next, lineBreak);
    number += 1;
    const row = { number, offset: next, ...joined(cells.map(cell => cellText(codes, cell))) };
    next = end;
    if (isMalformed) reader.refuse(row, 'quotes', cells.length);
    else hand(reader, row);
  };

  const readBatch = (reader: RowReader, to: number): void => {
    next = findRows(batch, next, to);
    handRows(batch, number, reader);
    number += batch.count;
  };

  return {
    codes,
    header,
    headerOffset: start,
    expectedRows: expectedRows(codes, head.end, lineBreak),
    readPiece(reader) {
      const to = Math.min(next + PIECE_LENGTH, codes.length);
      for (const column of reader.instants ?? []) batch.isInstant[column] = 1;
      while (next < to) {
        readBatch(reader, to);
        if (batch.count < batch.most && next < to) readApart(reader);
      }
      return next < codes.length;
    },
    shareRead: () => Math.min(1, next / codes.length),
    placeOf(offset, column) {
      const { cells } = cellsAt(codes, offset, lineBreak);
      const [first = { start: offset, end: offset }] = cells;
      return cells[column ?? -1] ?? { start: first.start, end: cells.at(-1)?.end ?? first.end };
    },
  };
}

/** In characters: so much of the rows says how long they are. */
const SAMPLE_LENGTH = 1 << 16;
/** Better a few too many than all of them in the wrong place. */
const MARGIN = 1.05;

function expectedRows(codes: Codes, start: number, lineBreak: LineBreak): number {
  const end = Math.min(start + SAMPLE_LENGTH, codes.length);
  let rows = 1;
  for (let at = codes.indexOf(lineBreak, start); at >= 0 && at < end; at = codes.indexOf(lineBreak, at + 1)) rows += 1;
  return Math.ceil((MARGIN * rows * (codes.length - start)) / Math.max(end - start, 1)) + 1;
}

/** Room for rows that are found at once, each with as many cells as the header. */
interface Batch {
  readonly codes: Codes;
  readonly lineBreak: LineBreak;
  readonly width: number;
  /** 1 for each column whose cells are to be instants. */
  readonly isInstant: Uint8Array;
  /** So many rows there is room for. */
  readonly most: number;
  /** How many are found. */
  count: number;
  /** Where each row begins. */
  readonly offsets: Int32Array;
  /** Of each cell, row by row. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly instants: Float64Array;
}

/** What is found of so many cells stays in the processor's reach until they are taken; a header may be any length. */
const CELLS_AT_ONCE = 4096;

function emptyBatch(codes: Codes, width: number, lineBreak: LineBreak): Batch {
  const most = Math.max(Math.floor(CELLS_AT_ONCE / width), 1);
  return {
    codes,
    lineBreak,
    width,
    isInstant: new Uint8Array(width),
    most,
    count: 0,
    offsets: new Int32Array(most),
    starts: new Int32Array(most * width),
    ends: new Int32Array(most * width),
    instants: new Float64Array(most * width),
  };
}

/**
 * Finds the rows that begin between two offsets, and gives where the next one begins. Fewer than there is room for are
 * followed by one that takes more than looking for commas and the next quote, or has not as many cells as the header.
 */
function findRows(batch: Batch, from: number, to: number): number {
  const { codes, width, isInstant, most, offsets } = batch;
  const { length } = codes;
  batch.count = 0;
  let next = from;
  while (batch.count < most && next < to) {
    const first = batch.count * width;
    let at = next;
    for (let column = 0; column < width; column += 1) {
      const behind = isInstant[column] === 1 ? findInstant(batch, first + column, at) : -1;
      at = behind < 0 ? findCell(batch, first + column, at) : behind;
      // Behind the last cell the row ends, behind each other a comma stands.
      if (at < 0 || (codes[at] === COMMA) !== column < width - 1) return next;
      at += 1;
    }
    if (at <= length && codes[at - 1] !== batch.lineBreak) return next;
    offsets[batch.count] = next;
    batch.count += 1;
    next = Math.min(at, length);
  }
  return next;
}

/** Hands on the rows that were found. @param before the number of the last one before them */
function handRows({ codes, width, count, offsets, starts, ends, instants }: Batch, before: number, reader: RowReader) {
  const row = { number: before, offset: 0, width, codes, starts, ends, instants, first: 0 };
  for (let index = 0; index < count; index += 1) {
    row.number += 1;
    row.offset = offsets[index] ?? 0;
    row.first = index * width;
    if (!isEmptyRow(row)) reader.take(row);
  }
}

/**
 * Reads the cell at an offset as a plain instant, which most are: such a one has no comma, no line break and no quote in
 * it, so that nobody need look for where it ends. -1 where it is something else.
 */
function findInstant({ codes, lineBreak, starts, ends, instants }: Batch, cell: number, from: number): number {
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
function findCell({ codes, lineBreak, starts, ends, instants }: Batch, cell: number, start: number): number {
  const isQuoted = codes[start] === QUOTE;
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
  return { width: cells.length, codes, starts: [0, ...ends], ends, instants: [], first: 0 };
}
