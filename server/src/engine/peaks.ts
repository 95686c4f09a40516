/** How many of some spans of time lie over one another, day by day. */
import type { Day } from './domain';

export interface Peak {
  readonly count: number;
  /** The first slot with that count, counted from 1970. */
  readonly slot: number;
}

/**
 * For each day from one to another the largest number of spans that cover one slot of it; a day without any has none.
 * Spans are in slots, so many to a day, and inclusive at both ends.
 */
export function dailyPeaks(
  spans: readonly { readonly from: number; readonly to: number }[],
  slotsPerDay: number,
  from: Day,
  to: Day,
): Map<Day, Peak> {
  const changes = changesBetween(spans, from * slotsPerDay, (to + 1) * slotsPerDay - 1);
  const slots = [...changes.keys()].sort((one, other) => one - other);
  const peaks = new Map<Day, Peak>();
  let count = 0;
  for (const [position, slot] of slots.entries()) {
    count += changes.get(slot) ?? 0;
    const until = (slots[position + 1] ?? slot) - 1;
    for (let day = Math.floor(slot / slotsPerDay); count > 0 && day * slotsPerDay <= until; day += 1) {
      if (count > (peaks.get(day)?.count ?? 0)) peaks.set(day, { count, slot: Math.max(slot, day * slotsPerDay) });
    }
  }
  return peaks;
}

/** By how much the count changes at each slot at which it does. */
function changesBetween(
  spans: readonly { readonly from: number; readonly to: number }[],
  first: number,
  last: number,
): Map<number, number> {
  const changes = new Map<number, number>();
  for (const span of spans) {
    const [start, end] = [Math.max(span.from, first), Math.min(span.to, last)];
    if (start > end) continue;
    changes.set(start, (changes.get(start) ?? 0) + 1);
    changes.set(end + 1, (changes.get(end + 1) ?? 0) - 1);
  }
  return changes;
}
