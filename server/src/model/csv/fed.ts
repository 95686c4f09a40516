/** Reading a text that comes in pieces, so that neither a reader nor a file's owner need hold all of it. */
import type { Pieces } from '../../engine/pieces';
import { type Codes, codesOf } from './codes';

/** Yields how much of the text is read, from 0 to 1, and is given the next piece then: nothing at the text's end. */
export type Fed<Result> = Generator<number, Result, Codes | undefined>;

/** In UTF-16 units, or bytes: a few milliseconds of work. */
export const PIECE_LENGTH = 1 << 18;

/** The pieces of a text that is there as a whole. */
export function* piecesOf(codes: Codes): Generator<Codes, void> {
  for (let at = 0; at < codes.length; at += PIECE_LENGTH) yield codes.subarray(at, at + PIECE_LENGTH);
}

/** Reads a text that is there as a whole, at once. */
export function readWhole<Result>(reading: Fed<Result>, codes: Codes): Result {
  let step = reading.next();
  for (const piece of piecesOf(codes)) if (step.done !== true) step = reading.next(piece);
  while (step.done !== true) step = reading.next();
  return step.value;
}

/** So short that no row makes them longer than some milliseconds of work. */
const SHORT_PIECE_LENGTH = 1 << 13;

/** Reads a text that is there as a whole, while others have their turn. */
export function* readInTurns<Result>(reading: Fed<Result>, text: string): Pieces<Result> {
  let step = reading.next();
  for (let at = 0; at < text.length && step.done !== true; at += SHORT_PIECE_LENGTH) {
    yield step.value;
    step = reading.next(codesOf(text.slice(at, at + SHORT_PIECE_LENGTH)));
  }
  while (step.done !== true) {
    yield step.value;
    step = reading.next();
  }
  return step.value;
}

/** Reads one text in several ways. */
export function* together<Result>(readings: readonly Fed<Result>[]): Fed<Result[]> {
  let steps = readings.map(reading => reading.next());
  for (;;) {
    const shares = steps.flatMap(({ done, value }) => (done === true ? [] : value));
    if (shares.length === 0) return steps.flatMap(({ done, value }) => (done === true ? value : []));
    const piece = yield Math.min(...shares);
    steps = steps.map((step, index) => (step.done === true ? step : (readings[index]?.next(piece) ?? step)));
  }
}
