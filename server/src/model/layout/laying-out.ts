/** What is told of a text that is being laid out. */
import type { PiecedText } from '../pieced-text';
import type { Span } from '../syntax';

/** Blanks of the text, by offsets, and what they become. */
export interface Layout extends Span {
  readonly text: string;
}

export interface LayingOut {
  readonly text: PiecedText;
  /** Only blanks that begin here are changed; what stands elsewhere is looked at where it matters here. */
  readonly within: Span;
  /** Whether records are brought into columns. */
  readonly hasColumns: boolean;
  /** What differs from the layout, in the order of the text. */
  readonly layouts: Layout[];
  /** Values of several lines, whose blanks are their own, in the order of the text. */
  readonly longValues: Span[];
  /** How many parts were looked at since others had their turn. */
  looked: number;
}

/** @param hasColumns whether records are brought into columns */
export const newLayingOut = (text: PiecedText, within: Span, hasColumns: boolean): LayingOut => ({
  text,
  within,
  hasColumns,
  layouts: [],
  longValues: [],
  looked: 0,
});

/** Less than a millisecond where each is a record in braces that is not regular. */
const PARTS_IN_A_TURN = 256;

/** To be asked for each part of a text that is looked at: whether others may have their turn. */
export function isTurnOver(layingOut: LayingOut): boolean {
  layingOut.looked += 1;
  if (layingOut.looked < PARTS_IN_A_TURN) return false;
  layingOut.looked = 0;
  return true;
}

/** How much is done when so much of the text is. */
export const shareAt = ({ text }: LayingOut, offset: number): number => Math.min(offset / text.length, 1);

/** Notes what blanks become, if they are among those to be changed. */
export function put({ within, layouts }: LayingOut, start: number, end: number, text: string): void {
  if (start >= within.start && start < within.end) layouts.push({ start, end, text });
}
