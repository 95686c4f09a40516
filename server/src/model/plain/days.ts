/**
 * Regular days of usage straight from their text, where every value is what its schema wants: no nodes are made of them,
 * and there is nothing to check. Whatever is not so plain is undefined here, and read like any other record, which comes
 * to the same.
 */
import { parseDay } from '../../engine/day';
import {
  type Day,
  type DayFigures,
  type DayRecord,
  FIGURE_TYPES,
  type FigureType,
  type Located,
  type Source,
} from '../../engine/domain';
import { rememberedFor } from '../../engine/remembered';
import { formAt, type Origin, RegularRecord, type Shape, shapeAt } from '../records/regular-record';
import { describeKey } from '../schema-keys';
import { sourceAt } from '../syntax';
import { placeOfValue, plainText } from './values';

/** A value of a day. Its place is made when it is asked for. */
class PlainValue<Value> implements Located<Value> {
  readonly value: Value;
  private readonly day: PlainDay;
  private readonly entry: number;
  constructor(value: Value, day: PlainDay, entry: number) {
    this.value = value;
    this.day = day;
    this.entry = entry;
  }
  get source(): Source {
    const { uri, origin, index } = this.day;
    return placeOfValue(uri, origin, index, this.entry);
  }
}

/**
 * A day that is its own figures. Of all that is read there is most of these, so that nothing is kept of it but where it is
 * written: a figure is made anew whenever it is asked for.
 */
class PlainDay implements DayRecord, DayFigures {
  readonly day: Day;
  readonly uri: string;
  readonly origin: Origin;
  readonly index: number;
  readonly entries: DayEntries;
  constructor(day: Day, uri: string, origin: Origin, index: number, entries: DayEntries) {
    this.day = day;
    this.uri = uri;
    this.origin = origin;
    this.index = index;
    this.entries = entries;
  }
  get source(): Source {
    return sourceAt(this.uri, new RegularRecord(this.origin, this.index));
  }
  get date(): Located<Day> {
    return new PlainValue(this.day, this, this.entries.date);
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

const figureAt = (day: PlainDay, entry: number): Located<number> | undefined =>
  entry < 0 ? undefined : new PlainValue(formAt(day.origin, day.index, entry), day, entry);

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

export function plainDay(uri: string, origin: Origin, index: number): DayRecord | undefined {
  const entries = dayEntries(shapeAt(origin, index));
  const day = entries === null ? undefined : plainText(origin, index, entries.date, parseDay);
  if (entries === null || day === undefined) return undefined;
  const { minimum, maximum } = figureRange(FIGURE_TYPES);
  for (let entry = 0; entry <= entries.types.length; entry += 1) {
    if (entry === entries.date) continue;
    const figure = formAt(origin, index, entry);
    if (figure < minimum || figure > maximum) return undefined;
  }
  return new PlainDay(day, uri, origin, index, entries);
}
