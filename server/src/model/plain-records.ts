/**
 * Regular records of usage straight from their text, where every value is what its schema wants: no nodes are made of
 * them, and there is nothing to check. Whatever is not so plain is undefined here, and read like any other record, which
 * comes to the same.
 */
import { parseDay } from '../engine/day';
import {
  AGENT_TYPES,
  type DayRecord,
  FIGURE_TYPES,
  type FigureType,
  type Instant,
  type Located,
  type Source,
} from '../engine/domain';
import { parseInstant } from '../engine/instant';
import { rememberedFor } from '../engine/remembered';
import { faultOfEnd } from './record-end';
import {
  formAt,
  QUOTED,
  type RegularRecord,
  type Shape,
  TEXT,
  valueFrom,
  valueTo,
  writtenAt,
} from './records/regular-record';
import { describeKey } from './schema-keys';
import { placedSpan, sourceAt } from './syntax';

/** A value of a record's entry. Its place is made when it is asked for. */
class PlainValue<Value> implements Located<Value> {
  readonly value: Value;
  readonly uri: string;
  readonly record: RegularRecord;
  readonly entry: number;
  private found: Source | undefined = undefined;
  constructor(value: Value, uri: string, record: RegularRecord, entry: number) {
    this.value = value;
    this.uri = uri;
    this.record = record;
    this.entry = entry;
  }
  get source(): Source {
    this.found ??= sourceOf(this);
    return this.found;
  }
}

const sourceOf = ({ uri, record, entry }: PlainValue<unknown>): Source =>
  sourceAt(uri, placedSpan(record, valueFrom(record, entry), valueTo(record, entry)));

class PlainDay implements DayRecord {
  readonly date: PlainValue<number>;
  readonly figures: DayRecord['figures'];
  readonly leftOut = undefined;
  readonly uri: string;
  readonly record: RegularRecord;
  private found: Source | undefined = undefined;
  constructor(date: PlainValue<number>, figures: DayRecord['figures'], uri: string, record: RegularRecord) {
    this.date = date;
    this.figures = figures;
    this.uri = uri;
    this.record = record;
  }
  get source(): Source {
    this.found ??= sourceAt(this.uri, this.record);
    return this.found;
  }
}

/** Where a day's date stands, and for each other entry what it is a figure of. */
interface DayKeys {
  readonly date: number;
  readonly types: readonly (FigureType | undefined)[];
}

/** Null where they are not the keys of a day. */
const dayKeys = rememberedFor(({ keys }: Shape): DayKeys | null => {
  const types = keys.map(key => FIGURE_TYPES.find(type => type === key));
  const isDay = keys.every((key, index) => key === 'date' || types[index] !== undefined);
  return isDay && keys.includes('date') ? { date: keys.indexOf('date'), types } : null;
});

/** What the schema allows as a figure of a day. */
const figureRange = rememberedFor((_: readonly FigureType[]) => {
  const wanted = describeKey('usage', ['days', 0, FIGURE_TYPES[0]])?.wanted;
  return wanted?.is === 'wholeNumber' ? wanted : { minimum: 0, maximum: -1 };
});

export function plainDay(uri: string, record: RegularRecord): DayRecord | undefined {
  const keys = dayKeys(record.shape);
  const day = keys === null ? undefined : dayOf(record, keys.date);
  if (keys === null || day === undefined) return undefined;
  const { minimum, maximum } = figureRange(FIGURE_TYPES);
  const figures: Partial<Record<FigureType, Located<number>>> = {};
  for (let entry = 0; entry < keys.types.length; entry += 1) {
    const type = keys.types[entry];
    if (type === undefined) continue;
    const figure = formAt(record, entry);
    if (figure < minimum || figure > maximum) return undefined;
    figures[type] = new PlainValue(figure, uri, record, entry);
  }
  return new PlainDay(new PlainValue(day, uri, record, keys.date), figures, uri, record);
}

/** Where the text of an entry begins in the text that the record was read from; undefined where it is none. */
function textFrom(record: RegularRecord, entry: number): number | undefined {
  const form = formAt(record, entry);
  const from = record.lineInOrigin + valueFrom(record, entry);
  if (form === QUOTED) return from + 1;
  return form === TEXT ? from : undefined;
}

/** The text of an entry read by a reader of what stands between two offsets; undefined where it is no text. */
function readText<Value>(
  record: RegularRecord,
  entry: number,
  read: (text: string, from: number, to: number) => Value,
): Value | undefined {
  const from = textFrom(record, entry);
  if (from === undefined) return undefined;
  const inset = formAt(record, entry) === QUOTED ? 1 : 0;
  return read(record.origin.text, from, record.lineInOrigin + valueTo(record, entry) - inset);
}

const dayOf = (record: RegularRecord, entry: number): number | undefined => readText(record, entry, parseDay);

const instantOf = (record: RegularRecord, entry: number): Instant | undefined => readText(record, entry, parseInstant);

/** A log-in of a usage document. */
export interface Session {
  readonly agent: string;
  /** Index into AGENT_TYPES. */
  readonly license: number;
  readonly login: Located<Instant>;
  /** When it ends; not a number where that is not written. */
  readonly until: Instant;
}

/** Where the entries of a log-in stand; below 0 for a log-out that is not written. */
interface SessionKeys {
  readonly agent: number;
  readonly license: number;
  readonly login: number;
  readonly logout: number;
}

const LICENSES: readonly string[] = AGENT_TYPES;

/** Null where they are not the keys of a log-in. */
const sessionKeys = rememberedFor(({ keys }: Shape): SessionKeys | null => {
  const [agent, license, login, logout] = ['agent', 'license', 'login', 'logout'].map(key => keys.indexOf(key));
  if (agent === undefined || license === undefined || login === undefined || logout === undefined) return null;
  const isWhole = agent >= 0 && license >= 0 && login >= 0 && keys.length === (logout < 0 ? 3 : 4);
  return isWhole ? { agent, license, login, logout } : null;
});

export function plainSession(uri: string, record: RegularRecord): Session | undefined {
  const keys = sessionKeys(record.shape);
  if (keys === null || textFrom(record, keys.agent) === undefined) return undefined;
  const agent = writtenAt(record, keys.agent);
  const license = LICENSES.indexOf(writtenAt(record, keys.license));
  const login = instantOf(record, keys.login);
  if (agent.trim() === '' || license < 0 || login === undefined) return undefined;
  const until = keys.logout < 0 ? Number.NaN : instantOf(record, keys.logout);
  if (until === undefined || (keys.logout >= 0 && faultOfEnd('logout', login, until) !== undefined)) return undefined;
  return { agent, license, login: new PlainValue(login, uri, record, keys.login), until };
}

/** A connection of a usage document. */
export interface Connection {
  readonly start: Located<Instant>;
  readonly until: Instant;
}

/** Null where they are not the keys of a connection. */
const connectionKeys = rememberedFor(({ keys }: Shape) => {
  const [start, end] = [keys.indexOf('start'), keys.indexOf('end')];
  return start >= 0 && end >= 0 && keys.length === 2 ? { start, end } : null;
});

export function plainConnection(uri: string, record: RegularRecord): Connection | undefined {
  const keys = connectionKeys(record.shape);
  const start = keys === null ? undefined : instantOf(record, keys.start);
  const until = keys === null ? undefined : instantOf(record, keys.end);
  if (keys === null || start === undefined || until === undefined) return undefined;
  if (faultOfEnd('end', start, until) !== undefined) return undefined;
  return { start: new PlainValue(start, uri, record, keys.start), until };
}
