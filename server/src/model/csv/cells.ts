/** Where the cells of a CSV row stand (RFC 4180), whatever quotes it has. Offsets are UTF-16 units into the text. */
import { type Codes, textBetween } from './codes';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** With its quotes, without the blanks around it. */
export interface Cell extends Span {
  readonly isQuoted: boolean;
}

export interface RowCells {
  readonly cells: readonly Cell[];
  /** Behind the row's line break. */
  readonly end: number;
  /** The quotes of the last cell do not fit together. Then the row ends with that cell's line. */
  readonly isMalformed: boolean;
  /** They would perhaps if there were more of the text. */
  readonly isOpen: boolean;
}

const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
const SPACE = 32;
export const QUOTE = 34;
export const COMMA = 44;

/** The code of what ends a row. A carriage return before a line feed is a blank at the end of a cell. */
export type LineBreak = typeof LINE_FEED | typeof CARRIAGE_RETURN;

/** What ends the first row, which begins at an offset. Line breaks in quotes end none and may be other ones. */
export function lineBreakOf(codes: Codes, firstRow: number): LineBreak {
  const fed = cellsAt(codes, firstRow, LINE_FEED);
  const hasReturn = codes.subarray(firstRow, fed.isMalformed ? undefined : fed.end).includes(CARRIAGE_RETURN);
  if (!hasReturn) return LINE_FEED;
  const returned = cellsAt(codes, firstRow, CARRIAGE_RETURN);
  if (returned.isMalformed !== fed.isMalformed) return fed.isMalformed ? CARRIAGE_RETURN : LINE_FEED;
  let { end } = returned;
  while (codes[end] === CARRIAGE_RETURN || codes[end] === LINE_FEED) end += 1;
  return fed.end <= end ? LINE_FEED : CARRIAGE_RETURN;
}

export const isBlank = (code: number | undefined): boolean =>
  code === SPACE || code === TAB || code === CARRIAGE_RETURN;

/** The cells of the row that begins at an offset. A quote means something only where a cell begins with it. */
export function cellsAt(codes: Codes, offset: number, lineBreak: LineBreak): RowCells {
  const cells: Cell[] = [];
  let start = offset;
  for (;;) {
    const isQuoted = codes[start] === QUOTE;
    const end = isQuoted ? endOfQuoted(codes, start, lineBreak) : endOfPlain(codes, start, lineBreak);
    if (end === undefined) {
      cells.push(cellBetween(codes, start, endOfPlain(codes, start, lineBreak), false));
      return { cells, end: behindLine(codes, start, lineBreak), isMalformed: true, isOpen: isOpen(codes, start) };
    }
    cells.push(cellBetween(codes, start, end, isQuoted));
    if (codes[end] !== COMMA) return { cells, end: Math.min(end + 1, codes.length), isMalformed: false, isOpen: false };
    start = end + 1;
  }
}

/** What a cell says, without its quotes and the blanks around it. */
export function cellText(codes: Codes, { start, end, isQuoted }: Cell): string {
  if (!isQuoted) return textBetween(codes, start, end);
  const inner = cellBetween(codes, start + 1, end - 1, false);
  return textBetween(codes, inner.start, inner.end).replaceAll('""', '"');
}

/** Where a cell that begins at an offset ends, if quotes mean nothing in it. */
export function endOfPlain(codes: Codes, start: number, lineBreak: LineBreak): number {
  const { length } = codes;
  let end = start;
  // One look at each character: nearly all of a file passes by here.
  for (; end < length; end += 1) {
    const code = codes[end];
    if (code === COMMA || code === lineBreak) break;
  }
  return end;
}

/** The comma, line break or end of the text behind the cell; undefined where something else follows its closing quote. */
function endOfQuoted(codes: Codes, start: number, lineBreak: LineBreak): number | undefined {
  const quote = closingQuote(codes, start);
  if (quote < 0) return undefined;
  let end = quote + 1;
  while (isBlank(codes[end]) && codes[end] !== lineBreak) end += 1;
  return end === codes.length || codes[end] === COMMA || codes[end] === lineBreak ? end : undefined;
}

function closingQuote(codes: Codes, start: number): number {
  let quote = codes.indexOf(QUOTE, start + 1);
  while (quote >= 0 && codes[quote + 1] === QUOTE) quote = codes.indexOf(QUOTE, quote + 2);
  return quote;
}

/** Whether the text ends before it says what stands behind the closing quote of a cell. */
function isOpen(codes: Codes, start: number): boolean {
  let at = closingQuote(codes, start);
  if (at < 0) return true;
  do at += 1;
  while (isBlank(codes[at]));
  return at >= codes.length;
}

function behindLine(codes: Codes, start: number, lineBreak: LineBreak): number {
  const end = codes.indexOf(lineBreak, start);
  return end < 0 ? codes.length : end + 1;
}

/** Without the blanks around it. */
function cellBetween(codes: Codes, from: number, to: number, isQuoted: boolean): Cell {
  let [start, end] = [from, to];
  // The end first: a cell of nothing but blanks stands at its start, and not between a line's two ends.
  while (end > start && isBlank(codes[end - 1])) end -= 1;
  while (start < end && isBlank(codes[start])) start += 1;
  return { start, end, isQuoted };
}
