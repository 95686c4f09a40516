/** Which of some known words a person most likely meant. */
import type { Pieces } from '../engine/pieces';

/** The known word that differs from the written one only by a slip of the pen, if there is one. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const wanted = plain(written);
  const same = known.find(word => plain(word) === wanted);
  if (same !== undefined) return same;
  const distances = known
    .filter(word => Math.abs(word.length - wanted.length) <= mostSlips(word))
    .map(word => ({ word, distance: slips(wanted, plain(word)) }))
    .filter(({ word, distance }) => distance <= mostSlips(word));
  return distances.sort((one, other) => one.distance - other.distance)[0]?.word;
}

/** So many words are compared before others have their turn: a millisecond or two. */
const WORDS_IN_A_TURN = 500;

/** The same where thousands are known: what is nearest is so among those that are nearest of some each. */
export function* nearestInPieces(written: string, known: readonly string[]): Pieces<string | undefined> {
  const nearestOfSome: string[] = [];
  for (let from = 0; from < known.length; from += WORDS_IN_A_TURN) {
    yield from / known.length;
    const word = nearest(written, known.slice(from, from + WORDS_IN_A_TURN));
    if (word !== undefined) nearestOfSome.push(word);
  }
  return nearest(written, nearestOfSome);
}

/** Upper case, underscores and hyphens are habits from other files, not other words. */
const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');

function mostSlips(word: string): number {
  if (word.length < 3) return 0;
  if (word.length < 6) return 1;
  return word.length < 10 ? 2 : 3;
}

/** Damerau-Levenshtein: letters added, left out, replaced, or swapped with their neighbour. */
function slips(one: string, other: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (beforePrevious[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}
