/**
 * Reads one regular record straight from the text: a list item that is a flow mapping on one line, or a block mapping
 * with a line for each key. Its keys are words, its values plain or simply quoted scalars. Whatever is not certain to be
 * read as `yaml` reads it is not regular: undefined, and `yaml` reads it.
 */
import { CELLS, type Form, NO_SHAPE, type Origin, RegularRecord, type Shape } from './regular-record';
import {
  beginsText,
  type Cursor,
  cursorAt,
  endLine,
  isKey,
  MOST_KEYS,
  scanKey,
  scanValue,
  skipSpaces,
} from './scan-value';

const [SPACE, COMMA, DASH, OPEN, CLOSE] = [0x20, 0x2c, 0x2d, 0x7b, 0x7d];

/** Records on their way to being read, from one text. */
export interface RecordReading {
  readonly cursor: Cursor;
  readonly origin: Origin;
  /** How many cells are taken. */
  taken: number;
  /** The keys of the record before: the next one is probably alike. */
  like: Shape;
  /** By their keys, so that records that are alike share one. */
  readonly shapes: Map<string, Shape>;
}

/** Room for the cells of any text, which is used again for each. */
let room = new Int32Array(1024);

/** The keys of the record that was read last, in whichever text: those of the next text are probably alike. */
let latest = NO_SHAPE;

/** @param like the keys of a record that others are probably alike */
export const recordReading = (text: string, like = latest): RecordReading => ({
  cursor: cursorAt(text, 0),
  origin: { text, cells: room },
  taken: 0,
  like,
  shapes: new Map([[like.keys.join(), like]]),
});

/** To be called when all records of a text are read, before any is asked for what is in it. */
export function closeReading({ origin, taken, like }: RecordReading): void {
  origin.cells = room.slice(0, taken);
  latest = like;
}

/** A part of a text that does not keep all of it in memory, as a slice would. */
export const ownCopy = (part: string): string => ` ${part}`.slice(1);

/** Reads the record whose first line begins where the cursor stands, and goes behind it; goes anywhere where there is none. */
export function scanRecord(reading: RecordReading): RegularRecord | undefined {
  const { cursor, origin, taken } = reading;
  const { text, at: line } = cursor;
  skipSpaces(cursor);
  const indent = cursor.at - line;
  if (text.charCodeAt(cursor.at) !== DASH || text.charCodeAt(cursor.at + 1) !== SPACE) return undefined;
  cursor.at += 1;
  skipSpaces(cursor);
  const isFlow = text.charCodeAt(cursor.at) === OPEN;
  const record = new RegularRecord(origin, line, taken, indent, cursor.at - line, isFlow);
  const isRegular = isFlow ? scanFlow(reading, record) : scanBlock(reading, record);
  if (!isRegular) {
    reading.taken = taken;
    return undefined;
  }
  record.length = cursor.at - line;
  reading.like = record.shape;
  return record;
}

/** Whether the line below a record would go on with it; what stands further down never matters to a record. */
export function goesOn(text: string, record: RegularRecord): boolean {
  return !record.flow && skipToColumn(cursorAt(text, record.next), record.from);
}

function scanFlow(reading: RecordReading, record: RegularRecord): boolean {
  const { cursor } = reading;
  const { text } = cursor;
  const keys = keysLike(reading);
  do {
    cursor.at += 1;
    skipSpaces(cursor);
    if (!scanEntry(reading, record, keys)) return false;
  } while (text.charCodeAt(cursor.at) === COMMA);
  if (text.charCodeAt(cursor.at) !== CLOSE) return false;
  cursor.at += 1;
  record.to = cursor.at - record.line;
  record.shape = shapeOf(reading, keys);
  return endLine(cursor, record);
}

function scanBlock(reading: RecordReading, record: RegularRecord): boolean {
  const { cursor } = reading;
  const keys = keysLike(reading);
  do {
    if (!scanEntry(reading, record, keys)) return false;
    record.to = cursor.to - record.line;
    if (!endLine(cursor, record)) return false;
  } while (skipToColumn(cursor, record.from));
  record.shape = shapeOf(reading, keys);
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

/** The keys that a record has so far. */
interface Keys {
  readonly like: Shape;
  /** How many of its first keys are those of the other, in order. */
  alike: number;
  /** All of its keys, from the first on that is another. */
  own: string[] | undefined;
}

const keysLike = ({ like }: RecordReading): Keys => ({ like, alike: 0, own: undefined });

function shapeOf({ shapes }: RecordReading, { like, alike, own }: Keys): Shape {
  if (own === undefined && alike === like.keys.length) return like;
  const keys = own ?? like.keys.slice(0, alike);
  const name = keys.join();
  const shape = shapes.get(name) ?? { keys: keys.map(ownCopy) };
  shapes.set(name, shape);
  return shape;
}

/** Reads a key that the record does not have yet and its value, and the blanks behind them; false where they are not regular. */
function scanEntry(reading: RecordReading, record: RegularRecord, keys: Keys): boolean {
  const { cursor } = reading;
  const keyFrom = cursor.at - record.line;
  if (!scanNextKey(cursor, keys)) return false;
  const form = scanValue(cursor);
  if (form === undefined) return false;
  addCells(reading, keyFrom, cursor.from - record.line, cursor.to - record.line, form);
  return true;
}

function scanNextKey(cursor: Cursor, keys: Keys): boolean {
  const { like, alike, own } = keys;
  const likely = own === undefined ? like.keys[alike] : undefined;
  if (likely !== undefined && isKey(cursor, likely)) {
    keys.alike += 1;
    return true;
  }
  const key = scanKey(cursor);
  const before = own ?? like.keys.slice(0, alike);
  if (key === undefined || before.length === MOST_KEYS || before.includes(key)) return false;
  before.push(key);
  keys.own = before;
  return true;
}

function addCells(reading: RecordReading, keyFrom: number, valueFrom: number, valueTo: number, form: Form): void {
  const { taken } = reading;
  if (taken + CELLS > room.length) {
    const larger = new Int32Array(2 * room.length);
    larger.set(room);
    room = larger;
  }
  room[taken] = keyFrom;
  room[taken + 1] = valueFrom;
  room[taken + 2] = valueTo;
  room[taken + 3] = form;
  reading.taken = taken + CELLS;
}
