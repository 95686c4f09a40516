import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, readYaml } from '../../../test/yaml-reading';
import { english } from '../messages/en';
import { say } from '../messages/message';
import { DEEPEST_NESTING } from './nesting';
import { type Node, valueAt } from './syntax';

const problemsOf = (text: string): string[] =>
  readYaml(text).problems.map(({ place, message }) => `${place.start}: ${say(english, message)}`);

const indented = (line: string, levels: number): string =>
  Array.from({ length: levels }, (_, level) => ' '.repeat(level) + line).join('\n');

describe('nesting', () => {
  const nested: Readonly<Record<string, (levels: number) => string>> = {
    'flow sequences': levels => '['.repeat(levels) + ']'.repeat(levels),
    'unclosed flow sequences': levels => '['.repeat(levels),
    'flow mappings': levels => '{a: '.repeat(levels) + '}'.repeat(levels),
    'dashes on one line': levels => '- '.repeat(levels),
    'explicit keys': levels => '? '.repeat(levels),
    'keys on one line': levels => 'a: '.repeat(levels),
    'indented mappings': levels => indented('a:', levels),
    'sequences at the column of their keys': levels =>
      Array.from({ length: levels / 2 }, (_, level) => `${' '.repeat(2 * level)}a:\n${' '.repeat(2 * level)}-`).join(
        '\n',
      ),
  };

  it.each(Object.entries(nested))('of %s is read up to 200 levels and refused from there on', (_, text) => {
    const isTooDeep = (levels: number): boolean => problemsOf(text(levels)).some(problem => problem.includes('deeper'));
    expect(isTooDeep(DEEPEST_NESTING)).toBe(false);
    expect(isTooDeep(DEEPEST_NESTING + 2)).toBe(true);
    expect(isTooDeep(3_000)).toBe(true);
  });

  it('is refused at the bracket that goes too deep', () => {
    expect(problemsOf(`a: 1\nb: ${'['.repeat(300)}`)).toEqual([
      expect.stringMatching(/^207: This is nested deeper than 200 levels/),
    ]);
  });

  it('is not counted in text and comments, and ends where a collection ends', () => {
    const brackets = '['.repeat(1000);
    const text = `a: "${brackets}"\nb: '${brackets}'\nc: x${brackets}\n# ${brackets}\nd: |\n  ${brackets}\n`;
    expect(problemsOf(`${text}e: [${'[1], '.repeat(1000)}]\n`)).toEqual([]);
  });

  it('leaves the documents before it readable', () => {
    const { documents } = readYaml(`kind: usage\n---\n${'['.repeat(500)}`);
    expect(valueAt(documents[0]?.root, 'kind')).toMatchObject({ value: 'usage' });
  });
});

describe('reading YAML', () => {
  it('keeps numbers as they are written', () => {
    const { documents } = readYaml('price: 120.00\nshare: "0.10"\nhex: 0x10\n');
    const texts = ['price', 'share', 'hex']
      .map(key => valueAt(documents[0]?.root, key))
      .map(node => node?.kind === 'scalar' && node.text);
    expect(texts).toEqual(['120.00', '0.10', '0x10']);
  });

  it('puts an alias where it stands and remembers where its value is written', () => {
    const text = 'a: &price 1.50\nb: *price\n';
    const node = valueAt(readYaml(text).documents[0]?.root, 'b');
    expect(node).toMatchObject({ text: '1.50' });
    expect(text.slice(node?.start, node?.end)).toBe('*price');
    expect(text.slice(node?.anchor?.start, node?.anchor?.end)).toBe('1.50');
  });

  it('marks every value of a key that is written twice', () => {
    const { problems, documents } = readYaml('a: 1\nb: 2\na: 3\na: 4\n');
    const marked = documents.flatMap(document => [...document.marked]);
    expect(problems.map(({ place }) => place.start)).toEqual([0, 10, 15]);
    expect(marked.map(node => node.kind === 'scalar' && node.text).sort()).toEqual(['1', '3', '4']);
  });

  it('does not follow merge keys', () => {
    const { documents } = readYaml('base: &base {a: 1}\nb: {<<: *base}\n');
    expect(valueAt(valueAt(documents[0]?.root, 'b'), 'a')).toBeUndefined();
  });

  it('refuses aliases that contain themselves and aliases that multiply without bound', () => {
    expect(problemsOf('a: &a [*a]\n').join()).toContain('would never end');
    const bomb = Array.from({ length: 12 }, (_, index) =>
      index === 0
        ? 'k0: &a0 [1,1,1,1,1,1,1,1,1,1]'
        : `k${index}: &a${index} [${Array(10)
            .fill(`*a${index - 1}`)
            .join(',')}]`,
    );
    expect(problemsOf(bomb.join('\n')).join()).toContain('multiply to more than 1,000,000 values');
  });

  it('reports an unclosed bracket once, however deep it is', () => {
    expect(problemsOf('days:\n  - {date: 2024-01-01, x: [[[1')).toHaveLength(1);
  });

  it('takes every text, gives every value a place inside it, and says the same when asked again', () => {
    const pieces = fc.constantFrom(
      '- ',
      'a: ',
      'b',
      '{',
      '}',
      '[',
      ']',
      ',',
      '\n',
      '\r\n',
      '\r',
      '  ',
      '\t',
      '"',
      "'",
      '# ',
      '&a ',
      '*a',
      '!t ',
      '|\n',
      '>-\n',
      '---\n',
      '...\n',
      '? ',
      ': ',
      '2024-01-01',
      '1e400',
      '%',
      '\\',
      '\uFEFF',
      '\uD800',
      '😀',
      '<<: ',
      '__proto__: ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
        const text = parts.join('');
        const file = readYaml(text);
        const inside = ({ start, end }: { start: number; end: number }): void => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        };
        const walk = (node: Node): void => {
          inside(node);
          if (node.kind === 'mapping') for (const { key, value } of node.entries) [key, value].forEach(walk);
          if (node.kind === 'sequence') [...node.items].forEach(walk);
        };
        for (const { place } of file.problems) inside(place);
        for (const { root } of file.documents) if (root !== undefined) walk(root);
        expect(reading(readYaml(text))).toBe(reading(file));
      }),
      { numRuns: 1500 },
    );
  });
});
