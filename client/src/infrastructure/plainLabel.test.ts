import { expect, it } from 'vitest';
import { plainLabel } from './plainLabel';

it('keeps a name that looks like an icon a name', () => {
  expect(plainLabel('acme $(bug) $(x)')).toBe('acme \\$(bug) \\$(x)');
  expect(plainLabel('5 $ (net)')).toBe('5 $ (net)');
});
