/** The lines of a file as block style reads them: what each begins, and which of those above hold it. */

import type { RunLines } from '../../model/records/scan';

/** A `- ` or a `key:` that a line begins. */
export interface Start {
  /** Undefined for a dash. */
  readonly key: string | undefined;
  readonly column: number;
}

export interface Line {
  readonly start: number;
  readonly indent: number;
  readonly starts: readonly Start[];
  /** Where the value of the last of them is written, or the text of a line that begins nothing. */
  readonly rest: number;
}

/** A start that holds what stands below it, with where its value is written if that begins on its line. */
export interface Holder extends Start {
  readonly line: Line;
  /** Undefined where another start follows on the line. */
  readonly value: number | undefined;
}

const DASH = /-(?=[ \t]|$)[ \t]*/y;
/** No key of more than 1,024 characters, and none of more than ten words. */
const KEY =
  /(?:"((?:[^"\\]|\\.){0,1024})"|'((?:[^']|''){0,1024})'|([\w.$][\w.$/-]*(?: +[\w.$/-]+){0,9}))[ \t]*:(?=[ \t]|$)[ \t]*/y;
const PROPERTIES = /(?:[&!][^\s,{}[\]]*(?:[ \t]+|$)){0,4}/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

export const endOfLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? Math.max(end - 1, offset) : end;
};

export const startOfLine = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

export function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at - start;
}

/** Reads a line up to an offset of it: behind the cursor nothing is typed yet. */
export function readLine(text: string, start: number, end: number): Line {
  const line = text.slice(start, end);
  const indent = indentOf(line, 0);
  const starts: Start[] = [];
  let at = indent;
  for (let dash = matchAt(DASH, line, at); dash !== null; dash = matchAt(DASH, line, at)) {
    starts.push({ key: undefined, column: at });
    at += dash[0].length;
  }
  const key = matchAt(KEY, line, at);
  if (key !== null) {
    starts.push({ key: key[1] ?? key[2] ?? key[3] ?? '', column: at });
    at += key[0].length;
  }
  at += matchAt(PROPERTIES, line, at)?.[0].length ?? 0;
  return { start, indent, starts, rest: start + at };
}

/** A text, and what is known of its lines without looking at them. */
export interface Lined {
  readonly text: string;
  /** The records of a list around an offset, if their lines are known. */
  readonly recordsAround: (offset: number) => RunLines | undefined;
}

/**
 * The offsets at which the lines above begin, nearest first, without those that are blank or comments.
 * @param tooFarIn how far in a line must be to be of no interest: where that is known of many at once they are left out
 */
export function* linesAbove(lined: Lined, start: number, first: number, tooFarIn: () => number): Generator<number> {
  const { text, recordsAround } = lined;
  for (let at = start; at > first; ) {
    at = startOfLine(text, at - 1);
    const records = recordsAround(at);
    if (records !== undefined && records.indent >= tooFarIn()) at = records.start;
    else if (at >= first && isContent(text, at)) yield at;
  }
}

/** As `linesAbove`, those below. */
export function* linesBelow(lined: Lined, start: number, last: number, tooFarIn: number): Generator<number> {
  const { text, recordsAround } = lined;
  for (let at = lineBelow(text, start); at < last; ) {
    const records = recordsAround(at);
    if (records !== undefined && records.indent >= tooFarIn) {
      at = records.end;
      continue;
    }
    if (isContent(text, at)) yield at;
    at = lineBelow(text, at);
  }
}

/** Where the line below begins; behind the text where there is none. */
export function lineBelow(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function isContent(text: string, start: number): boolean {
  const first = text[start + indentOf(text, start)];
  return first !== undefined && first !== '\n' && first !== '\r' && first !== '#';
}

/**
 * What holds a line, the outermost first. Only lines that are less indented are looked at, so that nothing that is wrong
 * beside or in between matters.
 */
export function holdersOf(lined: Lined, line: Line, first: number): Holder[] {
  const { text } = lined;
  const holders: Holder[] = [];
  const limit = { column: line.indent, isList: isDash(line.starts[0]) };
  for (const start of linesAbove(lined, line.start, first, () => limit.column)) {
    if (limit.column === 0 && !limit.isList) break;
    const indent = indentOf(text, start);
    if (indent > limit.column || (indent === limit.column && text[start + indent] === '-')) continue;
    const above = readLine(text, start, endOfLine(text, start));
    for (const holder of holdersOn(text, above).reverse()) {
      const isBeside = holder.column === limit.column && (isDash(holder) || !limit.isList);
      if (holder.column > limit.column || isBeside) continue;
      holders.unshift(holder);
      limit.column = holder.column;
      // A list may stand in the column of its key.
      limit.isList = holder.line.starts.length > 0 && isDash(holder);
    }
  }
  return holders;
}

const isDash = (start: Pick<Start, 'key'> | undefined): boolean => start !== undefined && start.key === undefined;

/** What a line begins; a bracket on a line of its own holds what is inside. */
function holdersOn(text: string, line: Line): Holder[] {
  const { starts, rest, indent } = line;
  if (starts.length > 0)
    return starts.map((one, index) => ({ ...one, line, value: index === starts.length - 1 ? rest : undefined }));
  return /[{[]/.test(text[rest] ?? '') ? [{ key: undefined, column: indent, line, value: rest }] : [];
}
