/** Where the cells of a CSV row stand (RFC 4180), which the library does not tell. Offsets are UTF-16 units into the text. */

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
}

/** What ends a row. A carriage return before a line feed is a blank at the end of a cell. */
export type LineBreak = '\n' | '\r';

export const lineBreakOf = (text: string): LineBreak => (text.includes('\r') && !text.includes('\n') ? '\r' : '\n');

/** The cells of the row that begins at an offset. A quote means something only where a cell begins with it. */
export function cellsAt(text: string, offset: number, lineBreak: LineBreak): RowCells {
  const cells: Cell[] = [];
  let start = offset;
  for (;;) {
    const isQuoted = text[start] === '"';
    const end = isQuoted ? endOfQuoted(text, start, lineBreak) : endOfPlain(text, start, lineBreak);
    if (end === undefined) {
      cells.push({ ...withoutBlanks(text, start, endOfPlain(text, start, lineBreak)), isQuoted: false });
      return { cells, end: behindLine(text, start, lineBreak), isMalformed: true };
    }
    cells.push({ ...withoutBlanks(text, start, end), isQuoted });
    if (text[end] !== ',') return { cells, end: Math.min(end + 1, text.length), isMalformed: false };
    start = end + 1;
  }
}

/** What a cell says, without its quotes. */
export function cellText(text: string, { start, end, isQuoted }: Cell): string {
  if (!isQuoted) return text.slice(start, end);
  return trimBlanks(text.slice(start + 1, end - 1).replaceAll('""', '"'));
}

/** A text without the blanks around it. */
export function trimBlanks(text: string): string {
  const { start, end } = withoutBlanks(text, 0, text.length);
  return text.slice(start, end);
}

/** The comma, line break or end of the text behind the cell; undefined where something else follows its closing quote. */
function endOfQuoted(text: string, start: number, lineBreak: LineBreak): number | undefined {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote < 0) return undefined;
  let end = quote + 1;
  while (isBlank(text[end]) && text[end] !== lineBreak) end += 1;
  return end === text.length || text[end] === ',' || text[end] === lineBreak ? end : undefined;
}

function endOfPlain(text: string, start: number, lineBreak: LineBreak): number {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== lineBreak) end += 1;
  return end;
}

function behindLine(text: string, start: number, lineBreak: LineBreak): number {
  const end = text.indexOf(lineBreak, start);
  return end < 0 ? text.length : end + 1;
}

function withoutBlanks(text: string, from: number, to: number): Span {
  let [start, end] = [from, to];
  // The end first: a cell of nothing but blanks stands at its start, and not between a line's two ends.
  while (end > start && isBlank(text[end - 1])) end -= 1;
  while (start < end && isBlank(text[start])) start += 1;
  return { start, end };
}

export const isBlank = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\r';
