/**
 * Scalars to typed values: what is marked by an error is left out, what the schemas cannot express is found here. The
 * form of a value (plain digits, a date) has been checked against its schema before.
 */

import { parseDay } from '../engine/day';
import { Big } from '../engine/decimal';
import type { Day, Instant, Located, Rule, Source } from '../engine/domain';
import { parseInstant } from '../engine/instant';
import type { Pieces } from '../engine/pieces';
import { type Message, message } from '../messages/message';
import type { Code, Finding, Related } from './finding';
import { type MappingNode, type Node, type SequenceNode, type Span, sourceAt, valueAt } from './syntax';

/** One YAML document on its way to typed values. */
export interface Reading {
  readonly uri: string;
  /** Nodes that an error makes unusable. */
  readonly marked: Set<Node>;
  readonly findings: Finding[];
  /** Whether the records of its lists have been checked against their schema with it; otherwise each is by itself. */
  readonly isChecked?: boolean | undefined;
  /** Where an offset of a changed text stands in the file; the same unless given. */
  readonly offsetInFile?: ((offset: number) => number) | undefined;
}

interface Details {
  readonly rule?: Rule;
  readonly related?: readonly Related[];
}

export const sourceOf = ({ uri, offsetInFile }: Pick<Reading, 'uri' | 'offsetInFile'>, place: Span): Source =>
  offsetInFile === undefined
    ? sourceAt(uri, place)
    : { uri, start: offsetInFile(place.start), end: offsetInFile(place.end) };

export function report(reading: Reading, code: Code, node: Node, text: Message, details: Details = {}): void {
  const { rule, related = [] } = details;
  reading.findings.push({ code, rule, source: sourceOf(reading, node), message: text, related });
}

/** Reports an error of the value and leaves the value out. */
export function reject(reading: Reading, code: Code, node: Node, text: Message, details: Details = {}): undefined {
  reading.marked.add(node);
  report(reading, code, node, text, details);
}

/** The value under a key, unless it is absent or marked. */
export function child(reading: Reading, parent: Node | undefined, key: string): Node | undefined {
  const node = valueAt(parent, key);
  return node === undefined || reading.marked.has(node) ? undefined : node;
}

export function mappingAt(reading: Reading, parent: Node | undefined, key: string): MappingNode | undefined {
  const node = child(reading, parent, key);
  return node?.kind === 'mapping' ? node : undefined;
}

/** The records of a list that are mappings and not marked. */
function recordsAt(reading: Reading, parent: Node | undefined, key: string): MappingNode[] {
  const node = child(reading, parent, key);
  return node?.kind === 'sequence' ? recordsOf(reading, node) : [];
}

/** So many records are read before others have their turn: some milliseconds. */
const RECORDS_IN_A_TURN = 500;

/** What each of the records comes to that `recordsAt` would give, in pieces. */
export function* readEach<Value>(
  reading: Reading,
  parent: Node | undefined,
  key: string,
  read: (record: MappingNode) => Value,
): Pieces<Value[]> {
  const values: Value[] = [];
  const records = recordsAt(reading, parent, key);
  for (const [number, record] of records.entries()) {
    if (number > 0 && number % RECORDS_IN_A_TURN === 0) yield number / records.length;
    values.push(read(record));
  }
  return values;
}

function recordsOf(reading: Reading, { items }: SequenceNode): MappingNode[] {
  return [...items].filter((item): item is MappingNode => item.kind === 'mapping' && !reading.marked.has(item));
}

export function textAt(reading: Reading, parent: Node | undefined, key: string): Located<string> | undefined {
  const node = child(reading, parent, key);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  return { value: node.value, source: sourceOf(reading, node) };
}

export function choiceAt<Choice extends string>(
  reading: Reading,
  parent: Node | undefined,
  key: string,
  choices: readonly Choice[],
): Located<Choice> | undefined {
  const text = textAt(reading, parent, key);
  const value = choices.find(choice => choice === text?.value);
  return text === undefined || value === undefined ? undefined : { value, source: text.source };
}

/** A whole number. */
export function quantityAt(reading: Reading, parent: Node | undefined, key: string): Located<number> | undefined {
  const node = child(reading, parent, key);
  if (node?.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  return { value: node.value, source: sourceOf(reading, node) };
}

/** A price or an amount, read from the source text. */
export function moneyAt(reading: Reading, parent: Node | undefined, key: string): Located<Big> | undefined {
  const node = child(reading, parent, key);
  if (node?.kind !== 'scalar' || !/^\d+(\.\d+)?$/.test(node.text)) return undefined;
  return { value: new Big(node.text), source: sourceOf(reading, node) };
}

/** Keeps a surge limit, and whatever is computed from a percentage, within exact whole numbers. */
const HIGHEST_PERCENTAGE = '1000000';

/** A discount: a percentage up to 100, for nobody is paid for what they use. */
export const discountAt = (reading: Reading, parent: Node | undefined, key: string): Located<Big> | undefined =>
  percentageAt(reading, parent, key, '100');

/** A percentage with or without its sign, 10 for 10 %. */
export function percentageAt(
  reading: Reading,
  parent: Node | undefined,
  key: string,
  highest = HIGHEST_PERCENTAGE,
): Located<Big> | undefined {
  const node = child(reading, parent, key);
  const digits = node?.kind === 'scalar' ? /^(\d+(?:\.\d+)?)(%?)$/.exec(node.text) : null;
  if (node?.kind !== 'scalar' || digits?.[1] === undefined) return undefined;
  const value = new Big(digits[1]);
  if (value.gt(highest))
    return reject(reading, 'schema', node, message('percentageTooHigh', key, node.text, Number(highest)));
  if (digits[2] === '' && value.gt('0') && value.lt('1')) {
    report(reading, 'percent-fraction', node, message('percentFraction', node.text, value.times('100').toFixed()));
  }
  return { value, source: sourceOf(reading, node) };
}

export function dayAt(reading: Reading, parent: Node | undefined, key: string): Located<Day> | undefined {
  const node = child(reading, parent, key);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const value = parseDay(node.value);
  if (value === undefined) return reject(reading, 'schema', node, message('noSuchDay', node.value));
  return { value, source: sourceOf(reading, node) };
}

export function instantAt(reading: Reading, parent: Node | undefined, key: string): Located<Instant> | undefined {
  const node = child(reading, parent, key);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const value = parseInstant(node.value);
  if (value === undefined) return reject(reading, 'schema', node, message('noSuchInstant', node.value));
  return { value, source: sourceOf(reading, node) };
}
