/** The lists of usage, record by record: one that nobody has touched since it was read is not read again. */
import type { Finding } from './finding';
import type { Reading } from './reading';
import { RegularRecord } from './records/scan-record';
import { type RecordList, recordFindings } from './schema-findings';
import { type MappingNode, type Node, valueAt } from './syntax';

type ReadRecord<Value> = (reading: Reading, record: MappingNode) => Value | undefined;

/** What a record comes to. It depends on the record and its list alone. */
interface Kept<Value> {
  readonly list: RecordList;
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
}

/** What the records of a list come to: the same objects as before for those that are the same. */
export function readRecords<Value>(
  reading: Reading,
  root: MappingNode,
  list: RecordList,
  read: ReadRecord<Value>,
): Value[] {
  const node = valueAt(root, list);
  if (node?.kind !== 'sequence') return [];
  const isUsable = !reading.marked.has(node);
  const values: Value[] = [];
  for (const item of node.items) {
    const value = isUsable ? readItem(reading, list, item, read) : check(reading, list, item);
    if (value !== undefined) values.push(value);
  }
  return values;
}

function readItem<Value>(reading: Reading, list: RecordList, item: Node, read: ReadRecord<Value>): Value | undefined {
  if (!(item instanceof RegularRecord) || reading.isChecked) return checked(reading, list, item, read);
  const { comesTo } = item;
  // Whoever reads this list has kept its values.
  const kept = comesTo?.list === list ? (comesTo as Kept<Value>) : keep(reading, list, item, read);
  reading.findings.push(...kept.findings);
  return kept.value;
}

function keep<Value>({ uri }: Reading, list: RecordList, record: RegularRecord, read: ReadRecord<Value>): Kept<Value> {
  const findings: Finding[] = [];
  const value = checked({ uri, marked: new Set(), findings }, list, record, read);
  const kept = { list, value, findings };
  record.comesTo = kept;
  return kept;
}

function checked<Value>(reading: Reading, list: RecordList, item: Node, read: ReadRecord<Value>): Value | undefined {
  check(reading, list, item);
  return item.kind === 'mapping' && !reading.marked.has(item) ? read(reading, item) : undefined;
}

function check(reading: Reading, list: RecordList, item: Node): undefined {
  if (reading.isChecked) return;
  const { findings, marked } = recordFindings(list, item, reading.uri);
  reading.findings.push(...findings);
  for (const node of marked) reading.marked.add(node);
}
