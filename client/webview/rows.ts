/** The rows of the table: opened by a click or Enter, walked with the arrow keys, number by number, and redrawn in place. */
import type { DailyDetailRow, DailyDetailView, FigureName, SourceLocation } from '../../server/src/protocol';
import { element, setText } from './element';

/** What a redrawing did to rows that were there before, to be told to those who do not see it. */
export interface Changes {
  readonly figures: readonly FigureChange[];
  /** The number of rows, where rows came or went. */
  readonly rows?: number | undefined;
}

export interface FigureChange {
  /** The first cells, which say what the row is of. */
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

type Columns = DailyDetailView['columns'];

interface DrawnRow {
  readonly node: HTMLTableRowElement;
  row: DailyDetailRow;
}

/** What a person does with a row. */
export interface RowActions {
  readonly open: (source: SourceLocation) => void;
  /** A number of the row has been reached, with the mouse or a key; the row itself stands for its last one, the overage. */
  readonly reach: (figure: FigureName) => void;
}

export const createRows = ({ open, reach }: RowActions) => {
  const body = element('tbody');
  const drawn = new Map<string, DrawnRow>();

  const drawnAt = (place: HTMLTableRowElement): DailyDetailRow | undefined =>
    [...drawn.values()].find(({ node }) => node === place)?.row;

  const openRow = (place: HTMLTableRowElement): void => {
    const source = drawnAt(place)?.source;
    if (source) open(source);
  };

  body.addEventListener('click', event => {
    const row = rowOf(event.target);
    // Someone who has just marked a figure to copy it does not want to go anywhere.
    if (row && (getSelection()?.isCollapsed ?? true)) openRow(row);
  });
  body.addEventListener('focusin', event => {
    const row = rowOf(event.target);
    if (!row) return;
    makeTabStop(body, row);
    const cells = drawnAt(row)?.cells ?? [];
    const figure = cells[cellOf(event.target)?.cellIndex ?? -1]?.figure ?? cells.findLast(cell => cell.figure)?.figure;
    if (figure) reach(figure);
  });
  body.addEventListener('keydown', event => {
    const row = rowOf(event.target);
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const cell = cellOf(event.target);
    const next = numberReachedBy(event.key, row, cell) ?? inColumnOf(cell, rowReachedBy(event.key, body, row));
    if (next) next.focus();
    else if (event.key === 'Enter' || event.key === ' ') openRow(row);
    else return;
    event.preventDefault();
  });

  const drawRow = (key: string, row: DailyDetailRow, columns: Columns): readonly FigureChange[] => {
    const before = drawn.get(key);
    const shown = before ?? { node: element('tr', { tabIndex: -1 }), row };
    drawn.set(key, shown);
    shown.row = row;
    shown.node.classList.toggle('overage', row.overage);
    shown.node.classList.toggle('peak', row.peak);
    shown.node.classList.toggle('opens', row.source !== undefined);
    const changes = drawCells(shown.node, row, columns);
    return before ? changes : [];
  };

  const removeAllBut = (wanted: ReadonlyMap<string, unknown>): void => {
    for (const [key, { node }] of drawn) {
      if (wanted.has(key)) continue;
      node.remove();
      drawn.delete(key);
    }
  };

  /** An element that is moved loses the focus, so only a row that is out of place is. */
  const order = (keys: Iterable<string>): void => {
    for (const [place, key] of [...keys].entries()) {
      const node = drawn.get(key)?.node;
      const there = body.rows[place];
      if (node && node !== there) body.insertBefore(node, there ?? null);
    }
  };

  const draw = (rows: readonly DailyDetailRow[], columns: Columns): Changes => {
    const keyed = withKeys(rows);
    const countBefore = drawn.size;
    removeAllBut(keyed);
    const sameRows = drawn.size === countBefore && drawn.size === keyed.size;
    const figures = [...keyed].flatMap(([key, row]) => drawRow(key, row, columns));
    order(keyed.keys());
    const tabStop = [...body.rows].find(row => row.tabIndex === 0) ?? body.rows[0];
    if (tabStop) makeTabStop(body, tabStop);
    return { figures, rows: sameRows ? undefined : keyed.size };
  };

  return { node: body, draw };
};

const drawCells = (node: HTMLTableRowElement, row: DailyDetailRow, columns: Columns): FigureChange[] => {
  const changes: FigureChange[] = [];
  for (const [index, { text: after, figure }] of row.cells.entries()) {
    const column = columns[index];
    const cell = node.cells[index] ?? node.appendChild(element('td'));
    const before = cell.textContent ?? '';
    cell.classList.toggle('number', column?.numeric ?? false);
    if (figure) cell.tabIndex = -1;
    else cell.removeAttribute('tabindex');
    if (setText(cell, after) && column?.numeric) changes.push({ row: nameOf(row), column: column.text, before, after });
  }
  return changes;
};

const rowOf = (target: EventTarget | null): HTMLTableRowElement | null =>
  target instanceof Element ? target.closest('tr') : null;

const cellOf = (target: EventTarget | null): HTMLTableCellElement | null =>
  target instanceof Element ? target.closest('td') : null;

/** To the right and left lie the numbers of the row; before the first one the row itself. */
const numberReachedBy = (
  key: string,
  row: HTMLTableRowElement,
  cell: HTMLTableCellElement | null,
): HTMLElement | undefined => {
  const numbers: readonly HTMLElement[] = [row, ...row.querySelectorAll<HTMLElement>('td[tabindex]')];
  const place = cell ? numbers.indexOf(cell) : 0;
  if (key === 'ArrowRight') return numbers[place + 1];
  return key === 'ArrowLeft' ? numbers[place - 1] : undefined;
};

/** Up and down stay in the column. */
const inColumnOf = (
  cell: HTMLTableCellElement | null,
  row: HTMLTableRowElement | undefined,
): HTMLElement | undefined => (cell ? row?.cells[cell.cellIndex] : row);

/** Tab reaches the table once; the arrow keys go on from there. */
const makeTabStop = (body: HTMLTableSectionElement, row: HTMLTableRowElement): void => {
  for (const other of body.rows) other.tabIndex = other === row ? 0 : -1;
};

const rowReachedBy = (
  key: string,
  { rows }: HTMLTableSectionElement,
  { sectionRowIndex }: HTMLTableRowElement,
): HTMLTableRowElement | undefined => {
  switch (key) {
    case 'ArrowDown':
      return rows[sectionRowIndex + 1];
    case 'ArrowUp':
      return rows[sectionRowIndex - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows[rows.length - 1];
    default:
      return undefined;
  }
};

const nameOf = ({ cells }: DailyDetailRow): string =>
  cells
    .slice(0, 2)
    .map(({ text }) => text)
    .join(', ');

/** The rows by what they are of (a day and a usage type), so that each finds its element again among others. */
const withKeys = (rows: readonly DailyDetailRow[]): ReadonlyMap<string, DailyDetailRow> => {
  const keyed = new Map<string, DailyDetailRow>();
  for (const row of rows) {
    const name = nameOf(row);
    keyed.set(keyed.has(name) ? `${name}, ${keyed.size}` : name, row);
  }
  return keyed;
};
