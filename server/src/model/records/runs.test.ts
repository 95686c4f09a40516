import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedInto, edit, versionsOf } from '../../../../test/text-edits';
import { reading, readYaml } from '../../../../test/yaml-reading';
import { piecedText } from '../pieced-text';
import { readWithYaml, readYamlAgain, readYamlInPieces, type YamlFile } from '../read-yaml';
import { shortText } from './runs';
import { scan } from './scan';

/** Characters in a piece of a text: so few that documents have many pieces. */
const FEW = 7;

/** How many times as many texts are tried as usual: `READER_TRIES=100 npx vitest run server/src/model/records`. */
const TRIES = Number(process.env['READER_TRIES'] ?? 1);
const TIMEOUT = 120_000 * TRIES;

const expectSameAsYaml = (text: string): void => {
  expect(reading(readYaml(text))).toBe(reading(readWithYaml(text)));
};

const shortened = (text: string): string => shortText(scan(piecedText(text)), 0, text.length).text;

/** Lines that `yaml` is not given. */
const leftOut = (text: string): number => text.split('\n').length - shortened(text).split('\n').length;

const listOf = (records: readonly string[], head = 'days:\n', lineBreak = '\n'): string =>
  head + records.map(record => `  - ${record}${lineBreak}`).join('');

describe('regular records', () => {
  it.each([
    ['in braces', '{date: 2024-06-10, standard: 28, premium: 4}'],
    ['with blanks between', '{ date:  2024-06-10 ,standard:   28  }  '],
    ['with a comment', '{date: 2024-06-10, standard: 28}  # checked, "twice" {really}'],
    [
      'with instants',
      '{agent: a-17, license: standard, login: 2024-06-10T07:58:00Z, logout: 2024-06-10T16:31:00+02:00}',
    ],
    ['with quotes', `{agent: "a: 17, #", license: 'standard', note: ""}`],
    [
      'with texts of several words',
      '{sku: A-FLEX-WCC, name: SMS International (Åland), included: 1000, unitPrice: 0.05}',
    ],
    ['with quoted keys', `{"date": 2024-06-10, 'standard': 28, "a: b, #": 1}`],
    ['as JSON', `{"date":"2024-06-10","standard":28,"a": 1 }`],
    ['of lines', 'date: 2024-06-10\n    standard: 28  # checked\n    premium: 4'],
    ['of lines with quoted keys', `"date": 2024-06-10\n    'standard': 28`],
    ['of one line', 'date: 2024-06-10'],
  ])('%s are left out of what yaml reads, and read like it', (_, record) => {
    for (const lineBreak of ['\n', '\r\n']) {
      const text = listOf(Array(10).fill(record), 'kind: usage\ndays:\n', lineBreak).replace(/\r?\n/g, lineBreak);
      expect(leftOut(text)).toBe(8 * record.split('\n').length);
      expectSameAsYaml(text);
    }
  });

  const expectSameAmongRegular = (record: string): void => {
    const regular = '{date: 2024-06-10, standard: 28}';
    for (const records of [
      [record, regular, record, record, regular],
      [regular, regular, regular, record, regular, regular, regular],
      Array(5).fill(record.includes('\n  ') ? record : `${record}\n`),
    ]) {
      expectSameAsYaml(listOf(records));
      expectSameAsYaml(listOf(records).trimEnd());
    }
  };

  it.each([
    ['a bracket', '{date: [2024-06-10]}'],
    ['a tab', '{date:\t2024-06-10}'],
    ['an escape', '{date: "2024\\x2d06-10"}'],
    ['a quote in quotes', `{date: '2024''06'}`],
    ['an escape in a key', '{"d\\x61te": 2024-06-10}'],
    ['a key without a value', '{date}'],
    ['a key without anything behind its colon', '{date: , standard: 1}'],
    ['a comma at the end', '{date: 2024-06-10,}'],
    ['no blank behind a colon', '{date:2024-06-10}'],
    ['a number of another form', '{standard: 0x1f}'],
    ['a number with an exponent', '{standard: 1e3}'],
    ['a number with a point at its end', '{standard: 1.}'],
    ['a number that is not exact', '{standard: 12345678901234567}'],
    ['nothing in words', '{standard: null}'],
    ['a truth', '{standard: True}'],
    ['a second line', '{date: 2024-06-10,\n     standard: 28}'],
    ['a comment within', '{date: 2024-06-10, # checked\n\n     standard: 28}'],
    ['a text of two lines', 'date: 2024-06-10\n    name: one\n      two'],
    ['a block of text', 'date: 2024-06-10\n    name: |\n      two'],
    ['a block of text that keeps its end', 'date: 2024-06-10\n    name: |+\n      two\n'],
    ['a list', 'date: 2024-06-10\n    names:\n    - a\n    - {b: 1}'],
    ['braces in it', '{date: 2024-06-10, overage: {unitPrice: 0.05}}'],
    ['a block in it', 'date: 2024-06-10\n    overage:\n      unitPrice: 0.05'],
  ])('with %s stand for themselves, and are read like yaml reads them', (_, record) => {
    expectSameAmongRegular(record);
    expect(leftOut(listOf(Array(5).fill(record)))).toBe(3 * record.split('\n').length);
  });

  it.each([
    ['an anchor', '{date: &d 2024-06-10}'],
    ['an alias', '{date: *d}'],
    ['a tag', '{date: !!str 2024-06-10}'],
    ['a key twice', '{date: 2024-06-10, date: 2024-06-11}'],
    ['a key twice, once in quotes', '{date: 2024-06-10, "date": 2024-06-11}'],
    ['something behind it', '{date: 2024-06-10} x'],
    ['an open brace', '{date: 2024-06-10'],
    ['an open quote', 'date: "2024-06-10'],
    ['a tab before a key', 'date: 2024-06-10\n\tname: a'],
    ['a brace that is closed further out', '{date: 2024-06-10\n}'],
    ['more than a hundred lines', `date: 2024-06-10\n    name: ${'\n      and'.repeat(101)}`],
  ])('with %s are left to yaml', (_, record) => {
    expectSameAmongRegular(record);
    expect(leftOut(listOf(Array(5).fill(record)))).toBe(0);
  });

  it('end with a carriage return that ends no line', () => {
    const record = '{date: 2024-06-10} # \r {';
    expectSameAmongRegular(record);
    expect(leftOut(listOf(Array(5).fill(record)))).toBe(3);
  });

  it.each([
    ['in a block of text', 'days: |\n'],
    ['in quotes that are open', 'days: "\n'],
    ['in a text of several lines', 'days: and\n'],
    ['in brackets', 'days: [\n'],
    ['in an ordered map', 'days: !!omap\n'],
    ['in pairs', 'days: !!pairs\n'],
    ['in a key', '?\n'],
    ['below a directive', '%YAML 1.1\n---\ndays:\n'],
    ['behind a byte-order mark and a directive', '\uFEFF%YAML 1.1\n---\ndays:\n'],
    ['with an anchor', 'base: 1\ndays: &days\n'],
    ['below an item that is nested too deep', `- ${'['.repeat(300)}\n`],
    ['below an item of another column', ' - 1\n'],
    ['below an item of the same column', '  - 1\n'],
    ['below an open brace', 'days:\n  - {date: 2024-06-10, standard: {\n'],
    ['below an open quote', "days:\n  - {date: 2024-06-10, standard: '\n"],
  ])('%s mean what they mean to yaml', (_, head) => {
    const ends = [
      '',
      ': x\n',
      '  x: 1\n',
      '  - *days\n',
      'again: *days\n',
      "'",
      '"',
      ']\n',
      '---\n- 1\n',
      '   # end\n\n',
    ];
    const records = Array.from({ length: 30 }, (__, index) => `{date: 2024-06-10, standard: ${index}, name: "x"}`);
    for (const end of ends) expectSameAsYaml(listOf(records, head) + end);
  });

  it.each(['{date: 2024-06-10, standard: 28}  # checked', 'date: 2024-06-10\n    standard: 28'])(
    'are no more work for yaml in a large file than in a small one: %j',
    record => {
      const [small, large] = [10, 10_000].map(count => shortened(`${listOf(Array(count).fill(record))}other: 1\n`));
      expect(large).toBe(small);
    },
  );

  it.each([
    ['an empty line', ''],
    ['a line of blanks', '      '],
    ['a comment', '# June'],
    ['comments and empty lines', '\n    # June\n\n  # "a'],
  ])('with %s between them are one run', (_, line) => {
    for (const record of ['{date: 2024-06-10, standard: 28}', `date: 2024-06-10\n${line}\n    standard: 28`]) {
      const [small, large] = [10, 1_000].map(count => listOf(Array(count).fill(`${record}\n${line}`)));
      expect(shortened(large ?? '')).toBe(shortened(small ?? ''));
      expectSameAsYaml(small ?? '');
      expect(readYaml(small ?? '').comments.length).toBe([...(small ?? '').matchAll(/#/g)].length);
    }
  });

  it('in brackets that are open go on behind the end of their lines', () => {
    for (const value of ['1', '"a"', '2024-06-10']) {
      const records = ['date: "a" #\t', `date: ${value}`, `date: ${value}  `, 'date: "a"'];
      expectSameAsYaml(listOf(records, 'x: [\n'));
    }
  });

  it('of several texts are read by turns as those of each alone', () => {
    const texts = [
      listOf(Array.from({ length: 40 }, (_, index) => `{date: 2024-06-10, standard: ${index}}`)),
      listOf(Array.from({ length: 30 }, (_, index) => `agent: "a-${index}"\n    license: premium  # ${index}`)),
    ];
    // Records that were mixed up are found to be wrong, and read with `yaml`.
    const withShort = (file: YamlFile): string =>
      `${file.read.parts.map(({ short }) => short.text).join('|')}\n${reading(file)}`;
    const readings = texts.map(text => readYamlInPieces(piecedText(text, FEW)));
    const steps = texts.map(() => 0);
    const read = new Map<number, string>();
    while (read.size < texts.length) {
      for (const [index, pieces] of readings.entries()) {
        const step = pieces.next();
        if (step.done === true && step.value !== undefined) read.set(index, withShort(step.value));
        else steps[index] = (steps[index] ?? 0) + 1;
      }
    }
    expect([...read].sort()).toEqual(texts.map((text, index) => [index, withShort(readYaml(text))]));
    expect(Math.min(...steps)).toBeGreaterThan(10);
  });

  it('count among the values that aliases multiply to', () => {
    const records = Array(2_000).fill('{a: 1}');
    const bomb = ['a: &a [*days, *days, *days, *days, *days, *days, *days, *days, *days, *days]', 'b: [*a, *a, *a]'];
    const text = `${listOf(records, 'days: &days\n')}${bomb.join('\n')}\nc: [${Array(20).fill('*a').join()}]\n`;
    expect(readYaml(text).problems).toHaveLength(8);
    expectSameAsYaml(text);
  });
});

describe('the records of a document', () => {
  const document = (day: number): string => `kind: usage\ndays:\n  - {date: 2024-01-${day}, standard: 1}\n`;

  const expectAfterEdits = (start: string, ...texts: string[]): void => {
    let [file, pieces] = [readYaml(start), piecedText(start)];
    for (const text of texts) {
      pieces = changedInto(pieces, text);
      file = readYamlAgain(pieces, file);
      expect(reading(file)).toBe(reading(readWithYaml(text)));
    }
  };

  it('stay where they stand when one of the document above is moved out and in again', () => {
    const text = `${document(10)}  - {date: 2024-01-11, standard: 2}\n---\n${document(12)}`;
    expectAfterEdits(
      text,
      text.replace('  - {date: 2024-01-10', '- {date: 2024-01-10'),
      text,
      `# a line more\n${text}`,
    );
  });

  it('stay where they stand when a line is written right above the document', () => {
    const nested = `---\nx:\n- a:\n${'  - {b: 1}\n'.repeat(120)}`;
    const text = `${document(10)}${nested}`;
    expectAfterEdits(text, `${document(10)}  - {date: 2024-01-11, standard: 2}\n${nested}`, `# a line more\n${text}`);
  });

  it('may have hundreds of thousands of comments', () => {
    const text = `${document(10)}${'# a\n'.repeat(200_000)}${document(11).replace(/^.*\n.*\n/, '')}`;
    expect(readYaml(text).comments).toHaveLength(200_000);
    expect(readYaml(`${'# a\n'.repeat(200_000)}${text}`).comments).toHaveLength(400_000);
  });
});

describe('a line of nothing but a tab', () => {
  it.each([
    ['among the lines of a document', true, 'a: 1\n\t\nb: 2\n'],
    ['above a comment and a further line', true, 'a:\n\t\n# x\n  b: 2\n'],
    ['at the end of a document', false, 'a:\n\t\n'],
    ['above a comment at its end', false, 'a:\n\t\n# x\n'],
  ])('%s has its documents read by themselves: %j', (_, areByThemselves, text) => {
    const { read } = readYaml(`${text}---\nc: [3]\n`);
    expect(read.parts).toHaveLength(2);
    expect(read.counting === read.parts).toBe(areByThemselves);
  });
});

const files = ['examples', 'test/findings'].flatMap(folder => {
  const url = new URL(`../../../../${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter(name => name.endsWith('.yaml'))
    .map((name): [string, string] => [name, readFileSync(new URL(name, url), 'utf8')]);
});

describe('every prefix of a file', () => {
  it.each(files)(
    '%s is read as yaml reads it',
    (_, text) => {
      const step = Math.max(1, Math.round(97 / TRIES));
      for (let end = text.length; end >= 0; end -= step) expectSameAsYaml(text.slice(0, end));
    },
    TIMEOUT,
  );
});

const value = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom('1', '28', '2024-06-10', '2024-06-10T07:58:00Z', 'a-17', '30%', '0.05', 'SMS x'),
  },
  { weight: 4, arbitrary: fc.constantFrom('"a"', "'b, c'", '""', '007', '1.50', 'Ångström', 'a:b', 'a  b', 'x.csv') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '-1',
      '+1',
      '.5',
      '1e3',
      '0o7',
      '~',
      'null',
      'yes',
      'true',
      '*d',
      '&d 1',
      '!!str 1',
      '[1]',
      '{a: 1}',
      '"\\n"',
      "'it''s'",
      '"',
      "'",
      '|',
      'a#b',
      'a #b',
      '-',
      '1.',
      '1e400',
      '@x',
      '\u2028',
      '😀',
      'x\ty',
    ),
  },
);
const key = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('date', 'standard', 'premium', 'name', 'a', 'b') },
  { weight: 4, arbitrary: fc.constantFrom('"date"', "'a'", '"a: b, {c}"', '""', "'null'") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"a\\n"',
      "'it''s'",
      '"a',
      '?',
      'null',
      '1',
      'date ',
      '<<',
      '__proto__',
      'å',
      '',
      '&k x',
      '- a',
    ),
  },
);
const colon = fc.oneof(
  { weight: 12, arbitrary: fc.constant(': ') },
  { weight: 1, arbitrary: fc.constantFrom(':', ':  ', ' : ', ':\t') },
);
const pair = fc.tuple(key, colon, value).map(parts => parts.join(''));
const comment = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: fc.constantFrom(' ', ' # note', '  #', ' # "', " # it's", ' # {') },
  { weight: 1, arbitrary: fc.constantFrom('#', ' x', ' #\t', ' # \r', '\t# x', ': x', ',') },
);
const flowRecord = fc
  .tuple(fc.array(pair, { minLength: 1, maxLength: 4 }), comment)
  .map(([pairs, behind]) => (indent: number) => [`${' '.repeat(indent)}- {${pairs.join(', ')}}${behind}`]);
const blockRecord = fc
  .array(fc.tuple(pair, comment), { minLength: 1, maxLength: 3 })
  .map(
    lines => (indent: number) =>
      lines.map(([written, behind], index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${written}${behind}`),
  );
/** What stands between two records. */
const between = fc.oneof(
  { weight: 12, arbitrary: fc.constant<string[]>([]) },
  { weight: 2, arbitrary: fc.constantFrom([''], ['', ''], ['# June'], ['  # June'], ['        # June', '  ']) },
  { weight: 1, arbitrary: fc.constantFrom(['      more'], ['    date: 1'], ['\t'], ['', '      more'], ['# \r x']) },
);
const list = fc
  .tuple(
    fc.constantFrom(0, 2, 2, 2, 4),
    fc.oneof(
      { weight: 3, arbitrary: fc.array(flowRecord, { minLength: 3, maxLength: 9 }) },
      { weight: 3, arbitrary: fc.array(blockRecord, { minLength: 3, maxLength: 9 }) },
      { weight: 1, arbitrary: fc.array(fc.oneof(flowRecord, blockRecord), { minLength: 3, maxLength: 9 }) },
    ),
    fc.array(between, { maxLength: 9 }),
  )
  .map(([indent, records, lines]) => records.flatMap((record, index) => [...record(indent), ...(lines[index] ?? [])]));
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('days:', 'kind: usage', 'agentSessions:', 'days: # those', '') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('---', '--- # so', '--- |', '--- "', '--- {a: 1}', '---x', ' ---', '--- &d'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '# end of May',
      '    # deeper',
      '---',
      '...',
      'x: |',
      'x: >-',
      'x: "',
      "x: '",
      'x: [',
      'x: {',
      'x: &d',
      'y: *d',
      '!!omap',
      'x: !!pairs',
      '? ',
      ': y',
      '- ',
      '  - 1',
      '  x: 1',
      '      more',
      '%YAML 1.1',
      '\t',
      '}',
      ']',
      '"',
      "'",
      '\uFEFF',
      '- - - x',
    ),
  },
);
const document = fc
  .tuple(
    fc.array(fc.oneof(list, fc.array(line, { minLength: 1, maxLength: 2 })), { maxLength: 6 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
  )
  .map(([parts, lineBreak]) => parts.flat().join(lineBreak) + lineBreak);

const tabLine = fc.constantFrom(
  ...['\t', ' \t', '  \t', '\t ', '\t\r', '\t# x', '  \t# x', '\tx', '  \tx'],
  ...['\tx: 1', '  \tx: 1', '\t- a', '\t{a: 1}', '\t}', '\t"', '\t---'],
);
/** Several documents in whose lines tabs stand. */
const tabbed = fc
  .array(
    fc.tuple(
      fc.constantFrom('---', '---', '---', '--- # so', '--- |', '--- a', '--- {', '--- &d', '---\t', '---\ta'),
      fc.array(
        fc.oneof(
          tabLine,
          line,
          fc.constantFrom('', '# x', 'a: 1', 'b:', 'c: |', '  x', '  x: 1', '- 1', '  - a', 'x y', '"x"', 'a\r\tb'),
        ),
        { maxLength: 6 },
      ),
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map(documents => documents.flatMap(([mark, lines]) => [mark, ...lines]).join('\n'));

/** The records of all documents are those that move along with the next edit. */
function expectOwnRecords({ read: { scan: scanned, parts } }: YamlFile): void {
  const own = new Set(scanned.records);
  for (const { short } of parts) for (const run of short.runs) expect([...run].every(one => own.has(one))).toBe(true);
}

describe('any text of lists and records', () => {
  it(
    'is read as yaml reads it',
    () => {
      fc.assert(fc.property(document, expectSameAsYaml), { numRuns: 500 * TRIES });
    },
    TIMEOUT,
  );

  it(
    'is read as yaml reads it, wherever tabs stand in its documents',
    () => {
      fc.assert(fc.property(tabbed, expectSameAsYaml), { numRuns: 2_000 * TRIES });
    },
    TIMEOUT,
  );

  it('is left to yaml in parts alone, mostly', () => {
    const texts = fc.sample(document, { numRuns: 300, seed: 1 });
    expect(texts.filter(text => leftOut(text) > 0).length).toBeGreaterThan(100);
  });

  it(
    'is read as yaml reads it, whatever is done to it',
    () => {
      fc.assert(
        fc.property(document, fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
          let [file, pieces] = [readYaml(start), piecedText(start, FEW)];
          for (const text of versionsOf(start, edits)) {
            pieces = changedInto(pieces, text);
            file = readYamlAgain(pieces, file);
            expect(reading(file)).toBe(reading(readWithYaml(text)));
            expectOwnRecords(file);
          }
        }),
        { numRuns: 100 * TRIES },
      );
    },
    TIMEOUT,
  );
});
