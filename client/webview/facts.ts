/** What the preview is about: its heading and the facts that Control Hub shows above the table, each number a button. */
import type { DailyDetailView, FigureName, ShownText } from '../../server/src/protocol';
import { element, setText } from './element';

export const createFacts = (explain: (figure: FigureName) => void) => {
  const heading = element('h1');
  const list = element('dl', { id: 'facts' });

  const figures = new WeakMap<Element, FigureName>();

  list.addEventListener('click', ({ target }) => {
    const figure = target instanceof Element ? figures.get(target) : undefined;
    if (figure) explain(figure);
  });

  /** A part that is a number as before keeps its element, and with it the focus. */
  const drawPart = (place: Element, { text, figure }: ShownText, index: number): void => {
    const tag = figure ? 'button' : 'span';
    const there = place.children[index];
    const part = there?.localName === tag ? there : element(tag);
    if (part !== there) place.insertBefore(part, there ?? null);
    setText(part, text);
    if (figure) figures.set(part, figure);
  };

  const draw = ({ title, facts }: DailyDetailView): void => {
    setText(heading, title);
    while (list.children.length > facts.length) list.lastElementChild?.remove();
    for (const [index, { label, parts }] of facts.entries()) {
      const fact = list.children[index] ?? list.appendChild(element('div', {}, [element('dt'), element('dd')]));
      const [term, description] = fact.children;
      if (term) setText(term, label);
      if (!description) continue;
      for (const [place, part] of parts.entries()) drawPart(description, part, place);
      while (description.children.length > parts.length) description.lastElementChild?.remove();
    }
  };

  return { heading, list, draw };
};
