/** Which rows of the daily detail are shown, in which order, and which of them the editor's cursor is on. */
import type { DetailRow } from '../../server/src/protocol';
import type { Place, Selection, Sort } from '../src/features/preview/protocol';

/** Days with overage are shown with all rows of the chosen types: what stands in for what belongs together. */
export const selectRows = (
  rows: readonly DetailRow[],
  { type, onlyOverage, sort }: Selection,
): readonly DetailRow[] => {
  const ofType = type === undefined ? rows : rows.filter(row => row.type === type);
  const days = new Set(ofType.filter(({ overage }) => overage).map(({ date }) => date));
  const shown = onlyOverage ? ofType.filter(({ date }) => days.has(date)) : ofType;
  return sort ? shown.toSorted(orderBy(sort)) : shown;
};

/** Rows that are equal in a column stay in the order of days. */
const orderBy =
  ({ column, descending }: Sort) =>
  (one: DetailRow, other: DetailRow): number => {
    const order = compare(one.keys[column] ?? '', other.keys[column] ?? '');
    return descending ? -order : order;
  };

const compare = (one: string | number, other: string | number): number => {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return one < other ? -1 : Number(one > other);
};

/** Ascending first, then descending, then the order of days again. */
export const nextSort = (sort: Sort | undefined, column: number): Sort | undefined => {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
};

/** The row whose figure the cursor is in; beside all figures, every row that is written on its line. */
export const rowsAt = (rows: readonly DetailRow[], place: Place | undefined): ReadonlySet<DetailRow> => {
  if (!place) return new Set();
  const onLine = rows.filter(
    ({ source }) =>
      source?.uri === place.uri && source.range.start.line <= place.line && place.line <= source.range.end.line,
  );
  const within = onLine.filter(({ source }) => source !== undefined && holds(source.range, place));
  return new Set(within.length > 0 ? within : onLine);
};

type Range = NonNullable<DetailRow['source']>['range'];

const holds = ({ start, end }: Range, { line, character }: Place): boolean =>
  (line > start.line || character >= start.character) && (line < end.line || character <= end.character);
