/** The guide's daily detail: filtered, sorted, with a total for each type. */
import type { DetailTable, ShownText } from '../../server/src/protocol';
import type { Place, Selection } from '../src/features/preview/protocol';
import type { Texts } from '../src/texts/languages';
import { createChoice } from './choice';
import { drawEach, element, setNotice, setText } from './element';
import type { Numbers } from './numbers';
import { createRows, type RowActions } from './rows';
import { nextSort, rowsAt, selectRows } from './selection';

export interface DetailActions extends RowActions {
  readonly select: (selection: Selection) => void;
}

export interface DetailToDraw {
  readonly table: DetailTable;
  readonly selection: Selection;
  /** Organization and cycle, for those who hear the table's name. */
  readonly about: string;
  readonly cursor: Place | undefined;
}

export const createDetail = (texts: Texts, numbers: Numbers, actions: DetailActions) => {
  const heading = element('h2', { id: 'detail-heading' });
  const type = createChoice('detail-type', 3, value =>
    actions.select({ ...selection, type: value === '' ? undefined : value }),
  );
  const onlyOverage = element('input', { id: 'only-overage', type: 'checkbox' });
  onlyOverage.addEventListener('change', () => actions.select({ ...selection, onlyOverage: onlyOverage.checked }));
  const count = element('p', { id: 'rows-shown', className: 'quiet' });
  const hint = element('p', { id: 'hint', className: 'quiet', hidden: true });
  const none = element('p', { id: 'no-rows', hidden: true });
  const caption = element('caption', { className: 'heard-only' });
  const header = element('tr');
  const rows = createRows(actions);
  const totals = element('tfoot');
  const table = element('table', { id: 'daily-detail', className: 'detail' }, [
    caption,
    element('thead', {}, [header]),
    rows.node,
    totals,
  ]);
  const node = element('section', { id: 'detail', className: 'card' }, [
    element('div', { className: 'title' }, [
      heading,
      element('div', { className: 'filters' }, [
        type.node,
        element('label', { className: 'check' }, [onlyOverage, texts.onlyOverageDays].map(asNode)),
        count,
      ]),
    ]),
    hint,
    none,
    table,
  ]);
  node.setAttribute('aria-labelledby', heading.id);

  let selection: Selection = { onlyOverage: false };
  let cursor = '';

  header.addEventListener('click', ({ target }) => {
    const cell = target instanceof Element && target.closest('button') ? target.closest('th') : null;
    if (cell) actions.select({ ...selection, sort: nextSort(selection.sort, cell.cellIndex) });
  });

  const drawHeader = (columns: DetailTable['columns']): void =>
    drawEach(
      header,
      columns,
      () => element('th', { scope: 'col' }, [element('button', { type: 'button' })]),
      (cell, { text, numeric }, index) => {
        const { sort } = selection;
        const order = sort?.column === index ? (sort.descending ? 'descending' : 'ascending') : 'none';
        if (cell.firstElementChild) setText(cell.firstElementChild, text);
        cell.classList.toggle('number', numeric);
        cell.setAttribute('aria-sort', order);
      },
    );

  const drawTotals = ({ totals: all, columns }: DetailTable): void =>
    drawEach(
      totals,
      all.filter(total => selection.type === undefined || total.type === selection.type),
      () => element('tr'),
      (row, { cells }) =>
        drawEach(
          row,
          cells,
          () => (row.children.length === 0 ? element('th', { scope: 'row' }) : element('td')),
          (cell, text, index) => {
            cell.classList.toggle('number', columns[index]?.numeric ?? false);
            numbers.draw(cell, index === 0 ? withWholeDay(text) : [text]);
          },
        ),
    );

  const draw = (toDraw: DetailToDraw): void => {
    const { table: view } = toDraw;
    // A type that has no rows any more filters nothing.
    const isThere = view.types.some(({ type: one }) => one === toDraw.selection.type);
    selection = { ...toDraw.selection, type: isThere ? toDraw.selection.type : undefined };
    setText(heading, view.heading);
    setText(caption, `${view.heading} · ${toDraw.about}`);
    type.draw({
      label: texts.usageType,
      options: [
        { value: '', text: texts.allTypes, chosen: selection.type === undefined },
        ...view.types.map(({ type: value, text }) => ({ value, text, chosen: value === selection.type })),
      ],
    });
    onlyOverage.checked = selection.onlyOverage;
    const shown = selectRows(view.rows, selection);
    const atCursor = rowsAt(shown, toDraw.cursor);
    drawHeader(view.columns);
    rows.draw({ rows: shown, columns: view.columns, atCursor });
    drawTotals(view);
    table.setAttribute('aria-rowcount', String(shown.length + 1 + totals.rows.length));
    setText(count, texts.rowsShown(shown.length, view.rows.length));
    setNotice(none, shown.length === 0 ? texts.noRows : undefined);
    setNotice(hint, shown.some(({ source }) => source) ? texts.rowHint : undefined);
    followCursor(toDraw.cursor, [...atCursor].map(rows.rowOfData));
  };

  /** Brings the row into sight when the cursor has come to it, while the table is what is looked at. */
  const followCursor = (place: Place | undefined, marked: readonly (HTMLElement | undefined)[]): void => {
    const now = JSON.stringify(place);
    const hasMoved = now !== cursor;
    cursor = now ?? '';
    const { top, bottom } = table.getBoundingClientRect();
    const isLookedAt = top < innerHeight / 2 && bottom > innerHeight / 2;
    if (hasMoved && isLookedAt) marked[0]?.scrollIntoView({ block: 'nearest' });
  };

  return { node, draw };
};

/** A day at the end of a text stands in one line. */
const withWholeDay = ({ text }: ShownText): ShownText[] =>
  text.split(/(?=\d{4}-\d{2}-\d{2}$)/).map(part => ({ text: part }));

const asNode = (part: Node | string): Node => (typeof part === 'string' ? document.createTextNode(` ${part}`) : part);
