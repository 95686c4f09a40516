/** Where the lines of a text begin, found while it is read. */
import { doubled, wholeNumbers } from '../../engine/columns';
import { CARRIAGE_RETURN, LINE_FEED } from './cells';
import type { Codes } from './codes';

export interface LineStarts {
  /** Takes a line that begins at an offset of the text. */
  readonly add: (offset: number) => void;
  /** Takes the lines that begin behind one offset of a window, up to another. @param start where the window begins */
  readonly find: (codes: Codes, from: number, to: number, start: number) => void;
  /** Those taken so far, the first line among them. */
  readonly found: () => Int32Array;
}

/** @param capacity about how many there are */
export function lineStarts(capacity: number): LineStarts {
  let starts = wholeNumbers(capacity + 1);
  let count = 1;
  const add = (offset: number): void => {
    if (count === starts.length) starts = doubled(starts, wholeNumbers);
    starts[count] = offset;
    count += 1;
  };
  return {
    add,
    find(codes, from, to, start) {
      for (let at = from; at < to; at += 1) {
        const code = codes[at];
        if (code === LINE_FEED || (code === CARRIAGE_RETURN && codes[at + 1] !== LINE_FEED)) add(start + at + 1);
      }
    },
    found: () => starts.subarray(0, count),
  };
}
