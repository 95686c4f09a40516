/** Text in braces and brackets as far as it is typed: which of them are open at an offset, and what stands there. */
import { endOfLine, indentOf } from './lines';

export interface Level {
  readonly open: '{' | '[';
  /** The key whose value is being written. */
  key: string | undefined;
  /** Of a list, which item. */
  index: number;
  readonly keys: { readonly key: string; readonly start: number }[];
}

/** A word that is not yet followed by a colon, a comma or a bracket. */
export interface Word {
  readonly start: number;
  /** Behind its last character that is no blank. */
  readonly end: number;
  /** Whether nothing can be added to it: a closed quote, or a bracket. */
  readonly isClosed: boolean;
}

interface Scan {
  at: number;
  readonly levels: Level[];
  word: Word | undefined;
}

export interface FlowPlace {
  readonly levels: readonly Level[];
  readonly word: Word | undefined;
}

/**
 * What is open at an offset; undefined where everything is closed before it, or in a comment.
 * @param column of what holds the braces: a line that is not further in begins something else
 */
export function flowAt(
  text: string,
  start: number,
  offset: number,
  column: number,
  last: number,
): FlowPlace | undefined {
  const scan: Scan = { at: start, levels: [], word: undefined };
  walk(scan, text, offset, () => false);
  if (scan.levels.length === 0 || scan.at > offset) return undefined;
  const place = { levels: scan.levels.map(level => ({ ...level })), word: scan.word };
  const depth = scan.levels.length;
  // The keys behind the cursor are in the mapping, too: the copies share their lists of keys.
  walk(scan, text, last, at => scan.levels.length < depth || beginsSomethingElse(text, at, column));
  return place;
}

/** Whether braces that open at an offset are still open at the end of their line. */
export function staysOpen(text: string, start: number): boolean {
  const scan: Scan = { at: start, levels: [], word: undefined };
  walk(scan, text, endOfLine(text, start), () => false);
  return scan.levels.length > 0;
}

function beginsSomethingElse(text: string, at: number, column: number): boolean {
  if (text[at - 1] !== '\n') return false;
  const indent = indentOf(text, at);
  return indent <= column && /[^\s#}\]]/.test(text[at + indent] ?? '');
}

function walk(scan: Scan, text: string, to: number, isOver: (at: number) => boolean): void {
  while (scan.at < to && !isOver(scan.at)) {
    step(scan, text, to);
    if (scan.levels.length === 0) return;
  }
}

function step(scan: Scan, text: string, to: number): void {
  const { at, levels, word } = scan;
  const level = levels.at(-1);
  const character = text[at] ?? '';
  scan.at += 1;
  if (/\s/.test(character)) return;
  if (character === '#' && /\s/.test(text[at - 1] ?? '\n')) {
    // One that holds the offset ends behind it.
    scan.at = endOfLine(text, at) + 1;
    return;
  }
  if (word === undefined && (character === '"' || character === "'")) {
    readQuoted(scan, text, to);
    return;
  }
  switch (character) {
    case '{':
    case '[':
      levels.push({ open: character, key: undefined, index: 0, keys: [] });
      scan.word = undefined;
      return;
    case '}':
    case ']':
      levels.pop();
      scan.word = { start: at, end: at + 1, isClosed: true };
      return;
    case ',':
      if (level !== undefined) Object.assign(level, { key: undefined, index: level.index + 1 });
      scan.word = undefined;
      return;
  }
  if (character === ':' && word !== undefined && level?.key === undefined && isColon(text, at, to, word)) {
    const key = text.slice(word.start, word.end).replace(/^"(.*)"$|^'(.*)'$/, '$1$2');
    level?.keys.push({ key, start: word.start });
    if (level !== undefined) level.key = key;
    scan.word = undefined;
    return;
  }
  WITHIN_WORD.lastIndex = scan.at;
  if (WITHIN_WORD.test(text)) scan.at = Math.min(WITHIN_WORD.lastIndex, to);
  scan.word = { start: word?.start ?? at, end: scan.at, isClosed: false };
}

/** More of a word that begins before it. */
const WITHIN_WORD = /[^\s,:#{}[\]"']+/y;

const isColon = (text: string, at: number, to: number, word: Word): boolean =>
  word.isClosed || at + 1 >= to || /[\s,{}[\]]/.test(text[at + 1] ?? ' ');

/** A quote that is not closed ends with its line, so that one slip does not swallow the rest. */
function readQuoted(scan: Scan, text: string, to: number): void {
  const start = scan.at - 1;
  const quote = text[start];
  const end = Math.min(endOfLine(text, start), to);
  let at = start + 1;
  while (at < end && text[at] !== quote) at += quote === '"' && text[at] === '\\' ? 2 : 1;
  const isClosed = at < end;
  scan.at = isClosed ? at + 1 : end;
  scan.word = { start, end: scan.at, isClosed };
}
