/** YAML text to our own tree, with what is wrong about it, by the `yaml` library. */
import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Scalar,
  type ErrorCode as YamlErrorCode,
} from 'yaml';
import { inOneGo, type Pieces, part } from '../engine/pieces';
import { type Message, message } from '../messages/message';
import { composeInPieces } from './compose-yaml';
import { isReadAs, itemsOf, type List, type Shortened, sizeOfMiddle } from './records/runs';
import {
  type Entry,
  type Node,
  placedAlias,
  placedMapping,
  placedScalar,
  placedSequence,
  placedSpan,
  type Span,
} from './syntax';

export interface YamlProblem {
  readonly place: Span;
  readonly message: Message;
}

export interface YamlDocument {
  /** Undefined where the document holds nothing but comments. */
  readonly root: Node | undefined;
  /** Nodes that a problem makes unusable: every value of a key that is written twice. */
  readonly marked: ReadonlySet<Node>;
  /** Whether something in it stands for what is written elsewhere. */
  readonly hasAliases: boolean;
}

/** What the library makes of a text, in which runs of records are left out. */
export interface WithYaml {
  /** Those of one text share what is said of their nodes. */
  readonly documents: readonly YamlDocument[];
  /** In the order of the text. */
  readonly comments: readonly Span[];
  readonly problems: readonly YamlProblem[];
  /** Whether something in it has an anchor or a tag. */
  readonly hasProperties: boolean;
  /** Whether it is certain where it ends: nothing is open, misplaced or too much to be read. */
  readonly isClosed: boolean;
  readonly lists: readonly List[];
  /** The runs, by their number, that were found to be items of a list. */
  readonly found: ReadonlySet<number>;
}

/**
 * Values that aliases may multiply to in one file. Aliases of aliases grow exponentially; what a person writes does not
 * come near.
 */
const MOST_ALIASED_VALUES = 1_000_000;

/** How much of the work is done when the library has read the text, about. */
const PARSED = 0.9;

/** Reads every document of a text in one go, as `withYamlInPieces` does. */
export const withYaml = (short: Shortened): WithYaml => inOneGo(withYamlInPieces(short, short.text.length));

/**
 * Reads every document of a text, and puts what was left out of it back.
 * @param turn how many characters the library reads before others have their turn; it is slow
 */
export function* withYamlInPieces(short: Shortened, turn: number): Pieces<WithYaml> {
  const parsed = yield* part(composeInPieces(short.text, turn), 0, PARSED);
  const reading: YamlReading = {
    short,
    endsOfRuns: new Map(short.runs.map((run, index) => [run.at(-1)?.start, index])),
    problems: [],
    marked: new Set(),
    found: new Set(),
    lists: [],
    hasAliases: false,
    hasProperties: false,
    turn,
    turnEnds: turn,
  };
  const { problems, marked, found, lists } = reading;
  const roots: (Node | undefined)[] = [];
  for (const document of parsed.documents) {
    if (document.range[0] >= reading.turnEnds) yield endTurn(reading, document.range[0]);
    yield* addLibraryProblems(document, reading);
    roots.push(yield* readRoot(document, reading));
  }
  const hasErrors = parsed.documents.some(({ errors }) => errors.length > 0);
  if (parsed.refused !== undefined) {
    const { offset, why } = parsed.refused;
    problems.push({ place: placedSpan(short, offset, Math.min(offset + 1, short.text.length)), message: why });
  }
  const comments = parsed.comments.map(({ start, end }) => placedSpan(short, start, end));
  const { hasAliases, hasProperties } = reading;
  const documents = roots.map(root => ({ root, marked, hasAliases }));
  const isClosed = !hasErrors && !endsWithTab(short.text) && parsed.refused === undefined;
  return { documents, comments, problems, hasProperties, isClosed, lists, found };
}

/**
 * Whether a line that begins with a tab is a fault or none by what stands below the text. Where a further line of the
 * document tells, it is not: one that is no comment and no `---`, and begins with no tab itself.
 */
function endsWithTab(text: string): boolean {
  if (!TAB_LINE.test(text)) return false;
  const lines = text.split('\n');
  const tells = lines.findLastIndex(line => /^ *[^\s#]/.test(line) && !line.startsWith('---'));
  return TAB_LINE.test(lines.slice(Math.max(tells, 0)).join('\n'));
}

const TAB_LINE = /^ *\t/m;

const SENTENCES: Partial<Record<YamlErrorCode, Message>> = {
  ALIAS_PROPS: message('yamlAliasProperties'),
  BAD_ALIAS: message('yamlBadAlias'),
  BAD_DIRECTIVE: message('yamlBadDirective'),
  BAD_DQ_ESCAPE: message('yamlBadEscape'),
  BAD_INDENT: message('yamlBadIndent'),
  BAD_SCALAR_START: message('yamlBadStart'),
  BLOCK_AS_IMPLICIT_KEY: message('yamlNestedOnOneLine'),
  BLOCK_IN_FLOW: message('yamlBlockInFlow'),
  MISSING_CHAR: message('yamlMissingCharacter'),
  MULTILINE_IMPLICIT_KEY: message('yamlMissingColon'),
  MULTIPLE_ANCHORS: message('yamlMultipleAnchors'),
  MULTIPLE_TAGS: message('yamlTag'),
  TAB_AS_INDENT: message('yamlTab'),
  TAG_RESOLVE_FAILED: message('yamlTag'),
  BAD_COLLECTION_TYPE: message('yamlTag'),
  KEY_OVER_1024_CHARS: message('yamlLongKey'),
};

/** So many problems are told before others have their turn: less than a millisecond. */
const PROBLEMS_IN_A_TURN = 500;

/** What the library found, one problem for each place: an unclosed bracket is reported once for every level it is in. */
function* addLibraryProblems({ errors, warnings, range }: Document.Parsed, reading: YamlReading): Pieces<void> {
  const { short, problems } = reading;
  const { length } = short.text;
  const places = new Set<number>();
  for (const { code, pos, message: english } of [...errors, ...warnings]) {
    const [start, end] = [Math.min(pos[0], length), Math.min(pos[1], length)];
    if (places.has(start)) continue;
    places.add(start);
    const isUnclosed = /end with an? [\]}]/.test(english);
    const sentence = isUnclosed ? message('yamlUnclosed') : (SENTENCES[code] ?? message('yamlUnexpected'));
    problems.push({ place: placedSpan(short, start, end), message: sentence });
    if (places.size % PROBLEMS_IN_A_TURN === 0) yield endTurn(reading, range[0]);
  }
}

/** What the library knows of where its nodes stand. */
interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined;
}

interface Collection extends Ranged {
  readonly items: readonly unknown[];
  readonly anchor?: string;
  readonly tag?: string;
  readonly flow?: boolean;
}

const hasProperties = ({ anchor, tag }: { readonly anchor?: string; readonly tag?: string }): boolean =>
  anchor !== undefined || tag !== undefined;

/** A text on its way to nodes. */
interface YamlReading {
  readonly short: Shortened;
  /** The numbers of the runs by where their last items stand. */
  readonly endsOfRuns: ReadonlyMap<number | undefined, number>;
  readonly problems: YamlProblem[];
  readonly marked: Set<Node>;
  /** The runs, by their number, whose ends were come across as neighbours in a list. */
  readonly found: Set<number>;
  readonly lists: List[];
  hasAliases: boolean;
  hasProperties: boolean;
  /** How many characters are read before others have their turn, and up to where this turn goes. */
  readonly turn: number;
  turnEnds: number;
}

/** How much is read when a turn ends here, and the next one begins. */
function endTurn(reading: YamlReading, at: number): number {
  reading.turnEnds = at + reading.turn;
  return PARSED + ((1 - PARSED) * at) / reading.short.text.length;
}

/** A node, how many values it stands for once its aliases are followed, and where it ends in the short text. */
interface ReadNode {
  readonly node: Node;
  readonly size: number;
  readonly to: number;
}

/** A document on its way to nodes. */
interface DocumentReading {
  readonly reading: YamlReading;
  readonly byAnchor: Map<string, ReadNode>;
  /** The anchors of what is being read. */
  readonly open: Set<string>;
  aliased: number;
  openFlows: number;
}

/** Others have their turn between two parts of a list or block, at whatever depth. */
function* readRoot({ contents, range }: Document.Parsed, reading: YamlReading): Pieces<Node | undefined> {
  if (contents === null) return undefined;
  const within: DocumentReading = { reading, byAnchor: new Map(), open: new Set(), aliased: 0, openFlows: 0 };
  const { node } = isCollection(contents) ? yield* readParts(contents, within) : readSingle(contents, range[0], within);
  if (node.kind !== 'scalar' || node.text !== '' || node.quoted) return node;
  return node.start === node.end ? undefined : node;
}

function* readParts(collection: Collection, within: DocumentReading): Pieces<ReadNode> {
  const { anchor, flow } = collection;
  if (anchor !== undefined) within.open.add(anchor);
  within.reading.hasProperties ||= hasProperties(collection);
  if (flow === true) within.openFlows += 1;
  const result = yield* isMap(collection) ? readMapping(collection, within) : readSequence(collection, within);
  if (flow === true) within.openFlows -= 1;
  return named(anchor, result, within);
}

/** Reads what has no parts. */
function readSingle(value: unknown, at: number, within: DocumentReading): ReadNode {
  if (isAlias(value)) return readAlias(value, at, within);
  if (!isScalar(value)) return nothing(at, at, within);
  within.reading.hasProperties ||= hasProperties(value);
  return named(value.anchor, readScalar(value, at, within), within);
}

function named(anchor: string | undefined, result: ReadNode, { open, byAnchor }: DocumentReading): ReadNode {
  if (anchor === undefined) return result;
  open.delete(anchor);
  byAnchor.set(anchor, result);
  return result;
}

function readAlias(alias: Alias, at: number, within: DocumentReading): ReadNode {
  const { reading, byAnchor, open } = within;
  const { short, problems } = reading;
  const { source: anchor } = alias;
  const [from, to] = placeOf(alias, at);
  reading.hasAliases = true;
  const target = byAnchor.get(anchor);
  const place = placedSpan(short, from, to);
  if (target === undefined || open.has(anchor)) {
    // An unknown anchor is among the library's errors; an anchor inside itself is not.
    if (open.has(anchor)) problems.push({ place, message: message('yamlAliasInItself', anchor) });
    return nothing(from, to, within);
  }
  within.aliased += target.size;
  if (within.aliased > MOST_ALIASED_VALUES) {
    problems.push({ place, message: message('yamlTooManyAliases', MOST_ALIASED_VALUES) });
    return nothing(from, to, within);
  }
  return { node: placedAlias(short, from, to, target.node), size: target.size, to };
}

function readScalar(scalar: Scalar, at: number, { reading: { short } }: DocumentReading): ReadNode {
  const [from, to] = placeOf(scalar, at);
  const { value } = scalar;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const quoted = scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE;
  return { node: placedScalar(short, from, to, known, scalar.source ?? '', quoted), size: 1, to };
}

function* readMapping(map: Collection, within: DocumentReading): Pieces<ReadNode> {
  const { reading } = within;
  const { short, problems, marked, found } = reading;
  const entries: Entry[] = [];
  let size = 1;
  const [from, flowEnd] = placeOf(map, 0);
  let end = from;
  for (const pair of map.items) {
    if (!isPair(pair)) continue;
    const { key: written, value: below } = pair;
    const { node: key, to: keyEnd } = isCollection(written)
      ? yield* readParts(written, within)
      : readSingle(written, from, within);
    const value = isCollection(below) ? yield* readParts(below, within) : readSingle(below, keyEnd, within);
    if (value.to >= reading.turnEnds) yield endTurn(reading, value.to);
    size += 1 + value.size;
    if (key.kind === 'scalar') {
      entries.push({ key, value: value.node });
      end = Math.max(from, value.to);
      continue;
    }
    problems.push({ place: key, message: message('yamlKeyNotText') });
    // The library has a limit for the length of a key, so nothing may be left out of one.
    found.clear();
  }
  markRepeatedKeys(entries, problems, marked);
  const to = map.flow === true ? flowEnd : end;
  return { node: placedMapping(short, from, to, map.flow === true, entries), size, to };
}

function* readSequence(sequence: Collection, within: DocumentReading): Pieces<ReadNode> {
  const { reading } = within;
  const { short, found, lists } = reading;
  const [from, flowEnd] = placeOf(sequence, 0);
  let size = 1;
  let at = from;
  const parts: (Node | number)[] = [];
  let before: Node | undefined;
  for (const item of sequence.items) {
    const read = isCollection(item) ? yield* readParts(item, within) : readSingle(item, at, within);
    at = read.to;
    if (at >= reading.turnEnds) yield endTurn(reading, at);
    size += read.size;
    const number = runOf(before, read.node, within);
    before = read.node;
    if (number === undefined) {
      parts.push(before);
      continue;
    }
    const run = short.runs[number];
    if (run !== undefined && run.length > 1) parts.pop();
    parts.push(number);
    found.add(number);
    if (run !== undefined) size += sizeOfMiddle(run);
  }
  const to = sequence.flow === true ? flowEnd : Math.max(from, at);
  const node = placedSequence(short, from, to, sequence.flow === true, itemsOf(parts, short));
  if (parts.some(one => typeof one === 'number')) lists.push({ node, parts });
  return { node, size, to };
}

/** The number of the run that ends with the item. Inside of braces and brackets a line says nothing about where one ends. */
function runOf(before: Node | undefined, node: Node, { reading, openFlows }: DocumentReading): number | undefined {
  const { short, endsOfRuns } = reading;
  const number = openFlows === 0 ? endsOfRuns.get(node.start) : undefined;
  const run = short.runs[number ?? -1];
  const isRun = isReadAs(run?.at(-1), node) && (run?.length === 1 || isReadAs(run?.at(0), before));
  return isRun ? number : undefined;
}

const placeOf = ({ range }: Ranged, otherwise: number): [number, number] =>
  range ? [range[0], range[1]] : [otherwise, otherwise];

const nothing = (from: number, to: number, { reading: { short } }: DocumentReading): ReadNode => ({
  node: placedScalar(short, from, to, null, '', false),
  size: 1,
  to,
});

function markRepeatedKeys(entries: readonly Entry[], problems: YamlProblem[], marked: Set<Node>): void {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const name = String(entry.key.value);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, entry);
      continue;
    }
    for (const copy of marked.has(earlier.value) ? [entry] : [earlier, entry]) {
      marked.add(copy.value);
      problems.push({ place: copy.key, message: message('yamlRepeatedKey', name) });
    }
  }
}
