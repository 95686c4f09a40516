/**
 * CSV text to rows, and each cell's place when it is asked for. Papa Parse reads; from a cell on whose quotes do not fit
 * together the rest is read row by row, so that one slip costs one row.
 */
/// <reference path="./papaparse.d.ts" />
import Papa, { type Options } from 'papaparse';
import { cellsAt, cellText, lineBreakOf, type RowCells, type Span } from './cells';

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
const CHUNK_SIZE = 1 << 17;
/** A place to look rows up from, for the part that is read row by row. */
const ROWS_PER_MARK = 1000;

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
  // In ascending order. What is read by the library has a mark for each chunk.
  const marks: Mark[] = [{ row: 0, offset: start }];
  let latest: Mark = { row: 0, offset: start };

  const hand = (reader: RowReader, cells: readonly string[], row: number): void => {
    if (cells.length === header.length) reader.take(cells, row);
    else reader.refuse(row, cells.length < header.length ? 'tooFewCells' : 'tooManyCells', cells.length);
  };

  const readRowByRow = (reader: RowReader, from: Mark): void => {
    let { row, offset } = from;
    while (offset < text.length) {
      if (row % ROWS_PER_MARK === 0) marks.push({ row, offset });
      const { cells, end, isMalformed } = rowAt(offset);
      const texts = cells.map(cell => cellText(text, cell));
      if (isMalformed) reader.refuse(row, 'quotes', cells.length);
      else if (!isEmpty(texts)) hand(reader, texts, row);
      row += 1;
      offset = end;
    }
  };

  return {
    header,
    read(reader) {
      let next: Mark = { row: 1, offset: head.end };
      let isRegular = true;
      const body = text.slice(head.end);
      const chunk: Options['chunk'] = ({ data, errors, meta }, parser) => {
        if (errors.length > 0) {
          isRegular = false;
          parser.abort();
          return;
        }
        marks.push(next);
        for (const [index, cells] of data.entries()) {
          const texts = trimmed(cells);
          if (!isEmpty(texts)) hand(reader, texts, next.row + index);
        }
        next = { row: next.row + data.length, offset: head.end + meta.cursor };
      };
      Papa.parse(body, { delimiter: ',', newline: lineBreak, fastMode: false, chunkSize: CHUNK_SIZE, chunk });
      if (!isRegular) readRowByRow(reader, next);
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

/** Blanks around a value are not part of it. The cells are the library's and ours to change. */
function trimmed(cells: readonly string[]): readonly string[] {
  if (!cells.some(hasBlanks)) return cells;
  return cells.map(cell => cell.trim());
}

const hasBlanks = (cell: string): boolean =>
  cell.length > 0 && (isBlankCode(cell.charCodeAt(0)) || isBlankCode(cell.charCodeAt(cell.length - 1)));

const isBlankCode = (code: number): boolean => code <= 32 || code >= 160;

const isEmpty = (cells: readonly string[]): boolean => cells[0] === '' && cells.every(cell => cell === '');
