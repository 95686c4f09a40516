/** Long work that is done piece by piece: yields how much of it is done, from 0 to 1, wherever others may have their turn. */
export type Pieces<Result> = Generator<number, Result, void>;

/** Does all of it at once, where nobody waits for a turn. */
export function inOneGo<Result>(pieces: Pieces<Result>): Result {
  let step = pieces.next();
  while (step.done !== true) step = pieces.next();
  return step.value;
}
