import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeIn, countWhile, joined, type LongList, listOf, replaced, sliced } from './long-list';

const items = fc.array(fc.nat(4), { maxLength: 8 });
const edit = fc.record({ at: fc.nat(40), less: fc.nat(6), more: items });

interface Both {
  readonly list: LongList<number>;
  readonly plain: readonly number[];
}

/** A list as edits made it, beside the array that it stands for. */
const edited = fc.tuple(fc.array(items, { maxLength: 3 }), fc.array(edit, { maxLength: 8 })).map(([parts, edits]) => {
  let both: Both = { list: joined<number>(parts.map(part => listOf(part))), plain: parts.flat() };
  const versions = [both];
  for (const { at, less, more } of edits) {
    const from = Math.min(at, both.plain.length);
    const to = Math.min(from + less, both.plain.length);
    both = { list: replaced(both.list, from, to, listOf(more)), plain: both.plain.toSpliced(from, to - from, ...more) };
    versions.push(both);
  }
  return versions;
});

describe('a long list', () => {
  it('holds what an array would hold, after whatever edits, and stays what it was when others are made of it', () => {
    fc.assert(
      fc.property(edited, fc.nat(40), fc.nat(40), (versions, one, other) => {
        for (const { list, plain } of versions) {
          const [from, to] = [Math.min(one, other, plain.length), Math.min(Math.max(one, other), plain.length)];
          const visited: [number, number][] = [];
          list.forEach((item, index) => void visited.push([item, index]));
          expect([...list]).toEqual(plain);
          expect(visited).toEqual(plain.map((item, index) => [item, index]));
          expect(list.length).toBe(plain.length);
          for (let index = -2; index <= plain.length; index += 1) expect(list.at(index)).toBe(plain.at(index));
          expect(list.at(Number.NaN)).toBeUndefined();
          expect([...sliced(list, from, to)]).toEqual(plain.slice(from, to));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('differs from another by the stretch outside of which their items are the same', () => {
    fc.assert(
      fc.property(edited, versions => {
        for (const [index, now] of versions.entries()) {
          for (const before of versions.slice(0, index)) {
            const { start, endBefore, end } = changeIn(before.list, now.list);
            const changed = before.plain.toSpliced(start, endBefore - start, ...now.plain.slice(start, end));
            expect(changed).toEqual(now.plain);
            // Nothing that is alike at either side of it.
            if (start < endBefore && start < end) {
              expect(before.plain[start]).not.toBe(now.plain[start]);
              expect(before.plain[endBefore - 1]).not.toBe(now.plain[end - 1]);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is looked through by halves', () => {
    fc.assert(
      fc.property(fc.array(items, { maxLength: 6 }), fc.nat(5), (parts, most) => {
        const sorted = parts.flat().sort();
        let from = 0;
        const list = joined<number>(
          parts.map(({ length }) => {
            const part = listOf<number>(sorted.slice(from, from + length));
            from += length;
            return part;
          }),
        );
        expect(countWhile(list, (of, index) => (of.at(index) ?? 0) < most)).toBe(
          sorted.filter(one => one < most).length,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('shares what an edit leaves alone: it looks at no item of it', () => {
    const numbers = Array.from({ length: 50_000 }, (_, index) => index);
    let asked = 0;
    const holder = {
      length: numbers.length,
      at(index: number): number | undefined {
        asked += 1;
        return numbers[index];
      },
    };
    const before: LongList<number> = listOf<number, typeof holder>(holder);
    const now = replaced(before, 25_000, 25_001, listOf([-1]));
    expect(changeIn(before, now)).toEqual({ start: 25_000, endBefore: 25_001, end: 25_001 });
    expect([now.at(24_999), now.at(25_000), now.at(25_001), now.length]).toEqual([24_999, -1, 25_001, 50_000]);
    expect(asked).toBeLessThan(10);
  });
});
