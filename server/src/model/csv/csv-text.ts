/** A CSV file as a document: its codes, and the places and text of what stands in it made only when asked for. */
import type { Position, Range } from 'vscode-languageserver-textdocument';
import type { LinedText } from '../lined-text';
import { CARRIAGE_RETURN, LINE_FEED } from './cells';
import { type Codes, textBetween } from './codes';

export interface CsvText extends LinedText {
  readonly codes: Codes;
}

export function csvText(uri: string, codes: Codes): CsvText {
  let known: readonly number[] | undefined;
  const lines = (): readonly number[] => {
    known ??= lineStarts(codes);
    return known;
  };

  const positionAt = (offset: number): Position => {
    const at = Math.max(Math.min(offset, codes.length), 0);
    const line = lineOf(lines(), at);
    const start = lines()[line] ?? 0;
    // Between a carriage return and its line feed there is no position.
    return { line, character: Math.min(at, endOfLine(codes, lines()[line + 1] ?? codes.length, start)) - start };
  };

  const offsetAt = ({ line, character }: Position): number => {
    const start = line < 0 ? 0 : lines()[line];
    if (start === undefined) return codes.length;
    const end = endOfLine(codes, lines()[line + 1] ?? codes.length, start);
    return line < 0 ? 0 : Math.max(Math.min(start + character, end), start);
  };

  return {
    uri,
    languageId: 'csv',
    version: 0,
    codes,
    get lineCount() {
      return lines().length;
    },
    getText: (range?: Range) =>
      range === undefined
        ? textBetween(codes, 0, codes.length)
        : textBetween(codes, offsetAt(range.start), offsetAt(range.end)),
    positionAt,
    offsetAt,
  };
}

function lineStarts(codes: Codes): number[] {
  const starts = [0];
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at];
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && codes[at + 1] !== LINE_FEED)) starts.push(at + 1);
  }
  return starts;
}

/** The last line that does not begin behind an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [from, to] = [0, starts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) > offset) to = middle;
    else from = middle + 1;
  }
  return from - 1;
}

/** Before the line's break, looked for back from where the next line begins. */
function endOfLine(codes: Codes, next: number, start: number): number {
  let end = next;
  while (end > start && (codes[end - 1] === LINE_FEED || codes[end - 1] === CARRIAGE_RETURN)) end -= 1;
  return end;
}
