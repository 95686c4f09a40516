/** A list of labelled texts, each number in them a button. */
import type { ShownText } from '../../server/src/protocol';
import { drawEach, element, setText } from './element';
import type { Numbers } from './numbers';

export interface Fact {
  readonly label: string;
  readonly parts: readonly ShownText[];
}

export const createFacts = (
  numbers: Numbers,
  properties: { readonly id?: string; readonly className?: string } = {},
) => {
  const node = element('dl', properties);

  const draw = (facts: readonly Fact[]): void => {
    node.hidden = facts.length === 0;
    drawEach(
      node,
      facts,
      () => element('div', {}, [element('dt'), element('dd')]),
      (fact, { label, parts }) => {
        const [term, description] = fact.children;
        if (term) setText(term, label);
        if (description) numbers.draw(description, parts);
      },
    );
  };

  return { node, draw };
};
