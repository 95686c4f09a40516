import { describe, expect, it } from 'vitest';
import type { DetailTable } from '../../server/src/protocol';
import { textsFor } from '../src/texts/languages';
import { changesBetween } from './changes';

const table = (...used: readonly string[]): DetailTable => ({
  heading: 'Daily detail',
  columns: [
    { text: 'Usage Date', numeric: false },
    { text: 'Usage Type', numeric: false },
    { text: 'Units Used', numeric: true },
  ],
  rows: used.map((text, index) => ({
    date: `2024-06-1${index}`,
    type: 'standard',
    cells: [{ text: `2024-06-1${index}` }, { text: 'Standard Named Agent' }, { text }],
    keys: [],
    overage: false,
    peak: false,
  })),
  totals: [],
  types: [],
});

const inWords = (before: DetailTable, after: DetailTable, language = 'en') =>
  changesBetween(before, after, textsFor(language));

describe('what is said of a change to those who do not see it', () => {
  it('is the figure, where it is one', () => {
    expect(inWords(table('28', '29'), table('28', '31'))).toBe(
      '2024-06-11, Standard Named Agent: Units Used changed from 29 to 31.',
    );
    expect(inWords(table('28'), table('31'), 'sv')).toBe(
      '2024-06-10, Standard Named Agent: Units Used ändrades från 28 till 31.',
    );
  });

  it('is how many, where there are several', () => {
    expect(inWords(table('28', '29'), table('1', '2'))).toBe('2 figures changed.');
  });

  it('is how many rows there are, where some came or went', () => {
    expect(inWords(table('28', '29'), table('28'))).toBe('The table now has 1 row.');
  });

  it('is nothing where nothing differs', () => {
    expect(inWords(table('28'), table('28'))).toBe('');
  });
});
