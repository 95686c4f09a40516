/**
 * Long lists that never change. A list with others in place of some items shares what holds the rest, so that making it
 * costs what was put in, however long the list is.
 */
import { firstNot } from '../engine/halving';

/** What holds items: an array, or whatever makes them when they are asked for, the same ones each time. */
interface Holder<Item> {
  readonly length: number;
  at(index: number): Item | undefined;
}

/** Some items of one holder, from an index up to another. */
export interface Segment<Item, Of extends Holder<Item> = Holder<Item>> {
  readonly of: Of;
  readonly from: number;
  readonly to: number;
}

/** An item by its index in what holds it. */
export interface Held<Of> {
  readonly of: Of;
  readonly index: number;
}

export class LongList<Item, Of extends Holder<Item> = Holder<Item>> implements Iterable<Item>, Holder<Item> {
  /** None of them is empty. */
  readonly segments: readonly Segment<Item, Of>[];
  readonly length: number;
  /** The index of the first item of each segment. */
  private readonly starts: readonly number[];

  constructor(segments: readonly Segment<Item, Of>[]) {
    const starts: number[] = [];
    let length = 0;
    for (const { from, to } of segments) {
      starts.push(length);
      length += to - from;
    }
    this.segments = segments;
    this.starts = starts;
    this.length = length;
  }
  /** Undefined where there is none; from the end for an index below 0. */
  at(index: number): Item | undefined {
    const held = this.held(index < 0 ? this.length + index : index);
    return held?.of.at(held.index);
  }
  held(index: number): Held<Of> | undefined {
    const number = this.segmentAt(index);
    const segment = this.segments[number];
    return segment && { of: segment.of, index: segment.from + index - this.startOf(number) };
  }
  *[Symbol.iterator](): Generator<Item> {
    for (const { of, from, to } of this.segments) {
      for (let index = from; index < to; index += 1) {
        const item = of.at(index);
        if (item !== undefined) yield item;
      }
    }
  }
  /** Several times as fast as `for … of`. */
  forEach(visit: (item: Item, index: number) => void): void {
    for (const [number, { of, from, to }] of this.segments.entries()) {
      const start = this.startOf(number) - from;
      for (let index = from; index < to; index += 1) {
        const item = of.at(index);
        if (item !== undefined) visit(item, start + index);
      }
    }
  }
  /** The number of the segment that holds an item; that of none where there is no such item. */
  segmentAt(index: number): number {
    if (!(index >= 0 && index < this.length)) return this.segments.length;
    return firstNot(1, this.segments.length, number => this.startOf(number) <= index) - 1;
  }
  /** The index of a segment's first item. */
  startOf(number: number): number {
    return this.starts[number] ?? this.length;
  }
}

/** All that something holds. */
export const listOf = <Item, Of extends Holder<Item> = readonly Item[]>(of: Of & Holder<Item>): LongList<Item, Of> =>
  new LongList(of.length === 0 ? [] : [{ of, from: 0, to: of.length }]);

/** The items from one index to another. */
export function sliced<Item, Of extends Holder<Item>>(
  list: LongList<Item, Of>,
  from: number,
  to: number,
): LongList<Item, Of> {
  if (from === 0 && to === list.length) return list;
  const segments: Segment<Item, Of>[] = [];
  for (let number = from < to ? list.segmentAt(from) : list.segments.length; list.startOf(number) < to; number += 1) {
    const [segment, start] = [list.segments[number], list.startOf(number)];
    if (segment === undefined) break;
    const [begin, end] = [segment.from + Math.max(from - start, 0), segment.from + to - start];
    segments.push({ of: segment.of, from: begin, to: Math.min(segment.to, end) });
  }
  return new LongList(segments);
}

/** The items of some lists, one list behind another. */
export const joined = <Item, Of extends Holder<Item> = Holder<Item>>(
  lists: readonly LongList<Item, Of>[],
): LongList<Item, Of> => new LongList(lists.flatMap(({ segments }) => segments));

/** A list with others in place of its items from one index to another. */
export const replaced = <Item, Of extends Holder<Item>>(
  list: LongList<Item, Of>,
  from: number,
  to: number,
  by: LongList<Item, Of>,
): LongList<Item, Of> => joined([sliced(list, 0, from), by, sliced(list, to, list.length)]);

/** How many of the first items something holds for, which does not hold for any behind them. */
export function countWhile<Item, Of extends Holder<Item>>(
  list: LongList<Item, Of>,
  holds: (of: Of, index: number) => boolean,
): number {
  const { segments } = list;
  const number = firstNot(0, segments.length, at => {
    const segment = segments[at];
    return segment !== undefined && holds(segment.of, segment.to - 1);
  });
  const segment = segments[number];
  if (segment === undefined) return list.length;
  const { of, from, to } = segment;
  return list.startOf(number) + firstNot(from, to, index => holds(of, index)) - from;
}

/** One stretch of items that was replaced: where it starts, and where it ended before and ends now. */
export interface ListChange {
  readonly start: number;
  readonly endBefore: number;
  readonly end: number;
}

/** A stretch outside of which two lists have the same objects. What one holder holds in both costs nothing. */
export function changeIn<Item>(before: LongList<Item>, now: LongList<Item>): ListChange {
  const shorter = Math.min(before.length, now.length);
  const start = countAlike(before.segments, now.segments, shorter, ({ from }, done) => from + done);
  const alike = countAlike(
    before.segments.toReversed(),
    now.segments.toReversed(),
    shorter - start,
    ({ to }, done) => to - 1 - done,
  );
  return { start, endBefore: before.length - alike, end: now.length - alike };
}

/**
 * How many items are the same from the side on that the segments are counted from.
 * @param at the index of a segment's item that is so far in from that side
 */
function countAlike<Item>(
  before: readonly Segment<Item>[],
  now: readonly Segment<Item>[],
  most: number,
  at: (segment: Segment<Item>, done: number) => number,
): number {
  let [one, other, doneOfOne, doneOfOther, alike] = [0, 0, 0, 0, 0];
  while (alike < most) {
    const [here, there] = [before[one], now[other]];
    if (here === undefined || there === undefined) break;
    const [indexHere, indexThere] = [at(here, doneOfOne), at(there, doneOfOther)];
    const isHeldAlike = here.of === there.of && indexHere === indexThere;
    if (!isHeldAlike && here.of.at(indexHere) !== there.of.at(indexThere)) break;
    const [restHere, restThere] = [here.to - here.from - doneOfOne, there.to - there.from - doneOfOther];
    const step = isHeldAlike ? Math.min(restHere, restThere) : 1;
    alike += step;
    [one, doneOfOne] = step < restHere ? [one, doneOfOne + step] : [one + 1, 0];
    [other, doneOfOther] = step < restThere ? [other, doneOfOther + step] : [other + 1, 0];
  }
  return Math.min(alike, most);
}
