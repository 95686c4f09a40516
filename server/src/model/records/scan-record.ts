/**
 * Reads one regular record straight from the text: a list item that is a flow mapping on one line, or a block mapping
 * with a line for each key. Its keys are words or simply quoted, its values plain or simply quoted scalars. Whatever is
 * not certain to be read as `yaml` reads it is not regular.
 */
import { wholeNumbers } from '../../engine/columns';
import { ownCopy, type PiecedText } from '../pieced-text';
import type { YamlComment } from '../read-yaml';
import {
  CELL,
  CELLS,
  type Form,
  FROM,
  HEAD,
  INDENT,
  type IrregularRecord,
  indentAt,
  KIND,
  LENGTH,
  LINE,
  lineAt,
  NO_COMMENTS,
  NO_SHAPE,
  nameOf,
  nextAt,
  Origin,
  RecordOfOrigin,
  type Shape,
  TO,
} from './regular-record';
import {
  beginsKey,
  type Commented,
  type Cursor,
  cursorAt,
  endLine,
  isKey,
  MOST_KEYS,
  mayTouch,
  scanKey,
  scanValue,
  skipEmptyLines,
  skipSpaces,
} from './scan-value';

const [SPACE, COMMA, DASH, OPEN, CLOSE] = [0x20, 0x2c, 0x2d, 0x7b, 0x7d];

/** Records on their way to being read, from one text. */
export interface RecordReading extends Commented {
  readonly cursor: Cursor;
  readonly origin: Origin;
  readonly rooms: Rooms;
  /** How many records are read, and how many cells are taken. */
  count: number;
  taken: number;
  /** How many items were given to `yaml` in vain since the last one that was a record, and left out since the last try. */
  inVain: number;
  notTried: number;
  /** Where the record that is being read begins, and behind its last value or brace, counted from there. */
  line: number;
  to: number;
  /** The index of the shape of the record before: the next one is probably like it. */
  like: number;
  readonly shapes: Shape[];
  /** The index of each shape, by its keys as they are written, so that records that are alike share one. */
  readonly numbers: Map<string, number>;
}

/** Room for what an origin has of its records, so much of which is taken. */
interface Rooms {
  lines: Int32Array;
  heads: Int32Array;
  cells: Int32Array;
}

const FEW = 256;
/** For a text that has few records, which is used again for each. */
const SMALL: Rooms = {
  lines: wholeNumbers(FEW),
  heads: wholeNumbers(HEAD * FEW),
  cells: wholeNumbers(4 * CELLS * FEW),
};

/** A room for as much as the text will probably need, which takes no memory before it is used. */
function larger(room: Int32Array, { cursor }: RecordReading): Int32Array {
  const wanted = (1.1 * room.length * cursor.text.length) / Math.max(cursor.at, 1);
  const enlarged = wholeNumbers(Math.max(2 * room.length, Math.ceil(wanted)));
  enlarged.set(room);
  return enlarged;
}

/** What is taken of a room; of its own where it would keep much more in memory, or others would use it. */
const takenOf = (room: Int32Array, small: Int32Array, taken: number): Int32Array =>
  room === small || 2 * taken < room.length ? room.slice(0, taken) : room.subarray(0, taken);

/** The keys of the record that was read last, in whichever text: those of the next text are probably alike. */
let latest = NO_SHAPE;

/** @param like the keys of a record that others are probably alike */
export function recordReading(text: string, like = latest): RecordReading {
  const shapes = [like];
  const origin = new Origin(text, shapes);
  return {
    cursor: cursorAt(text, 0),
    origin,
    rooms: { ...SMALL },
    count: 0,
    taken: 0,
    inVain: 0,
    notTried: 0,
    line: 0,
    to: 0,
    comments: NO_COMMENTS,
    get stretch() {
      return new RecordOfOrigin(origin, this.count);
    },
    like: 0,
    shapes,
    numbers: new Map([[like.written.join(), 0]]),
  };
}

/**
 * Adds a record that was read as a node. Its origin does not know yet where its lines begin, so that the node's places are
 * counted from its own line.
 */
export function addIrregular(
  reading: RecordReading,
  line: number,
  record: IrregularRecord,
  comments: YamlComment[],
): void {
  const { cursor, origin, taken, count } = reading;
  reading.line = line;
  reading.to = record.end;
  reading.comments = comments.length === 0 ? NO_COMMENTS : comments;
  const dash = cursor.text.indexOf('-', line);
  addHead(reading, taken, dash - line, record.start, 2 * numberOf(reading, NO_SHAPE.written) + (record.flow ? 1 : 0));
  origin.irregular = (origin.irregular ?? new Map()).set(count, record);
}

/** To be called before others may read a text: what is read so far must not stand in the room that they use. */
export function leaveRooms({ rooms }: RecordReading): void {
  if (rooms.lines === SMALL.lines) rooms.lines = SMALL.lines.slice();
  if (rooms.heads === SMALL.heads) rooms.heads = SMALL.heads.slice();
  if (rooms.cells === SMALL.cells) rooms.cells = SMALL.cells.slice();
}

/**
 * To be called when all records of a text are read, before any is asked for what is in it.
 * @param from where the text stands in the one that is whole
 */
export function closeReading({ origin, rooms, count, taken, like, shapes }: RecordReading, from: number): Origin {
  origin.lines = takenOf(rooms.lines, SMALL.lines, count);
  if (from > 0) for (let index = 0; index < count; index += 1) origin.lines[index] = lineAt(origin, index) + from;
  origin.heads = takenOf(rooms.heads, SMALL.heads, HEAD * count);
  origin.cells = takenOf(rooms.cells, SMALL.cells, taken);
  latest = shapes[like] ?? NO_SHAPE;
  return origin;
}

/**
 * Reads the record whose first line begins where the cursor stands, with the empty lines and comments below it, and goes
 * behind them; goes anywhere where there is none.
 */
export function scanRecord(reading: RecordReading): boolean {
  const { cursor, taken } = reading;
  const { text, at: line } = cursor;
  skipSpaces(cursor);
  const indent = cursor.at - line;
  if (text.charCodeAt(cursor.at) !== DASH || text.charCodeAt(cursor.at + 1) !== SPACE) return false;
  cursor.at += 1;
  skipSpaces(cursor);
  const from = cursor.at - line;
  reading.line = line;
  reading.comments = NO_COMMENTS;
  const isFlow = text.charCodeAt(cursor.at) === OPEN;
  const keys = keysLike(reading);
  const isRegular = isFlow ? scanFlow(reading, keys) : scanBlock(reading, from, keys);
  if (!isRegular || isDeeper(cursor, indent)) {
    reading.taken = taken;
    return false;
  }
  reading.like = shapeOf(reading, keys);
  addHead(reading, taken, indent, from, 2 * reading.like + (isFlow ? 1 : 0));
  return true;
}

/**
 * Whether the line below a record would go on with it, or be empty and so one of its lines; what stands further down never
 * matters to a record.
 */
export function goesOn(text: PiecedText, origin: Origin, index: number): boolean {
  const next = nextAt(origin, index);
  let at = next;
  while (text.characterAt(at) === ' ') at += 1;
  const first = text.characterAt(at);
  return first === '' ? at > next : EMPTY.includes(first) || at > next + indentAt(origin, index);
}

/** What stands first on an empty line, or on one that may be anything. */
const EMPTY = ['#', '\n', '\r', '\t'];

/** Whether the line that begins here is further in than a dash. */
function isDeeper({ text, at: line }: Cursor, indent: number): boolean {
  let at = line;
  while (at <= line + indent && text.charCodeAt(at) === SPACE) at += 1;
  return at > line + indent;
}

function scanFlow(reading: RecordReading, keys: Keys): boolean {
  const { cursor, line } = reading;
  const { text } = cursor;
  do {
    cursor.at += 1;
    skipSpaces(cursor);
    if (!scanEntry(reading, keys, true)) return false;
  } while (text.charCodeAt(cursor.at) === COMMA);
  if (text.charCodeAt(cursor.at) !== CLOSE) return false;
  cursor.at += 1;
  reading.to = cursor.at - line;
  if (!endLine(cursor, reading)) return false;
  skipEmptyLines(cursor, reading);
  return true;
}

function scanBlock(reading: RecordReading, column: number, keys: Keys): boolean {
  const { cursor, line } = reading;
  do {
    if (!scanEntry(reading, keys, false)) return false;
    reading.to = cursor.to - line;
    if (!endLine(cursor, reading)) return false;
    skipEmptyLines(cursor, reading);
  } while (skipToColumn(cursor, column));
  return true;
}

/** Goes on to a key that stands at this column of the line; stays at its beginning where there is none. */
function skipToColumn(cursor: Cursor, column: number): boolean {
  const line = cursor.at;
  skipSpaces(cursor);
  if (cursor.at === line + column && beginsKey(cursor.text.charCodeAt(cursor.at))) return true;
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

const keysLike = ({ shapes, like }: RecordReading): Keys => ({
  like: shapes[like] ?? NO_SHAPE,
  alike: 0,
  own: undefined,
});

/** The index of the shape that has these keys, which the next record is probably like. */
function shapeOf(reading: RecordReading, { like, alike, own }: Keys): number {
  if (own === undefined && alike === like.written.length) return reading.like;
  return numberOf(reading, own ?? like.written.slice(0, alike));
}

const shapeOfKeys = (written: readonly string[]): Shape => ({ keys: written.map(nameOf), written });

function numberOf({ shapes, numbers }: RecordReading, written: readonly string[]): number {
  const name = written.join();
  const known = numbers.get(name) ?? shapes.push(shapeOfKeys(written.map(ownCopy))) - 1;
  numbers.set(name, known);
  return known;
}

/** Reads a key that the record does not have yet and its value, and the blanks behind them; false where they are not regular. */
function scanEntry(reading: RecordReading, keys: Keys, isFlow: boolean): boolean {
  const { cursor, line } = reading;
  const keyFrom = cursor.at - line;
  if (!scanNextKey(cursor, keys)) return false;
  const form = scanValue(cursor, isFlow && mayTouch(cursor));
  if (form === undefined) return false;
  addCells(reading, keyFrom, cursor.from - line, cursor.to - line, form);
  return true;
}

function scanNextKey(cursor: Cursor, keys: Keys): boolean {
  const { like, alike, own } = keys;
  const likely = own === undefined ? like.written[alike] : undefined;
  if (likely !== undefined && isKey(cursor, likely)) {
    keys.alike += 1;
    return true;
  }
  const key = scanKey(cursor);
  const before = own ?? like.written.slice(0, alike);
  if (key === undefined || before.length === MOST_KEYS || before.some(one => nameOf(one) === nameOf(key))) return false;
  before.push(key);
  keys.own = before;
  return true;
}

function addCells(reading: RecordReading, keyFrom: number, valueFrom: number, valueTo: number, form: Form): void {
  const { rooms, taken } = reading;
  if (taken + CELLS > rooms.cells.length) rooms.cells = larger(rooms.cells, reading);
  const { cells } = rooms;
  cells[taken] = keyFrom;
  cells[taken + 1] = valueFrom;
  cells[taken + 2] = valueTo;
  cells[taken + 3] = form;
  reading.taken = taken + CELLS;
}

function addHead(reading: RecordReading, cell: number, indent: number, from: number, kind: number): void {
  const { cursor, origin, rooms, count, line, to, comments } = reading;
  if (count === rooms.lines.length) rooms.lines = larger(rooms.lines, reading);
  if (HEAD * (count + 1) > rooms.heads.length) rooms.heads = larger(rooms.heads, reading);
  const { lines, heads } = rooms;
  lines[count] = line;
  const head = HEAD * count;
  heads[head + LINE] = line;
  heads[head + CELL] = cell;
  heads[head + INDENT] = indent;
  heads[head + FROM] = from;
  heads[head + TO] = to;
  heads[head + LENGTH] = cursor.at - line;
  heads[head + KIND] = kind;
  if (comments !== NO_COMMENTS) origin.comments = (origin.comments ?? new Map()).set(count, comments);
  reading.count = count + 1;
}
