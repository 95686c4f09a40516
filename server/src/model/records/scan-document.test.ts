import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedInto, edit, versionsOf } from '../../../../test/text-edits';
import { reading, readYaml } from '../../../../test/yaml-reading';
import { inOneGo } from '../../engine/pieces';
import { piecedText } from '../pieced-text';
import { readWithYaml, readYamlAgain } from '../read-yaml';
import { shortText } from './runs';
import { scan } from './scan';
import { scanDocuments } from './scan-document';

/** Characters in a piece of a text: so few that documents have many pieces. */
const FEW = 7;

/** How many times as many texts are tried as usual: `READER_TRIES=100 npx vitest run server/src/model/records`. */
const TRIES = Number(process.env['READER_TRIES'] ?? 1);
const TIMEOUT = 120_000 * TRIES;

const expectSameAsYaml = (text: string): void => {
  expect(reading(readYaml(text))).toBe(reading(readWithYaml(text)));
};

const isRegular = (text: string): boolean =>
  inOneGo(scanDocuments(shortText(scan(piecedText(text)), 0, text.length), text.length)) !== undefined;

const RECORDS = '  - {date: 2024-06-10, standard: 28}\n'.repeat(5);

describe('a document of certain lines', () => {
  it.each([
    ['keys with values', 'kind: usage\norganization: "acme"\ncycle: 2024-06-09  # the first\n'],
    ['a list of records', `kind: usage\ndays:\n${RECORDS}`],
    ['a list in the column of its key', `days:\n${RECORDS.replaceAll('  -', '-')}other: 1\n`],
    ['two lists', `days:\n${RECORDS}\nagentSessions: # raw\n# not many\n${RECORDS}`],
    ['records in braces and in lines', `days:\n  - date: 2024-06-08\n    standard: 1\n${RECORDS}`],
    [
      'comments and empty lines wherever they may be',
      `# a\n\n  # b\nkind: usage\n # c\n\ndays:\n\n# d\n${RECORDS}\n   # e\n${RECORDS}# f`,
    ],
    ['a document behind another', `--- # first\nkind: usage\ndays:\n${RECORDS}---\n\nkind: usage\n`],
    ['no line break at its end', 'kind: usage\norganization: acme'],
    ['a mapping in a mapping', 'licenses:\n  premium:\n    committed: 5\n\n  # none\n  standard: 1\nkind: usage\n'],
    ['braces', 'licenses: {premium: 1}\n'],
    [
      'braces in braces',
      'licenses:\n  premium: {committed: 5,  overage: {unitPrice: 150.00, discount: 0%} , sku: A } # a\n',
    ],
    ['items with braces in them', 'amendments:\n  - {effective: 2024-07-01, licenses: {standard: {committed: 25}}}\n'],
    [
      'items with mappings in them',
      'amendments:\n- effective: 2024-07-01\n  licenses:\n    standard: {committed: 25}\n-  licenses:\n     premium: 1\n',
    ],
    ['a record that goes on behind an empty line', 'days:\n  - date: 1\n\n# June\n    standard: 2\n'],
    ['items of several kinds', `days:\n${RECORDS}  - a:\n      - {b: 1}\n      - {b: 1}\n      - {b: 1}\n${RECORDS}`],
  ])('%s is read without yaml, and like it', (_, text) => {
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      expect(isRegular(written)).toBe(true);
      expectSameAsYaml(written);
    }
  });

  it.each([
    ['nothing', ''],
    ['comments alone', '# a\n\n'],
    ['an empty document', 'kind: usage\n---\n---\nkind: usage\n'],
    ['a key twice', 'kind: usage\nkind: usage\n'],
    ['a key without a value', 'kind: usage\ndays:\n'],
    ['a key without a value above another', 'days:\nkind: usage\n'],
    ['a list below a value', `days: 1\n${RECORDS}`],
    ['a list below a value that is no text', `days: true\n${RECORDS}`],
    ['a list below a value that goes on', `days: |\n${RECORDS}`],
    ['lists of two columns', `days:\n${RECORDS}    - {a: 1}\n`],
    ['a list without a key', RECORDS],
    ['a second list', `days:\n${RECORDS}${RECORDS.replaceAll('  -', ' -')}`],
    ['an irregular record', `days:\n${RECORDS}  - {date: &d 1}\n${RECORDS}`],
    ['a record that goes on', `days:\n${RECORDS}    more\n`],
    ['a text of two lines', 'name: one\n  two\n'],
    ['a text of two lines with an empty one between', 'name: one\n\n  two\n'],
    ['a mapping below a value', 'licenses: 1\n  premium: 1\n'],
    ['a mapping further out than the one before', 'licenses:\n    premium: 1\n  standard: 1\n'],
    ['a mapping further in than the one before', 'licenses:\n  premium: 1\n    standard: 1\n'],
    ['a mapping that is not in', 'licenses:\npremium: 1\n'],
    ['braces on several lines', 'licenses: {premium: 1,\n  standard: 2}\n'],
    ['braces without anything in them', 'licenses: {}\n'],
    ['braces with a comma at their end', 'licenses: {premium: 1,}\n'],
    ['something behind braces', 'licenses: {premium: 1} x\n'],
    ['a key twice in braces', 'licenses: {premium: 1, premium: 2}\n'],
    ['a key twice in a mapping', 'licenses:\n  premium: 1\n  premium: 2\n'],
    ['a line below braces', 'licenses: {premium: 1}\n  standard: 1\n'],
    ['an item that is no mapping', 'sources:\n  - june.csv\n'],
    ['mappings in many others', `a: ${'{a: '.repeat(40)}1${'}'.repeat(40)}\n`],
    ['the end of a document', 'kind: usage\n...\n'],
    ['a tab', 'kind:\tusage\n'],
    ['a comment right behind a colon', `days:# no\n${RECORDS}`],
    ['a comment right behind a value', 'name: "a"# no\n'],
    ['a comment right behind a marker', '---# no\nkind: usage\n'],
    ['a byte-order mark', '\uFEFFkind: usage\n'],
    ['a directive', '%YAML 1.2\n---\nkind: usage\n'],
  ])('%s is left to yaml', (_, text) => {
    expect(isRegular(text)).toBe(false);
    expectSameAsYaml(text);
  });
});

const value = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('usage', 'acme', '2024-06-10', '28', '0.05', '"a: b"', "'c #'", '30%') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'true', '-1', '|', '>', '"', "'it''s'", '{a: 1}', '[', '*a', '&a', '!!str a', '?'),
  },
);
const name = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('kind', 'days', 'cycle', 'organization', 'a', 'b', 'c', 'd', 'e', 'f') },
  { weight: 1, arbitrary: fc.constantFrom('"a"', '1', 'null', 'a b', '- a', ' a', '---a', '') },
);
const behind = fc.oneof(
  { weight: 50, arbitrary: fc.constantFrom('', '', '', ' ', ' # note', '  # "', ' #') },
  { weight: 1, arbitrary: fc.constantFrom('#', '\t', ' # \r', ' x', ':') },
);
const empty = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom('', '# note', '   # deeper', '  ', '#') },
  { weight: 1, arbitrary: fc.constantFrom('\t', '# \r', '\t# x', '  more', '...', '\u2028') },
);
const empties = fc.array(empty, { maxLength: 2 });
const entry = fc
  .tuple(name, value, behind, empties)
  .map(([key, written, end, below]) => [`${key}: ${written}${end}`, ...below]);
const records = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(value, value, behind), { minLength: 1, maxLength: 6 }), empties)
  .map(([isFlow, written, below]) => (indent: string) => [
    ...written.flatMap(([one, other, end]) =>
      isFlow
        ? [`${indent}- {date: ${one}, standard: ${other}}${end}`]
        : [`${indent}- date: ${one}${end}`, `${indent}  standard: ${other}`],
    ),
    ...below,
  ]);
const list = fc
  .tuple(
    name,
    behind,
    empties,
    fc.array(fc.tuple(records, fc.constantFrom('', '', '', '', '', ' ')), { maxLength: 3 }),
    fc.constantFrom('', '  ', '    '),
  )
  .map(([key, end, below, runs, indent]) => [
    `${key}:${end}`,
    ...below,
    ...runs.flatMap(([run, further]) => run(indent + further)),
  ]);
/** A mapping in braces, or a value. */
const inBraces: fc.Memo<string> = fc.memo(depth =>
  depth <= 1
    ? value
    : fc
        .oneof(
          { weight: 3, arbitrary: value },
          {
            weight: 2,
            arbitrary: fc
              .array(fc.tuple(name, inBraces(depth - 1), fc.constantFrom(', ', ',', '  ,  ')), {
                minLength: 1,
                maxLength: 3,
              })
              .map(pairs =>
                pairs.map(([key, written, comma], at) => `${at === 0 ? '' : comma}${key}: ${written}`).join(''),
              ),
          },
        )
        .map(written => (written.includes(': ') && !/^["'|>]/.test(written) ? `{${written}}` : written)),
);
/** Lines further in than those around them. */
const further = fc.constantFrom('  ', '  ', '  ', '    ', ' ', '');
const nested: fc.Memo<string[]> = fc.memo(depth =>
  fc
    .array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.tuple(name, inBraces(3), behind).map(([key, written, end]) => [`${key}: ${written}${end}`]),
        },
        ...(depth <= 1
          ? []
          : [
              {
                weight: 2,
                arbitrary: fc
                  .tuple(name, behind, further, nested(depth - 1), empties)
                  .map(([key, end, indent, below, after]) => [
                    `${key}:${end}`,
                    ...below.map(line => indent + line),
                    ...after,
                  ]),
              },
              {
                weight: 2,
                arbitrary: fc
                  .tuple(name, fc.constantFrom('', '  '), fc.array(nested(depth - 1), { minLength: 1, maxLength: 3 }))
                  .map(([key, indent, items]) => [
                    `${key}:`,
                    ...items.flatMap(lines => lines.map((line, at) => `${indent}${at === 0 ? '- ' : '  '}${line}`)),
                  ]),
              },
            ]),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map(entries => entries.flat()),
);
const marker = fc.constantFrom('---', '---', '--- # next', '--- x', '---x').map(line => [line]);
const text = fc
  .tuple(
    fc.constantFrom('', '', '', '', '', '\uFEFF'),
    empties,
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: entry },
        { weight: 3, arbitrary: list },
        { weight: 4, arbitrary: nested(3) },
        { weight: 1, arbitrary: marker },
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([mark, above, parts, lineBreak, hasEnd]) => {
    const lines = [...above, ...parts.flat()].join(lineBreak);
    return mark + lines + (hasEnd ? lineBreak : '');
  });

describe('any text of entries, mappings, lists and comments', () => {
  it(
    'is read as yaml reads it',
    () => {
      fc.assert(fc.property(text, expectSameAsYaml), { numRuns: 300 * TRIES });
    },
    TIMEOUT,
  );

  it('is often regular as a whole', () => {
    expect(fc.sample(text, { numRuns: 300, seed: 1 }).filter(isRegular).length).toBeGreaterThan(60);
  });

  it(
    'is read as yaml reads it, whatever is done to it',
    () => {
      fc.assert(
        fc.property(text, fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
          let [file, pieces] = [readYaml(start), piecedText(start, FEW)];
          for (const version of versionsOf(start, edits)) {
            pieces = changedInto(pieces, version);
            file = readYamlAgain(pieces, file);
            expect(reading(file)).toBe(reading(readWithYaml(version)));
          }
        }),
        { numRuns: 100 * TRIES },
      );
    },
    TIMEOUT,
  );
});
