/** The overage invoice of the cycle, the price of the commitment beside it, and what the vendor's own invoices say. */
import type { ActualInvoiceView, InvoiceView, ShownText, SourceLocation } from '../../server/src/protocol';
import { drawEach, element, setText } from './element';
import { createFacts } from './facts';
import type { Numbers } from './numbers';

type Columns = InvoiceView['columns'];

export const createInvoice = (numbers: Numbers, open: (source: SourceLocation) => void) => {
  const heading = element('h2', { id: 'invoice-heading' });
  const facts = createFacts(numbers, { className: 'facts' });
  const lines = createTable(numbers, 'invoice-lines', heading.id);
  const summary = createSums(numbers, 'invoice-summary');
  const committed = createSums(numbers, 'invoice-committed');
  const notes = element('ul', { id: 'invoice-notes' });
  const actual = element('div', { id: 'actual-invoices' });
  const node = element('section', { id: 'invoice', className: 'card' }, [
    heading,
    facts.node,
    element('div', { className: 'wide' }, [lines.node]),
    element('div', { className: 'beside' }, [summary.node, committed.node]),
    notes,
    actual,
  ]);
  node.setAttribute('aria-labelledby', heading.id);

  const drawn: ReturnType<typeof createActual>[] = [];

  const draw = (view: InvoiceView): void => {
    setText(heading, view.heading);
    facts.draw(view.facts);
    lines.node.hidden = view.lines.length === 0;
    lines.draw(
      view.columns,
      view.lines.map(cells => ({ cells })),
    );
    summary.draw(view.summaryHeading, view.summary);
    committed.draw(view.committed.heading, [...view.committed.lines, view.committed.total]);
    notes.hidden = view.notes.length === 0;
    drawEach(notes, view.notes, () => element('li'), setText);
    for (const surplus of drawn.splice(view.actual.length)) surplus.node.remove();
    for (const [index, one] of view.actual.entries()) {
      const there = drawn[index] ?? createActual(numbers, open, index);
      if (!there.node.isConnected) {
        drawn[index] = there;
        actual.append(there.node);
      }
      there.draw(one);
    }
  };

  return { node, draw };
};

interface Line {
  readonly cells: readonly ShownText[];
  readonly differs?: boolean;
  readonly source?: SourceLocation | undefined;
}

const createTable = (numbers: Numbers, id: string, labelledBy: string) => {
  const header = element('tr');
  const body = element('tbody');
  const node = element('table', { id }, [element('thead', {}, [header]), body]);
  node.setAttribute('aria-labelledby', labelledBy);

  const draw = (columns: Columns, lines: readonly Line[]): void => {
    drawEach(
      header,
      columns,
      () => element('th', { scope: 'col' }),
      (cell, { text, numeric }) => {
        setText(cell, text);
        cell.classList.toggle('number', numeric);
      },
    );
    drawEach(
      body,
      lines,
      () => element('tr'),
      (row, { cells, differs, source }) => {
        row.classList.toggle('differs', differs ?? false);
        drawEach(
          row,
          cells,
          () => element('td'),
          (cell, text, index) => {
            cell.classList.toggle('number', columns[index]?.numeric ?? false);
            if (index === 0 && source) drawWay(cell, text.text);
            else numbers.draw(cell, [text]);
          },
        );
      },
    );
  };

  return { node, body, draw };
};

/** Labels with amounts, the last one their sum. */
const createSums = (numbers: Numbers, id: string) => {
  const caption = element('caption');
  const body = element('tbody');
  const node = element('table', { id, className: 'sums' }, [caption, body]);

  const draw = (heading: string, sums: InvoiceView['summary']): void => {
    setText(caption, heading);
    drawEach(
      body,
      sums,
      () => element('tr', {}, [element('th', { scope: 'row' }), element('td', { className: 'number' })]),
      (row, { label, amount }) => {
        const [name, value] = row.children;
        if (name) numbers.draw(name, label);
        if (value) numbers.draw(value, [amount]);
      },
    );
  };

  return { node, draw };
};

/** A line that differs begins with a sign, and leads to where it is written. */
const createActual = (numbers: Numbers, open: (source: SourceLocation) => void, index: number) => {
  const heading = element('h3', { id: `actual-invoice-${index}` });
  const sentence = element('p');
  const table = createTable(numbers, `actual-invoice-lines-${index}`, heading.id);
  const node = element('article', { className: 'actual' }, [
    heading,
    sentence,
    element('div', { className: 'wide' }, [table.node]),
  ]);
  let sources: readonly (SourceLocation | undefined)[] = [];

  table.body.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('.to-line') : null;
    const row = button?.closest('tr');
    const source = row ? sources[row.sectionRowIndex] : undefined;
    if (source) open(source);
  });

  const draw = (view: ActualInvoiceView): void => {
    setText(heading, view.heading);
    setText(sentence, `${view.agrees ? '✓' : '≠'} ${view.sentence}`);
    sentence.classList.toggle('warning', !view.agrees);
    sources = view.rows.map(({ source }) => source);
    table.node.hidden = view.rows.length === 0;
    table.draw(view.columns, view.rows);
  };

  return { node, draw };
};

/** The first cell of a line that is written somewhere is the way there. */
const drawWay = (cell: Element, name: string): void => {
  const there = cell.querySelector('.to-line');
  const way = there ?? element('button', { type: 'button', className: 'to-line' });
  setText(way, name);
  if (way !== there) cell.replaceChildren(way);
};
