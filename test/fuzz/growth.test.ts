/**
 * Work grows with the length of a text and not faster: of each family of texts, four times the length takes less than
 * eight times the processor's time, for everything that is asked of a whole file together. Square growth takes sixteen.
 * What is counted in work.test.ts is our own code and yaml's; here is all that an engine does for it, too.
 */
import { describe, expect, it } from 'vitest';
import { askAll, FAMILIES, type Family } from './families';

/** In the processor's milliseconds, which others that use it too do not prolong by much. */
function timeFor(name: string, text: string): number {
  const before = process.cpuUsage();
  askAll(name, text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Shorter work is lost among what else the processor does. */
const MEASURABLE_MILLISECONDS = 15;
const LONGEST = 64_000;

/** How many times the work is at four times the length: 4 where it is linear, 16 where it is square. */
function growthOf({ name, least, text }: Family): { readonly growth: number; readonly at: string } {
  let n = least;
  timeFor(name, text(n));
  while (n < LONGEST && timeFor(name, text(n)) < MEASURABLE_MILLISECONDS) n *= 2;
  const fastest = (length: number): number => Math.min(...Array.from({ length: 2 }, () => timeFor(name, text(length))));
  const [one, four] = [fastest(n), fastest(4 * n)];
  return { growth: four / one, at: `${one.toFixed(0)} ms for n = ${n}, ${four.toFixed(0)} ms for 4 n` };
}

/** What grows too fast does so each time; what has only met a busy machine does not. */
const TRIES = 3;

describe('the work for four times the text is less than eight times the work', () => {
  it.each(FAMILIES)(
    '$title',
    family => {
      let last = growthOf(family);
      for (let more = 1; more < TRIES && last.growth >= 8; more += 1) last = growthOf(family);
      expect(last.growth, last.at).toBeLessThan(8);
    },
    240_000,
  );
});
