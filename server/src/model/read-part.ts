/**
 * A part of a YAML text that can be read by itself: a document, or the whole text. What was made of it stays as long as
 * the part does, and only moves along.
 */
import { inOneGo, type Pieces } from '../engine/pieces';
import { changeIn } from './long-list';
import { turnOf } from './pieced-text';
import { itemsOf, type List, type ShortText, shortText, wholeText } from './records/runs';
import type { Scan } from './records/scan';
import { scanDocuments } from './records/scan-document';
import type { Span } from './syntax';
import { withYamlInPieces, type YamlDocument, type YamlProblem } from './with-yaml';

export interface ReadPart {
  /** Each is another object when something in it is another. */
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly YamlProblem[];
  /** Whether it is certain that it ends where it seems to. */
  readonly isClosed: boolean;
  readonly short: ShortText;
  /** The comments of the short text. */
  readonly comments: readonly Span[];
  readonly lists: readonly List[];
  /** The runs, by their number, that were found to be items of a list. */
  readonly found: ReadonlySet<number>;
}

/**
 * Reads what stands between two offsets of a text. Records that are regular are read without `yaml`, and what comes of it
 * is the same.
 * @param before what was made of the part before it was changed; it must not be asked for older places any more
 */
export function* readPart(scanned: Scan, start: number, end: number, before?: ReadPart): Pieces<ReadPart> {
  const { text } = scanned;
  const short = shortText(scanned, start, end);
  const moved = before && movedAlong(before, short);
  if (moved !== undefined) return moved;
  const read = (yield* readRegular(short, turnOf(text))) ?? (yield* readShort(short, text.most));
  if (areAllRunsFound(short, read.found)) return read;
  return yield* readShort(wholeText(text.slice(start, end), start), text.most);
}

/** Reads all of a text with `yaml`, the regular records too. */
export const readPartWithYaml = (text: string): ReadPart => inOneGo(readShort(wholeText(text, 0), text.length));

/** Whether all that is left out of a text are records of lists, as it seems. */
const areAllRunsFound = ({ runs }: ShortText, found: ReadonlySet<number>): boolean =>
  runs.every(({ length }, index) => length < 3 || found.has(index));

/**
 * What was made of a part before it was changed, if `yaml` would be given the same now: only the records that it is not
 * given are others. Undefined where aliases multiply records, for how many there may be is limited.
 */
function movedAlong(before: ReadPart, now: ShortText): ReadPart | undefined {
  const { short, documents, lists, found } = before;
  const hasAliases = documents.some(document => document.hasAliases);
  if (hasAliases || now.text !== short.text || !areAllRunsFound(now, found)) return undefined;
  short.takeOver(now);
  const changed = lists.filter(list => isChangedNow(list, short));
  const holdsChanged = ({ root }: YamlDocument): boolean => changed.some(({ node }) => isWithin(node, root));
  return { ...before, documents: documents.map(document => (holdsChanged(document) ? { ...document } : document)) };
}

/** Takes over the items that a list has now. Where they are the same it stays as it is. */
function isChangedNow({ node, parts }: List, short: ShortText): boolean {
  const items = itemsOf(parts, short);
  const { start, endBefore, end } = changeIn(node.items, items);
  if (start === endBefore && start === end) return false;
  node.items = items;
  return true;
}

const isWithin = ({ start }: Span, root: Span | undefined): boolean =>
  root !== undefined && start >= root.start && start < root.end;

/** Reads a text that is regular as a whole, without the library. */
function* readRegular(short: ShortText, turn: number): Pieces<ReadPart | undefined> {
  const regular = yield* scanDocuments(short, turn);
  if (regular === undefined) return undefined;
  const { roots, comments, lists } = regular;
  const documents = roots.map(root => ({ root, marked: NOTHING, hasAliases: false }));
  return { documents, problems: [], isClosed: true, short, comments, lists, found: new Set(short.runs.keys()) };
}

const NOTHING: YamlDocument['marked'] = new Set();

/** @param turn how many characters the library reads before others have their turn; it is slow */
function* readShort(short: ShortText, turn: number): Pieces<ReadPart> {
  const { documents, problems, isClosed, comments, lists, found } = yield* withYamlInPieces(short, turn);
  return { documents, problems, isClosed, short, comments, lists, found };
}
