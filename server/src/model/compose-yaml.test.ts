import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Composer, type CST, isCollection, isNode, isPair } from 'yaml';
import { inOneGo } from '../engine/pieces';
import { composeInPieces } from './compose-yaml';

/** A node with all that is read of it later. */
function plainly(node: unknown): unknown {
  if (isPair(node)) return [plainly(node.key), plainly(node.value)];
  if (!isNode(node)) return node;
  const { range, anchor, tag, flow, source, value } = node as unknown as Readonly<Record<string, unknown>>;
  const items = isCollection(node) ? node.items.map(plainly) : undefined;
  return [node.constructor.name, range, anchor, tag, flow, source, items ?? String(value), items !== undefined];
}

/** Everything that is composed of a text, warnings by their place. */
function composed(text: string, turn: number): string {
  const { documents, comments, refused } = inOneGo(composeInPieces(text, turn));
  const said = (faults: readonly { readonly code: string; readonly pos: readonly number[]; message: string }[]) =>
    faults.map(({ code, pos, message }) => [pos, code, message]);
  const parts = documents.map(({ contents, range, errors, warnings }) => [
    plainly(contents),
    range,
    said(errors),
    said(warnings.toSorted((one, other) => one.pos[0] - other.pos[0])),
  ]);
  return JSON.stringify([parts, comments, refused && [refused.offset, refused.why]]);
}

/** How many times as many texts are tried as usual. */
const TRIES = Number(process.env['READER_TRIES'] ?? 1);

const SCRAPS = [
  ...['- ', '-\n', '\n', '\n', '\n', '\n  ', '\n    ', '\n- ', '\n  - ', '\n\n', '\r\n', '\t', ' ', '  '],
  ...['a: ', 'b: ', '"c": ', 'key:\n', '? ', ': ', '{', '}', '[', ']', ', ', ',', '{a: 1}', '[1, 2]'],
  ...[' # x\n', '#y\n', '&a ', '*a ', '*a', '!!map ', '!!seq ', '!!omap ', '!!set ', '!!pairs ', '!x ', '!e!y '],
  ...['---\n', '...\n', '%TAG !e! tag:x,2000:\n---\n', '%TAG !! !\n---\n', '%YAML 1.1\n---\n', '%OF\n'],
  ...['|\n', '>-\n  text\n', '"', "'", 'word', '12', '2024-06-10', 'some words', '-', ':', '?', '!', '&', '*', '@'],
];

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const day = (index: number): string => `- {date: 2024-06-10, standard: ${index}}`;

const LONG: readonly [string, (count: number) => string][] = [
  ['a list', count => `kind: usage\ndays:\n${lines(count, day)}`],
  ['a list with an item too far out', count => `days:\n${lines(count, at => `${at === 5 ? ' ' : '  '}${day(at)}`)}`],
  ['a list of blocks', count => `days:\n${lines(count, at => `- date: 2024-06-10\n  standard: ${at}`)}`],
  ['a list with comments', count => `days:\n${lines(count, at => `# one\n${day(at)} # two\n`)}`],
  ['a list in brackets', count => `days: [\n${lines(count, at => `  {standard: ${at}},`)}]\n`],
  ['a list in brackets of keys', count => `days: [\n${lines(count, at => `  day: ${at},`)}]\n`],
  ['a list in brackets that stay open', count => `days: [\n${lines(count, at => `  {standard: ${at}},`)}`],
  ['JSON', count => `{"days": [\n${lines(count, at => `{"standard": ${at}}, `)}{}]}\n`],
  ['a list in a list', count => `- - x: 1\n    days:\n${lines(count, at => `    ${day(at)}`)}`],
  ['many lists', count => lines(count / 100, at => `key${at}:\n${lines(100, day)}`)],
  ['a tagged list', count => `days: !!seq\n${lines(count, day)}`],
  ['a block', count => lines(count, at => `key${at}: ${at}`)],
  ['a block in braces', count => `{\n${lines(count, at => `key${at}: ${at},`)}}\n`],
  ['items without anything', count => `days:\n${lines(count, () => '-')}`],
  ['keys without anything', count => `days:\n${lines(count, at => `  key${at}:`)}`],
  ['a document behind another', count => `a: 1\n---\ndays:\n${lines(count, day)}...\n---\nb: 2\n`],
  ['anchors below a directive', count => `%TAG !e! tag:e\n---\ndays:\n${lines(count, at => `- &a${at} !e!x *a${at}`)}`],
];

describe('a text composed in pieces', () => {
  it('is the same as in one step, whatever the text and however short the pieces', () => {
    const texts = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map(scraps => scraps.join(''));
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 8, 30), (text, turn) => {
        expect(composed(text, turn)).toBe(composed(text, text.length + 1));
      }),
      { numRuns: 5000 * TRIES },
    );
  }, 600_000);

  it.each(LONG)('is the same as in one step where it is long: %s', (_, text) => {
    const long = text(300);
    for (const turn of [1, 50, 1000]) expect(composed(long, turn)).toBe(composed(long, long.length + 1));
  });

  it.each(LONG)('is handed to the library in steps that do not grow with it: %s', (_, text) => {
    const [short, long] = [400, 1600].map(count => longestStep(text(count), 500));
    expect(long).toBeLessThan(1.2 * (short ?? 0));
  });
});

/** The most tokens that the library makes nodes of in one step. */
function longestStep(text: string, turn: number): number {
  const next = vi.spyOn(Composer.prototype, 'next');
  inOneGo(composeInPieces(text, turn));
  const sizes = next.mock.calls.map(([token]) => sizeOf(token));
  next.mockRestore();
  return Math.max(...sizes);
}

function sizeOf(token: CST.Token | null | undefined): number {
  if (token === undefined || token === null) return 0;
  if (token.type === 'document') return sizeOf(token.value);
  if (!('items' in token)) return 1;
  const items: readonly CST.CollectionItem[] = token.items;
  return items.reduce((sum, { key, value }) => sum + 1 + sizeOf(key) + sizeOf(value), 1);
}
