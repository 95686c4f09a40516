/**
 * Records as they were read: where they, their keys and their values stand, as numbers, no object for each. Nodes are made
 * of them when they are asked for, since nearly all of many records are read without them. An irregular record is a node
 * from the beginning.
 */
import { rememberedFor } from '../../engine/remembered';
import type { YamlComment } from '../read-yaml';
import {
  type Entry,
  type MappingNode,
  type Node,
  partsIn,
  placedScalar,
  type ScalarNode,
  type Stretch,
  valueAt,
} from '../syntax';

/** What a value is: a whole number, which is its own form, or one of these. */
export type Form = number;
/** Plain or quoted text, a number with a fraction, and a whole number that no form has room for. */
export const [TEXT, QUOTED, FRACTION, DIGITS] = [-1, -2, -3, -4] as const;
export const HIGHEST_FORM = 0x7fff_ffff;

/** The keys of a record, in order. Records that are alike share one. */
export interface Shape {
  readonly keys: readonly string[];
  /** As they are written: some may be quoted. */
  readonly written: readonly string[];
}

export const NO_SHAPE: Shape = { keys: [], written: [] };

/** For all records that have none, since there are many. */
export const NO_COMMENTS: YamlComment[] = [];

/** What an origin has of each record. */
export const HEAD = 7;
/** Where its first line begins in the text that it was read from, and its first cell. */
export const [LINE, CELL] = [0, 1] as const;
/** From where its line begins: its dash, its first key or brace, behind its last value or brace, the line below it. */
export const [INDENT, FROM, TO, LENGTH] = [2, 3, 4, 5] as const;
/** Twice the index of its shape, and one more if it is in braces. */
export const KIND = 6;

/** What an origin has of each entry: where its key and its value begin, where its value ends, and the value's form. */
export const CELLS = 4;
const [KEY_FROM, VALUE_FROM, VALUE_TO, FORM] = [0, 1, 2, 3];

/** Records that were read together. Where their lines begin changes; all else that they are stays. */
export class Origin {
  /** The text that they were read from. */
  readonly text: string;
  readonly shapes: readonly Shape[];
  /** Where the first line of each begins in the present text. */
  lines: Int32Array = NONE;
  /** `HEAD` for each record. */
  heads: Int32Array = NONE;
  /** `CELLS` for each entry. */
  cells: Int32Array = NONE;
  /** Those at the ends of a record's lines, by its index. */
  comments: Map<number, YamlComment[]> | undefined = undefined;
  /** What records come to as items of a list, by the list's name, for whoever reads it. */
  kept: Map<string, unknown[]> | undefined = undefined;
  /** Those that are not regular, by their index. */
  irregular: Map<number, IrregularRecord> | undefined = undefined;
  private nodes: Map<number, RegularRecord> | undefined = undefined;

  constructor(text: string, shapes: readonly Shape[]) {
    this.text = text;
    this.shapes = shapes;
  }
  get length(): number {
    return this.lines.length;
  }
  /** A record as a node: the same one each time. */
  at(index: number): RecordOfOrigin & MappingNode {
    this.nodes ??= new Map();
    const known = this.irregular?.get(index) ?? this.nodes.get(index);
    if (known !== undefined) return known;
    const made = new RegularRecord(this, index);
    this.nodes.set(index, made);
    return made;
  }
}

const NONE = new Int32Array(0);

const headOf = ({ heads }: Origin, index: number, which: number): number => heads[HEAD * index + which] ?? 0;

/** Where the first line of a record begins in the present text. */
export const lineAt = ({ lines }: Origin, index: number): number => lines[index] ?? 0;

/** Where the line below a record begins. */
export const nextAt = (origin: Origin, index: number): number => lineAt(origin, index) + headOf(origin, index, LENGTH);

/** Whether a record is regular. */
export const isRegularAt = ({ irregular }: Origin, index: number): boolean => irregular?.has(index) !== true;

/** How far in a record's dash is. */
export const indentAt = (origin: Origin, index: number): number => headOf(origin, index, INDENT);

/** Where a record's first key or brace begins, and where its last value or brace ends, counted from its line. */
export const fromAt = (origin: Origin, index: number): number => headOf(origin, index, FROM);
export const toAt = (origin: Origin, index: number): number => headOf(origin, index, TO);

export const isFlowAt = (origin: Origin, index: number): boolean => (headOf(origin, index, KIND) & 1) === 1;

export const shapeAt = (origin: Origin, index: number): Shape =>
  origin.shapes[headOf(origin, index, KIND) >> 1] ?? NO_SHAPE;

export const commentsAt = ({ comments }: Origin, index: number): readonly YamlComment[] =>
  comments?.get(index) ?? NO_COMMENTS;

/** The indexes of those records that have comments, in order. */
export const commentedOf = rememberedFor(({ comments }: Origin): readonly number[] => [...(comments?.keys() ?? [])]);

/** Whether a text stands in a comment of a record. */
export const isCommentedWith = (origin: Origin, index: number, text: string): boolean =>
  commentsAt(origin, index).some(({ start, end }) => {
    const moved = lineInOrigin(origin, index) - lineAt(origin, index);
    return origin.text.slice(start + moved, end + moved).includes(text);
  });

const cellOf = (origin: Origin, index: number, entry: number, which: number): number =>
  origin.cells[headOf(origin, index, CELL) + CELLS * entry + which] ?? 0;

/** The form of the value of a record's entry. */
export const formAt = (origin: Origin, index: number, entry: number): Form => cellOf(origin, index, entry, FORM);

/** Whether the value of a record's entry is text. */
export function isTextAt(origin: Origin, index: number, entry: number): boolean {
  const form = formAt(origin, index, entry);
  return form === TEXT || form === QUOTED;
}

/** Where the key of a record's entry begins, counted from the record's line. */
export const keyFrom = (origin: Origin, index: number, entry: number): number => cellOf(origin, index, entry, KEY_FROM);

/** Where the value of a record's entry begins and ends, quotes included, counted from the record's line. */
export const valueFrom = (origin: Origin, index: number, entry: number): number =>
  cellOf(origin, index, entry, VALUE_FROM);
export const valueTo = (origin: Origin, index: number, entry: number): number => cellOf(origin, index, entry, VALUE_TO);

/** Where a record's line begins in the text that it was read from. */
export const lineInOrigin = (origin: Origin, index: number): number => headOf(origin, index, LINE);

/** The value of a record's entry as it is written, without quotes. */
export function writtenAt(origin: Origin, index: number, entry: number): string {
  const line = lineInOrigin(origin, index);
  const [from, to] = [line + valueFrom(origin, index, entry), line + valueTo(origin, index, entry)];
  return withoutQuotes(origin.text, from, to, formAt(origin, index, entry));
}

/** A record of an origin, as the place of what is written in it: all of it stands where its line does. */
export class RecordOfOrigin implements Stretch {
  readonly origin: Origin;
  readonly index: number;
  constructor(origin: Origin, index: number) {
    this.origin = origin;
    this.index = index;
  }
  offsetInText(offset: number): number {
    return lineAt(this.origin, this.index) + offset;
  }
}

export class RegularRecord extends RecordOfOrigin implements MappingNode {
  private made: readonly Entry[] | undefined = undefined;

  get kind(): 'mapping' {
    return 'mapping';
  }
  get flow(): boolean {
    return isFlowAt(this.origin, this.index);
  }
  get entries(): readonly Entry[] {
    this.made ??= shapeAt(this.origin, this.index).written.map((key, entry) => entryOf(this, key, entry));
    return this.made;
  }
  get start(): number {
    return this.offsetInText(fromAt(this.origin, this.index));
  }
  get end(): number {
    return this.offsetInText(toAt(this.origin, this.index));
  }
}

/** A record of no shape, whose node is what it is. */
export class IrregularRecord extends RecordOfOrigin implements MappingNode {
  private readonly node: MappingNode;
  constructor(origin: Origin, index: number, node: MappingNode) {
    super(origin, index);
    this.node = node;
  }
  get kind(): 'mapping' {
    return 'mapping';
  }
  get flow(): boolean {
    return this.node.flow;
  }
  get entries(): readonly Entry[] {
    return this.node.entries;
  }
  get start(): number {
    return this.node.start;
  }
  get end(): number {
    return this.node.end;
  }
}

/** How many values a record has, with its keys and itself. */
export function sizeAt(origin: Origin, index: number): number {
  const irregular = origin.irregular?.get(index);
  return irregular === undefined ? 1 + 2 * shapeAt(origin, index).keys.length : sizeOf(irregular);
}

function sizeOf(node: Node): number {
  if (node.kind === 'scalar') return 1;
  let size = node.kind === 'sequence' ? 1 : 1 + node.entries.length;
  for (const part of partsIn(node)) size += sizeOf(part);
  return size;
}

/**
 * Those of some records that may have more than one line: regular ones in braces have not. All of a regular one's values
 * have a line to themselves.
 */
export function* recordsOfLines(origin: Origin, from: number, to: number): Generator<RecordOfOrigin & MappingNode> {
  for (let index = from; index < to; index += 1) {
    const irregular = origin.irregular?.get(index);
    if (irregular !== undefined) yield irregular;
    else if (!isFlowAt(origin, index)) yield new RegularRecord(origin, index);
  }
}

/** Those of some records in which a key has a text that is wanted. */
export function* recordsWith(
  origin: Origin,
  from: number,
  to: number,
  key: string,
  isWanted: (text: string) => boolean,
): Generator<MappingNode> {
  for (let index = from; index < to; index += 1) {
    const irregular = origin.irregular?.get(index);
    const value = irregular && valueAt(irregular, key);
    if (irregular !== undefined && value?.kind === 'scalar' && typeof value.value === 'string' && isWanted(value.value))
      yield irregular;
    const entry = shapeAt(origin, index).keys.indexOf(key);
    if (entry >= 0 && isTextAt(origin, index, entry) && isWanted(writtenAt(origin, index, entry)))
      yield origin.at(index);
  }
}

function entryOf(record: RegularRecord, written: string, entry: number): Entry {
  const { origin, index } = record;
  const key = keyOf(record, keyFrom(origin, index, entry), written);
  const [start, end] = [valueFrom(origin, index, entry), valueTo(origin, index, entry)];
  const value = scalarOf(record, start, end, writtenAt(origin, index, entry), formAt(origin, index, entry));
  return { key, value };
}

/** Whether a key, as it is written, has quotes around it. */
const isQuotedKey = (written: string): boolean => written.startsWith('"') || written.startsWith("'");

/** A key without its quotes. */
export const nameOf = (written: string): string => (isQuotedKey(written) ? written.slice(1, -1) : written);

/** The node of a key. */
export function keyOf(stretch: Stretch, from: number, written: string): ScalarNode {
  const name = nameOf(written);
  return placedScalar(stretch, from, from + written.length, name, name, isQuotedKey(written));
}

/** A value of the text from one offset to another. */
export const withoutQuotes = (text: string, from: number, to: number, form: Form): string =>
  form === QUOTED ? text.slice(from + 1, to - 1) : text.slice(from, to);

/** The node of a value. @param written as it is written, without quotes */
export function scalarOf(stretch: Stretch, from: number, to: number, written: string, form: Form): ScalarNode {
  const isText = form === TEXT || form === QUOTED;
  return placedScalar(stretch, from, to, isText ? written : Number(written), written, form === QUOTED);
}
