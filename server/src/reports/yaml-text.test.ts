import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../test/yaml-reading';
import { yamlTextLike } from './yaml-text';

describe('a text that replaces another', () => {
  it.each([
    ['acme', 'beta', 'beta'],
    ['acme', 'Beta and sons', 'Beta and sons'],
    ['acme', '17', '"17"'],
    ['acme', 'no: yes', '"no: yes"'],
    ['acme', 'one, two', '"one, two"'],
    ['acme', '*star', '"*star"'],
    ['acme', 'true', '"true"'],
    ['acme', 'a #b', '"a #b"'],
    ['"acme"', 'beta', '"beta"'],
    ['"acme"', 'say "b"', '"say \\"b\\""'],
    ["'acme'", "it's", "'it''s'"],
    ['|-\n  acme\n', 'beta', 'beta\n'],
  ])('in the style of %j: %j is written %s', (written, text, expected) => {
    expect(yamlTextLike(written, text)).toBe(expected);
  });

  it('reads back as it was meant, in every style, whatever it is', () => {
    const anyText = fc.string({ unit: fc.oneof(fc.constantFrom(...'a1 :,#-?{}[]&*!|>\'"%@`~.'), fc.string()) });
    fc.assert(
      fc.property(anyText, fc.constantFrom('a', '"a"', "'a'"), (wild, style) => {
        const text = wild.replace(/[\r\n]|\p{Cs}/gu, '').trim();
        for (const yaml of [`k: ${yamlTextLike(style, text)}\n`, `[{k: ${yamlTextLike(style, text)}}]\n`]) {
          const { documents, problems } = readYaml(yaml);
          const root = documents[0]?.root;
          const mapping = root?.kind === 'sequence' ? root.items.at(0) : root;
          const value = mapping?.kind === 'mapping' ? mapping.entries[0]?.value : undefined;
          expect(problems).toEqual([]);
          expect(value?.kind === 'scalar' && value.value).toBe(text);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
