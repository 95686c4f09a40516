/** What the preview is about: its heading and the facts that Control Hub shows above the table. */
import type { DailyDetailView } from '../../server/src/protocol';
import { element, setText } from './element';

export const createFacts = () => {
  const heading = element('h1');
  const list = element('dl', { id: 'facts' });

  const draw = ({ title, facts }: DailyDetailView): void => {
    setText(heading, title);
    while (list.children.length > facts.length) list.lastElementChild?.remove();
    for (const [index, { label, text }] of facts.entries()) {
      const fact = list.children[index] ?? list.appendChild(element('div', {}, [element('dt'), element('dd')]));
      const [term, description] = fact.children;
      if (term) setText(term, label);
      if (description) setText(description, text);
    }
  };

  return { heading, list, draw };
};
