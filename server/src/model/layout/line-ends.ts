/** No blanks at the ends of lines, and one line break at the end of the text. */
import type { Pieces } from '../../engine/pieces';
import type { PiecedText } from '../pieced-text';
import { isTurnOver, type LayingOut, put, shareAt } from './laying-out';

/** Lays out the ends of lines, when all values of several lines are known. */
export function* layOutLineEnds(layingOut: LayingOut): Pieces<void> {
  const { text, within, longValues } = layingOut;
  const { contentEnd } = text;
  const last = Math.min(within.end, contentEnd);
  let next = 0;
  for (let at = text.firstLineFeed(within.start, last); at >= 0; at = text.firstLineFeed(at + 1, last)) {
    if (isTurnOver(layingOut)) yield shareAt(layingOut, at);
    const end = text.characterAt(at - 1) === '\r' ? at - 1 : at;
    const start = endBeforeBlanks(text, end);
    if (start === end) continue;
    while ((longValues[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if ((longValues[next]?.start ?? Number.POSITIVE_INFINITY) > start) put(layingOut, start, end, '');
  }
  const lineBreak = firstLineBreak(text);
  const endsInValue = (longValues.at(-1)?.end ?? 0) > contentEnd;
  if (contentEnd > 0 && !endsInValue && text.slice(contentEnd) !== lineBreak)
    put(layingOut, contentEnd, text.length, lineBreak);
}

const BLANKS = [' ', '\t'];

function endBeforeBlanks(text: PiecedText, end: number): number {
  let at = end;
  while (BLANKS.includes(text.characterAt(at - 1))) at -= 1;
  return at;
}

function firstLineBreak(text: PiecedText): string {
  const at = text.firstLineFeed(0, text.length);
  return text.characterAt(at - 1) === '\r' ? '\r\n' : '\n';
}
