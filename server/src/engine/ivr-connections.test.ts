import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeTable } from '../../../test/whole-table';
import type { IvrConnections } from './domain';
import { minutePeaks, touchedMinutes } from './ivr-connections';
import { covering } from './peaks';

const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;
const DAY = MINUTES_PER_DAY * MINUTE;

function tableOf(connections: readonly (readonly [start: number, end: number])[]): IvrConnections {
  return {
    length: connections.length,
    start: connections.map(([start]) => start),
    end: connections.map(([, end]) => end),
    sourceAt: start => ({ uri: '', start, end: start }),
  };
}

const peaks = (...connections: readonly (readonly [number, number])[]): (readonly [number, number])[] =>
  [...minutePeaks(touchedMinutes([wholeTable(tableOf(connections))]), { from: -2, to: 2 })].map(([day, { count }]) => [
    day,
    count,
  ]);

describe('IVR connections (R7)', () => {
  it('touch every minute that [start, end) overlaps; one of no length the minute of its start', () => {
    expect(peaks([0, MINUTE], [MINUTE, 2 * MINUTE])).toEqual([[0, 1]]);
    expect(peaks([0, MINUTE + 1], [MINUTE, 2 * MINUTE])).toEqual([[0, 2]]);
    expect(peaks([MINUTE, MINUTE], [MINUTE + 5, MINUTE + 9])).toEqual([[0, 2]]);
  });

  it('count on both days when they last over midnight, also before 1970', () => {
    expect(peaks([-MINUTE, MINUTE], [-1, 0])).toEqual([
      [-1, 2],
      [0, 1],
    ]);
  });

  it('are two when the same one is written twice', () => {
    expect(peaks([5, 9], [5, 9])).toEqual([[0, 2]]);
  });

  it('peak where a plain count of every minute does', () => {
    const instant = fc.integer({ min: 0, max: 40 * MINUTE });
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, instant), { maxLength: 12 }), pairs => {
        const connections = pairs.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
        const touches = (minute: number): number =>
          connections.filter(([start, end]) =>
            start === end
              ? Math.floor(start / MINUTE) === minute
              : start < (minute + 1) * MINUTE && end > minute * MINUTE,
          ).length;
        const plain = Math.max(0, ...Array.from({ length: MINUTES_PER_DAY }, (_, minute) => touches(minute)));
        expect(peaks(...connections)[0]?.[1] ?? 0).toBe(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('name the first connection that makes a peak, however many tables they stand in', () => {
    const instant = fc.integer({ min: -2 * DAY, max: 3 * DAY });
    const table = fc
      .array(fc.tuple(instant, instant), { maxLength: 6 })
      .map(pairs => tableOf(pairs.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)));
    fc.assert(
      fc.property(fc.array(table, { maxLength: 3 }), tables => {
        const touches = touchedMinutes(tables.map(wholeTable));
        for (const { first, slot, count } of minutePeaks(touches, { from: -2, to: 2 }).values()) {
          const made = covering(touches, slot);
          expect([made.length, made[0]]).toEqual([count, first]);
          const starts = tables.flatMap(({ start }) => Array.from(start));
          expect(touches.recordAt(first).at).toBe(starts[first]);
        }
      }),
    );
  });
});
