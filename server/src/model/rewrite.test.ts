import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../test/yaml-reading';
import { addKeys, removeEntry, rewritten, setAt } from './rewrite';
import type { MappingNode } from './syntax';

const ORDER = ['committed', 'sku', 'unitPrice', 'discount', 'overage'];

const rootOf = (text: string): MappingNode => {
  const root = readYaml(text).documents[0]?.root;
  if (root?.kind !== 'mapping') throw new Error('no mapping');
  return root;
};

const keysIn = (text: string): string[] => rootOf(text).entries.map(({ key }) => String(key.value));

const commented = (text: string) => ({ text, comments: readYaml(text).comments });

const withKeys = (text: string, added: readonly (readonly [string, string])[]): string =>
  rewritten(text, addKeys(text, rootOf(text), ORDER, added));

/** A block of some of the keys, in their order, each with a value and perhaps a comment. */
const block = (keys: readonly string[], flow: boolean, hasComments: boolean, lineEnd: string): string => {
  const note = (key: string): string => (hasComments ? ` # on ${key}` : '');
  if (flow) return `{${keys.map(key => `${key}: 1`).join(', ')}}${lineEnd}`;
  return keys.map(key => `${key}: 1${note(key)}${lineEnd}`).join('');
};

describe('a block', () => {
  const some = fc.subarray(ORDER, { minLength: 1 });
  const several = fc.subarray(ORDER, { minLength: 2 });
  const style = [fc.boolean(), fc.boolean(), fc.constantFrom('\n', '\r\n')] as const;

  it('takes keys in the order of its schema, in its own style', () => {
    fc.assert(
      fc.property(some, ...style, (there, flow, hasComments, lineEnd) => {
        const text = block(there, flow, hasComments, lineEnd);
        const missing = ORDER.filter(key => !there.includes(key));
        const after = withKeys(
          text,
          missing.map(key => [key, '1']),
        );
        expect(keysIn(after)).toEqual(ORDER);
        expect(commented(after).comments).toHaveLength(commented(text).comments.length);
        expect(after.replaceAll(lineEnd, '')).not.toMatch(/[\r\n]/);
        if (!hasComments) expect(after).toBe(block(ORDER, flow, false, lineEnd));
      }),
    );
  });

  it('gives keys back, and keeps the comments', () => {
    fc.assert(
      fc.property(several, fc.nat(), ...style, (there, which, flow, hasComments, lineEnd) => {
        const text = block(there, flow, hasComments, lineEnd);
        const root = rootOf(text);
        const entry = root.entries[which % there.length];
        const removed = entry && removeEntry(commented(text), root, entry);
        const after = rewritten(text, removed === undefined ? [] : [removed]);
        expect(keysIn(after)).toEqual(there.filter(key => key !== entry?.key.value));
        expect(commented(after).comments).toHaveLength(commented(text).comments.length);
        if (!hasComments) expect(withKeys(after, [[String(entry?.key.value), '1']])).toBe(text);
      }),
    );
  });

  it('keeps its only key, and one with a comment inside', () => {
    for (const text of ['a: 1\n', 'a:\n  # one\n  b: 1\nc: 2\n']) {
      const root = rootOf(text);
      const [entry] = root.entries;
      expect(entry && removeEntry(commented(text), root, entry)).toBeUndefined();
    }
  });

  it.each([
    ['a: 1\n', 'a: 1\nlicenses: {standard: {committed: 5}}\n'],
    ['licenses:\n', 'licenses: {standard: {committed: 5}}\n'],
    ['licenses: {}\n', 'licenses: {standard: {committed: 5}}\n'],
    [
      'licenses:\n  premium:\n    committed: 1 # one\n',
      'licenses:\n  premium:\n    committed: 1 # one\n  standard: {committed: 5}\n',
    ],
    ['licenses:\n  standard:\n    committed: 1 # one\n', 'licenses:\n  standard:\n    committed: 5 # one\n'],
    ['licenses: none\n', undefined],
  ])('takes a value under keys of which some are not there: %j', (text, after) => {
    const path = ['licenses', 'standard', 'committed'];
    const orders = (at: readonly string[]): string[] =>
      at.length === 1 ? ['premium', 'standard'] : ['a', 'licenses', ...ORDER];
    const rewrites = setAt(text, rootOf(text), [{ path, value: '5' }], orders);
    expect(rewrites && rewritten(text, rewrites)).toBe(after);
  });
});
