import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortRows } from './sort-rows';

it('rows are sorted as lists are, equal ones in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 300 }), keys => {
      const rows = Int32Array.from(keys, (_, row) => row);
      sortRows(rows, (one, other) => (keys[one] ?? 0) > (keys[other] ?? 0));
      const expected = [...keys.keys()].sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
      expect([...rows]).toEqual(expected);
    }),
  );
});
