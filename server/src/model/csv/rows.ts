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
  /** What the bounds of the cells are offsets into: the file, or the cells alone where one has quotes in it. */
  readonly codes: Codes;
  /** The bounds of each cell without its quotes and the blanks around it. */
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** What was read on the way of the cells that are to be instants; NaN for one that must be looked at. */
  readonly instants: ArrayLike<Instant>;
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
  /** Reads a piece of the rows behind the header, leaving out empty ones. False when there are no more. */
  readonly readPiece: (reader: RowReader) => boolean;
  /** How much of the text is read, from 0 to 1. */
  readonly shareRead: () => number;
  /** Where a cell of the row at an offset stands, with its quotes; the whole row where it has no such cell. */
  readonly placeOf: (offset: number, column?: number) => Span;
}

/** In UTF-16 units: a few milliseconds of work. */
const PIECE_LENGTH = 1 << 18;

/** A cell's text; empty where the row has no such column. */
export const cellAt = ({ codes, starts, ends }: CsvRow, column: number): string =>
  textBetween(codes, starts[column] ?? 0, ends[column] ?? 0);

export const isEmptyCell = ({ starts, ends }: CsvRow, column: number): boolean => starts[column] === ends[column];

function isEmptyRow(row: CsvRow, cellCount: number): boolean {
  for (let column = 0; column < cellCount; column += 1) if (!isEmptyCell(row, column)) return false;
  return true;
}

/** What stands for bytes that are no text in UTF-8. */
const REPLACEMENT = 0xfffd;

/** Whether all of a cell could be read as text. Where each code is a byte, all of the file could. */
export function isReadable({ codes, starts, ends }: CsvRow, column: number): boolean {
  if (codes instanceof Uint8Array) return true;
  for (let at = starts[column] ?? 0; at < (ends[column] ?? 0); at += 1) if (codes[at] === REPLACEMENT) return false;
  return true;
}

/** Whether a cell is what some codes say, without making a text of it. */
export function isCell({ codes, starts, ends }: CsvRow, column: number, expected: Codes): boolean {
  const start = starts[column] ?? 0;
  return (ends[column] ?? 0) - start === expected.length && areSame(codes, start, expected, 0, expected.length);
}

/** The header is the first row that is not empty. */
export function csvRows(codes: Codes): CsvRows {
  const start = firstRowAt(codes);
  const lineBreak = lineBreakOf(codes, start);
  const head = cellsAt(codes, start, lineBreak);
  const header = head.cells.map(cell => cellText(codes, cell));
  const width = header.length;
  const plain = emptyRow(codes, width);
  let next = head.end;
  let number = 0;

  const hand = (reader: RowReader, row: CsvRow, cellCount: number): void => {
    if (isEmptyRow(row, cellCount)) return;
    if (cellCount === width) reader.take(row);
    else reader.refuse(row, cellCount < width ? 'tooFewCells' : 'tooManyCells', cellCount);
  };

  /** Reads a row with quotes inside of a cell, blanks behind them, more cells than the header, or a slip. */
  const readApart = (reader: RowReader): void => {
    const { cells, end, isMalformed } = cellsAt(codes, next, lineBreak);
    const row = { number, offset: next, instants: [], ...joined(cells.map(cell => cellText(codes, cell))) };
    next = end;
    if (isMalformed) reader.refuse(row, 'quotes', cells.length);
    else hand(reader, row, cells.length);
  };

  return {
    codes,
    header,
    headerOffset: start,
    readPiece(reader) {
      const to = next + PIECE_LENGTH;
      for (const column of reader.instants ?? []) plain.isInstant[column] = 1;
      while (next < to && next < codes.length) {
        number += 1;
        const end = findCells(plain, next, lineBreak);
        if (end === undefined) readApart(reader);
        else {
          plain.number = number;
          plain.offset = next;
          next = end + 1;
          hand(reader, plain, plain.cellCount);
        }
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

/** Room for one row after the other. */
interface PlainRow extends CsvRow {
  number: number;
  offset: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly instants: Float64Array;
  /** 1 for each column whose cells are to be instants. */
  readonly isInstant: Uint8Array;
  /** How many cells are found. */
  cellCount: number;
}

const emptyRow = (codes: Codes, width: number): PlainRow => ({
  number: 0,
  offset: 0,
  codes,
  starts: new Int32Array(width),
  ends: new Int32Array(width),
  instants: new Float64Array(width),
  isInstant: new Uint8Array(width),
  cellCount: 0,
});

/**
 * Finds the cells of the row that begins at an offset, and where it ends. Undefined where that takes more than looking
 * for the next quote, or there are more cells than the header has.
 */
function findCells(row: PlainRow, offset: number, lineBreak: LineBreak): number | undefined {
  const { codes, isInstant } = row;
  row.cellCount = 0;
  let at = offset;
  while (row.cellCount < isInstant.length) {
    const behind = isInstant[row.cellCount] === 1 ? findInstant(row, at, lineBreak) : -1;
    at = behind < 0 ? findCell(row, at, lineBreak) : behind;
    if (at < 0) return undefined;
    row.cellCount += 1;
    if (codes[at] !== COMMA) return codes[at] === lineBreak || at >= codes.length ? at : undefined;
    at += 1;
  }
  return undefined;
}

/**
 * Reads the cell at an offset as a plain instant, which most are: such a one has no comma, no line break and no quote in
 * it, so that nobody need look for where it ends. -1 where it is something else.
 */
function findInstant(row: PlainRow, from: number, lineBreak: LineBreak): number {
  const { codes, cellCount } = row;
  const to = from + PLAIN_LENGTH;
  if (codes[to] !== COMMA && codes[to] !== lineBreak) return -1;
  const instant = plainInstantIn(codes, from);
  if (Number.isNaN(instant)) return -1;
  row.starts[cellCount] = from;
  row.ends[cellCount] = to;
  row.instants[cellCount] = instant;
  return to;
}

/** Finds where the cell at an offset ends. -1 where a quote is not closed. */
function findCell(row: PlainRow, start: number, lineBreak: LineBreak): number {
  const { codes, cellCount } = row;
  const isQuoted = codes[start] === QUOTE;
  let from = isQuoted ? start + 1 : start;
  let to = isQuoted ? codes.indexOf(QUOTE, from) : endOfPlain(codes, from, lineBreak);
  const end = isQuoted && to >= 0 ? to + 1 : to;
  while (from < to && isBlank(codes[from])) from += 1;
  while (to > from && isBlank(codes[to - 1])) to -= 1;
  row.starts[cellCount] = from;
  row.ends[cellCount] = to;
  row.instants[cellCount] = Number.NaN;
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

function joined(cells: readonly string[]): Pick<CsvRow, 'codes' | 'starts' | 'ends'> {
  const ends: number[] = [];
  for (const cell of cells) ends.push((ends.at(-1) ?? 0) + cell.length);
  return { codes: codesOf(cells.join('')), starts: [0, ...ends], ends };
}
