/** Terms to try: nothing is written before somebody says so. */
import type { Tried, TriedField, WhatIfView } from '../../server/src/protocol';
import type { Texts } from '../src/texts/languages';
import { createChoice } from './choice';
import { drawEach, element, setNotice, setText } from './element';
import type { Numbers } from './numbers';

export interface WhatIfActions {
  /** Undefined where nothing is tried any more. */
  readonly tryOut: (tried: Tried | undefined) => void;
  readonly apply: () => void;
}

/** Whoever types a number is not interrupted by what its first digit comes to. */
const TYPING_MILLISECONDS = 150;

export const createWhatIf = (texts: Texts, numbers: Numbers, { tryOut, apply }: WhatIfActions) => {
  const heading = element('h2', { id: 'what-if-heading' });
  const subscription = createChoice('what-if-subscription', 2, () => tell());
  const fields = element('div', { className: 'fields' });
  const hint = element('p', { id: 'what-if-hint', className: 'quiet', textContent: texts.nothingTried });
  const header = element('tr');
  const body = element('tbody');
  const table = element('table', { id: 'differences' }, [element('thead', {}, [header]), body]);
  table.setAttribute('aria-labelledby', heading.id);
  const same = element('p', { id: 'no-differences' });
  const target = element('p', { id: 'what-if-target' });
  const applying = element('button', { id: 'apply', type: 'button', className: 'command main' });
  const reset = element('button', { id: 'reset', type: 'button', className: 'command' });
  const node = element('section', { id: 'what-if', className: 'card' }, [
    heading,
    subscription.node,
    fields,
    hint,
    element('div', { className: 'wide' }, [table]),
    same,
    target,
    element('div', { className: 'actions' }, [applying, reset]),
  ]);
  node.setAttribute('aria-labelledby', heading.id);

  const drawn = new Map<string, ReturnType<typeof createField>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What differs from what is written, now. */
  const tell = (): void => {
    clearTimeout(timer);
    const values = Object.fromEntries(
      [...drawn].flatMap(([name, { tried }]) => {
        const text = tried();
        return text === undefined ? [] : [[name, text]];
      }),
    );
    const whose = subscription.chosen();
    const isEmpty = Object.keys(values).length === 0 && whose === undefined;
    tryOut(isEmpty ? undefined : { subscription: whose, values });
  };
  const tellSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, TYPING_MILLISECONDS);
  };

  applying.addEventListener('click', () => {
    tell();
    apply();
  });
  reset.addEventListener('click', () => {
    clearTimeout(timer);
    for (const field of drawn.values()) field.reset();
    tryOut(undefined);
  });

  const drawFields = (all: readonly TriedField[]): void => {
    const names = new Set(all.map(({ name }) => name));
    for (const [name, field] of drawn) {
      if (names.has(name)) continue;
      field.node.remove();
      drawn.delete(name);
    }
    for (const field of all) {
      const there = drawn.get(field.name) ?? createField(texts, field.name, tellSoon, tell);
      if (!drawn.has(field.name)) fields.append(there.node);
      drawn.set(field.name, there);
      there.draw(field);
    }
  };

  const draw = (view: WhatIfView): void => {
    node.hidden = view.fields.length === 0;
    setText(heading, view.heading);
    subscription.draw(view.subscription);
    drawFields(view.fields);
    const isTried = view.fields.some(({ text, written }) => text !== written);
    hint.hidden = isTried;
    table.hidden = view.differences.length === 0;
    // Of what cannot be taken nobody knows what it would come to.
    const isRefused = view.fields.some(({ problem }) => problem !== undefined);
    const isSame = isTried && !isRefused && view.differences.length === 0;
    setNotice(same, isSame ? texts.nothingDiffers : undefined);
    setNotice(target, view.target);
    drawEach(header, view.differenceColumns, () => element('th', { scope: 'col' }), drawCell);
    drawEach(
      body,
      view.differences,
      () => element('tr'),
      (row, { label, before, after, difference }) =>
        drawEach(
          row,
          [{ text: label }, before, after, difference],
          () => (row.children.length === 0 ? element('th', { scope: 'row' }) : element('td')),
          (cell, text, index) => {
            cell.classList.toggle('number', index > 0);
            numbers.draw(cell, [text]);
          },
        ),
    );
    setText(applying, view.applyLabel);
    setText(reset, view.resetLabel);
    // A button that is disabled would lose the focus, and nobody would hear why nothing happens.
    applying.setAttribute('aria-disabled', String(view.target === undefined));
    reset.setAttribute('aria-disabled', String(!isTried));
  };

  return { node, draw };
};

const drawCell = (cell: HTMLElement, text: string, index: number): void => {
  setText(cell, text);
  cell.classList.toggle('number', index > 0);
};

const createField = (texts: Texts, name: string, change: () => void, finish: () => void) => {
  const id = `try-${name}`;
  const label = element('label', { htmlFor: id });
  const input = element('input', { id, type: 'text', inputMode: 'decimal', autocomplete: 'off', spellcheck: false });
  const written = element('span', { id: `${id}-written`, className: 'quiet' });
  const problem = element('span', { id: `${id}-problem`, className: 'problem', hidden: true });
  const node = element('div', { className: 'field' }, [label, input, written, problem]);
  input.setAttribute('aria-describedby', `${written.id} ${problem.id}`);
  let asWritten = '';
  /** What the person wants here, until an answer to it comes: earlier answers that are still on the way change nothing. */
  let wanted: string | undefined;

  input.addEventListener('input', () => {
    wanted = input.value;
    change();
  });
  input.addEventListener('change', finish);
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') finish();
  });

  const draw = (field: TriedField): void => {
    if (wanted?.trim() === field.text || (wanted === asWritten && field.text === field.written)) wanted = undefined;
    asWritten = field.written;
    setText(label, field.label);
    if (wanted === undefined && input.value.trim() !== field.text) input.value = field.text;
    node.classList.toggle('tried', field.text !== field.written);
    setText(written, texts.writtenNow(field.written));
    setNotice(problem, field.problem);
    input.setAttribute('aria-invalid', String(field.problem !== undefined));
  };

  const tried = (): string | undefined => (input.value.trim() === asWritten ? undefined : input.value.trim());

  const reset = (): void => {
    wanted = asWritten;
    input.value = asWritten;
  };

  return { node, draw, tried, reset };
};
