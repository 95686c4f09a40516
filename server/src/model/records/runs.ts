/**
 * The runs of regular records in a text, and the short text that is left for `yaml`. A run's first and last records stay
 * in it, so that `yaml` says which list they belong to and what stands around them. What is between the two is left out:
 * behind each of these records reading YAML stands exactly where it stood behind the first, so they are further items of
 * the same list. That the two are neighbours in one list, and the first is as it was read here, shows that the run is one.
 */
import type { YamlComment } from '../read-yaml';
import type { MappingNode, Node } from '../syntax';
import { type ScannedRecord, scanRecord } from './scan-record';

export interface Run {
  readonly first: MappingNode;
  /** The records between the first and the last. */
  readonly between: readonly MappingNode[];
  readonly comments: readonly YamlComment[];
}

/** A text without what is between the ends of its runs. */
export interface ShortText {
  readonly whole: string;
  readonly text: string;
  /** By where their last record begins. */
  readonly runs: ReadonlyMap<number, Run>;
  /** Where the character at an offset of the short text, or the end of one before, stands in the whole. */
  readonly place: (offset: number) => number;
}

/** The text as it is. */
export const wholeText = (text: string): ShortText => ({
  whole: text,
  text,
  runs: new Map(),
  place: offset => offset,
});

/** The run that ends with the node, if the node before it in its list is the run's first. */
export function runBetween(runs: ShortText['runs'], before: Node | undefined, node: Node): Run | undefined {
  const run = runs.get(node.start);
  return run !== undefined && before !== undefined && isSame(run.first, before) ? run : undefined;
}

const isSame = (record: MappingNode, node: Node): boolean =>
  node.kind === 'mapping' && node.flow === record.flow && node.start === record.start && node.end === record.end;

/** A directive may change what every scalar means. */
const DIRECTIVE = /^\uFEFF?%/m;

/** The text as short as its regular records allow. */
export function shortText(text: string): ShortText {
  if (DIRECTIVE.test(text)) return wholeText(text);
  const runs = new Map<number, Run>();
  const kept: string[] = [];
  const cuts: Cut[] = [];
  let [from, length, removed] = [0, 0, 0];
  for (const records of runsOf(text)) {
    const [first, ...others] = records;
    const last = others.pop();
    const second = others[0];
    if (first === undefined || second === undefined || last === undefined) continue;
    const between = others.map(({ node }) => node);
    const comments = others.flatMap(record => record.comments);
    runs.set(last.node.start, { first: first.node, between, comments });
    kept.push(text.slice(from, second.line));
    length += second.line - from;
    removed += last.line - second.line;
    cuts.push({ at: length, removed });
    from = last.line;
  }
  if (runs.size === 0) return wholeText(text);
  kept.push(text.slice(from));
  return { whole: text, text: kept.join(''), runs, place: offset => offset + removedBefore(cuts, offset) };
}

/** Where something is left out of the text, and how much is left out up to there. */
interface Cut {
  readonly at: number;
  readonly removed: number;
}

function removedBefore(cuts: readonly Cut[], offset: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.removed ?? 0;
}

/** Records right below one another, with dashes in one column, all flow or all block. */
function* runsOf(text: string): Generator<readonly ScannedRecord[], void> {
  let run: ScannedRecord[] = [];
  let line = 0;
  while (line < text.length) {
    const before = run.at(-1);
    const record = scanRecord(text, line, before?.node);
    if (before !== undefined && (record === undefined || !follows(record, before))) {
      yield run;
      run = [];
    }
    if (record !== undefined) run.push(record);
    line = record?.next ?? nextLine(text, line);
  }
  yield run;
}

const follows = (record: ScannedRecord, before: ScannedRecord): boolean =>
  record.line === before.next && record.indent === before.indent && record.node.flow === before.node.flow;

function nextLine(text: string, at: number): number {
  const lineFeed = text.indexOf('\n', at);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}
