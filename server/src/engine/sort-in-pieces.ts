/** Sorting many items while others have their turn. */
import { type Pieces, part } from './pieces';

/** So many are compared before others have their turn: some milliseconds at most. */
const ITEMS_IN_A_TURN = 1000;

type Compare<Item> = (one: Item, other: Item) => number;

/** The items in order. Those that are equal keep theirs, and a long stretch that is in order already is only looked at. */
export function* sortInPieces<Item>(items: readonly Item[], compare: Compare<Item>): Pieces<Item[]> {
  const runs = yield* part(runsIn(items, compare), 0, 0.5);
  return yield* part(mergedRuns(runs, compare), 0.5, 1);
}

/** Stretches that are in order: as they stand where they are long, otherwise sorted. */
function* runsIn<Item>(items: readonly Item[], compare: Compare<Item>): Pieces<Item[][]> {
  const runs: Item[][] = [];
  let run: Item[] = [];
  let isInOrder = true;
  const close = (): void => {
    runs.push(isInOrder ? run : run.sort(compare));
    run = [];
    isInOrder = true;
  };
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % ITEMS_IN_A_TURN === 0) yield index / items.length;
    const last = run.at(-1);
    const isBehind: boolean = isInOrder && (last === undefined || !(compare(last, item) > 0));
    if (!isBehind && run.length >= ITEMS_IN_A_TURN) close();
    else isInOrder = isBehind;
    run.push(item);
  }
  close();
  return runs;
}

function* mergedRuns<Item>(runs: readonly Item[][], compare: Compare<Item>): Pieces<Item[]> {
  const [first = []] = runs;
  if (runs.length < 2) return first;
  const half = runs.length >> 1;
  const one = yield* part(mergedRuns(runs.slice(0, half), compare), 0, 0.4);
  const other = yield* part(mergedRuns(runs.slice(half), compare), 0.4, 0.8);
  return yield* part(merged(one, other, compare), 0.8, 1);
}

function* merged<Item>(one: readonly Item[], other: readonly Item[], compare: Compare<Item>): Pieces<Item[]> {
  const all: Item[] = [];
  const length = one.length + other.length;
  const others = other.values();
  let next = others.next();
  for (const item of one) {
    for (; next.done !== true && compare(item, next.value) > 0; next = others.next()) {
      all.push(next.value);
      if (all.length % ITEMS_IN_A_TURN === 0) yield all.length / length;
    }
    all.push(item);
    if (all.length % ITEMS_IN_A_TURN === 0) yield all.length / length;
  }
  for (; next.done !== true; next = others.next()) all.push(next.value);
  return all;
}
