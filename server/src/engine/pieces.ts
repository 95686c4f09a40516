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
