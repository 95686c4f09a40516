/**
 * CSV text to rows, and each cell's place when it is asked for. Papa Parse reads piece by piece; a piece with quotes that
 * do not fit together is read row by row, so that one slip costs one row.
 */
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import { cellsAt, cellText, isBlank, lineBreakOf, type RowCells, type Span, trimBlanks } from './cells';

export type RowProblem = 'quotes' | 'tooFewCells' | 'tooManyCells';

export interface RowReader {
  /** A row with as many cells as the header. Valid during the call only. */
  readonly take: (cells: readonly string[], row: number) => void;
  readonly refuse: (row: number, problem: RowProblem, cellCount: number) => void;
}

export interface CsvRows {
  readonly header: readonly string[];
  /** Reads every row behind the header but empty ones. Rows are counted from the header, which is row 0. */
  readonly read: (reader: RowReader) => void;
  /** Where a cell stands, with its quotes; the whole row where it has no such cell. */
  readonly placeOf: (row: number, column?: number) => Span;
}

/** In UTF-16 units: large enough to cost little, small enough to find a row in. */
const PIECE_LENGTH = 1 << 17;

/** Where a row begins. */
interface Mark {
  readonly row: number;
  readonly offset: number;
}

/** The header is the first row that is not empty. */
export function csvRows(text: string): CsvRows {
  const lineBreak = lineBreakOf(text);
  const rowAt = (offset: number): RowCells => cellsAt(text, offset, lineBreak);
  const start = firstRowAt(text);
  const head = rowAt(start);
  const header = head.cells.map(cell => cellText(text, cell));
  // Most exports have none: then no cell needs to be looked at for them.
  const hasBlanks = [' ', '\t', '\r'].some(blank => text.includes(blank));
  // Papa.parse would make a new one for each piece, which costs three times as much.
  const parser = new Papa.Parser({ delimiter: ',', newline: lineBreak, fastMode: false });
  // One for each piece, in order: rows are looked up from there.
  const marks: Mark[] = [{ row: 0, offset: start }];
  let latest: Mark = { row: 0, offset: start };

  const hand = (reader: RowReader, cells: readonly string[], row: number): void => {
    if (cells.length === header.length) reader.take(cells, row);
    else reader.refuse(row, cells.length < header.length ? 'tooFewCells' : 'tooManyCells', cells.length);
  };

  /** Reads on from a row, until behind an offset. */
  const readRowByRow = (reader: RowReader, from: Mark, to: number): Mark => {
    let { row, offset } = from;
    while (offset < text.length && offset <= to) {
      const { cells, end, isMalformed } = rowAt(offset);
      const texts = cells.map(cell => cellText(text, cell));
      if (isMalformed) reader.refuse(row, 'quotes', cells.length);
      else if (!isEmpty(texts)) hand(reader, texts, row);
      row += 1;
      offset = end;
    }
    return { row, offset };
  };

  /** Reads a piece that ends with a line; what is wrong with it is either a slip or a cell that goes on behind it. */
  const readPiece = (reader: RowReader, from: Mark): Mark => {
    const lastBreak = text.indexOf(lineBreak, from.offset + PIECE_LENGTH);
    const to = lastBreak < 0 ? text.length : lastBreak;
    const { data, errors } = parser.parse(text.slice(from.offset, to));
    if (errors.length > 0) return readRowByRow(reader, from, to);
    let { row } = from;
    for (const cells of data) {
      const texts = hasBlanks ? trimmed(cells) : cells;
      if (!isEmpty(texts)) hand(reader, texts, row);
      row += 1;
    }
    return { row, offset: to + 1 };
  };

  return {
    header,
    read(reader) {
      let next: Mark = { row: 1, offset: head.end };
      while (next.offset < text.length) {
        marks.push(next);
        next = readPiece(reader, next);
      }
    },
    placeOf(row, column) {
      const mark = marks.findLast(known => known.row <= row) ?? latest;
      let at = latest.row <= row && latest.row >= mark.row ? latest : mark;
      while (at.row < row) at = { row: at.row + 1, offset: rowAt(at.offset).end };
      latest = at;
      const { cells } = rowAt(at.offset);
      const [first = { start: at.offset, end: at.offset }] = cells;
      return cells[column ?? -1] ?? { start: first.start, end: cells.at(-1)?.end ?? first.end };
    },
  };
}

/** Behind a byte-order mark and empty lines. */
const firstRowAt = (text: string): number => /^\uFEFF?(?:[ \t]*\r?\n|[ \t]*\r)*/.exec(text)?.[0].length ?? 0;

/** Blanks around a value are not part of it. */
function trimmed(cells: readonly string[]): readonly string[] {
  for (const cell of cells) if (isBlank(cell[0]) || isBlank(cell.at(-1))) return cells.map(trimBlanks);
  return cells;
}

const isEmpty = (cells: readonly string[]): boolean => cells[0] === '' && cells.every(cell => cell === '');
