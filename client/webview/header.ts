/** What the preview is about and what can be done with it: its heading, choices, pin and export. */
import { EXPORT_FORMATS, type ExportFormat, type PreviewView } from '../../server/src/protocol';
import type { Chosen } from '../src/features/preview/protocol';
import type { Texts } from '../src/texts/languages';
import { createChoice } from './choice';
import { element, setText } from './element';

export interface HeaderActions {
  readonly choose: (chosen: Chosen) => void;
  readonly follow: (follows: boolean) => void;
  readonly exportAs: (format: ExportFormat) => void;
}

export const createHeader = (texts: Texts, { choose, follow, exportAs }: HeaderActions) => {
  const heading = element('h1');
  // Another organization has other subscriptions and cycles: its latest is shown.
  const organization = createChoice('organization', 2, () => choose({ organization: organization.chosen() }));
  const subscription = createChoice('subscription', 3, () =>
    choose({ organization: organization.chosen(), subscription: subscription.chosen() }),
  );
  const cycle = createChoice('cycle', 1, value =>
    choose({ organization: organization.chosen(), subscription: subscription.chosen(), cycle: value }),
  );

  const pin = element('button', {
    id: 'follow',
    type: 'button',
    className: 'toggle',
    textContent: texts.followEditor,
    title: texts.followEditorHint,
  });
  pin.addEventListener('click', () => follow(pin.getAttribute('aria-pressed') !== 'true'));

  const exports = createExports(texts, exportAs);
  const node = element('header', {}, [
    element('div', { className: 'title' }, [heading, element('div', { className: 'actions' }, [pin, exports.node])]),
    element('div', { className: 'choices' }, [organization.node, subscription.node, cycle.node]),
  ]);

  const draw = (view: PreviewView, follows: boolean): void => {
    setText(heading, view.title);
    organization.draw(view.organizations);
    subscription.draw(view.subscriptions);
    cycle.draw(view.cycles);
    pin.setAttribute('aria-pressed', String(follows));
    exports.node.hidden = view.results === undefined;
  };

  return { node, draw };
};

/** A button that opens a list of buttons; Escape, a choice and a click elsewhere close it. */
const createExports = (texts: Texts, exportAs: (format: ExportFormat) => void) => {
  const button = element('button', {
    id: 'export',
    type: 'button',
    className: 'command',
    textContent: texts.exportAs,
  });
  const list = element(
    'ul',
    { id: 'export-formats', hidden: true },
    EXPORT_FORMATS.map(format => {
      const item = element('button', { id: `export-${format}`, type: 'button', textContent: texts.exports[format] });
      item.addEventListener('click', () => {
        show(false);
        button.focus();
        exportAs(format);
      });
      return element('li', {}, [item]);
    }),
  );
  const node = element('div', { className: 'exports' }, [button, list]);
  button.setAttribute('aria-controls', list.id);

  const show = (isOpen: boolean): void => {
    list.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  };
  show(false);

  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
  node.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || list.hidden) return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  node.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && node.contains(relatedTarget))) show(false);
  });
  return { node };
};
