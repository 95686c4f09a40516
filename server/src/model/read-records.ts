/** Long lists, record by record: one that nobody has touched since it was read is not read again. */
import { firstNot } from '../engine/halving';
import { eachInPieces, type Pieces } from '../engine/pieces';
import { rememberedFor } from '../engine/remembered';
import type { Finding } from './finding';
import { changeIn, joined, LongList, listOf, replaced, type Segment, sliced } from './long-list';
import type { Reading } from './reading';
import { Origin } from './records/regular-record';
import { type RecordList, recordFindings } from './schema-findings';
import { type MappingNode, type Node, type SequenceNode, valueAt } from './syntax';

type ReadRecord<Value> = (reading: Reading, record: MappingNode) => Value | undefined;

/** Reads a record of an origin that needs no check; undefined where it may need one. */
type ReadPlain<Value> = (uri: string, origin: Origin, index: number) => Value | undefined;

/** How the records of a list are read; a list is always read in the same way. */
export interface Readers<Value> {
  readonly list: RecordList;
  readonly read: ReadRecord<Value>;
  /** What regular records are read with first. */
  readonly readPlain?: ReadPlain<Value>;
}

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

/** A list as it was read last. */
interface ReadList<Value> {
  readonly items: LongList<Node>;
  /** What each item comes to. */
  readonly results: LongList<Result<Value>>;
  /** The indexes of those results that are more or less than a value. */
  readonly odd: readonly number[];
  /** Of these those that are no value. */
  readonly empty: readonly number[];
  readonly values: Values<Value>;
}

/** What the items of a list come to, those left out that come to nothing. */
export interface Values<Value> {
  readonly values: LongList<Value>;
  /** The item that each value is of. */
  readonly items: LongList<Node>;
}

/** A list stays the same node as long as `yaml` is given the same, whichever regular records come or go in it. */
const lists = new WeakMap<SequenceNode, ReadList<unknown>>();

/** What the records of a list come to: the same objects as before for those that are the same. */
export function* readRecords<Value>(
  reading: Reading,
  root: MappingNode,
  readers: Readers<Value>,
): Pieces<Values<Value>> {
  const { list } = readers;
  const node = valueAt(root, list);
  if (node?.kind !== 'sequence') return EMPTY.values;
  if (reading.marked.has(node)) {
    if (reading.isChecked !== true) for (const item of node.items) check(reading, list, item);
    return EMPTY.values;
  }
  if (reading.isChecked) return yield* readChecked(reading, node, readers);
  const before = (lists.get(node) as ReadList<Value> | undefined) ?? EMPTY;
  const now = readAgain(before, node.items, items => resultsOf(reading, items, readers));
  lists.set(node, now);
  for (const at of now.odd) {
    const result = now.results.at(at);
    if (result instanceof Odd) for (const finding of result.findings) reading.findings.push(finding);
  }
  return now.values;
}

/**
 * Reads the records of lists, so that what they come to is at hand when the lists are read.
 * @param turn how many characters of regular ones are read before others have their turn
 */
export function* readAhead(
  reading: Reading,
  root: MappingNode,
  all: readonly Readers<unknown>[],
  turn: number,
): Pieces<void> {
  if (reading.isChecked) return;
  const ahead = all.flatMap(readers => unreadIn(reading, valueAt(root, readers.list), readers));
  const length = ahead.reduce((sum, { from, to }) => sum + to - from, 0);
  let done = 0;
  let left = turn;
  for (const { of, from, to, readers } of ahead) {
    const each = costOfEach(of, readers);
    for (let index = from; index < to; ) {
      const end = Math.min(index + Math.max(Math.ceil(left / each), 1), to);
      resultsIn(reading, of, index, end, readers);
      left -= (end - index) * each;
      done += end - index;
      index = end;
      if (left > 0 || done === length) continue;
      yield done / length;
      left = turn;
    }
  }
}

/** The records of a list that were not read yet. Those right behind one another in a text are read together. */
function unreadIn(reading: Reading, node: Node | undefined, readers: Readers<unknown>) {
  if (node?.kind !== 'sequence' || reading.marked.has(node)) return [];
  const wasRead = lists.has(node);
  return node.items.segments.flatMap(({ of, from, to }) => {
    // Those that stayed are held by something else now.
    if (wasRead && !(of instanceof Origin)) return [];
    const results = keptOf(of).get(readers.list);
    return results?.[from] !== undefined && results[to - 1] !== undefined ? [] : { of, from, to, readers };
  });
}

/** What takes as many characters of regular records to read as each record, about. */
function costOfEach(of: Items, { readPlain }: Readers<unknown>): number {
  if (!(of instanceof Origin))
    return (SLOWER * ((of.at(of.length - 1)?.end ?? 0) - (of.at(0)?.start ?? 0))) / of.length;
  const isPlain = of.irregular === undefined && readPlain !== undefined;
  return (of.text.length / of.length) * (isPlain ? 1 : SLOWER);
}

/** What is a node, and so checked by the schema, takes so many times as long. */
const SLOWER = 16;

type Items = Segment<Node>['of'];

/** What nodes come to that `yaml` read, by what holds them and the name of the list. */
const keptOfNodes = rememberedFor((_: Items) => new Map<string, unknown[]>());

/** What items come to, by the name of the list. */
function keptOf(of: Items): Map<string, unknown[]> {
  if (!(of instanceof Origin)) return keptOfNodes(of);
  of.kept ??= new Map();
  return of.kept;
}

const NOTHING = listOf<never>([]);
const EMPTY: ReadList<never> = {
  items: NOTHING,
  results: NOTHING,
  odd: [],
  empty: [],
  values: { values: NOTHING, items: NOTHING },
};

/** So many records are read again before others have their turn: a millisecond or two. */
const RECORDS_IN_A_TURN = 500;

/** What aliases name may be read in other lists, too. */
function* readChecked<Value>(
  reading: Reading,
  { items }: SequenceNode,
  { list, read: readRecord }: Readers<Value>,
): Pieces<Values<Value>> {
  const read = yield* eachInPieces(
    [...items],
    RECORDS_IN_A_TURN,
    item => readItem(reading, list, item, readRecord) ?? new Odd<Value>(undefined, []),
  );
  const results = listOf(read);
  return valuesOf(items, results, oddIn(results));
}

/** Reads the items that a list did not have where they are now, counted from its beginning or its end. */
function readAgain<Value>(
  before: ReadList<Value>,
  items: LongList<Node>,
  read: (items: LongList<Node>) => LongList<Result<Value>>,
): ReadList<Value> {
  const { start, endBefore, end } = changeIn(before.items, items);
  if (start === endBefore && start === end) return before;
  const between = read(sliced(items, start, end));
  if (before.items.length === 0) return readFirst(items, between);
  const results = replaced(before.results, start, endBefore, between);
  const oddBetween = oddIn(between);
  const odd = [
    ...before.odd.filter(at => at < start),
    ...oddBetween.map(at => at + start),
    ...before.odd.filter(at => at >= endBefore).map(at => at + end - endBefore),
  ];
  const own = valuesOf(sliced(items, start, end), between, oddBetween);
  const empty = [
    ...before.empty.filter(at => at < start),
    ...own.empty.map(at => at + start),
    ...before.empty.filter(at => at >= endBefore).map(at => at + end - endBefore),
  ];
  const [from, to] = [start - countBelow(before.empty, start), endBefore - countBelow(before.empty, endBefore)];
  const values = {
    values: replaced(before.values.values, from, to, own.values),
    items: replaced(before.values.items, from, to, own.items),
  };
  return { items, results, odd, empty, values };
}

function readFirst<Value>(items: LongList<Node>, results: LongList<Result<Value>>): ReadList<Value> {
  const odd = oddIn(results);
  const { values, items: usable, empty } = valuesOf(items, results, odd);
  return { items, results, odd, empty, values: { values, items: usable } };
}

const countBelow = (rising: readonly number[], limit: number): number =>
  firstNot(0, rising.length, at => (rising[at] ?? limit) < limit);

function oddIn(results: LongList<unknown>): number[] {
  const odd: number[] = [];
  results.forEach((result, at) => {
    if (result instanceof Odd) odd.push(at);
  });
  return odd;
}

function valuesOf<Value>(
  items: LongList<Node>,
  results: LongList<Result<Value>>,
  odd: readonly number[],
): Values<Value> & Pick<ReadList<Value>, 'empty'> {
  if (odd.length === 0) return { values: results as LongList<Value>, items, empty: [] };
  const empty: number[] = [];
  // In one array: a list in pieces, one for each that is odd, would be gone over piece by piece.
  const values: Value[] = [];
  results.forEach((result, at) => {
    const value = result instanceof Odd ? result.value : result;
    if (value === undefined) empty.push(at);
    else values.push(value);
  });
  const usable: LongList<Node>[] = [];
  let from = 0;
  for (const at of [...empty, results.length]) {
    usable.push(sliced(items, from, at));
    from = at + 1;
  }
  return { values: listOf(values), items: joined(usable), empty };
}

function resultsOf<Value>(
  reading: Reading,
  { segments }: LongList<Node>,
  readers: Readers<Value>,
): LongList<Result<Value>> {
  return new LongList(
    segments.map(({ of, from, to }) => ({ of: resultsIn(reading, of, from, to, readers), from, to })),
  );
}

/** What items come to in a list, by their index in what holds them: at least those from one index to another. */
function resultsIn<Value>(
  reading: Reading,
  of: Items,
  from: number,
  to: number,
  readers: Readers<Value>,
): Result<Value>[] {
  const { list } = readers;
  const kept = keptOf(of);
  const results = (kept.get(list) ?? new Array(of.length)) as Result<Value>[];
  kept.set(list, results);
  for (let index = from; index < to; index += 1) results[index] ??= resultAt(reading, of, index, readers);
  return results;
}

function resultAt<Value>(reading: Reading, of: Items, index: number, readers: Readers<Value>): Result<Value> {
  const plain = of instanceof Origin ? readers.readPlain?.(reading.uri, of, index) : undefined;
  const item = plain === undefined ? of.at(index) : undefined;
  return item === undefined ? (plain ?? new Odd<Value>(undefined, [])) : resultOf(reading, item, readers);
}

function resultOf<Value>({ uri, marked }: Reading, item: Node, { list, read }: Readers<Value>): Result<Value> {
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
