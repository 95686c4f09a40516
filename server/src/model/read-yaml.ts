/** YAML text to our own tree, with what is wrong about it. The one place that knows the `yaml` library. */
import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  Scalar,
  type ErrorCode as YamlErrorCode,
} from 'yaml';
import { type Message, message } from '../messages/message';
import { DEEPEST_NESTING, refuseDeepNesting, TooDeep } from './nesting';
import { type Run, runBetween, type ShortText, shortText, wholeText } from './records/runs';
import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from './syntax';

export interface YamlProblem {
  readonly start: number;
  readonly end: number;
  readonly message: Message;
}

export interface YamlDocument {
  /** Undefined where the document holds nothing but comments. */
  readonly root: Node | undefined;
  readonly start: number;
  readonly end: number;
}

/** From the `#` to the end of its line. */
export interface YamlComment {
  readonly start: number;
  readonly end: number;
}

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly comments: readonly YamlComment[];
  readonly problems: readonly YamlProblem[];
  /** Nodes that a problem makes unusable: every value of a key that is written twice. */
  readonly marked: ReadonlySet<Node>;
}

/**
 * Values that aliases may multiply to in one file. Aliases of aliases grow exponentially; what a person writes does not
 * come near.
 */
const MOST_ALIASED_VALUES = 1_000_000;

/**
 * Reads every document of the text; never throws, whatever the text. Work is linear in its length. Records that are
 * regular are read without `yaml`, and what comes of it is the same.
 */
export function readYaml(text: string): YamlFile {
  const short = shortText(text);
  const { file, areAllRunsFound } = readShort(short, parse(short.text));
  return areAllRunsFound ? file : readWithYaml(text);
}

/** Reads all of the text with `yaml`, the regular records too. */
export const readWithYaml = (text: string): YamlFile => readShort(wholeText(text), parse(text)).file;

interface ReadText {
  readonly file: YamlFile;
  /** Whether all that was left out of the text are records of lists, as it seemed; if not, the file is wrong. */
  readonly areAllRunsFound: boolean;
}

/** Puts what was left out of a text back into what the library has made of the rest. */
function readShort(short: ShortText, parsed: Parsed): ReadText {
  const { whole, place } = short;
  const reading: YamlReading = { short, problems: [], marked: new Set(), found: new Set() };
  const { problems, marked } = reading;
  const documents = parsed.documents.map(document => {
    problems.push(...libraryProblems(document, short));
    const [start, , end] = document.range;
    return { root: readRoot(document, reading), start: place(start), end: place(end) };
  });
  if (parsed.tooDeepAt !== undefined) {
    const start = place(parsed.tooDeepAt);
    const end = Math.min(start + 1, whole.length);
    problems.push({ start, end, message: message('yamlTooDeep', DEEPEST_NESTING) });
  }
  const file = { documents, comments: commentsOf(short, parsed), problems, marked };
  return { file, areAllRunsFound: reading.found.size === short.runs.size };
}

function commentsOf({ runs, place }: ShortText, { comments }: Parsed): readonly YamlComment[] {
  if (runs.size === 0) return comments;
  const kept = comments.map(({ start, end }) => ({ start: place(start), end: place(end) }));
  const leftOut = [...runs.values()].flatMap(run => run.comments);
  return [...kept, ...leftOut].sort((one, other) => one.start - other.start);
}

/** What the library makes of a text. */
interface Parsed {
  readonly documents: readonly Document.Parsed[];
  readonly comments: readonly YamlComment[];
  /** Where it is nested too deep to be read on. */
  readonly tooDeepAt?: number;
}

function parse(text: string): Parsed {
  const documents: Document.Parsed[] = [];
  const comments: YamlComment[] = [];
  try {
    for (const document of compose(text, comments)) documents.push(document);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { documents, comments, tooDeepAt: error.offset };
  }
  return { documents, comments };
}

function* compose(text: string, comments: YamlComment[]): Generator<Document.Parsed> {
  const parser = new Parser();
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    // Compares every key with every other; keys written twice are found below, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  try {
    for (const lexeme of refuseDeepNesting(new Lexer().lex(text), comments)) {
      for (const token of parser.next(lexeme)) yield* composer.next(token);
    }
  } catch (error) {
    // The composer still holds the document before the one that is refused.
    yield* composer.end(false, text.length);
    throw error;
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end(false, text.length);
}

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

/** What the library found, one problem for each place: an unclosed bracket is reported once for every level it is in. */
function libraryProblems(document: Document.Parsed, { text: { length }, place }: ShortText): YamlProblem[] {
  const byPlace = new Map<number, YamlProblem>();
  for (const { code, pos, message: english } of [...document.errors, ...document.warnings]) {
    const [start, end] = [place(Math.min(pos[0], length)), place(Math.min(pos[1], length))];
    const isUnclosed = /end with an? [\]}]/.test(english);
    const sentence = isUnclosed ? message('yamlUnclosed') : (SENTENCES[code] ?? message('yamlUnexpected'));
    if (!byPlace.has(start)) byPlace.set(start, { start, end, message: sentence });
  }
  return [...byPlace.values()];
}

/** What the library knows of where its nodes stand. */
interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined;
}

interface Collection extends Ranged {
  readonly items: readonly unknown[];
  readonly flow?: boolean;
}

/** A text on its way to nodes. */
interface YamlReading {
  readonly short: ShortText;
  readonly problems: YamlProblem[];
  readonly marked: Set<Node>;
  /** The runs whose ends were come across as neighbours in a list. */
  readonly found: Set<Run>;
}

function readRoot(document: Document.Parsed, { short, problems, marked, found }: YamlReading): Node | undefined {
  const { whole, runs, place } = short;
  const byAnchor = new Map<string, { node: Node; size: number }>();
  const open = new Set<string>();
  let aliased = 0;

  // The second number is how many values the node stands for once its aliases are followed.
  const read = (value: unknown, at: number): { node: Node; size: number } => {
    if (isAlias(value)) return readAlias(value.source, ...placeOf(value, at));
    if (!isScalar(value) && !isCollection(value)) return { node: nothingAt(at), size: 1 };
    if (value.anchor !== undefined) open.add(value.anchor);
    const foundBefore = found.size;
    const result = isMap(value) ? readMapping(value) : isSeq(value) ? readSequence(value) : readScalar(value, at);
    // Inside of braces and brackets a line says nothing about where an item ends.
    if (isCollection(value) && value.flow === true && found.size > foundBefore) found.clear();
    if (value.anchor !== undefined) {
      open.delete(value.anchor);
      byAnchor.set(value.anchor, result);
    }
    return result;
  };

  const readAlias = (anchor: string, start: number, end: number): { node: Node; size: number } => {
    const target = byAnchor.get(anchor);
    if (target === undefined || open.has(anchor)) {
      // An unknown anchor is among the library's errors; an anchor inside itself is not.
      if (open.has(anchor)) problems.push({ start, end, message: message('yamlAliasInItself', anchor) });
      return { node: { ...nothingAt(start), end }, size: 1 };
    }
    aliased += target.size;
    if (aliased > MOST_ALIASED_VALUES) {
      problems.push({ start, end, message: message('yamlTooManyAliases', MOST_ALIASED_VALUES) });
      return { node: { ...nothingAt(start), end }, size: 1 };
    }
    const { node } = target;
    const written = node.anchor ?? { start: node.start, end: node.end };
    return { node: { ...node, start, end, anchor: written }, size: target.size };
  };

  const readScalar = (scalar: Scalar, at: number): { node: ScalarNode; size: number } => {
    const [start, end] = placeOf(scalar, at);
    const { value } = scalar;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const quoted = scalar.type === Scalar.QUOTE_DOUBLE || scalar.type === Scalar.QUOTE_SINGLE;
    return { node: { kind: 'scalar', start, end, value: known, text: scalar.source ?? '', quoted }, size: 1 };
  };

  const readMapping = (map: Collection) => {
    const entries: Entry[] = [];
    let size = 1;
    const [start, flowEnd] = placeOf(map, 0);
    for (const pair of map.items) {
      if (!isPair(pair)) continue;
      const key = read(pair.key, start).node;
      const value = read(pair.value, key.end);
      size += 1 + value.size;
      if (key.kind === 'scalar') {
        entries.push({ key, value: value.node });
        continue;
      }
      problems.push({ start: key.start, end: key.end, message: message('yamlKeyNotText') });
      // The library has a limit for the length of a key, so nothing may be left out of one.
      found.clear();
    }
    markRepeatedKeys(entries, problems, marked);
    const last = entries.at(-1)?.value;
    const end = map.flow === true ? flowEnd : endOfBlock(start, last);
    const node: MappingNode = { kind: 'mapping', start, end, flow: map.flow === true, entries };
    return { node, size };
  };

  const readSequence = (sequence: Collection) => {
    const [start, flowEnd] = placeOf(sequence, 0);
    let size = 1;
    let at = start;
    const items: Node[] = [];
    for (const item of sequence.items) {
      const { node, size: itemSize } = read(item, at);
      const run = runBetween(runs, items.at(-1), node);
      if (run !== undefined && sequence.flow !== true) {
        found.add(run);
        for (const record of run.between) {
          items.push(record);
          size += 1 + 2 * record.entries.length;
        }
      }
      items.push(node);
      size += itemSize;
      at = node.end;
    }
    const end = sequence.flow === true ? flowEnd : endOfBlock(start, items.at(-1));
    const node: SequenceNode = { kind: 'sequence', start, end, flow: sequence.flow === true, items };
    return { node, size };
  };

  const placeOf = ({ range }: Ranged, otherwise: number): [number, number] =>
    range ? [place(range[0]), place(range[1])] : [otherwise, otherwise];

  const nothingAt = (at: number): ScalarNode => ({
    kind: 'scalar',
    start: at,
    end: at,
    value: null,
    text: '',
    quoted: false,
  });

  const { contents } = document;
  const root = contents === null ? undefined : read(contents, place(document.range[0])).node;
  const isEmpty =
    root?.kind === 'scalar' && root.text === '' && !root.quoted && whole.slice(root.start, root.end) === '';
  return isEmpty ? undefined : root;
}

/** A block ends where its last value does; the library's own range goes on to the next line. */
const endOfBlock = (start: number, last: Node | undefined): number => Math.max(start, last?.end ?? start);

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
      problems.push({ start: copy.key.start, end: copy.key.end, message: message('yamlRepeatedKey', name) });
    }
  }
}
