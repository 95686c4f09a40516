/** How many of some spans of time lie over one another, day by day. */
import type { Day } from './domain';

/** Spans in slots, inclusive at both ends, in columns. Slots are counted from 1970. */
export interface Spans {
  readonly length: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

export interface Peak {
  readonly count: number;
  /** The first slot with that count. */
  readonly slot: number;
}

/**
 * For each day from one to another the largest number of spans that cover one slot of it; a day without any has none.
 * There are so many slots to a day.
 */
export function dailyPeaks(spans: Spans, slotsPerDay: number, from: Day, to: Day): Map<Day, Peak> {
  const first = from * slotsPerDay;
  const changes = changesBetween(spans, first, (to + 1) * slotsPerDay - 1);
  const peaks = new Map<Day, Peak>();
  let count = 0;
  for (let day = from; day <= to; day += 1) {
    let peak = 0;
    let slot = 0;
    for (let at = day * slotsPerDay; at < (day + 1) * slotsPerDay; at += 1) {
      count += changes[at - first] ?? 0;
      if (count <= peak) continue;
      peak = count;
      slot = at;
    }
    if (peak > 0) peaks.set(day, { count: peak, slot });
  }
  return peaks;
}

/** By how much the count changes at each slot from one to another. */
function changesBetween({ length, from, to }: Spans, first: number, last: number): Int32Array {
  const changes = new Int32Array(Math.max(last - first + 2, 0));
  for (let index = 0; index < length; index += 1) {
    const start = Math.max(from[index] ?? 0, first);
    const end = Math.min(to[index] ?? 0, last);
    if (start > end) continue;
    changes[start - first] = (changes[start - first] ?? 0) + 1;
    changes[end - first + 1] = (changes[end - first + 1] ?? 0) - 1;
  }
  return changes;
}

/** The first span that covers a slot; -1 where none does. */
export function firstCovering({ length, from, to }: Spans, slot: number): number {
  for (let index = 0; index < length; index += 1) {
    if ((from[index] ?? 0) <= slot && slot <= (to[index] ?? 0)) return index;
  }
  return -1;
}

/** All spans that cover a slot. */
export function covering({ length, from, to }: Spans, slot: number): number[] {
  const found: number[] = [];
  for (let index = 0; index < length; index += 1) {
    if ((from[index] ?? 0) <= slot && slot <= (to[index] ?? 0)) found.push(index);
  }
  return found;
}
