/**
 * Reads one regular record straight from the text: a list item that is a flow mapping on one line, or a block mapping
 * with a line for each key. Its keys are words, its values plain or simply quoted scalars. Whatever is not certain to be
 * read as `yaml` reads it is not regular: undefined, and `yaml` reads it.
 */
import type { YamlComment } from '../read-yaml';
import { type Entry, type MappingNode, placedScalar, placedSpan, type ScalarNode, type Stretch } from '../syntax';

/** What keys and values are read for: a record, or the document around records. */
export interface Written {
  readonly stretch: Stretch;
  /** Places in the stretch are counted from here. */
  readonly line: number;
  readonly entries: Entry[];
  comments: YamlComment[];
}

/** All that is written in a record stands where its line does: to move the line moves it all. */
export class RegularRecord implements MappingNode, Stretch, Written {
  readonly kind = 'mapping';
  readonly flow: boolean;
  entries: Entry[] = [];
  /** Those at the ends of its lines. */
  comments: YamlComment[] = NONE;
  /** Where its first line begins in the present text. */
  line: number;
  /** How far in its dash is. */
  readonly indent: number;
  /** From where its line begins: to its first key or brace, behind its last value or brace, to the line below it. */
  readonly from: number;
  to = 0;
  length = 0;
  /** What it comes to as an item of some list, for whoever read it there last. */
  comesTo: { readonly list: string; readonly value: unknown } | undefined;

  constructor(line: number, indent: number, from: number, flow: boolean) {
    this.line = line;
    this.indent = indent;
    this.from = from;
    this.flow = flow;
  }
  get stretch(): Stretch {
    return this;
  }
  get start(): number {
    return this.line + this.from;
  }
  get end(): number {
    return this.line + this.to;
  }
  /** Where the line below it begins. */
  get next(): number {
    return this.line + this.length;
  }
  offsetInText(offset: number): number {
    return this.line + offset;
  }
}

/** For all that have none, since there are many. */
const NONE: YamlComment[] = [];

/** Where reading has come to. */
export interface Cursor {
  readonly text: string;
  at: number;
}

const [SPACE, HASH, COMMA, DASH, COLON, BACKSLASH] = [0x20, 0x23, 0x2c, 0x2d, 0x3a, 0x5c];
const [LINE_FEED, CARRIAGE_RETURN, DOUBLE_QUOTE, SINGLE_QUOTE, OPEN, CLOSE] = [0x0a, 0x0d, 0x22, 0x27, 0x7b, 0x7d];
const [ZERO, NINE] = [0x30, 0x39];

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

/** Keys are compared with each other and looked up; `yaml` has a limit for long ones, too. */
const LONGEST_KEY = 64;

/**
 * The record whose first line begins at the offset.
 * @param like a record that is probably alike: its keys are tried first
 */
export function scanRecord(text: string, line: number, like: MappingNode | undefined): RegularRecord | undefined {
  const cursor = { text, at: line };
  skipSpaces(cursor);
  const indent = cursor.at - line;
  if (text.charCodeAt(cursor.at) !== DASH || text.charCodeAt(cursor.at + 1) !== SPACE) return undefined;
  cursor.at += 1;
  skipSpaces(cursor);
  const record = new RegularRecord(line, indent, cursor.at - line, text.charCodeAt(cursor.at) === OPEN);
  const isRegular = record.flow ? scanFlow(cursor, record, like) : scanBlock(cursor, record, like);
  if (!isRegular) return undefined;
  record.length = cursor.at - line;
  // An array that has grown keeps room for a dozen more, which many records would pay for.
  record.entries = record.entries.slice();
  return record;
}

/** Whether the line below a record would go on with it; what stands further down never matters to a record. */
export function goesOn(text: string, record: RegularRecord): boolean {
  return !record.flow && skipToColumn({ text, at: record.next }, record.from);
}

function scanFlow(cursor: Cursor, record: RegularRecord, like: MappingNode | undefined): boolean {
  const { text } = cursor;
  do {
    cursor.at += 1;
    skipSpaces(cursor);
    if (!addEntry(cursor, record, like)) return false;
  } while (text.charCodeAt(cursor.at) === COMMA);
  if (text.charCodeAt(cursor.at) !== CLOSE) return false;
  cursor.at += 1;
  record.to = cursor.at - record.line;
  return endLine(cursor, record);
}

function scanBlock(cursor: Cursor, record: RegularRecord, like: MappingNode | undefined): boolean {
  do {
    if (!addEntry(cursor, record, like) || !endLine(cursor, record)) return false;
  } while (skipToColumn(cursor, record.from));
  record.to = (record.entries.at(-1)?.value.end ?? record.start) - record.line;
  return true;
}

/** Goes on to a key that stands at this column of the line; stays at its beginning where there is none. */
function skipToColumn(cursor: Cursor, column: number): boolean {
  const line = cursor.at;
  skipSpaces(cursor);
  if (cursor.at === line + column && beginsText(cursor.text.charCodeAt(cursor.at))) return true;
  cursor.at = line;
  return false;
}

/** Reads a key and its value, and the blanks behind them; false where they are not regular. */
function addEntry(cursor: Cursor, record: RegularRecord, like: MappingNode | undefined): boolean {
  const { entries } = record;
  const key = scanKey(cursor, record, like?.entries[entries.length]?.key.text);
  const value = key && scanValue(cursor, record);
  if (key === undefined || value === undefined) return false;
  entries.push({ key, value });
  return true;
}

/** Reads a key that no other entry has, and the colon behind it. */
export function scanKey(cursor: Cursor, written: Written, likely?: string): ScalarNode | undefined {
  const key = scanWord(cursor, written, likely);
  if (key === undefined || written.entries.some(entry => entry.key.text === key.text)) return undefined;
  cursor.at += 1;
  return key;
}

/** A word with a colon right behind it. */
function scanWord(cursor: Cursor, record: Written, likely: string | undefined): ScalarNode | undefined {
  const { text, at: start } = cursor;
  if (likely !== undefined && text.startsWith(likely, start) && text.charCodeAt(start + likely.length) === COLON) {
    cursor.at = start + likely.length;
    return scalar(record, start, cursor.at, likely, likely, false);
  }
  const first = text.charCodeAt(start);
  if (!beginsText(first) || isDigit(first)) return undefined;
  let end = start + 1;
  while (isText(text.charCodeAt(end))) end += 1;
  if (text.charCodeAt(end) !== COLON || end - start > LONGEST_KEY) return undefined;
  const word = text.slice(start, end);
  if (WORDS_OF_YAML.test(word)) return undefined;
  cursor.at = end;
  return scalar(record, start, end, word, word, false);
}

/** Reads a value, with the blanks before it, one at least, and behind it. */
export function scanValue(cursor: Cursor, record: Written): ScalarNode | undefined {
  if (cursor.text.charCodeAt(cursor.at) !== SPACE) return undefined;
  skipSpaces(cursor);
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return quotedValue(cursor, record, code);
  return beginsText(code) ? plainValue(cursor, record) : undefined;
}

function quotedValue(cursor: Cursor, record: Written, quote: number): ScalarNode | undefined {
  const { text, at: start } = cursor;
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) {
    // Not a number behind the end of the text, which is no character either.
    if (!(code >= SPACE) || code === BACKSLASH) return undefined;
    at += 1;
  }
  const value = text.slice(start + 1, at);
  const end = at + 1;
  cursor.at = end;
  skipSpaces(cursor);
  return scalar(record, start, end, value, value, true);
}

function plainValue(cursor: Cursor, record: Written): ScalarNode | undefined {
  const { text, at: start } = cursor;
  let [at, end, hasOnlyDigits] = [start, start, true];
  for (;;) {
    const code = text.charCodeAt(at);
    if (isText(code) || (code === COLON && isText(text.charCodeAt(at + 1)))) {
      hasOnlyDigits &&= isDigit(code) && at === end;
      at += 1;
      end = at;
    } else if (code === SPACE) at += 1;
    else break;
  }
  cursor.at = at;
  const written = text.slice(start, end);
  const value = hasOnlyDigits ? valueOfDigits(written) : valueOfWords(written);
  return value === undefined ? undefined : scalar(record, start, end, value, written, false);
}

const scalar = (
  record: Written,
  start: number,
  end: number,
  value: string | number,
  text: string,
  quoted: boolean,
): ScalarNode => placedScalar(record.stretch, start - record.line, end - record.line, value, text, quoted);

const MOST_DIGITS = 15;
/** What YAML takes for nothing, true or false, with some that it does not. */
const WORDS_OF_YAML = /^(?:null|true|false)$/i;
const DECIMAL = /^\d+\.\d+$/;
/** Octal, hexadecimal and with exponents: nobody means these, and `yaml` says what they are. */
const OTHER_NUMBER = /^(?:0[ox]|[\d.]+(?:[eE]|$))/;

/** Undefined where no JavaScript number is exactly this one. */
const valueOfDigits = (text: string): number | undefined => (text.length <= MOST_DIGITS ? Number(text) : undefined);

/** Undefined where plain text of YAML has a value of its own that is not simple. */
function valueOfWords(text: string): string | number | undefined {
  if (!isDigit(text.charCodeAt(0))) return WORDS_OF_YAML.test(text) ? undefined : text;
  if (DECIMAL.test(text)) return Number(text);
  return OTHER_NUMBER.test(text) ? undefined : text;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === SPACE) cursor.at += 1;
}

/** Goes to the line below, over a comment; false where something else stands there. */
export function endLine(cursor: Cursor, written: Written): boolean {
  const { text } = cursor;
  skipSpaces(cursor);
  const start = cursor.at;
  // Right behind something it is a part of that.
  const isComment = text.charCodeAt(start) === HASH && !(text.charCodeAt(start - 1) > SPACE);
  const end = isComment ? endOfLine(text, start) : start;
  if (isComment) addComment(written, placedSpan(written.stretch, start - written.line, end - written.line));
  const width = widthOfBreak(text, end);
  cursor.at = end + width;
  return width > 0 || end === text.length;
}

function addComment(written: Written, comment: YamlComment): void {
  if (written.comments === NONE) written.comments = [comment];
  else written.comments.push(comment);
}

/** Goes on to a line that holds more than a comment. */
export function skipEmptyLines(cursor: Cursor, written: Written): void {
  while (cursor.at < cursor.text.length) {
    const line = cursor.at;
    if (endLine(cursor, written)) continue;
    cursor.at = line;
    return;
  }
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
