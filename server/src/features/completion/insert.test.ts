import { expect, test } from 'vitest';
import { hasStops, indented, joined, plainText, snippetText, stop } from './insert';

const INSERT = ['id: ', stop('a$b}'), '\nkind: ', stop('one', 'two, three'), '\nname: ', stop(), ' {$1}'];

test('places to fill in are numbered in the syntax of snippets, and what belongs to it is escaped', () => {
  expect(snippetText(INSERT)).toBe(`id: \${1:a\\$b\\}}\nkind: \${2|one,two\\, three|}\nname: $3 {\\$1}`);
});

test('plain text has the first choice of each', () => {
  expect(plainText(INSERT)).toBe('id: a$b}\nkind: one\nname:  {$1}');
});

test('further lines are indented', () => {
  expect(plainText(indented(['a:\n  ', stop('b'), '\nc'], 2))).toBe('a:\n    b\n  c');
});

test('only text with a place to fill in is a snippet', () => {
  expect(hasStops(joined([['a'], ['b']], ', '))).toBe(false);
  expect(hasStops(joined([['a'], [stop()]], ', '))).toBe(true);
});
