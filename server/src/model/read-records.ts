/** The lists of usage, record by record: one that nobody has touched since it was read is not read again. */
import type { Finding } from './finding';
import { changeInList, replaced } from './list-change';
import type { Reading } from './reading';
import { RegularRecord } from './records/regular-record';
import { type RecordList, recordFindings } from './schema-findings';
import { type MappingNode, type Node, type SequenceNode, valueAt } from './syntax';

type ReadRecord<Value> = (reading: Reading, record: MappingNode) => Value | undefined;

/** Reads a record that needs no check; undefined where it may need one. */
type ReadPlain<Value> = (uri: string, record: RegularRecord) => Value | undefined;

/** What an item of a list comes to, where that is more or less than a value. It depends on the item and its list alone. */
class Odd<Value> {
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
  constructor(value: Value | undefined, findings: readonly Finding[]) {
    this.value = value;
    this.findings = findings;
  }
}

/** What an item of a list comes to: nearly always a value. */
type Result<Value> = Value | Odd<Value>;

/** A list as it was read last: for each item a result, and the values that there are. */
interface ReadList<Value> {
  readonly items: readonly Node[];
  readonly results: readonly Result<Value>[];
  /** How many results are more or less than a value. */
  readonly odd: number;
  readonly values: readonly Value[];
}

/** A list stays the same node as long as `yaml` is given the same, whichever regular records come or go in it. */
const lists = new WeakMap<SequenceNode, ReadList<unknown>>();

/**
 * What the records of a list come to: the same objects as before for those that are the same.
 * @param readPlain what regular records are read with first
 */
export function readRecords<Value>(
  reading: Reading,
  root: MappingNode,
  list: RecordList,
  read: ReadRecord<Value>,
  readPlain: ReadPlain<Value> = () => undefined,
): readonly Value[] {
  const node = valueAt(root, list);
  if (node?.kind !== 'sequence') return [];
  if (reading.marked.has(node)) {
    for (const item of node.items) check(reading, list, item);
    return [];
  }
  // What aliases name may be read in other lists, too.
  if (reading.isChecked) return node.items.flatMap(item => readItem(reading, list, item, read) ?? []);
  // A list of a document is always read by the same reader.
  const before = lists.get(node) as ReadList<Value> | undefined;
  const now = readAgain(before, node.items, item => resultOf(reading, list, item, read, readPlain));
  lists.set(node, now);
  if (now.odd > 0)
    for (const one of now.results)
      if (one instanceof Odd) for (const finding of one.findings) reading.findings.push(finding);
  return now.values;
}

const EMPTY: ReadList<never> = { items: [], results: [], odd: 0, values: [] };

/** Reads the items that a list did not have where they are now, counted from its beginning or its end. */
function readAgain<Value>(
  before: ReadList<Value> = EMPTY,
  items: readonly Node[],
  read: (item: Node) => Result<Value>,
): ReadList<Value> {
  const { start, endBefore, end } = changeInList(before.items, items);
  if (start === endBefore && start === end) return before;
  const between = items.slice(start, end).map(read);
  const odd = before.odd - oddIn(before.results.slice(start, endBefore)) + oddIn(between);
  const results = replaced(before.results, start, endBefore, between);
  return { items, results, odd, values: odd === 0 ? (results as Value[]) : results.flatMap(valuesIn) };
}

const valuesIn = <Value>(result: Result<Value>): readonly Value[] => {
  if (!(result instanceof Odd)) return [result];
  return result.value === undefined ? [] : [result.value];
};

const oddIn = (results: readonly unknown[]): number => results.filter(result => result instanceof Odd).length;

function resultOf<Value>(
  reading: Reading,
  list: RecordList,
  item: Node,
  read: ReadRecord<Value>,
  readPlain: ReadPlain<Value>,
): Result<Value> {
  const { uri, marked } = reading;
  if (!(item instanceof RegularRecord)) return resultOfAny(reading, list, item, read);
  // Whoever reads this list has kept its value.
  if (item.list === list) return item.comesTo as Result<Value>;
  const plain = marked.has(item) ? undefined : readPlain(uri, item);
  const result = plain ?? resultOfAny(reading, list, item, read);
  item.list = list;
  item.comesTo = result;
  return result;
}

function resultOfAny<Value>(
  { uri, marked }: Reading,
  list: RecordList,
  item: Node,
  read: ReadRecord<Value>,
): Result<Value> {
  const findings: Finding[] = [];
  const value = readItem({ uri, marked, findings }, list, item, read);
  return value === undefined || findings.length > 0 ? new Odd(value, findings) : value;
}

function readItem<Value>(reading: Reading, list: RecordList, item: Node, read: ReadRecord<Value>): Value | undefined {
  if (!reading.isChecked) check(reading, list, item);
  return item.kind === 'mapping' && !reading.marked.has(item) ? read(reading, item) : undefined;
}

function check(reading: Reading, list: RecordList, item: Node): void {
  const { findings, marked } = recordFindings(list, item, reading.uri);
  for (const finding of findings) reading.findings.push(finding);
  for (const node of marked) reading.marked.add(node);
}
