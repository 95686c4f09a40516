/**
 * The runs of regular records in a text, and the short text that is left for `yaml`. A run's first and last records stay
 * in it, so that `yaml` says which list they belong to and what stands around them. What is between the two is left out:
 * behind each of these records reading YAML stands exactly where it stood behind the first, so they are further items of
 * the same list. That the two are neighbours in one list, read by `yaml` as they were read here, shows that the run is one.
 */
import type { Node, Stretch } from '../syntax';
import type { RegularRecord } from './regular-record';
import type { Scan } from './scan';

/** Records of which each goes on with the list of the one before. */
export type Run = readonly RegularRecord[];

/** A text without what is between the ends of its runs. A class, since its places are asked for again and again. */
export class ShortText implements Stretch {
  readonly text: string;
  /** In the order of the text. */
  runs: readonly Run[];
  cuts: readonly Cut[];
  constructor(text: string, runs: readonly Run[], cuts: readonly Cut[]) {
    this.text = text;
    this.runs = runs;
    this.cuts = cuts;
  }
  /** Takes over the runs of a text with the same short text: what was made of it stands where that text has it. */
  takeOver({ runs, cuts }: ShortText): void {
    this.runs = runs;
    this.cuts = cuts;
  }
  offsetInText(offset: number): number {
    return offset + removedBefore(this.cuts, offset);
  }
}

/** Where something is left out of the text, and how much is left out up to there. */
interface Cut {
  readonly at: number;
  readonly removed: number;
}

/** A list with runs of regular records. */
export interface List {
  readonly node: { items: readonly Node[] };
  /** The items one by one, but a run, by its number, instead of its records. */
  readonly parts: readonly (Node | number)[];
}

/** Twice as fast as a list of lists made flat, but a call takes only so many arguments. */
const MOST_ARGUMENTS = 10_000;

export const itemsOf = (parts: List['parts'], { runs }: ShortText): readonly Node[] => {
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'number') return runs[only] ?? [];
  const nodes = parts.map(part => (typeof part === 'number' ? (runs[part] ?? []) : part));
  return nodes.length > MOST_ARGUMENTS ? nodes.flat() : ([] as Node[]).concat(...nodes);
};

export function shortText({ text, records, begins }: Scan): ShortText {
  const kept: string[] = [];
  const cuts: Cut[] = [];
  const runs = runsOf(records, begins);
  let [from, length, removed] = [0, 0, 0];
  for (const run of runs) {
    const [second, last] = [run[1], run.at(-1)];
    if (second === undefined || last === undefined || second === last) continue;
    kept.push(text.slice(from, second.line));
    length += second.line - from;
    removed += last.line - second.line;
    cuts.push({ at: length, removed });
    from = last.line;
  }
  kept.push(text.slice(from));
  return new ShortText(kept.join(''), runs, cuts);
}

/** The text as it is. */
export const wholeText = (text: string): ShortText => new ShortText(text, [], []);

function removedBefore(cuts: readonly Cut[], offset: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return cuts[low - 1]?.removed ?? 0;
}

function runsOf(records: Scan['records'], begins: Scan['begins']): Run[] {
  return begins.length === 1 ? [records] : begins.map((from, index) => records.slice(from, begins[index + 1]));
}

/** Whether `yaml` reads a record as it was read here. */
export const isReadAs = (record: RegularRecord | undefined, node: Node | undefined): boolean =>
  record !== undefined &&
  node?.kind === 'mapping' &&
  node.flow === record.flow &&
  node.start === record.start &&
  node.end === record.end &&
  node.entries.length === record.shape.keys.length;
