import { expect, it } from 'vitest';
import { freeName } from './freeName';

it('never gives the name of a file that is there', async () => {
  const taken = ['acme.usage.yaml', 'acme-2.usage.yaml', 'a.b.usage.yaml', 'plain'];
  const nameFor = (name: string) => freeName(name, one => taken.includes(one));
  expect(await nameFor('beta.usage.yaml')).toBe('beta.usage.yaml');
  expect(await nameFor('acme.usage.yaml')).toBe('acme-3.usage.yaml');
  expect(await nameFor('a.b.usage.yaml')).toBe('a.b-2.usage.yaml');
  expect(await nameFor('plain')).toBe('plain-2');
});
