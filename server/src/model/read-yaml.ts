/** YAML text to our own tree, with what is wrong about it: what is regular without the `yaml` library, the rest with it. */
import { firstNot } from '../engine/halving';
import { inOneGo, type Pieces } from '../engine/pieces';
import { rememberedFor } from '../engine/remembered';
import { type PiecedText, piecedText } from './pieced-text';
import { commentedOf, commentsAt, isCommentedWith, type Origin } from './records/regular-record';
import { itemsOf, type List, middleOf, type ShortText, shortText, wholeText } from './records/runs';
import { isLongToScan, rescan, type Scan, scan, scanInPieces } from './records/scan';
import { scanDocuments } from './records/scan-document';
import type { Node, Span } from './syntax';
import { withYaml, type YamlDocument, type YamlProblem } from './with-yaml';

/** From the `#` to the end of its line. */
export type YamlComment = Span;

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  /** In the order of the text. */
  readonly comments: readonly YamlComment[];
  readonly problems: readonly YamlProblem[];
  /** Nodes that a problem makes unusable: every value of a key that is written twice. */
  readonly marked: ReadonlySet<Node>;
  /** Whether something in it stands for what is written elsewhere. */
  readonly hasAliases: boolean;
  /** What the text after an edit is read with. */
  readonly read: ReadText;
}

/** How a text was read. */
export interface ReadText {
  readonly scan: Scan;
  readonly short: ShortText;
  /** The comments of the short text. */
  readonly comments: readonly YamlComment[];
  readonly lists: readonly List[];
  /** The runs, by their number, that were found to be items of a list. */
  readonly found: ReadonlySet<number>;
}

/** Reads every document of the text, as `readYamlAgain` does. */
export const readYaml = (text: string): YamlFile => readYamlAgain(piecedText(text));

export const readYamlAgain = (text: PiecedText, before?: YamlFile): YamlFile => inOneGo(readYamlInPieces(text, before));

/** Whether so much of a text has to be read that others should have their turn meanwhile. */
export const isLongToRead = (text: PiecedText, before: YamlFile | undefined): boolean =>
  isLongToScan(text, before?.read.scan);

/**
 * Reads every document of the text; never throws, whatever the text. Work is linear in its length. Records that are
 * regular are read without `yaml`, and what comes of it is the same.
 * @param before what was read of the text before it was changed; what the change leaves alone is taken from there in one
 *   piece, moves along, and must not be asked for older places any more
 */
export function* readYamlInPieces(text: PiecedText, before?: YamlFile): Pieces<YamlFile> {
  const scanned = before === undefined ? yield* scanInPieces(text) : rescan(before.read.scan, text);
  const short = shortText(scanned);
  const moved = before && movedAlong(before, scanned, short);
  if (moved !== undefined) return moved;
  const regular = readRegular(scanned, short);
  if (regular !== undefined) return regular;
  const file = readShort(scanned, short);
  return areAllRunsFound(short, file.read.found) ? file : readShort(scanned, wholeText(text.whole));
}

/** Reads all of the text with `yaml`, the regular records too. */
export const readWithYaml = (text: string): YamlFile => readShort(scan(piecedText('')), wholeText(text));

/** Whether all that is left out of a text are records of lists, as it seems. */
const areAllRunsFound = ({ runs }: ShortText, found: ReadonlySet<number>): boolean =>
  runs.every(({ length }, index) => length < 3 || found.has(index));

/**
 * What was made of a text before it was changed, if `yaml` would be given the same now: only the records that it is not
 * given are others. Undefined where aliases multiply records, for how many there may be is limited.
 */
function movedAlong(file: YamlFile, scanned: Scan, now: ShortText): YamlFile | undefined {
  const { short, lists, found } = file.read;
  if (file.hasAliases || now.text !== short.text || !areAllRunsFound(now, found)) return undefined;
  short.takeOver(now);
  for (const { node, parts } of lists) node.items = itemsOf(parts, short);
  const { documents, problems, marked, hasAliases } = file;
  return yamlFile({ documents, problems, marked, hasAliases, read: { ...file.read, scan: scanned } });
}

/** Reads a text that is regular as a whole, without the library. */
function readRegular(scanned: Scan, short: ShortText): YamlFile | undefined {
  const regular = scanDocuments(short);
  if (regular === undefined) return undefined;
  const { roots, comments, lists } = regular;
  return yamlFile({
    documents: roots.map(root => ({ root })),
    problems: [],
    marked: new Set(),
    hasAliases: false,
    read: { scan: scanned, short, comments, lists, found: new Set(short.runs.keys()) },
  });
}

function readShort(scanned: Scan, short: ShortText): YamlFile {
  const { documents, comments, problems, marked, hasAliases, lists, found } = withYaml(short);
  return yamlFile({
    documents,
    problems,
    marked,
    hasAliases,
    read: { scan: scanned, short, comments, lists, found },
  });
}

/** Not put together of parts, of which V8 would make an own kind of object for each file. */
const yamlFile = ({ documents, problems, marked, hasAliases, read }: Omit<YamlFile, 'comments'>): YamlFile => ({
  documents,
  problems,
  marked,
  hasAliases,
  read,
  get comments() {
    return commentsOf(read);
  },
});

/** Asked for by little, so that they are not gone over at each keystroke. */
const commentsOf = rememberedFor((read: ReadText): readonly YamlComment[] => inOrder(read, commentedOf));

/** A reader of the comments in which a text stands. Of the records that were not read anew it has looked already. */
export function commentsWith(text: string): (read: ReadText) => readonly YamlComment[] {
  const recordsOf = rememberedFor((origin: Origin) =>
    commentedOf(origin).filter(at => isCommentedWith(origin, at, text)),
  );
  return read => {
    const holds = ({ start, end }: YamlComment): boolean => read.scan.text.slice(start, end).includes(text);
    return inOrder({ ...read, comments: read.comments.filter(holds) }, recordsOf);
  };
}

/**
 * The comments in the order of the text, with those of records that are left out of it.
 * @param commented the indexes of an origin's records whose comments are wanted, in order
 */
function inOrder(
  { comments, short: { runs } }: ReadText,
  commented: (origin: Origin) => readonly number[],
): readonly YamlComment[] {
  const leftOut: YamlComment[] = [];
  for (const run of runs) {
    for (const { of, from, to } of middleOf(run).segments) {
      const records = commented(of);
      const first = firstNot(0, records.length, at => (records[at] ?? 0) < from);
      for (let at = first; (records[at] ?? to) < to; at += 1) leftOut.push(...commentsAt(of, records[at] ?? to));
    }
  }
  return leftOut.length === 0 ? comments : [...comments, ...leftOut].sort((one, other) => one.start - other.start);
}
