/** What is tried: every example and fixture, in every way in which a file can be cut short, damaged or meant badly. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { FORMATS } from './csv-deal';

/** A file as the server meets it. Its name says what it may hold; a CSV file's says in which format it is read. */
export interface Input {
  readonly name: string;
  readonly text: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const FOUND = join(ROOT, 'test/fuzz/found');

const KIND = /\.(subscription|usage|invoice|entitlements)\.yaml$/;
const FORMAT = /(agent-sessions|ivr-connections|ivr|daily-detail|june)\.csv$/;

const nameFor = (path: string): string | undefined => {
  const kind = KIND.exec(path)?.[1];
  if (kind !== undefined) return `fuzz.${kind}.yaml`;
  const format = FORMATS[FORMAT.exec(path)?.[1] ?? ''];
  return format === undefined ? undefined : `fuzz-${format}.csv`;
};

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => extname(path) !== '')
    .map(path => join(ROOT, folder, path))
    .sort();

const read = (path: string): Input[] => {
  const name = nameFor(basename(path));
  return name === undefined ? [] : [{ name, text: readFileSync(path, 'utf8') }];
};

/** The examples and the fixtures of findings and sources, as they are. */
export const BASES: readonly Input[] = ['examples', 'test/findings', 'test/sources'].flatMap(filesIn).flatMap(read);

/** What the fuzzer has found before. */
export const KEPT: readonly Input[] = filesIn('test/fuzz/found').flatMap(read);

/** Every text that breaks off somewhere, and every one that lacks a line. */
export function* damaged(): Generator<Input> {
  for (const { name, text } of BASES) {
    for (let length = 0; length <= text.length; length += 1) yield { name, text: text.slice(0, length) };
    const lines = text.split('\n');
    for (const index of lines.keys()) yield { name, text: lines.toSpliced(index, 1).join('\n') };
  }
}

/** Every text with other ends of lines, with a byte-order mark, and with tabs. */
export const RESPELLED: readonly Input[] = BASES.flatMap(({ name, text }) =>
  [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`, text.replaceAll('  ', '\t')].map(
    respelled => ({ name, text: respelled }),
  ),
);

/** What a value may be that nobody expects in its place, and what YAML and JavaScript make something special of. */
const ODDITIES = [
  ...[
    '1e400',
    '-1e400',
    '0x10',
    '0o17',
    '1_000',
    '.inf',
    '-.inf',
    '.nan',
    '-0',
    '+5',
    '1e3',
    '007',
    '99999999999999999999',
  ],
  ...[
    '2024-02-30',
    '2024-13-01',
    '0000-01-01',
    '9999-12-31',
    '2023-02-29',
    '2024-06-10T25:00:00Z',
    '2024-06-10T23:59:60Z',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__: {polluted: 1}',
    '{constructor: {prototype: 1}}',
  ],
  ...[
    '~',
    'null',
    'true',
    '""',
    "''",
    '[]',
    '{}',
    '[[[[',
    '{a: {b: ',
    '- - - -',
    '? ',
    '!!binary x',
    '!!set {a}',
    '<<: *a',
  ],
  ...['&a ', '*a', '&a [*a]', '|\n', '>-\n', '---\n', '...\n', '%YAML 1.1\n', '# entitlements-ignore overage\n', '# '],
  ...[
    '\r',
    '\r\n',
    '\n\n',
    '\t',
    '\uFEFF',
    '\u0000',
    '\u0007',
    '\u0085',
    '\u2028',
    '\uD800',
    '\uDC00',
    '👩‍💻',
    'é',
    '‮',
  ],
  ...['"', "'", '`', ',', ':', '#', '%', '@', '\\', '](command:x)', '<img src=x>', '=1+1', '30%', '0.3', '1/2', '½'],
  ...['kind: usage\n', 'kind: invoice\n', 'days:\n', 'agentModel: concurrent\n', 'sources: [{file: ../../x.csv}]\n'],
];

type Mutation = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (text: string, where: number): number => Math.floor(where * (text.length + 1));

/** One bit of one byte; what is no UTF-8 any more is read as editors and Node read it. */
const flipped = (text: string, where: number, bit: number): string => {
  const bytes = Buffer.from(text, 'utf8');
  const index = Math.floor(where * bytes.length);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  return bytes.toString('utf8');
};

const values = /(?<=[:,-] )[^\s,{}[\]#]+/g;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(7)).map(
    ([where, bit]): Mutation =>
      text =>
        flipped(text, where, bit),
  ),
  fc.tuple(place, place).map(
    ([one, other]): Mutation =>
      text => {
        const [from, to] = [at(text, Math.min(one, other)), at(text, Math.max(one, other))];
        return text.slice(0, from) + text.slice(to);
      },
  ),
  fc.tuple(place, fc.constantFrom(...ODDITIES)).map(
    ([where, odd]): Mutation =>
      text => {
        const index = at(text, where);
        return text.slice(0, index) + odd + text.slice(index);
      },
  ),
  fc.tuple(place, fc.constantFrom(...ODDITIES)).map(
    ([where, odd]): Mutation =>
      text => {
        const found = [...text.matchAll(values)];
        const value = found[Math.floor(where * found.length)];
        return value === undefined
          ? text
          : text.slice(0, value.index) + odd + text.slice(value.index + value[0].length);
      },
  ),
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 8 })).map(
    ([where, some]): Mutation =>
      text => {
        const index = at(text, where);
        return text.slice(0, index) + some + text.slice(index);
      },
  ),
  fc.tuple(place, place).map(
    ([from, to]): Mutation =>
      text => {
        // A line stands twice, elsewhere.
        const lines = text.split('\n');
        const line = lines[Math.floor(from * lines.length)] ?? '';
        return lines.toSpliced(Math.floor(to * lines.length), 0, line).join('\n');
      },
  ),
  fc.tuple(place, fc.constantFrom(...BASES)).map(
    ([where, { text: other }]): Mutation =>
      text => {
        const index = at(text, where);
        return `${text.slice(0, index)}\n---\n${other}`;
      },
  ),
  fc.constantFrom<Mutation[]>(
    text => text.replaceAll('\n', '\r\n'),
    text => text.replaceAll('\n', '\r'),
    text => `\uFEFF${text}`,
    text => text.replaceAll('  ', '\t'),
    text => text.replaceAll(': ', ':'),
  ),
);

/** A base with a few things done to it, one after the other. */
export const mutated: fc.Arbitrary<Input> = fc
  .tuple(fc.constantFrom(...BASES), fc.array(mutation, { minLength: 1, maxLength: 5 }))
  .map(([{ name, text }, mutations]) => ({ name, text: mutations.reduce((now, mutate) => mutate(now), text) }));
