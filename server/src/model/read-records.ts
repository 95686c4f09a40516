/** The lists of usage, record by record: one that nobody has touched since it was read is not read again. */
import type { Finding } from './finding';
import type { Reading } from './reading';
import { RegularRecord } from './records/scan-record';
import { type RecordList, recordFindings } from './schema-findings';
import { type MappingNode, type Node, type SequenceNode, valueAt } from './syntax';

type ReadRecord<Value> = (reading: Reading, record: MappingNode) => Value | undefined;

/** What an item of a list comes to. It depends on the item and its list alone. */
interface Result<Value> {
  readonly list: RecordList;
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
}

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

/** What the records of a list come to: the same objects as before for those that are the same. */
export function readRecords<Value>(
  reading: Reading,
  root: MappingNode,
  list: RecordList,
  read: ReadRecord<Value>,
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
  const now = readAgain(before, node.items, item => resultOf(reading, list, item, read));
  lists.set(node, now);
  if (now.odd > 0) for (const { findings } of now.results) reading.findings.push(...findings);
  return now.values;
}

const EMPTY: ReadList<never> = { items: [], results: [], odd: 0, values: [] };

/** Reads the items that a list did not have where they are now, counted from its beginning or its end. */
function readAgain<Value>(
  before: ReadList<Value> = EMPTY,
  items: readonly Node[],
  read: (item: Node) => Result<Value>,
): ReadList<Value> {
  const shorter = Math.min(items.length, before.items.length);
  let above = 0;
  while (above < shorter && items[above] === before.items[above]) above += 1;
  if (above === items.length && above === before.items.length) return before;
  let [end, endNow] = [before.items.length, items.length];
  for (; end > above && endNow > above && before.items[end - 1] === items[endNow - 1]; end -= 1) endNow -= 1;
  const between = items.slice(above, endNow).map(read);
  const results = before.results.slice(0, above).concat(between, before.results.slice(end));
  const odd = before.odd - oddIn(before.results.slice(above, end)) + oddIn(between);
  const isEven = odd === 0 && before.odd === 0;
  const values = isEven
    ? before.values.slice(0, above).concat(between.flatMap(valueIn), before.values.slice(end))
    : results.flatMap(valueIn);
  return { items, results, odd, values };
}

const valueIn = <Value>({ value }: Result<Value>): readonly Value[] => (value === undefined ? [] : [value]);

const oddIn = (results: readonly Result<unknown>[]): number =>
  results.filter(({ value, findings }) => value === undefined || findings.length > 0).length;

function resultOf<Value>(reading: Reading, list: RecordList, item: Node, read: ReadRecord<Value>): Result<Value> {
  // Whoever reads this list has kept its value.
  if (item instanceof RegularRecord && item.comesTo?.list === list) return item.comesTo as Result<Value>;
  const findings: Finding[] = [];
  const value = readItem({ uri: reading.uri, marked: reading.marked, findings }, list, item, read);
  const result = { list, value, findings: findings.length === 0 ? NONE : findings };
  if (item instanceof RegularRecord) item.comesTo = result;
  return result;
}

const NONE: readonly Finding[] = [];

function readItem<Value>(reading: Reading, list: RecordList, item: Node, read: ReadRecord<Value>): Value | undefined {
  if (!reading.isChecked) check(reading, list, item);
  return item.kind === 'mapping' && !reading.marked.has(item) ? read(reading, item) : undefined;
}

function check(reading: Reading, list: RecordList, item: Node): void {
  const { findings, marked } = recordFindings(list, item, reading.uri);
  reading.findings.push(...findings);
  for (const node of marked) reading.marked.add(node);
}
