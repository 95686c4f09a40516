/** Where cells of rows stand, for whoever asks later: of a file's text nothing else is kept. */
import { doubled, smallNumbers, wholeNumbers } from '../../engine/columns';
import type { Span } from './cells';
import { type CsvRow, type CsvRows, endInRow, startInRow } from './rows';

export interface CellPlaces {
  /** Takes the cells of a row. */
  readonly add: (row: CsvRow) => void;
  /** @param index of the row among those taken; @param cell of the column among those given */
  readonly placeOf: (index: number, cell: number) => Span;
}

/** Of each cell how far behind its row's beginning it begins, and how long it is. */
const NUMBERS = 2;
const HIGHEST = 0xff;

/** @param columns of the cells whose places are taken */
export function cellPlaces(rows: CsvRows, columns: readonly number[]): CellPlaces {
  const width = NUMBERS * columns.length;
  let offsets = wholeNumbers(rows.expectedRows);
  let numbers = smallNumbers(width * rows.expectedRows);
  /** The places of rows with a cell too far behind or too long for these numbers. */
  const apart = new Map<number, readonly Span[]>();
  let count = 0;
  const takeNear = (row: CsvRow): boolean => {
    if (row.at < 0) return false;
    let to = count * width;
    for (let cell = 0; cell < columns.length; cell += 1) {
      const from = startInRow(row, columns[cell] ?? 0);
      const length = endInRow(row, columns[cell] ?? 0) - from;
      if (from > HIGHEST || length > HIGHEST) return false;
      numbers[to] = from;
      numbers[to + 1] = length;
      to += NUMBERS;
    }
    return true;
  };
  return {
    add(row) {
      if (count === offsets.length) {
        offsets = doubled(offsets, wholeNumbers);
        numbers = doubled(numbers, smallNumbers);
      }
      offsets[count] = row.offset;
      if (!takeNear(row))
        apart.set(
          count,
          columns.map(column => rows.placeOf(row.offset, column)),
        );
      count += 1;
    },
    placeOf(index, cell) {
      const at = index * width + NUMBERS * cell;
      const start = (offsets[index] ?? 0) + (numbers[at] ?? 0);
      return apart.get(index)?.[cell] ?? { start, end: start + (numbers[at + 1] ?? 0) };
    },
  };
}
