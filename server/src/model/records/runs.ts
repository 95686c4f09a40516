/**
 * The runs of regular records in a text, and the short text that is left for `yaml`. A run's first and last records stay
 * in it, with the comments and empty lines below them, so that `yaml` says which list they belong to and what stands around them. What is between the two is left out:
 * behind each of these records reading YAML stands exactly where it stood behind the first, so they are further items of
 * the same list. That the two are neighbours in one list, read by `yaml` as they were read here, shows that the run is one.
 */

import { firstNot } from '../../engine/halving';
import { countWhile, joined, type LongList, listOf, sliced } from '../long-list';
import type { Node, Span, Stretch } from '../syntax';
import { lineAt, sizeAt } from './regular-record';
import type { Records, Scan } from './scan';

/** Records of which each goes on with the list of the one before. */
export type Run = Records;

/** A text in which runs may be left out, and whose places are those of the text that is whole. */
export interface Shortened extends Stretch {
  readonly text: string;
  /** In the order of the text. */
  readonly runs: readonly Run[];
  /** Where it begins in the text that is whole. */
  readonly start: number;
}

/** A text without what is between the ends of its runs. A class, since its places are asked for again and again. */
export class ShortText implements Shortened {
  readonly text: string;
  start: number;
  /** In the order of the text. */
  runs: readonly Run[];
  cuts: readonly Cut[];
  constructor(text: string, start: number, runs: readonly Run[], cuts: readonly Cut[]) {
    this.text = text;
    this.start = start;
    this.runs = runs;
    this.cuts = cuts;
  }
  /** Takes over the runs of a text with the same short text: what was made of it stands where that text has it. */
  takeOver({ start, runs, cuts }: ShortText): void {
    this.start = start;
    this.runs = runs;
    this.cuts = cuts;
  }
  /** To be called when what stands above it became longer or shorter. */
  move(by: number): void {
    this.start += by;
  }
  offsetInText(offset: number): number {
    return this.start + offset + removedBefore(this.cuts, offset);
  }
}

/** Where something is left out of the text, and how much is left out up to there. */
interface Cut {
  readonly at: number;
  readonly removed: number;
}

/** A list with runs of regular records. */
export interface List {
  readonly node: Span & { items: LongList<Node> };
  /** The items one by one, but a run, by its number, instead of its records. */
  readonly parts: readonly (Node | number)[];
}

export function itemsOf(parts: List['parts'], { runs }: Pick<Shortened, 'runs'>): LongList<Node> {
  const lists: LongList<Node>[] = [];
  let nodes: Node[] = [];
  for (const part of parts) {
    const run = typeof part === 'number' ? runs[part] : undefined;
    if (typeof part !== 'number') nodes.push(part);
    if (run === undefined) continue;
    lists.push(listOf<Node>(nodes), run);
    nodes = [];
  }
  lists.push(listOf<Node>(nodes));
  return joined(lists);
}

/** The short text of what stands between two offsets, at which no record goes on. */
export function shortText({ text, records, begins }: Scan, start: number, end: number): ShortText {
  const kept: string[] = [];
  const cuts: Cut[] = [];
  const runs = runsBetween(records, begins, start, end);
  let [from, length, removed] = [start, 0, 0];
  for (const run of runs) {
    if (run.length < 3) continue;
    const [second, last] = [lineOf(run, 1), lineOf(run, run.length - 1)];
    kept.push(text.slice(from, second));
    length += second - from;
    removed += last - second;
    cuts.push({ at: length, removed });
    from = last;
  }
  const isWhole = from === 0 && end === text.length;
  kept.push(isWhole ? text.whole : text.slice(from, end));
  return new ShortText(kept.join(''), start, runs, cuts);
}

/** The records of a run that are left out of the short text. */
export const middleOf = (run: Run): Run => sliced(run, 1, run.length - 1);

/** How many values a run has that are left out of the short text. */
export function sizeOfMiddle(run: Run): number {
  let size = 0;
  for (const { of, from, to } of middleOf(run).segments)
    for (let index = from; index < to; index += 1) size += sizeAt(of, index);
  return size;
}

/** Where a record of a run begins. */
export function lineOf(run: Run, index: number): number {
  const record = run.held(index);
  return record === undefined ? 0 : lineAt(record.of, record.index);
}

/** A text as it is. @param start where it begins in the text that is whole */
export const wholeText = (text: string, start: number): ShortText => new ShortText(text, start, [], []);

function removedBefore(cuts: readonly Cut[], offset: number): number {
  const before = firstNot(0, cuts.length, at => (cuts[at]?.at ?? 0) < offset);
  // An index below 0 is looked up as a name, which takes much longer, and most texts have no cuts.
  return before === 0 ? 0 : (cuts[before - 1]?.removed ?? 0);
}

function runsBetween(records: Scan['records'], begins: Scan['begins'], start: number, end: number): Run[] {
  const first = start === 0 ? 0 : countWhile(records, (origin, index) => lineAt(origin, index) < start);
  const last = countWhile(records, (origin, index) => lineAt(origin, index) < end);
  const runs: Run[] = [];
  const beginsHere = firstNot(0, begins.length, at => (begins[at] ?? 0) < first);
  for (let at = beginsHere; (begins[at] ?? last) < last; at += 1)
    runs.push(sliced(records, begins[at] ?? last, Math.min(begins[at + 1] ?? last, last)));
  return runs;
}

/** Whether `yaml` reads a record as it was read here. */
export const isReadAs = (record: Node | undefined, node: Node | undefined): boolean =>
  record?.kind === 'mapping' &&
  node?.kind === 'mapping' &&
  node.flow === record.flow &&
  node.start === record.start &&
  node.end === record.end &&
  node.entries.length === record.entries.length;
