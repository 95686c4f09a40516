/**
 * Regular records of usage straight from their text, where every value is what its schema wants: no nodes are made of
 * them, and there is nothing to check. Whatever is not so plain is undefined here, and read like any other record, which
 * comes to the same.
 */
import { parseDay } from '../engine/day';
import {
  AGENT_TYPES,
  type Day,
  type DayFigures,
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
  constructor(value: Value, uri: string, record: RegularRecord, entry: number) {
    this.value = value;
    this.uri = uri;
    this.record = record;
    this.entry = entry;
  }
  get source(): Source {
    const { uri, record, entry } = this;
    return sourceAt(uri, placedSpan(record, valueFrom(record, entry), valueTo(record, entry)));
  }
}

/**
 * A day that is its own figures. Of all that is read there is most of these, so that nothing is kept of it but where it is
 * written: a figure is made anew whenever it is asked for.
 */
class PlainDay implements DayRecord, DayFigures {
  readonly day: Day;
  readonly uri: string;
  readonly record: RegularRecord;
  readonly entries: DayEntries;
  constructor(day: Day, uri: string, record: RegularRecord, entries: DayEntries) {
    this.day = day;
    this.uri = uri;
    this.record = record;
    this.entries = entries;
  }
  get source(): Source {
    return sourceAt(this.uri, this.record);
  }
  get date(): Located<Day> {
    return new PlainValue(this.day, this.uri, this.record, this.entries.date);
  }
  get figures(): DayFigures {
    return this;
  }
  get writtenTypes(): readonly FigureType[] {
    return this.entries.types;
  }
  get premium(): Located<number> | undefined {
    return figureAt(this, this.entries.premium);
  }
  get standard(): Located<number> | undefined {
    return figureAt(this, this.entries.standard);
  }
  get ivrPorts(): Located<number> | undefined {
    return figureAt(this, this.entries.ivrPorts);
  }
  get workforceOptimization(): Located<number> | undefined {
    return figureAt(this, this.entries.workforceOptimization);
  }
  get voiceContacts(): Located<number> | undefined {
    return figureAt(this, this.entries.voiceContacts);
  }
}

const figureAt = ({ uri, record }: PlainDay, entry: number): Located<number> | undefined =>
  entry < 0 ? undefined : new PlainValue(formAt(record, entry), uri, record, entry);

/** Where the entries of a day stand; below 0 for a figure that is not written. */
interface DayEntries extends Readonly<Record<FigureType, number>> {
  readonly date: number;
  /** What it has figures of, in the order of the entries. */
  readonly types: readonly FigureType[];
}

/** Null where they are not the keys of a day. */
const dayEntries = rememberedFor(({ keys }: Shape): DayEntries | null => {
  const types = keys.flatMap(key => FIGURE_TYPES.find(type => type === key) ?? []);
  const date = keys.indexOf('date');
  if (date < 0 || keys.length !== types.length + 1) return null;
  return {
    date,
    types,
    premium: keys.indexOf('premium'),
    standard: keys.indexOf('standard'),
    ivrPorts: keys.indexOf('ivrPorts'),
    workforceOptimization: keys.indexOf('workforceOptimization'),
    voiceContacts: keys.indexOf('voiceContacts'),
  };
});

/** What the schema allows as a figure of a day. */
const figureRange = rememberedFor((_: readonly FigureType[]) => {
  const wanted = describeKey('usage', ['days', 0, FIGURE_TYPES[0]])?.wanted;
  return wanted?.is === 'wholeNumber' ? wanted : { minimum: 0, maximum: -1 };
});

export function plainDay(uri: string, record: RegularRecord): DayRecord | undefined {
  const entries = dayEntries(record.shape);
  const day = entries === null ? undefined : dayOf(record, entries.date);
  if (entries === null || day === undefined) return undefined;
  const { minimum, maximum } = figureRange(FIGURE_TYPES);
  for (let entry = 0; entry <= entries.types.length; entry += 1) {
    if (entry === entries.date) continue;
    const figure = formAt(record, entry);
    if (figure < minimum || figure > maximum) return undefined;
  }
  return new PlainDay(day, uri, record, entries);
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
