import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { deal, documentOf, uriOf } from '../../../test/deal';
import { edit, versionsOf } from '../../../test/text-edits';
import { plainly } from '../../../test/yaml-reading';
import { FIGURE_TYPES } from '../engine/domain';
import { inOneGo } from '../engine/pieces';
import type { SourceFile } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';
import { formatting } from './formatting';

const NAME = 'd.entitlements.yaml';

function formatted(text: string, lines?: readonly [number, number]): string {
  const range = lines && { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  return TextDocument.applyEdits(
    TextDocument.create('', '', 0, text),
    inOneGo(formatting(deal({ [NAME]: text }), uriOf(NAME), range)),
  );
}

describe('formatting', () => {
  it('brings the records of a list into columns, numbers to the right and text to the left', () => {
    expect(
      formatted(
        'agentSessions:\n  - {agent: a, license: premium, login: 2024-06-10T07:58:00Z}\n  - {agent: b-12, license: standard, login: 2024-06-10T07:58:00Z}\n',
      ),
    ).toBe(
      'agentSessions:\n  - {agent: a,    license: premium,  login: 2024-06-10T07:58:00Z}\n  - {agent: b-12, license: standard, login: 2024-06-10T07:58:00Z}\n',
    );
    expect(
      formatted(
        'days: # in UTC\n  - {date: 2024-06-10, premium: 4, standard: 28} # first\n  # note\n\n  - {date: 2024-06-11, premium: 12, standard: 1}\n',
      ),
    ).toBe(
      'days: # in UTC\n  - {date: 2024-06-10, premium:  4, standard: 28} # first\n  # note\n\n  - {date: 2024-06-11, premium: 12, standard:  1}\n',
    );
  });

  it('keeps a column for as long as the records have the same keys', () => {
    expect(
      formatted(
        'days:\n  - {date: 2024-06-10, premium: 4, ivrPorts: 100}\n  - {date: 2024-06-10, premium: 10, standard: 2}\n  - {date: 2024-06-10, standard: 7}\n',
      ),
    ).toBe(
      'days:\n  - {date: 2024-06-10, premium:  4, ivrPorts: 100}\n  - {date: 2024-06-10, premium: 10, standard: 2}\n  - {date: 2024-06-10, standard: 7}\n',
    );
  });

  it('puts one blank behind colons and commas in braces and none inside of them', () => {
    expect(formatted('licenses: { premium : {committed:   5 ,"sku":A } }\nassumptions:   {}\nlist: [ 1,2 ]')).toBe(
      'licenses: {premium: {committed: 5, "sku": A}}\nassumptions:   {}\nlist: [1, 2]\n',
    );
  });

  it('removes blanks at the ends of lines and ends with one line break, of the kind that the file has', () => {
    expect(formatted('kind: usage  \r\n \r\n# note\t\r\ndays:\r\n\r\n  \r\n')).toBe(
      'kind: usage\r\n\r\n# note\r\ndays:\r\n',
    );
    expect(formatted('kind: usage')).toBe('kind: usage\n');
  });

  it.each([
    ['text of several lines', 'name: |\n  a  \n\n\nkind: usage\n'],
    ['text that keeps its empty lines at the end', 'name: |+\n  a  \n\n\n'],
    ['quoted text of several lines', 'name: "a  \n  b {c:1}"\n'],
    ['anchors, aliases, tags and quotes', "days: &d\n  - &a {date: '2024-06-10', premium: !!int 1}\n  - *a\n"],
    ['records of several lines and comments in them', 'days: [\n  {date: 2024-06-10, # why\n    premium:\n  4},\n]\n'],
    ['columns of more than forty characters', `l:\n  - {a: b, c: 1}\n  - {a: ${'b'.repeat(41)}, c: 1}\n`],
    ['blanks that somebody put between keys and values in a block', 'kind:     usage\nname:     a\n'],
  ])('leaves %s alone', (_, text) => {
    expect(formatted(text)).toBe(text);
  });

  it('changes only the lines that are asked for', () => {
    const text = 'a: {b:  1}\nc: {d:  1}\ne: {f:  1}\n';
    expect(formatted(text, [1, 2])).toBe('a: {b:  1}\nc: {d: 1}\ne: {f:  1}\n');
  });

  it('changes nothing where the text cannot be read, nor in an empty file', () => {
    expect(formatted('days: [ {a:  1 }  \n')).toBe('days: [ {a:  1 }  \n');
    expect(formatted('  \n')).toBe('  \n');
  });
});

const blank = fc.constantFrom('', ' ', '   ', '\t');
const value = fc.constantFrom(
  '1',
  '28',
  '"a, b"',
  "'it''s'",
  '30%',
  '',
  '{ a:  1,b : [1 ,2] }',
  '*x',
  '&y 7',
  'é😀',
  'a:b',
  '[]',
  '~',
);
const entry = fc.tuple(
  fc.constantFrom('date', 'premium', '"sku"', 'units'),
  blank,
  fc.constantFrom('', ' ', '  '),
  value,
  blank,
);
const record = fc.tuple(fc.array(entry, { maxLength: 4 }), blank, fc.constantFrom('', ',', ' #c  ', '\n    '));
const list = fc.array(fc.tuple(record, fc.constantFrom('', '  ', ' # note ', '\n\n  # more \t')), { maxLength: 5 });
const top = fc.constantFrom(
  '',
  'name: |\n  a  \n\n',
  'name: "x  \n  y"\n',
  'organization: acme  \n',
  'end: |+\n  z\n\n',
  '---\nkind: usage\n',
);
const anyText = fc
  .tuple(top, list, top, blank, fc.constantFrom('\n', '\r\n'))
  .map(([head, records, tail, rest, lineBreak]) => {
    const lines = records.map(([[entries, open, odd], note]) => {
      const inside = entries.map(([key, one, two, text, three]) => `${key}${one}:${two}${text}${three}`).join(',');
      return `  - {${open}${inside}${odd}}${note}\n`;
    });
    const text = `kind: usage\nid: &x 5\n${head}days:\n${lines.join('')}${tail}${rest}`;
    return text.replaceAll('\n', lineBreak);
  });

/** Documents of which nearly all can be read, with lists of records that are alike, or nearly. */
const deals = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'name: |\n  a  \n\n', 'terms: {a: 1,b:  "x" }\n', '# note \n'),
      fc.array(
        fc.constantFrom(
          '- {date: 2024-06-10, premium: 4, note: "é😀"}',
          '- {date: 2024-06-10, premium: 12,note:  some words }  ',
          '- {date: 2024-06-11, premium: 5.25}',
          '- {premium: 30%, date: 2024-06-12}  # checked ',
          '- {date: [1,2], premium: { a:  1 }, note: x}',
          '- date: 2024-06-10  \n    note: "x  \n      y"',
          '- note: |\n      x  ',
          '- {date: 2024-06-10, # why \n     premium:  4}',
          '# note \n',
        ),
        { maxLength: 8 },
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(documents =>
    documents
      .map(([head, items]) => `kind: usage\n${head}days:\n${items.map(item => `  ${item}\n`).join('')}`)
      .join('---\n'),
  );

const changes = (workspace: Workspace, range?: Range): TextEdit[] => inOneGo(formatting(workspace, uriOf(NAME), range));

describe('formatting of some lines', () => {
  it('changes on them what formatting of the file changes, in its order', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, deals), fc.nat(20), fc.nat(8), fc.nat(1), (text, line, more, character) => {
        const workspace = deal({ [NAME]: text });
        const range = { start: { line, character: 0 }, end: { line: line + more, character } };
        const last = character === 0 && more > 0 ? line + more - 1 : line + more;
        const wanted = changes(workspace).filter(({ range: { start } }) => start.line >= line && start.line <= last);
        expect(changes(workspace, range)).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
});

describe('formatting of a file that is typed in', () => {
  it('changes what it changes in a new file with the same text', () => {
    fc.assert(
      fc.property(deals, fc.array(edit, { minLength: 1, maxLength: 5 }), (start, edits) => {
        const workspace = deal({ [NAME]: start });
        for (const text of versionsOf(start, edits)) {
          workspace.set(documentOf(NAME, text));
          expect(changes(workspace)).toEqual(changes(deal({ [NAME]: text })));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** What a file means, without the places. */
function meaningOf(file: SourceFile | undefined): string {
  const text = file?.text.getText() ?? '';
  const roots = file?.roots.map(({ kind, root }) => [kind, plainly(root)]);
  const usages = file?.usages.map(usage => ({
    ...usage,
    days: Array.from(usage.days, ({ date, figures }) => [date, FIGURE_TYPES.map(type => figures[type])]),
    digitalUnits: [...usage.digitalUnits],
  }));
  const values = [file?.subscriptions, usages, file?.invoices, roots];
  const comments = file?.yaml?.comments.map(({ start, end }) => text.slice(start, end).trimEnd());
  const codes = file?.findings.map(({ code, message }) => [code, message]);
  return JSON.stringify([values, comments, codes, file?.ignores.map(({ code, line }) => [code, line])], (key, value) =>
    WHERE_IT_STANDS.includes(key) ? undefined : value,
  );
}

/** Keys that tell of a place, and what places are made of. */
const WHERE_IT_STANDS = ['source', 'uri', 'day', 'entry', 'found'];

function expectSameMeaning(text: string): void {
  const after = formatted(text);
  const [before, then] = [text, after].map(one => meaningOf(deal({ [NAME]: one }).file(uriOf(NAME))));
  expect(then).toBe(before);
  expect(formatted(after)).toBe(after);
}

describe('a formatted file', () => {
  const files = ['examples', 'test/findings'].flatMap(folder => {
    const path = fileURLToPath(new URL(`../../../${folder}/`, import.meta.url));
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.yaml'))
      .map(name => `${path}${name}`);
  });

  it.each(files)('means what it meant before: %s', file => {
    const text = readFileSync(file, 'utf8');
    expectSameMeaning(text);
    expectSameMeaning(text.replaceAll('\n', '\r\n'));
  });

  it('is how our examples are written', () => {
    for (const file of files.filter(name => name.includes('/examples/'))) {
      const text = readFileSync(file, 'utf8');
      expect(formatted(text)).toBe(text);
    }
  });

  it('means what it meant before, whatever the values, blanks and comments are', () => {
    fc.assert(fc.property(anyText, expectSameMeaning), { numRuns: 300 });
  });
});
