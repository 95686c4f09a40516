/** A labelled list to choose from. */
import type { Choice } from '../../server/src/protocol';
import { element, setText } from './element';

/** Shown from `worthwhile` options on. */
export const createChoice = (id: string, worthwhile: number, choose: (value: string) => void) => {
  const label = element('label', { htmlFor: id });
  const select = element('select', { id });
  const node = element('div', { className: 'choice', hidden: true }, [label, select]);
  let listed = '';

  select.addEventListener('change', () => choose(select.value));

  /** The list is made anew only when it differs, for it may be open. */
  const draw = ({ label: name, options }: Choice): void => {
    setText(label, name);
    node.hidden = options.length < worthwhile;
    const list = JSON.stringify(options.map(({ value, text }) => [value, text]));
    if (list !== listed)
      select.replaceChildren(...options.map(({ value, text }) => element('option', { value, text })));
    listed = list;
    const chosen = options.find(option => option.chosen)?.value;
    if (chosen !== undefined && select.value !== chosen) select.value = chosen;
  };

  /** What is chosen, where there is something to choose. */
  const chosen = (): string | undefined => (node.hidden || select.value === '' ? undefined : select.value);

  return { node, draw, chosen };
};
