import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Line } from './line';
import type { Run } from './run';
import { comparedWith, markdownOf, tableOf } from './table';

const line: Line = {
  id: 'hover',
  operation: 'Hover',
  unit: 'ms',
  ours: 2,
  against: 'a peer',
  theirs: 400,
  target: 0.01,
};

const kept: Run = { date: '2026-11-22', machine: 'a machine', versions: { Node: '20.20.2' }, lines: [line] };

const readFile = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

test('a line says how ours stands to the other, and whether that is within the target', () => {
  expect(markdownOf(kept).split('\n').at(-1)).toBe('| Hover | 2 ms | a peer | 400 ms | 0.005 | ≤ 0.01 | ✓ |');
  expect(tableOf([{ ...line, ours: 5 }])).toContain('0.0125  ≤ 0.01  ✗');
});

test('a machine of half the speed makes nothing worse', () => {
  expect(comparedWith(kept, [{ ...line, ours: 4, theirs: 800 }])).toEqual([]);
});

test('what takes a larger part of the other’s time than in the kept run is told, and so is what takes less', () => {
  expect(comparedWith(kept, [{ ...line, ours: 4 }])).toEqual([
    'Hover: 2 times worse than when the baseline was kept (0.01 instead of 0.005 times a peer).',
  ]);
  expect(comparedWith(kept, [{ ...line, ours: 1 }])).toEqual([
    'Hover: 2 times better than when the baseline was kept (0.0025 instead of 0.005 times a peer).',
  ]);
});

test('the README shows the kept run', () => {
  expect(readFile('../README.md')).toContain(markdownOf(JSON.parse(readFile('baseline.json'))));
});
