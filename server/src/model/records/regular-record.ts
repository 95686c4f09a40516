/**
 * A record as it was read without `yaml`: the places of its keys and values as numbers. Nodes are made of it when they are
 * asked for, since nearly all of many records are read without them.
 */
import type { YamlComment } from '../read-yaml';
import { type Entry, type MappingNode, placedScalar, type ScalarNode, type Stretch } from '../syntax';

/** The text that records were read from, and where in it their keys and values stand. Neither ever changes. */
export interface Origin {
  readonly text: string;
  /** `CELLS` for each entry: where its key and its value begin, where its value ends, and the value's form. */
  cells: Int32Array;
}

export const CELLS = 4;
const [KEY_FROM, VALUE_FROM, VALUE_TO, FORM] = [0, 1, 2, 3];

/** What a value is: a whole number, which is its own form, or one of these. */
export type Form = number;
/** Plain or quoted text, a number with a fraction, and a whole number that no form has room for. */
export const [TEXT, QUOTED, FRACTION, DIGITS] = [-1, -2, -3, -4] as const;
export const HIGHEST_FORM = 0x7fff_ffff;

/** The keys of a record, in order. Records that are alike share one. */
export interface Shape {
  readonly keys: readonly string[];
}

/** All that is written in a record stands where its line does: to move the line moves it all. */
export class RegularRecord implements MappingNode, Stretch {
  readonly flow: boolean;
  shape: Shape = NO_SHAPE;
  /** Those at the ends of its lines. */
  comments: YamlComment[] = NO_COMMENTS;
  /** Where its first line begins in the present text. */
  line: number;
  /** How far in its dash is. */
  readonly indent: number;
  /** From where its line begins: to its first key or brace, behind its last value or brace, to the line below it. */
  readonly from: number;
  to = 0;
  length = 0;
  readonly origin: Origin;
  /** Where in its origin its first line begins, and its first cell. */
  readonly lineInOrigin: number;
  readonly cell: number;
  /** The list that it was read as an item of last, and what it comes to there, for whoever reads that. */
  list: string | undefined = undefined;
  comesTo: unknown = undefined;
  private made: readonly Entry[] | undefined = undefined;

  constructor(origin: Origin, line: number, cell: number, indent: number, from: number, flow: boolean) {
    this.origin = origin;
    this.line = line;
    this.lineInOrigin = line;
    this.cell = cell;
    this.indent = indent;
    this.from = from;
    this.flow = flow;
  }
  get kind(): 'mapping' {
    return 'mapping';
  }
  get entries(): readonly Entry[] {
    this.made ??= this.shape.keys.map((key, index) => entryOf(this, key, index));
    return this.made;
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

/** For all records that have none, since there are many. */
export const NO_COMMENTS: YamlComment[] = [];
export const NO_SHAPE: Shape = { keys: [] };

const cellOf = ({ origin, cell }: RegularRecord, index: number, which: number): number =>
  origin.cells[cell + CELLS * index + which] ?? 0;

/** The form of the value of a record's entry. */
export const formAt = (record: RegularRecord, index: number): Form => cellOf(record, index, FORM);

/** Where the value of a record's entry begins and ends, quotes included, counted from the record's line. */
export const valueFrom = (record: RegularRecord, index: number): number => cellOf(record, index, VALUE_FROM);
export const valueTo = (record: RegularRecord, index: number): number => cellOf(record, index, VALUE_TO);

/** The value of a record's entry as it is written, without quotes. */
export function writtenAt(record: RegularRecord, index: number): string {
  const { origin, lineInOrigin } = record;
  const [from, to] = [lineInOrigin + valueFrom(record, index), lineInOrigin + valueTo(record, index)];
  return withoutQuotes(origin.text, from, to, formAt(record, index));
}

function entryOf(record: RegularRecord, name: string, index: number): Entry {
  const from = cellOf(record, index, KEY_FROM);
  const key = placedScalar(record, from, from + name.length, name, name, false);
  const written = writtenAt(record, index);
  const value = scalarOf(record, valueFrom(record, index), valueTo(record, index), written, formAt(record, index));
  return { key, value };
}

/** A value of the text from one offset to another. */
export const withoutQuotes = (text: string, from: number, to: number, form: Form): string =>
  form === QUOTED ? text.slice(from + 1, to - 1) : text.slice(from, to);

/** The node of a value. @param written as it is written, without quotes */
export function scalarOf(stretch: Stretch, from: number, to: number, written: string, form: Form): ScalarNode {
  const isText = form === TEXT || form === QUOTED;
  return placedScalar(stretch, from, to, isText ? written : Number(written), written, form === QUOTED);
}
