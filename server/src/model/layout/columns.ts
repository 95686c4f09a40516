/**
 * The columns of a list. Its records share one for as long as they have had the same keys: what one of them lacks moves
 * no other value.
 */
import type { Shape } from '../records/regular-record';

/** Wider columns would only push the others out of sight. */
const WIDEST_COLUMN = 40;

export interface Column {
  widest: number;
  /** Numbers stand at the right of their column, everything else at the left. */
  isNumeric: boolean;
  /** The columns that come next, by their keys as they are written. */
  readonly next: Map<string, Column>;
}

export interface Columns {
  /** The first column of records by where they begin on their lines. */
  readonly first: Map<number, Column>;
  /** Those of regular records. */
  readonly ofShapes: Map<Shape, Map<number, readonly Column[]>>;
}

/** One value of a record that stands in a column. */
export interface Cell {
  readonly column: Column;
  readonly width: number;
}

export const newColumns = (): Columns => ({ first: new Map(), ofShapes: new Map() });

const newColumn = (): Column => ({ widest: 0, isNumeric: true, next: new Map() });

function made<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}

/** The columns of a record by its keys, as they are written. @param start where it begins on its line */
export function columnsOf({ first }: Columns, start: number, keys: readonly string[]): readonly Column[] {
  let column = made(first, start, newColumn);
  return keys.map(key => {
    column = made(column.next, key, newColumn);
    return column;
  });
}

/** The columns of records with a shape, looked up once for all of them. */
export const columnsOfShape = (columns: Columns, start: number, shape: Shape): readonly Column[] =>
  made(
    made(columns.ofShapes, shape, () => new Map<number, readonly Column[]>()),
    start,
    () => columnsOf(columns, start, shape.written),
  );

/** Gives a value room in its column. */
export function widen(column: Column, width: number, isNumber: boolean): void {
  if (width > column.widest) column.widest = width;
  if (!isNumber) column.isNumeric = false;
}

const missing = ({ widest }: Column, width: number): number => (widest > WIDEST_COLUMN ? 0 : widest - width);

/** How many blanks more bring a value of this width into its column. */
export const blanksBefore = (column: Column | undefined, width: number): number =>
  column?.isNumeric ? missing(column, width) : 0;

/** How many more bring what is behind it into the next column. */
export const blanksBehind = (column: Column | undefined, width: number): number =>
  column === undefined || column.isNumeric ? 0 : missing(column, width);

/** Whether a value, as it is written, is a number. */
export const isNumber = (written: string): boolean => /^\d+(\.\d+)?%?$/.test(written);

/** How many characters wide what is written is: one that takes two units of the text is one. */
export const widthOfText = (written: string): number =>
  written.length - (written.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
