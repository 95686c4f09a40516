/** How many of some spans of time lie over one another, day by day. */
import type { CountedRecord, Day } from './domain';
import type { Days } from './instant';

/** Spans in slots, inclusive at both ends, in columns. Slots are counted from 1970. */
export interface Spans {
  readonly length: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** Spans of raw records. */
export interface RecordSpans extends Spans {
  /** The record of a span. */
  readonly recordAt: (index: number) => CountedRecord;
}

export interface Peak {
  readonly count: number;
  /** The first slot with that count. */
  readonly slot: number;
  /** The first of the spans that cover it. */
  readonly first: number;
}

/** For each of some days the largest number of spans that cover one slot of it; a day without any has none. */
export function dailyPeaks(spans: Spans, slotsPerDay: number, { from, to }: Days): Map<Day, Peak> {
  const peaks = new Map<Day, Peak>();
  if (spans.length === 0) return peaks;
  const first = from * slotsPerDay;
  const changes = changesBetween(spans, first, (to + 1) * slotsPerDay - 1);
  const counts = new Int32Array(to - from + 1);
  const slots = new Float64Array(to - from + 1);
  let count = 0;
  for (let at = 0; at < counts.length * slotsPerDay; at += 1) {
    count += changes[at] ?? 0;
    const day = Math.floor(at / slotsPerDay);
    if (count <= (counts[day] ?? 0)) continue;
    counts[day] = count;
    slots[day] = first + at;
  }
  const firsts = firstCovering(spans, slotsPerDay, from, slots);
  for (const [index, ofDay] of counts.entries())
    if (ofDay > 0) peaks.set(from + index, { count: ofDay, slot: slots[index] ?? 0, first: firsts[index] ?? 0 });
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

/** For a slot of each day from one on, the first span that covers it; -1 where none does. */
function firstCovering({ length, from, to }: Spans, slotsPerDay: number, day: Day, slots: Float64Array): Int32Array {
  const firsts = new Int32Array(slots.length).fill(-1);
  for (let index = 0; index < length; index += 1) {
    const [start, end] = [from[index] ?? 0, to[index] ?? 0];
    const last = Math.min(Math.floor(end / slotsPerDay) - day, slots.length - 1);
    for (let at = Math.max(Math.floor(start / slotsPerDay) - day, 0); at <= last; at += 1) {
      const slot = slots[at] ?? 0;
      if ((firsts[at] ?? 0) < 0 && start <= slot && slot <= end) firsts[at] = index;
    }
  }
  return firsts;
}

/** All spans that cover a slot. */
export function covering({ length, from, to }: Spans, slot: number): number[] {
  const found: number[] = [];
  for (let index = 0; index < length; index += 1) {
    if ((from[index] ?? 0) <= slot && slot <= (to[index] ?? 0)) found.push(index);
  }
  return found;
}
