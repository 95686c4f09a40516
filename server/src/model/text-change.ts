/** What differs between two versions of a text. */
import type { PiecedText } from './pieced-text';

/** One stretch of text that was replaced: where it starts, and where it ended before and ends now. */
export interface TextChange {
  readonly start: number;
  readonly endBefore: number;
  readonly end: number;
}

/**
 * The shortest stretch in which two texts differ, none where they do not. A whole line that came or went is told as such.
 * Of pieces that both have no character is looked at twice.
 */
export function changeBetween(before: PiecedText, after: PiecedText): TextChange {
  const { start: from, endBefore: oneEnd, end: otherEnd } = piecesBetween(before, after);
  const { start, endBefore, end } = stretchBetween(before.slice(from, oneEnd), after.slice(from, otherEnd));
  return { start: from + start, endBefore: from + endBefore, end: from + end };
}

/** The pieces in which two texts differ, with the one above them: the line that the change is in may begin there. */
export function piecesBetween(before: PiecedText, after: PiecedText): TextChange {
  const most = Math.min(before.pieces.length, after.pieces.length);
  let [above, below] = [0, 0];
  while (above < most && isSame(before.pieces[above], after.pieces[above])) above += 1;
  above = Math.max(above - 1, 0);
  while (below < most - above && isSame(before.pieces.at(-1 - below), after.pieces.at(-1 - below))) below += 1;
  return {
    start: before.startOf(above),
    endBefore: before.startOf(before.pieces.length - below),
    end: after.startOf(after.pieces.length - below),
  };
}

type Piece = PiecedText['pieces'][number];

/** A file that is opened, or closed again, has the same pieces as other objects. */
const isSame = (one: Piece | undefined, other: Piece | undefined): boolean =>
  one === other || one?.text === other?.text;

export const isChange = ({ start, endBefore, end }: TextChange): boolean => start < endBefore || start < end;

function stretchBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = longest(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const same = longest(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return fromLineStart(before, after, { start, endBefore: before.length - same, end: after.length - same });
}

/**
 * The length up to which something holds, by halving what is left: comparing long parts of texts takes no longer than
 * comparing their bytes, which is far less than looking at each character.
 */
function longest(length: number, holds: (from: number, to: number) => boolean): number {
  if (holds(0, length)) return length;
  let [low, high] = [0, length];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (holds(low, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Where text only came or only went, the same change can be told from a few characters earlier if what stands there is
 * alike: a line seems to have come behind what it has in common with the line below it.
 */
function fromLineStart(before: string, after: string, change: TextChange): TextChange {
  const { start, endBefore, end } = change;
  if (start !== endBefore && start !== end) return change;
  const [text, last] = start === endBefore ? [after, end] : [before, endBefore];
  let moved = 0;
  for (; moved < start && text[start - moved - 1] !== '\n'; moved += 1) {
    if (text[start - moved - 1] !== text[last - moved - 1]) return change;
  }
  return { start: start - moved, endBefore: endBefore - moved, end: end - moved };
}
