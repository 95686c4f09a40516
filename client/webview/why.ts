/** Where a number comes from: each step with its arithmetic and the way to the line that it is written on. */
import type { ExplanationView, ExplanationViewRow, SourceLocation } from '../../server/src/protocol';
import type { Texts } from '../src/texts/languages';
import { drawEach, element, setText } from './element';

export interface WhyActions {
  readonly open: (source: SourceLocation) => void;
  /** The panel has been closed; true where the focus was in it and is to go back to the number. */
  readonly closed: (hadFocus: boolean) => void;
}

export const createWhy = (texts: Texts, { open, closed }: WhyActions) => {
  const heading = element('h2', { id: 'why-heading', tabIndex: -1 });
  const close = element('button', { id: 'why-close', type: 'button', className: 'command', textContent: texts.close });
  const title = element('p', { id: 'why-title' });
  const header = element('tr');
  const body = element('tbody');
  const table = element('table', {}, [element('thead', {}, [header]), body]);
  const rules = element('ul');
  const node = element('aside', { id: 'why', hidden: true }, [
    element('div', { className: 'title' }, [heading, close]),
    title,
    table,
    rules,
  ]);
  node.setAttribute('aria-labelledby', heading.id);
  table.setAttribute('aria-labelledby', title.id);
  let sources: readonly (SourceLocation | undefined)[] = [];

  const shut = (): void => {
    // Nobody's focus is taken out of an editor.
    const hadFocus = document.hasFocus() && node.contains(document.activeElement);
    node.hidden = true;
    closed(hadFocus);
  };
  close.addEventListener('click', shut);
  addEventListener('keydown', event => {
    if (event.key === 'Escape' && !node.hidden && !event.defaultPrevented) shut();
  });
  body.addEventListener('click', ({ target }) => {
    const row = target instanceof Element && target.closest('button') ? target.closest('tr') : null;
    const source = row ? sources[row.sectionRowIndex] : undefined;
    if (source) open(source);
  });

  /** Elements are kept, so that the focus stays on a source while the numbers change. */
  const draw = (explanation: ExplanationView | undefined): void => {
    if (!explanation) {
      if (!node.hidden) shut();
      return;
    }
    node.hidden = false;
    setText(heading, explanation.heading);
    setText(title, explanation.title);
    drawEach(
      header,
      explanation.columns,
      () => element('th', { scope: 'col' }),
      (cell, text, index) => {
        setText(cell, text);
        cell.classList.toggle('number', index === explanation.columns.length - 1);
      },
    );
    table.hidden = explanation.rows.length === 0;
    sources = explanation.rows.map(({ source }) => source);
    drawEach(body, explanation.rows, () => element('tr', {}, [element('td'), element('td'), element('td')]), drawRow);
    drawEach(rules, explanation.rules, () => element('li'), setText);
  };

  const focus = (): void => heading.focus();

  return { node, draw, focus };
};

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
