import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globs } from './globs';

describe('a pattern', () => {
  it.each([
    ['**/.git', '.git/HEAD', true],
    ['**/.git', 'deals/.git', true],
    ['**/.git', 'deals/x.git', false],
    ['*.usage.yaml', 'acme.usage.yaml', true],
    ['*.usage.yaml', 'deals/acme.usage.yaml', false],
    ['**/*.usage.yaml', 'deals/old/acme.usage.yaml', true],
    ['**/*.usage.yaml', 'acme.usage.yaml', true],
    ['old', 'old/2023/acme.usage.yaml', true],
    ['old', 'older/acme.usage.yaml', false],
    ['old/**', 'old/2023/acme.usage.yaml', true],
    ['old/**', 'older/acme.usage.yaml', false],
    ['old/**/acme.*', 'old/acme.usage.yaml', true],
    ['old/**/acme.*', 'old/2023/1/acme.usage.yaml', true],
    ['old/*/acme.*', 'old/2023/1/acme.usage.yaml', false],
    ['**', 'acme.usage.yaml', true],
    ['deals/202?', 'deals/2023/acme.usage.yaml', true],
    ['deals/202?', 'deals/202/acme.usage.yaml', false],
    ['{old,archive}/**', 'archive/acme.usage.yaml', true],
    ['**/{old,archive{1,2}}', 'deals/archive2/acme.usage.yaml', true],
    ['{**/old,draft.*}', 'deals/old/acme.usage.yaml', true],
    ['{**/old,draft.*}', 'draft.usage.yaml', true],
    ['202[0-3]', '2023/acme.usage.yaml', true],
    ['202[!0-3]', '2023/acme.usage.yaml', false],
    ['202[^0-3]', '2024/acme.usage.yaml', true],
    ['a[/]b', 'a/b', false],
    ['\\*.usage.yaml', '*.usage.yaml', true],
    ['\\*.usage.yaml', 'a.usage.yaml', false],
    ['{old', '{old/acme.usage.yaml', true],
    ['[old', '[old/acme.usage.yaml', true],
    ['a**b', 'axxb', true],
    ['a**b', 'ax/xb', false],
    ['\u{1F4C1}/?.yaml', '\u{1F4C1}/\u{1F600}.yaml', true],
    ['', 'acme.usage.yaml', false],
  ])('%j of %j: %s', (pattern, path, expected) => {
    expect(globs([pattern])(path)).toBe(expected);
    expect(globs(['nowhere', pattern])(path)).toBe(expected);
  });

  it('that has nothing but stars and letters matches as a regular expression of them does', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '/');
    const letter = fc.constantFrom('a', 'b', '/');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.array(letter, { maxLength: 10 }), (parts, letters) => {
        const pattern = parts.join('').replaceAll(/\*+/g, '*');
        const path = letters.join('');
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}(?:/.*)?$`);
        expect(globs([pattern])(path)).toBe(expression.test(path));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    `**/${'*a'.repeat(200)}b`,
    `${'**/'.repeat(200)}b`,
    `${'{a,'.repeat(5_000)}b`,
    `${'{*a,?}'.repeat(200)}b`,
    `[${'a-'.repeat(5_000)}`,
  ])('is answered for a long name, whatever somebody wrote: %s', pattern => {
    expect(globs([pattern])(`${'a'.repeat(2_000)}/c`)).toBe(false);
  });
});
