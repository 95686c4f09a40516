/** Long work that is done piece by piece: yields how much of it is done, from 0 to 1, wherever others may have their turn. */
export type Pieces<Result> = Generator<number, Result, void>;

/** Pieces that are a part of longer work: from one share of it to another. */
export function* part<Result>(pieces: Pieces<Result>, from: number, to: number): Pieces<Result> {
  let step = pieces.next();
  while (step.done !== true) {
    yield from + (to - from) * step.value;
    step = pieces.next();
  }
  return step.value;
}

/** Does all of it at once, where nobody waits for a turn. */
export function inOneGo<Result>(pieces: Pieces<Result>): Result {
  let step = pieces.next();
  while (step.done !== true) step = pieces.next();
  return step.value;
}

/** Makes something of each of many items; others have their turn behind every so many of them. */
export function* eachInPieces<Item, Made>(
  items: readonly Item[],
  inATurn: number,
  make: (item: Item, index: number) => Made,
): Pieces<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % inATurn === 0) yield index / items.length;
    made.push(make(item, index));
  }
  return made;
}

/** Those of many items that are wanted; others have their turn behind every so many that are looked at. */
export function* wantedInPieces<Item>(
  items: readonly Item[],
  inATurn: number,
  isWanted: (item: Item) => boolean,
): Pieces<Item[]> {
  const wanted: Item[] = [];
  yield* eachInPieces(items, inATurn, item => {
    if (isWanted(item)) wanted.push(item);
  });
  return wanted;
}

const TEXTS_IN_A_TURN = 1000;

/** Many short texts as one: to copy all of them together would take a turn of its own. */
export function* joinInPieces(texts: readonly string[]): Pieces<string> {
  let joined = '';
  for (let from = 0; from < texts.length; from += TEXTS_IN_A_TURN) {
    if (from > 0) yield from / texts.length;
    joined += texts.slice(from, from + TEXTS_IN_A_TURN).join('');
  }
  return joined;
}
