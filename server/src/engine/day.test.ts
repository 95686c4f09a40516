import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, formatDay, parseDay } from './day';

describe('UTC days', () => {
  it('are counted as the calendar of the platform counts them, in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), day => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(formatDay(day)).toBe(text);
        expect(parseDay(text)).toBe(day);
        expect(dayOf(dateOf(day))).toBe(day);
      }),
    );
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-1',
    '24-01-01',
    '',
  ])('do not include %s', text => expect(parseDay(text)).toBeUndefined());

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('include %s', text =>
    expect(formatDay(parseDay(text) ?? 0)).toBe(text),
  );
});
