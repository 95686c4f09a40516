/** What differs between two states of the daily detail, for those who do not see it. */
import type { DetailRow, DetailTable } from '../../server/src/protocol';
import type { Texts } from '../src/texts/languages';

export interface FigureChange {
  /** The first cells, which say what the row is of. */
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

export const keyOf = ({ date, type }: DetailRow): string => `${date} ${type}`;

/** In words; empty where nothing differs. */
export const changesBetween = (before: DetailTable, after: DetailTable, texts: Texts): string => {
  const known = new Map(before.rows.map(row => [keyOf(row), row]));
  const isSame = before.rows.length === after.rows.length && after.rows.every(row => known.has(keyOf(row)));
  if (!isSame) return texts.rowsChanged(after.rows.length);
  const changes = after.rows.flatMap(row => figureChanges(known.get(keyOf(row)), row, after.columns));
  const [first, ...others] = changes;
  if (!first) return '';
  if (others.length > 0) return texts.figuresChanged(changes.length);
  return texts.figureChanged(first.row, first.column, first.before, first.after);
};

const figureChanges = (
  before: DetailRow | undefined,
  after: DetailRow,
  columns: DetailTable['columns'],
): readonly FigureChange[] =>
  columns.flatMap(({ text: column, numeric }, index) => {
    const [one, other] = [before?.cells[index]?.text ?? '', after.cells[index]?.text ?? ''];
    return numeric && one !== other ? [{ row: nameOf(after), column, before: one, after: other }] : [];
  });

const nameOf = ({ cells }: DetailRow): string =>
  cells
    .slice(0, 2)
    .map(({ text }) => text)
    .join(', ');
