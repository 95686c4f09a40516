import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { inTurns } from '../../../test/in-turns';
import { inOneGo } from './pieces';
import { sortInPieces } from './sort-in-pieces';

interface Item {
  readonly rank: number;
  readonly number: number;
}
const byRank = (one: Item, other: Item): number => one.rank - other.rank;

/** Many items that are partly in order, some of which rank alike or before all others. */
const items = fc
  .array(fc.record({ from: fc.integer({ min: -1, max: 50 }), step: fc.constantFrom(-1, 0, 1), length: fc.nat(3000) }), {
    maxLength: 6,
  })
  .map(stretches =>
    stretches
      .flatMap(({ from, step, length }) => Array.from({ length }, (_, index) => from + step * (index >> 3)))
      .map((rank, number): Item => ({ rank: rank < 0 ? Number.NEGATIVE_INFINITY : rank, number })),
  );

describe('sorting in pieces', () => {
  it('comes to the same as sorting at once', () => {
    fc.assert(
      fc.property(items, all => {
        expect(inOneGo(sortInPieces(all, byRank))).toEqual(all.toSorted(byRank));
      }),
    );
  });

  it.each([
    ['in order', (index: number) => index],
    ['the other way round', (index: number) => -index],
    ['shuffled', (index: number) => (index * 7919) % 10_007],
    ['all alike', () => 1],
  ])('lets others in, however many there are: %s', (_, rankOf) => {
    const [short, long] = [10_000, 40_000].map(length => {
      const compare = vi.fn(byRank);
      const all = Array.from({ length }, (_, number) => ({ rank: rankOf(number), number }));
      return inTurns(sortInPieces(all, compare), compare).most;
    });
    expect(short).toBeGreaterThan(0);
    expect(long).toBeLessThanOrEqual(2 * (short ?? 0));
  });
});
