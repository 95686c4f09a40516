/** What differs between two versions of a list whose untouched items are the same objects. */

/** One stretch of items that was replaced: where it starts, and where it ended before and ends now. */
export interface ListChange {
  readonly start: number;
  readonly endBefore: number;
  readonly end: number;
}

/** Of lists that `replaced` made: from which one, and how they differ from it. */
const made = new WeakMap<
  readonly unknown[],
  { readonly from: WeakRef<readonly unknown[]>; readonly change: ListChange }
>();

/** A stretch outside of which two lists are the same. It need not be looked for where one was made of the other. */
export function changeInList(before: readonly unknown[], now: readonly unknown[]): ListChange {
  const known = made.get(now);
  if (known?.from.deref() === before) return known.change;
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start += 1;
  let [endBefore, end] = [before.length, now.length];
  while (endBefore > start && end > start && before[endBefore - 1] === now[end - 1]) {
    endBefore -= 1;
    end -= 1;
  }
  return { start, endBefore, end };
}

/** More could not be handed to a function one by one. */
const FEW = 1_000;

/** A list with others in place of its items from one index to another. Long lists are copied no more than once. */
export function replaced<Item>(list: readonly Item[], from: number, to: number, by: readonly Item[]): readonly Item[] {
  const now =
    by.length <= FEW ? list.toSpliced(from, to - from, ...by) : list.slice(0, from).concat(by, list.slice(to));
  made.set(now, { from: new WeakRef(list), change: { start: from, endBefore: to, end: from + by.length } });
  return now;
}
