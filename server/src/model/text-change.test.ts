import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecedText } from './pieced-text';
import { changeBetween } from './text-change';

describe('what differs between two texts', () => {
  it('is the shortest stretch that makes one of the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 12 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, text, text, text, (head, old, written, tail) => {
        const [before, after] = [head + old + tail, head + written + tail];
        const { start, endBefore, end } = changeBetween(piecedText(before), piecedText(after));
        expect(before.slice(0, start) + after.slice(start, end) + before.slice(endBefore)).toBe(after);
        expect(end - start).toBeLessThanOrEqual(written.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a whole line where one came or went, whatever it has in common with the next', () => {
    const [one, two, three] = ['- {date: 2024-06-10}\n', '- {date: 2024-06-11}\n', '- {date: 2024-06-12}\n'];
    const line = { start: one.length, endBefore: one.length, end: (one + two).length };
    expect(changeBetween(piecedText(one + three), piecedText(one + two + three))).toEqual(line);
    expect(changeBetween(piecedText(one + two + three), piecedText(one + three))).toEqual({
      ...line,
      endBefore: line.end,
      end: line.start,
    });
  });
});
