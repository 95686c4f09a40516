/** Numbers that explain themselves: each is a button that asks where it comes from. */
import type { FigureName, ShownText } from '../../server/src/protocol';
import { element, setText } from './element';

export type Explain = (figure: FigureName, origin: HTMLElement) => void;

export interface Numbers {
  /** Draws the parts of a text beside each other. A part that is a number as before keeps its element, and its focus. */
  readonly draw: (place: Element, parts: readonly ShownText[]) => void;
}

export const createNumbers = (page: Element, explain: Explain): Numbers => {
  const figures = new WeakMap<Element, FigureName>();

  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const figure = button ? figures.get(button) : undefined;
    if (button && figure) explain(figure, button);
  });

  const drawPart = (place: Element, { text, figure }: ShownText, index: number): void => {
    const tag = figure ? 'button' : 'span';
    const there = place.children[index];
    const part = there?.localName === tag ? there : element(tag, figure ? { type: 'button', className: 'figure' } : {});
    if (part !== there) place.insertBefore(part, there ?? null);
    setText(part, text);
    if (figure) figures.set(part, figure);
  };

  const draw = (place: Element, parts: readonly ShownText[]): void => {
    for (const [index, part] of parts.entries()) drawPart(place, part, index);
    while (place.children.length > parts.length) place.lastElementChild?.remove();
  };

  return { draw };
};
