/** The table of the daily detail: its caption, its header and its rows. */
import type { DailyDetailView } from '../../server/src/protocol';
import { element, setText } from './element';
import { type Changes, createRows, type RowActions } from './rows';

export const createTable = (actions: RowActions) => {
  const caption = element('caption');
  const header = element('tr');
  const rows = createRows(actions);
  const node = element('table', { id: 'daily-detail', hidden: true }, [
    caption,
    element('thead', {}, [header]),
    rows.node,
  ]);

  const draw = (view: DailyDetailView): Changes => {
    const cycle = view.cycles.find(({ chosen }) => chosen)?.text;
    setText(caption, cycle ? `${view.title} · ${cycle}` : view.title);
    drawHeader(header, view.columns);
    node.hidden = view.notice !== undefined || view.columns.length === 0;
    return rows.draw(view.rows, view.columns);
  };

  return { node, draw };
};

const drawHeader = (header: HTMLTableRowElement, columns: DailyDetailView['columns']): void => {
  while (header.children.length > columns.length) header.lastElementChild?.remove();
  for (const [index, { text, numeric }] of columns.entries()) {
    const cell = header.children[index] ?? header.appendChild(element('th', { scope: 'col' }));
    setText(cell, text);
    cell.classList.toggle('number', numeric);
  }
};
