import { describe, expect, it } from 'vitest';
import type { DetailRow } from '../../server/src/protocol';
import { nextSort, rowsAt, selectRows } from './selection';

const USAGE = 'file:///deals/acme.usage.yaml';

const row = (
  date: string,
  type: string,
  used: number,
  overage: number,
  line: number,
  character: number,
): DetailRow => ({
  date,
  type,
  cells: [],
  keys: [date, type, used],
  overage: overage > 0,
  peak: false,
  source: { uri: USAGE, range: { start: { line, character }, end: { line, character: character + 2 } } },
});

const premium10 = row('2024-06-10', 'premium', 4, 0, 3, 20);
const standard10 = row('2024-06-10', 'standard', 28, 7, 3, 34);
const premium11 = row('2024-06-11', 'premium', 5, 0, 4, 20);
const standard11 = row('2024-06-11', 'standard', 20, 0, 4, 34);
const ROWS = [premium10, standard10, premium11, standard11];

describe('the rows of the daily detail that are shown', () => {
  it('are all of them at first', () => {
    expect(selectRows(ROWS, { onlyOverage: false })).toEqual(ROWS);
  });

  it('are those of one type', () => {
    expect(selectRows(ROWS, { type: 'standard', onlyOverage: false })).toEqual([standard10, standard11]);
  });

  it('of days with overage are all that belong to the day', () => {
    expect(selectRows(ROWS, { onlyOverage: true })).toEqual([premium10, standard10]);
  });

  it('have no day with overage where the type has none', () => {
    expect(selectRows(ROWS, { type: 'premium', onlyOverage: true })).toEqual([]);
  });

  it('stand in the order of a column, numbers as numbers', () => {
    const sort = { column: 2, descending: false };
    expect(selectRows(ROWS, { onlyOverage: false, sort })).toEqual([premium10, premium11, standard11, standard10]);
    expect(selectRows(ROWS, { onlyOverage: false, sort: { ...sort, descending: true } })).toEqual([
      standard10,
      standard11,
      premium11,
      premium10,
    ]);
  });

  it('stay in the order of days where a column is equal', () => {
    const sort = { column: 1, descending: true };
    expect(selectRows(ROWS, { onlyOverage: false, sort })).toEqual([standard10, standard11, premium10, premium11]);
  });
});

it('a column is sorted upwards, then downwards, then not at all', () => {
  const up = nextSort(undefined, 2);
  const down = nextSort(up, 2);
  expect([up, down, nextSort(down, 2)]).toEqual([
    { column: 2, descending: false },
    { column: 2, descending: true },
    undefined,
  ]);
  expect(nextSort(down, 5)).toEqual({ column: 5, descending: false });
});

describe('the row under the cursor', () => {
  it('is the one whose figure the cursor is in', () => {
    expect([...rowsAt(ROWS, { uri: USAGE, line: 3, character: 35 })]).toEqual([standard10]);
  });

  it('is each that is written on the line, beside all figures', () => {
    expect([...rowsAt(ROWS, { uri: USAGE, line: 3, character: 2 })]).toEqual([premium10, standard10]);
  });

  it.each([undefined, { uri: USAGE, line: 9, character: 0 }, { uri: 'file:///other.yaml', line: 3, character: 35 }])(
    'is none for %j',
    place => {
      expect([...rowsAt(ROWS, place)]).toEqual([]);
    },
  );
});
