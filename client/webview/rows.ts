/** The rows of the daily detail: opened by a click or Enter, walked with the arrow keys, number by number, and redrawn in place. */
import type { DetailRow, DetailTable, FigureName, SourceLocation } from '../../server/src/protocol';
import { keyOf } from './changes';
import { element, setText } from './element';
import { rowWindow } from './row-window';

type Columns = DetailTable['columns'];

/** What a person does with a row. */
export interface RowActions {
  readonly open: (source: SourceLocation) => void;
  /** A number has been reached, with the mouse or a key; the row itself stands for its last one, the overage. */
  readonly reach: (figure: FigureName) => void;
  /** A number is asked for by itself. */
  readonly explain: (figure: FigureName, origin: HTMLElement) => void;
}

export interface RowsToDraw {
  readonly rows: readonly DetailRow[];
  readonly columns: Columns;
  /** Those that the editor's cursor is on. */
  readonly atCursor: ReadonlySet<DetailRow>;
}

const USUAL_HEIGHT = 26;
const MOST_JUMPS = 10;

export const createRows = ({ open, reach, explain }: RowActions) => {
  const body = element('tbody', { tabIndex: -1 });
  const [above, below] = [createSpace(), createSpace()];
  const drawn = new Map<string, HTMLTableRowElement>();
  let shown: RowsToDraw = { rows: [], columns: [], atCursor: new Set() };
  let tabStop = '';
  let first = 0;

  const indexOf = (row: HTMLTableRowElement | null): number =>
    row ? first + row.sectionRowIndex : shown.rows.findIndex(one => keyOf(one) === tabStop);

  const figureAt = (row: DetailRow | undefined, cell: HTMLTableCellElement | null): FigureName | undefined =>
    row?.cells[cell?.cellIndex ?? -1]?.figure ?? row?.cells.findLast(({ figure }) => figure)?.figure;

  body.addEventListener('click', ({ target }) => {
    const source = shown.rows[indexOf(rowOf(target))]?.source;
    // Someone who has just marked a figure to copy it does not want to go anywhere.
    if (source && (getSelection()?.isCollapsed ?? true)) open(source);
  });
  body.addEventListener('focusin', ({ target }) => {
    const row = rowOf(target);
    const data = row ? shown.rows[indexOf(row)] : undefined;
    if (!data) return;
    makeTabStop(keyOf(data));
    const figure = figureAt(data, cellOf(target));
    if (figure) reach(figure);
  });
  body.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (act(event.key, rowOf(event.target), cellOf(event.target))) event.preventDefault();
  });

  const act = (key: string, row: HTMLTableRowElement | null, cell: HTMLTableCellElement | null): boolean => {
    const index = indexOf(row);
    const data = shown.rows[index];
    const figure = figureAt(data, cell);
    const number = row ? numberReachedBy(key, row, cell) : undefined;
    const next = indexReachedBy(key, index, shown.rows.length);
    if (number) number.focus();
    else if (next !== undefined) focusOn(next, cell);
    else if (key === 'Enter' && data?.source) open(data.source);
    else if (key === ' ' && figure && row) explain(figure, cell ?? row);
    else return false;
    return true;
  };

  /** Up and down stay in the column. */
  const focusOn = (index: number, cell: HTMLTableCellElement | null): void => {
    const wanted = Math.min(Math.max(index, 0), shown.rows.length - 1);
    const isDrawn = (): boolean => first <= wanted && wanted < first + body.rows.length;
    // Rows are not all of one height, so the first jump may fall short.
    for (let jumps = 0; jumps < MOST_JUMPS && !isDrawn(); jumps += 1) {
      scrollBy(0, (wanted - first) * rowHeight() + body.getBoundingClientRect().top - innerHeight / 2);
      drawWindow();
    }
    const row = body.rows[wanted - first];
    (cell ? row?.cells[cell.cellIndex] : row)?.focus();
  };

  const rowHeight = (): number => body.rows[0]?.offsetHeight || USUAL_HEIGHT;

  const makeTabStop = (key: string): void => {
    tabStop = key;
    const there = drawn.get(key) ?? body.rows[0];
    for (const row of body.rows) row.tabIndex = row === there ? 0 : -1;
  };

  const drawRow = (data: DetailRow): void => {
    const key = keyOf(data);
    const row = drawn.get(key) ?? element('tr', { tabIndex: -1 });
    drawn.set(key, row);
    row.classList.toggle('overage', data.overage);
    row.classList.toggle('peak', data.peak);
    row.classList.toggle('opens', data.source !== undefined);
    row.classList.toggle('at-cursor', shown.atCursor.has(data));
    if (shown.atCursor.has(data)) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    drawCells(row, data, shown.columns);
  };

  const removeAllBut = (wanted: ReadonlySet<string>): void => {
    for (const [key, row] of drawn) {
      if (wanted.has(key)) continue;
      // The arrow keys go on from where the focus was.
      if (row.contains(document.activeElement)) body.focus({ preventScroll: true });
      row.remove();
      drawn.delete(key);
    }
  };

  /** An element that is moved loses the focus, so only a row that is out of place is. */
  const order = (keys: Iterable<string>): void => {
    const focused = document.activeElement;
    for (const [place, key] of [...keys].entries()) {
      const row = drawn.get(key);
      const there = body.rows[place];
      if (row && row !== there) body.insertBefore(row, there ?? null);
    }
    if (focused instanceof HTMLElement && focused !== document.activeElement && body.contains(focused)) focused.focus();
  };

  const drawWindow = (): void => {
    const { rows } = shown;
    const height = rowHeight();
    const top = (above.node.isConnected ? above.node : body).getBoundingClientRect().top;
    const { from, to } = rowWindow(rows.length, { above: -top, sight: innerHeight, rowHeight: height });
    const seen = rows.slice(from, to);
    const keys = new Set(seen.map(keyOf));
    removeAllBut(keys);
    for (const row of seen) drawRow(row);
    order(keys);
    first = from;
    above.draw(from * height, body, 'before');
    below.draw((rows.length - to) * height, body, 'after');
    const isWhole = from === 0 && to === rows.length;
    for (const [place, row] of [...body.rows].entries()) {
      if (isWhole) row.removeAttribute('aria-rowindex');
      // The header is the first row.
      else row.setAttribute('aria-rowindex', String(from + place + 2));
    }
    makeTabStop(tabStop);
  };

  const draw = (toDraw: RowsToDraw): void => {
    shown = toDraw;
    drawWindow();
  };

  let isWaiting = false;
  addEventListener(
    'scroll',
    () => {
      if (isWaiting || body.rows.length === shown.rows.length) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        drawWindow();
      });
    },
    { passive: true },
  );

  const rowOfData = (data: DetailRow): HTMLTableRowElement | undefined => drawn.get(keyOf(data));

  return { node: body, draw, rowOfData };
};

/** The room of the rows that are not drawn. */
const createSpace = () => {
  const cell = element('td', { colSpan: 100 });
  const node = element('tbody', { className: 'space' }, [element('tr', {}, [cell])]);
  node.setAttribute('aria-hidden', 'true');

  const draw = (height: number, beside: Element, where: 'before' | 'after'): void => {
    if (height === 0) node.remove();
    else if (!node.isConnected) beside[where](node);
    cell.style.height = `${height}px`;
  };

  return { node, draw };
};

const drawCells = (node: HTMLTableRowElement, row: DetailRow, columns: Columns): void => {
  for (const [index, { text, figure }] of row.cells.entries()) {
    const cell = node.cells[index] ?? node.appendChild(element('td'));
    cell.classList.toggle('number', columns[index]?.numeric ?? false);
    if (figure) cell.tabIndex = -1;
    else cell.removeAttribute('tabindex');
    setText(cell, text);
  }
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

const PAGE = 20;

const indexReachedBy = (key: string, index: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + PAGE;
    case 'PageUp':
      return index - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
};
