/**
 * CSV text to rows (RFC 4180), piece by piece and without a text or an object for each cell: hundreds of thousands of
 * log-ins pass through here. A row with a cell that is more than plain or simply quoted is taken apart by `cells.ts`, and
 * so is one whose quotes do not fit together, so that one slip costs one row.
 */
import {
  CARRIAGE_RETURN,
  COMMA,
  cellsAt,
  cellText,
  endOfPlain,
  isBlank,
  LINE_FEED,
  lineBreakOf,
  QUOTE,
  type Span,
} from './cells';
import { type Codes, codesOf, textBetween } from './codes';

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
}

export interface RowReader {
  /** A row with as many cells as the header. */
  readonly take: (row: CsvRow) => void;
  readonly refuse: (row: CsvRow, problem: RowProblem, cellCount: number) => void;
}

export interface CsvRows {
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

/** What stands for bytes that are no text in UTF-8. */
const REPLACEMENT = 0xfffd;

/** Whether all of a cell could be read as text. Where each code is a byte, all of the file could. */
export function isReadable({ codes, starts, ends }: CsvRow, column: number): boolean {
  if (codes instanceof Uint8Array) return true;
  for (let at = starts[column] ?? 0; at < (ends[column] ?? 0); at += 1) if (codes[at] === REPLACEMENT) return false;
  return true;
}

/** Whether a cell is a text, without making one. */
export function isCell({ codes, starts, ends }: CsvRow, column: number, expected: string): boolean {
  const start = starts[column] ?? 0;
  if ((ends[column] ?? 0) - start !== expected.length) return false;
  for (let at = 0; at < expected.length; at += 1) if (codes[start + at] !== expected.charCodeAt(at)) return false;
  return true;
}

/** The header is the first row that is not empty. */
export function csvRows(codes: Codes): CsvRows {
  const start = firstRowAt(codes);
  const lineBreak = lineBreakOf(codes, start);
  const head = cellsAt(codes, start, lineBreak);
  const header = head.cells.map(cell => cellText(codes, cell));
  const width = header.length;
  const plain = { number: 0, offset: 0, codes, starts: new Int32Array(width), ends: new Int32Array(width) };
  let next = head.end;
  let number = 0;
  let cellCount = 0;
  let isEmpty = true;

  /** The bounds of the next cell as far as they are written. */
  const note = (start: number, end: number): void => {
    let [from, to] = [start, end];
    while (from < to && isBlank(codes[from])) from += 1;
    while (to > from && isBlank(codes[to - 1])) to -= 1;
    if (to > from) isEmpty = false;
    if (cellCount < width) {
      plain.starts[cellCount] = from;
      plain.ends[cellCount] = to;
    }
    cellCount += 1;
  };

  /** Finds the cells of a row, and where it ends. Undefined where it takes more than looking for the next quote. */
  const scan = (offset: number): number | undefined => {
    cellCount = 0;
    isEmpty = true;
    let at = offset;
    for (;;) {
      const isQuoted = codes[at] === QUOTE;
      const from = isQuoted ? at + 1 : at;
      const to = isQuoted ? codes.indexOf(QUOTE, from) : endOfPlain(codes, from, lineBreak);
      at = isQuoted ? to + 1 : to;
      const follows = codes[at];
      if (to < 0 || (follows !== COMMA && follows !== lineBreak && at < codes.length)) return undefined;
      note(from, to);
      if (follows !== COMMA) return at;
      at += 1;
    }
  };

  const hand = (reader: RowReader, row: CsvRow): void => {
    if (isEmpty) return;
    if (cellCount === width) reader.take(row);
    else reader.refuse(row, cellCount < width ? 'tooFewCells' : 'tooManyCells', cellCount);
  };

  /** Reads a row with quotes inside of a cell, blanks behind them, or a slip. */
  const readApart = (reader: RowReader): void => {
    const { cells, end, isMalformed } = cellsAt(codes, next, lineBreak);
    const row = { number, offset: next, ...joined(cells.map(cell => cellText(codes, cell))) };
    next = end;
    cellCount = cells.length;
    isEmpty = row.codes.length === 0;
    if (isMalformed) reader.refuse(row, 'quotes', cellCount);
    else hand(reader, row);
  };

  return {
    header,
    headerOffset: start,
    readPiece(reader) {
      const to = next + PIECE_LENGTH;
      while (next < to && next < codes.length) {
        number += 1;
        const end = scan(next);
        if (end === undefined) readApart(reader);
        else {
          plain.number = number;
          plain.offset = next;
          next = end + 1;
          hand(reader, plain);
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
