/** Dated records by billing cycle, in such a way that a change of one leaves those of all other cycles as they are. */
import type { CycleFinder, PrimaryCycle } from '../engine/cycle';
import type { Day } from '../engine/domain';
import type { Pieces } from '../engine/pieces';
import { changeIn, type LongList, sliced } from '../model/long-list';

/** Records right after one another that fall into one cycle, or on days without an active subscription. */
export interface Stretch<Item> {
  readonly at: PrimaryCycle | undefined;
  readonly items: readonly Item[];
}

/** A list of records, cut wherever the cycle changes. */
export interface Stretches<Item> {
  readonly items: LongList<Item>;
  readonly stretches: readonly Stretch<Item>[];
}

/** So many records are looked at before others have their turn: some milliseconds. */
const RECORDS_IN_A_TURN = 1 << 13;

/** @param before the same list as it was, cut by the same cycles: what stands in a stretch that did not change stays in it */
export function* stretchesOf<Item>(
  items: LongList<Item>,
  dayOf: (item: Item) => Day,
  cycleOn: CycleFinder,
  before: Stretches<Item> | undefined,
): Pieces<Stretches<Item>> {
  if (before === undefined) return { items, stretches: yield* cut(items, dayOf, cycleOn) };
  if (before.items === items) return before;
  const { start, endBefore } = changeIn(before.items, items);
  const head = whileWithin(before.stretches, start);
  const tail = whileWithin(before.stretches.toReversed(), before.items.length - endBefore);
  const between = yield* cut(sliced(items, head.length, items.length - tail.length), dayOf, cycleOn);
  const stretches: Stretch<Item>[] = [];
  for (const stretch of [...head.stretches, ...between, ...tail.stretches.toReversed()]) join(stretches, stretch);
  return { items, stretches };
}

/** As many of the stretches as have no more items than that together. */
function whileWithin<Item>(stretches: readonly Stretch<Item>[], most: number) {
  let [count, length] = [0, 0];
  for (const { items } of stretches) {
    if (length + items.length > most) break;
    length += items.length;
    count += 1;
  }
  return { stretches: stretches.slice(0, count), length };
}

function* cut<Item>(list: LongList<Item>, dayOf: (item: Item) => Day, cycleOn: CycleFinder): Pieces<Stretch<Item>[]> {
  const stretches: Stretch<Item>[] = [];
  const items = [...list];
  const last = { from: 0, at: undefined as PrimaryCycle | undefined };
  for (let start = 0; start < items.length; start += RECORDS_IN_A_TURN) {
    if (start > 0) yield start / items.length;
    cutUpTo(Math.min(start + RECORDS_IN_A_TURN, items.length), start);
  }
  if (items.length > last.from) stretches.push({ at: last.at, items: items.slice(last.from) });
  return stretches;

  function cutUpTo(end: number, start: number): void {
    for (let index = start; index < end; index += 1) {
      const item = items[index];
      const found = item && cycleOn(dayOf(item));
      if (found !== last.at && index > last.from) {
        stretches.push({ at: last.at, items: items.slice(last.from, index) });
        last.from = index;
      }
      last.at = found;
    }
  }
}

/** Adds a stretch, to the last one where both fall into the same cycle. */
function join<Item>(joined: Stretch<Item>[], stretch: Stretch<Item>): void {
  const last = joined.at(-1);
  if (last === undefined || last.at !== stretch.at) joined.push(stretch);
  else joined[joined.length - 1] = { at: last.at, items: [...last.items, ...stretch.items] };
}
