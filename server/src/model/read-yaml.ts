/** YAML text to our own tree, with what is wrong about it: what is regular without the `yaml` library, the rest with it. */
import { firstNot } from '../engine/halving';
import { eachInPieces, inOneGo, type Pieces, part, wantedInPieces } from '../engine/pieces';
import { rememberedInPieces } from '../engine/remembered';
import { sortInPieces } from '../engine/sort-in-pieces';
import type { Segment } from './long-list';
import { type PiecedText, piecedText, turnOf } from './pieced-text';
import { type ReadPart, readPart, readPartWithYaml } from './read-part';
import { commentedOf, commentsAt, isCommentedWith, type Origin } from './records/regular-record';
import { middleOf } from './records/runs';
import { isLongToScan, partsOf, rescanInPieces, type Scan, scan, scanInPieces } from './records/scan';
import type { Node, Span } from './syntax';
import type { TextChange } from './text-change';
import type { YamlDocument, YamlProblem } from './with-yaml';

/** From the `#` to the end of its line. */
export type YamlComment = Span;

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  /** In the order of the text. */
  readonly comments: readonly YamlComment[];
  /** By where they stand. */
  readonly problems: readonly YamlProblem[];
  /** What the text after an edit is read with. */
  readonly read: ReadText;
}

/** How a text was read. */
export interface ReadText {
  readonly scan: Scan;
  /** Where its parts seem to begin, and its end. */
  readonly bounds: readonly number[];
  readonly parts: readonly ReadPart[];
  /** The parts that count: all of the text where one of them may not end where it seems to. */
  readonly counting: readonly ReadPart[];
}

/** Reads every document of the text in one go, as `readYamlInPieces` does. */
export const readYamlAgain = (text: PiecedText, before?: YamlFile): YamlFile => inOneGo(readYamlInPieces(text, before));

/** Whether so much of a text has to be read that others should have their turn meanwhile. */
export const isLongToRead = (text: PiecedText, before: YamlFile | undefined): boolean =>
  isLongToScan(text, before?.read.scan);

/** How much of the work is done when the text is scanned, about. */
const SCANNED = 0.8;

/**
 * Reads every document of the text; never throws, whatever the text. Work is linear in its length.
 * @param before what was read of the text before it was changed; what the change leaves alone is taken from there in one
 *   piece, moves along, and must not be asked for older places any more
 */
export function* readYamlInPieces(text: PiecedText, before?: YamlFile): Pieces<YamlFile> {
  const scanning = before === undefined ? scanInPieces(text) : rescanInPieces(before.read.scan, text);
  const scanned = yield* part(scanning, 0, SCANNED);
  return yamlFile(yield* part(readParts(scanned, before?.read), SCANNED, 1));
}

/** Reads all of the text with `yaml`, the regular records too. */
export function readWithYaml(text: string): YamlFile {
  const parts = [readPartWithYaml(text)];
  return yamlFile({ scan: scan(piecedText('')), bounds: [0, text.length], parts, counting: parts });
}

/** So many are read before others have their turn, however short they are: some milliseconds where `yaml` has to. */
const PARTS_IN_A_TURN = 100;

/** Reads the parts of a text that a change touches. */
function* readParts(scanned: Scan, before: ReadText | undefined): Pieces<ReadText> {
  const { text, change } = scanned;
  const bounds = [...partsOf(scanned), text.length];
  const { above, below } = keptParts(before?.bounds ?? [], bounds, change);
  const [first, behind] = [above, bounds.length - 1 - below];
  const old = before?.parts ?? [];
  const parts = old.slice(0, above);
  // Where one part became one other, most of it may still be what it was.
  const changed = behind - first === 1 && old.length - below - above === 1 ? old[first] : undefined;
  let [told, toldIndex] = [0, first];
  for (let index = first; index < behind; index += 1) {
    const [start = 0, end = 0] = bounds.slice(index, index + 2);
    const [share, shareBehind] = [start / text.length, end / text.length];
    if (start - told >= turnOf(text) || index - toldIndex >= PARTS_IN_A_TURN) {
      [told, toldIndex] = [start, index];
      yield share;
    }
    parts.push(yield* part(readPart(scanned, start, end, changed), share, shareBehind));
  }
  for (const one of old.slice(old.length - below)) {
    one.short.move(change === undefined ? 0 : change.end - change.endBefore);
    parts.push(one);
  }
  const areClosed = parts.slice(0, -1).every(({ isClosed }) => isClosed);
  const counting = areClosed ? parts : [yield* part(readPart(scanned, 0, text.length), 1, 1)];
  return { scan: scanned, bounds, parts, counting };
}

/** How many of the first and of the last parts of a text are what they were. */
function keptParts(before: readonly number[], now: readonly number[], change: TextChange | undefined) {
  if (change === undefined) return { above: 0, below: 0 };
  const { start, endBefore, end } = change;
  const most = Math.min(before.length, now.length) - 1;
  let [above, below] = [0, 0];
  while (above < most && before[above + 1] === now[above + 1] && (now[above + 1] ?? end) <= start) above += 1;
  const isSameBelow = (at = 0, atNow = 0): boolean => at >= endBefore && atNow - at === end - endBefore;
  while (below < most - above && isSameBelow(before.at(-2 - below), now.at(-2 - below))) below += 1;
  return { above, below };
}

/** Not put together of parts, of which V8 would make an own kind of object for each file. */
const yamlFile = (read: ReadText): YamlFile => ({
  documents: read.counting.flatMap(({ documents }) => documents),
  problems: read.counting.flatMap(({ problems }) => problems).sort((one, other) => one.place.start - other.place.start),
  read,
  get comments() {
    return inOneGo(commentsOf(read));
  },
});

/** Asked for by little, so that they are not gone over at each keystroke. */
const knownComments = new WeakMap<ReadText, readonly YamlComment[]>();

/** The comments of a file, while others have their turn: there may be tens of thousands. */
export function* commentsOf(read: ReadText): Pieces<readonly YamlComment[]> {
  const known = knownComments.get(read);
  if (known !== undefined) return known;
  const all = <Item>(items: readonly Item[]) => wantedInPieces(items, COMMENTS_IN_A_TURN, () => true);
  const comments = yield* inOrder(
    read,
    one => all(one.comments),
    origin => all(commentedOf(origin)),
  );
  knownComments.set(read, comments);
  return comments;
}

/** A reader of the comments in which a text stands. What was not read anew it has looked at already. */
export function commentsWith(text: string): (read: ReadText) => Pieces<readonly YamlComment[]> {
  const inRecords = rememberedInPieces((origin: Origin) =>
    wantedInPieces(commentedOf(origin), COMMENTS_IN_A_TURN, at => isCommentedWith(origin, at, text)),
  );
  return read => {
    const holds = ({ start, end }: YamlComment): boolean => read.scan.text.slice(start, end).includes(text);
    return inOrder(read, ({ comments }) => wantedInPieces(comments, COMMENTS_IN_A_TURN, holds), inRecords);
  };
}

/** So many are put together before others have their turn: a millisecond or two. */
const COMMENTS_IN_A_TURN = 1000;

/**
 * Comments in the order of the text.
 * @param inShort those wanted of a part's short text
 * @param inRecords the indexes of an origin's records whose comments are wanted, in order
 */
function* inOrder(
  { counting }: ReadText,
  inShort: (part: ReadPart) => Pieces<readonly YamlComment[]>,
  inRecords: (origin: Origin) => Pieces<readonly number[]>,
): Pieces<readonly YamlComment[]> {
  const wanted: YamlComment[] = [];
  // One by one: there may be more of them than a call can have arguments.
  for (const [index, one] of counting.entries()) {
    const share = index / counting.length;
    for (const comment of yield* part(inShort(one), share, share)) wanted.push(comment);
    for (const run of one.short.runs)
      for (const segment of middleOf(run).segments)
        for (const comment of yield* part(commentsInRecords(segment, inRecords), share, share)) wanted.push(comment);
  }
  return yield* part(
    sortInPieces(wanted, (one, other) => one.start - other.start),
    1,
    1,
  );
}

function* commentsInRecords(
  { of, from, to }: Segment<Node, Origin>,
  inRecords: (origin: Origin) => Pieces<readonly number[]>,
): Pieces<readonly YamlComment[]> {
  if (of.comments === undefined) return [];
  const records = yield* inRecords(of);
  const [first, behind] = [from, to].map(bound => firstNot(0, records.length, at => (records[at] ?? 0) < bound));
  const comments = yield* eachInPieces(records.slice(first, behind), COMMENTS_IN_A_TURN, at => commentsAt(of, at));
  return comments.flat();
}
