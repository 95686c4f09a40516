/**
 * Keys, values and the ends of lines, read straight from the text where it is certain that `yaml` reads them so: keys that
 * are words or simply quoted, values that are plain or simply quoted.
 */
import type { YamlComment } from '../read-yaml';
import { placedSpan, type Stretch } from '../syntax';
import { DIGITS, type Form, FRACTION, HIGHEST_FORM, NO_COMMENTS, QUOTED, TEXT } from './regular-record';

/** Where reading has come to. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Where the value that was read last begins and ends, quotes included. */
  from: number;
  to: number;
}

/** What comments are read for: a record, or the document around records. */
export interface Commented {
  readonly stretch: Stretch;
  /** Places in the stretch are counted from here. */
  readonly line: number;
  comments: YamlComment[];
}

export const cursorAt = (text: string, at: number): Cursor => ({ text, at, from: at, to: at });

const [SPACE, HASH, COLON, BACKSLASH, POINT] = [0x20, 0x23, 0x3a, 0x5c, 0x2e];
const [LINE_FEED, CARRIAGE_RETURN, DOUBLE_QUOTE, SINGLE_QUOTE] = [0x0a, 0x0d, 0x22, 0x27];
const [ZERO, NINE, LETTER_E, LETTER_O, LETTER_X] = [0x30, 0x39, 0x65, 0x6f, 0x78];
/** Set in the small letters of ASCII, and not in the large ones. */
const SMALL = 0x20;

/** The characters that can begin plain text, and those that can only go on with it, wherever they stand in it. */
const [BEGINS, GOES_ON] = [2, 1];
const CHARACTERS = charactersOfPlainText();

function charactersOfPlainText(): Uint8Array {
  const classes = new Uint8Array(0x250);
  for (const character of '-.+/%@()&') classes[character.charCodeAt(0)] = GOES_ON;
  for (let code = 0; code < classes.length; code += 1) {
    if (/[A-Za-z0-9_\u00c0-\u024f]/.test(String.fromCharCode(code))) classes[code] = BEGINS;
  }
  return classes;
}

const isText = (code: number): boolean => (CHARACTERS[code] ?? 0) !== 0;
const beginsText = (code: number): boolean => CHARACTERS[code] === BEGINS;
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

export function skipSpaces(cursor: Cursor): void {
  const { text } = cursor;
  while (text.charCodeAt(cursor.at) === SPACE) cursor.at += 1;
}

/** Keys are compared with each other and looked up; `yaml` has a limit for long ones, too. */
const LONGEST_KEY = 64;
/** Each is compared with each, and no record or document has a third of these. */
export const MOST_KEYS = 64;

/** Whether a key, as it is written, stands here; goes behind the colon then. */
export function isKey(cursor: Cursor, written: string): boolean {
  const { text, at } = cursor;
  const behind = at + written.length;
  if (!text.startsWith(written, at) || text.charCodeAt(behind) !== COLON) return false;
  cursor.at = behind + 1;
  return true;
}

/** Reads a key with a colon right behind it, as it is written, and goes behind that; undefined where none stands here. */
export function scanKey(cursor: Cursor): string | undefined {
  const { text, at: start } = cursor;
  const end = isQuote(text.charCodeAt(start)) ? behindQuotes(text, start) : behindWord(text, start);
  if (end === undefined || text.charCodeAt(end) !== COLON || end - start > LONGEST_KEY) return undefined;
  const written = text.slice(start, end);
  if (isWordOfYaml(written)) return undefined;
  cursor.at = end + 1;
  return written;
}

function behindWord(text: string, start: number): number | undefined {
  const first = text.charCodeAt(start);
  if (!beginsText(first) || isDigit(first)) return undefined;
  let end = start + 1;
  while (isText(text.charCodeAt(end))) end += 1;
  return end;
}

const isQuote = (code: number): boolean => code === DOUBLE_QUOTE || code === SINGLE_QUOTE;

/** What a key may begin with. */
export const beginsKey = (code: number): boolean => beginsText(code) || isQuote(code);

/** Whether a value may stand right behind the colon of a key in braces: behind a quoted one it may. */
export const mayTouch = ({ text, at }: Cursor): boolean => isQuote(text.charCodeAt(at - 2));

/**
 * Reads a value, with the blanks before it and behind it; undefined where it is not certain what it is.
 * @param touches whether it may stand right behind its colon: one blank at least is before it otherwise
 */
export function scanValue(cursor: Cursor, touches: boolean): Form | undefined {
  if (!touches && cursor.text.charCodeAt(cursor.at) !== SPACE) return undefined;
  skipSpaces(cursor);
  const code = cursor.text.charCodeAt(cursor.at);
  if (isQuote(code)) return scanQuoted(cursor);
  if (isDigit(code)) return scanBehindDigits(cursor);
  return beginsText(code) ? scanWords(cursor) : undefined;
}

function scanQuoted(cursor: Cursor): Form | undefined {
  const { text, at: start } = cursor;
  const end = behindQuotes(text, start);
  if (end === undefined) return undefined;
  cursor.from = start;
  cursor.to = end;
  cursor.at = end;
  skipSpaces(cursor);
  return QUOTED;
}

/** Where what begins with a quote ends; undefined where it is more than simply quoted text on one line. */
function behindQuotes(text: string, start: number): number | undefined {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
    // Not a number behind the end of the text, which is no character either.
    if (!(code >= SPACE) || code === BACKSLASH) return undefined;
    at += 1;
  }
  return at + 1;
}

const MOST_DIGITS = 15;

/** Reads plain text that begins with a digit: a number, or a text such as a date. */
function scanBehindDigits(cursor: Cursor): Form | undefined {
  const { text, at: start } = cursor;
  let [at, number] = [start, 0];
  for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(at)) {
    number = 10 * number + code - ZERO;
    at += 1;
  }
  const digits = at - start;
  if (endsPlain(cursor, at)) {
    // With more digits no JavaScript number is surely this one.
    if (digits > MOST_DIGITS) return undefined;
    return number <= HIGHEST_FORM ? number : DIGITS;
  }
  let points = 0;
  for (let code = text.charCodeAt(at); isDigit(code) || code === POINT; code = text.charCodeAt(at)) {
    if (code === POINT) points += 1;
    at += 1;
  }
  const behind = text.charCodeAt(at);
  // Octal, hexadecimal and with exponents: nobody means these, and `yaml` says what they are.
  if ((behind | SMALL) === LETTER_E) return undefined;
  if (text.charCodeAt(start) === ZERO && digits === 1 && (behind === LETTER_O || behind === LETTER_X)) return undefined;
  if (!endsPlain(cursor, at)) return scanWords(cursor);
  return points === 1 && text.charCodeAt(at - 1) !== POINT ? FRACTION : undefined;
}

/** Whether plain text ends here; goes behind it and the blanks behind it then. */
function endsPlain(cursor: Cursor, end: number): boolean {
  const { text, at: start } = cursor;
  if (goesOnAt(text, end)) return false;
  cursor.at = end;
  skipSpaces(cursor);
  if (cursor.at > end && goesOnAt(text, cursor.at)) {
    cursor.at = start;
    return false;
  }
  cursor.from = start;
  cursor.to = end;
  return true;
}

/** A colon belongs to plain text where more of it stands right behind. */
function goesOnAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isText(code) || (code === COLON && isText(text.charCodeAt(at + 1)));
}

/** Reads plain text that is no number. */
function scanWords(cursor: Cursor): Form | undefined {
  const { text, at: start } = cursor;
  let [at, end] = [start, start];
  for (;;) {
    if (goesOnAt(text, at)) {
      at += 1;
      end = at;
    } else if (text.charCodeAt(at) === SPACE) at += 1;
    else break;
  }
  if (end - start <= LONGEST_WORD_OF_YAML && isWordOfYaml(text.slice(start, end))) return undefined;
  cursor.at = at;
  cursor.from = start;
  cursor.to = end;
  return TEXT;
}

const LONGEST_WORD_OF_YAML = 'false'.length;

/** What YAML takes for nothing, true or false, with some that it does not. */
const isWordOfYaml = (text: string): boolean => /^(?:null|true|false)$/i.test(text);

/** Goes to the line below, over a comment; false where something else stands there. */
export function endLine(cursor: Cursor, commented: Commented): boolean {
  const { text } = cursor;
  skipSpaces(cursor);
  const start = cursor.at;
  // Right behind something it is a part of that.
  const isComment = text.charCodeAt(start) === HASH && !(text.charCodeAt(start - 1) > SPACE);
  const end = isComment ? endOfLine(text, start) : start;
  if (isComment) addComment(commented, placedSpan(commented.stretch, start - commented.line, end - commented.line));
  const width = widthOfBreak(text, end);
  cursor.at = end + width;
  return width > 0 || end === text.length;
}

function addComment(commented: Commented, comment: YamlComment): void {
  if (commented.comments === NO_COMMENTS) commented.comments = [comment];
  else commented.comments.push(comment);
}

/** Goes on to a line that holds more than a comment. */
export function skipEmptyLines(cursor: Cursor, commented: Commented): void {
  while (mayBeEmpty(cursor)) {
    const line = cursor.at;
    if (endLine(cursor, commented)) continue;
    cursor.at = line;
    return;
  }
}

/** Told first, since hardly any line is. */
function mayBeEmpty({ text, at: line }: Cursor): boolean {
  let at = line;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return line < text.length && isEmptyLine(text, at);
}

/** Whether nothing but a comment, if anything, stands on a line behind its blanks. */
export function isEmptyLine(text: string, behindBlanks: number): boolean {
  const code = text.charCodeAt(behindBlanks);
  return code === HASH || code === LINE_FEED || code === CARRIAGE_RETURN || behindBlanks === text.length;
}

/** Where the line below begins; where the text ends if there is none. */
export function nextLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

/** Where the line's break begins. */
function endOfLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at);
  if (lineFeed < 0) return text.length;
  return text.charCodeAt(lineFeed - 1) === CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
}

/** None where no line ends. */
function widthOfBreak(text: string, at: number): number {
  if (text.charCodeAt(at) === LINE_FEED) return 1;
  return text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 0;
}
