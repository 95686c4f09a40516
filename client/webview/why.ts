/** Below the table: how the number that was reached last comes about, and where its numbers are written. */
import type { ExplanationView, ExplanationViewRow, SourceLocation } from '../../server/src/protocol';
import { element, setText } from './element';

export const createWhy = (open: (source: SourceLocation) => void) => {
  const heading = element('h2', { id: 'why-heading' });
  const title = element('p', { id: 'why-title' });
  const header = element('tr');
  const body = element('tbody');
  const table = element('table', {}, [element('thead', {}, [header]), body]);
  const rules = element('ul');
  const node = element('section', { id: 'why', hidden: true }, [heading, title, table, rules]);
  node.setAttribute('aria-labelledby', heading.id);
  table.setAttribute('aria-labelledby', title.id);
  let sources: readonly (SourceLocation | undefined)[] = [];

  body.addEventListener('click', ({ target }) => {
    const row = target instanceof Element && target.closest('button') ? target.closest('tr') : null;
    const source = row ? sources[row.sectionRowIndex] : undefined;
    if (source) open(source);
  });

  /** Elements are kept, so that the focus stays on a source while the numbers change. */
  const draw = (explanation: ExplanationView | undefined): void => {
    node.hidden = explanation === undefined;
    if (!explanation) return;
    setText(heading, explanation.heading);
    setText(title, explanation.title);
    drawHeader(header, explanation.columns);
    table.hidden = explanation.rows.length === 0;
    sources = explanation.rows.map(({ source }) => source);
    drawEach(body, explanation.rows, () => element('tr', {}, [element('td'), element('td'), element('td')]), drawRow);
    drawEach(rules, explanation.rules, () => element('li'), setText);
  };

  return { node, draw };
};

const drawHeader = (header: HTMLElement, columns: ExplanationView['columns']): void =>
  drawEach(
    header,
    columns,
    () => element('th', { scope: 'col' }),
    (cell, text) => {
      setText(cell, text);
      cell.classList.toggle('number', text === columns.at(-1));
    },
  );

const drawRow = (row: Element, { label, formula, value, source, sourceLabel }: ExplanationViewRow): void => {
  const [what, how, number] = row.children;
  if (!what || !how || !number) return;
  setText(what, label);
  setText(number, value);
  number.classList.add('number');
  if (source === undefined) setText(how, formula);
  else setText(buttonIn(how), sourceLabel ?? '');
};

const buttonIn = (cell: Element): Element => {
  const there = cell.querySelector('button');
  if (there) return there;
  const button = element('button', { type: 'button' });
  cell.replaceChildren(button);
  return button;
};

/** As many children as items, each drawn from its item. */
const drawEach = <Item>(
  parent: Element,
  items: readonly Item[],
  make: () => Element,
  drawItem: (child: Element, item: Item) => void,
): void => {
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
  for (const [index, item] of items.entries()) drawItem(parent.children[index] ?? parent.appendChild(make()), item);
};
