/**
 * A YAML text to the documents of the `yaml` library, while others have their turn. The library makes the nodes of a
 * document when it has all of its tokens, in one step. The items of a long list or block are therefore taken out and
 * handed to it a few at a time, as a document of their own. One that stands in for them marks where what is wrong about
 * them belongs: of several errors at one place the first counts.
 */
import { Composer, CST, type Document, isCollection, isNode, isPair, Lexer, Parser, type Range } from 'yaml';
import { type Pieces, part } from '../engine/pieces';
import { Refused, refuseTooMuch } from './nesting';
import type { Span } from './syntax';

/** What the library makes of a text. */
export interface Composed {
  readonly documents: readonly Document.Parsed[];
  /** At offsets of the text that it was given. */
  readonly comments: readonly Span[];
  /** Where and why it is not read on. */
  readonly refused?: Refused;
}

/**
 * Composes every document of a text, as the library does in one step; the comments within its nodes are not kept.
 * @param turn how many characters the library reads before others have their turn; it is slow
 */
export function* composeInPieces(text: string, turn: number): Pieces<Composed> {
  const documents: Document.Parsed[] = [];
  const comments: Span[] = [];
  try {
    yield* compose(text, { documents, comments }, turn);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { documents, comments, refused: error };
  }
  return { documents, comments };
}

function* compose(
  text: string,
  { documents, comments }: { readonly documents: Document.Parsed[]; readonly comments: Span[] },
  turn: number,
): Pieces<void> {
  const parser = new Parser();
  const composer = composerWith(undefined);
  const share = (): number => Math.min(parser.offset / text.length, 1);
  /** Of each document, since the composer holds one back until the next begins. */
  const takenOut: (TakenOut | undefined)[] = [];
  const take = (composed: Iterable<Document.Parsed>): void => {
    for (const document of composed) {
      putBack(takenOut[documents.length], document);
      documents.push(document);
    }
  };
  const next = function* (tokens: Iterable<CST.Token>): Pieces<void> {
    for (const token of tokens) {
      if (token.type === 'document') {
        const { directives } = composer.streamInfo();
        takenOut.push(yield* part(takeOut(token, parser.offset, { directives, turn }), share(), share()));
      }
      take(composer.next(token));
    }
  };
  try {
    let since = 0;
    for (const lexeme of refuseTooMuch(new Lexer().lex(text), comments)) {
      yield* next(parser.next(lexeme));
      since += lexeme.length;
      if (since < turn) continue;
      yield share();
      since = 0;
    }
  } catch (error) {
    // The composer still holds the document before the one that is refused.
    take(composer.end(false, text.length));
    throw error;
  }
  yield* next(parser.end());
  take(composer.end(false, text.length));
}

type Directives = NonNullable<Document['directives']>;

/** @param directives those of a document that are not among its own tokens */
const composerWith = (directives: Directives | undefined): Composer =>
  new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    // Compares every key with every other; keys written twice are found by us, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    ...(directives === undefined ? {} : { _directives: directives.clone() }),
  });

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = CST.CollectionItem;

/** How the document is composed of which something is taken out. */
interface Composing {
  readonly directives: Directives;
  /** How many characters of it are composed in one step, about. */
  readonly turn: number;
}

/** The first items of a list or block, composed, and what is wrong about them. */
interface TakenOut {
  readonly path: Path;
  readonly items: unknown[];
  readonly errors: Document.Parsed['errors'];
  readonly warnings: Document.Parsed['warnings'];
}

/** The items that lead to a list or block from the root, and in which part of each it is. */
type Path = readonly { readonly index: number; readonly side: 'key' | 'value' }[];

/** What the library says where something was taken out; it says nothing like this of any text. */
const TAKEN_OUT = 'taken out';

/**
 * Takes the items of the outermost list or block that can be divided out of a document, which has a mark in their place.
 * @param end where the document ends, at the latest
 * @param standing how many of the first items of its root stand in for others
 * @returns undefined where nothing is taken out: the document is short, or cannot be divided
 */
function* takeOut(
  document: CST.Document,
  end: number,
  composing: Composing,
  standing = 0,
): Pieces<TakenOut | undefined> {
  if (end - document.offset <= composing.turn || isRebuilt(document.start, composing)) return undefined;
  const division = divide(document.value, end, standing, composing);
  if (division === undefined) return undefined;
  const { path, collection, groups } = division;
  const taken: TakenOut = { path, items: [], errors: [], warnings: [] };
  let at: number | undefined;
  for (const group of groups) {
    const composed = yield* composeGroup(collection, group, at, composing);
    for (const item of composed.items) taken.items.push(item);
    for (const error of composed.errors) taken.errors.push(error);
    for (const warning of composed.warnings) taken.warnings.push(warning);
    at = composed.end;
    yield 0;
  }
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const mark: CST.ErrorToken = { type: 'error', offset: at ?? collection.offset, source: '', message: TAKEN_OUT };
  collection.items.splice(0, count, standIn(collection, mark));
  return taken;
}

interface ComposedGroup extends Omit<TakenOut, 'path'> {
  /** Where the library goes on behind the last of them. */
  readonly end: number;
}

/**
 * Composes some items of a list or block.
 * @param at where the items before them end; undefined where there are none
 */
function* composeGroup(
  collection: Collection,
  { items, end }: Group,
  at: number | undefined,
  composing: Composing,
): Pieces<ComposedGroup> {
  const offset = at ?? collection.offset;
  const before = at === undefined ? [] : [standIn({ ...collection, offset: at }, emptyAt(at, collection))];
  const value = { ...collection, offset, items: [...before, ...items] } as Collection;
  if (value.type === 'flow-collection') value.end = [closing(value, end)];
  const document: CST.Document = { type: 'document', offset, start: [], value };
  const taken = yield* takeOut(document, end, composing, before.length);
  const [composed] = composerWith(composing.directives).compose([document]);
  putBack(taken, composed);
  const { contents, errors = [], warnings = [] } = composed ?? {};
  const all = itemsOf(contents);
  const last = value.type === 'flow-collection' ? rangeOf(belowIn(all.at(-1), 'value'))?.[2] : rangeOf(contents)?.[1];
  return { items: all.slice(before.length), errors, warnings, end: last ?? offset };
}

function putBack(taken: TakenOut | undefined, document: Document.Parsed | undefined): void {
  if (taken === undefined || document === undefined) return;
  const { path, items, errors, warnings } = taken;
  const node = path.reduce<unknown>(
    (above, { index, side }) => belowIn(itemsOf(above)[index], side),
    document.contents,
  );
  if (isCollection(node)) node.items = [...items, ...node.items.slice(1)];
  document.errors = document.errors.flatMap(error => (error.message === TAKEN_OUT ? errors : error));
  document.warnings = [...document.warnings, ...warnings];
}

const itemsOf = (node: unknown): unknown[] => (isCollection(node) ? node.items : []);
const belowIn = (item: unknown, side: 'key' | 'value'): unknown => (isPair(item) ? item[side] : item);
const rangeOf = (node: unknown): Range | null | undefined => (isNode(node) ? node.range : undefined);

/** Items that follow each other. */
interface Group {
  readonly items: readonly Item[];
  /** Where they end, at the latest. */
  readonly end: number;
}

interface Division {
  readonly path: Path;
  readonly collection: Collection;
  /** Its first items: all but comments at its end. */
  readonly groups: readonly Group[];
}

/** Looks into what has one item only, which is all of it. */
function divide(
  root: CST.Token | undefined,
  rootEnd: number,
  standing: number,
  composing: Composing,
): Division | undefined {
  const path: Path[number][] = [];
  let [token, end, from] = [root, rootEnd, standing];
  while (CST.isCollection(token)) {
    const groups = groupsOf(token, from, end, composing.turn);
    if (groups.length > 1) return { path, collection: token, groups };
    const [group] = groups;
    const [only, ...others] = group?.items ?? [];
    if (group === undefined || only === undefined || others.length > 0) return undefined;
    // An item of a list in brackets that is a key and its value becomes a block of its own.
    if (isListInBrackets(token) && (only.sep !== undefined || has(only.start, 'explicit-key-ind'))) return undefined;
    if (isRebuilt([...only.start, ...(only.sep ?? [])], composing)) return undefined;
    const side = isComplete(only) ? 'value' : 'key';
    // Whether a key in brackets or braces has a line break in it, which it must not, its items say.
    if (side === 'key' && !isBlock(only.key)) return undefined;
    path.push({ index: from, side });
    [token, end, from] = [only[side] ?? undefined, group.end, 0];
  }
  return undefined;
}

/** Items in groups that are as long as a turn at most, where they can be parted so. */
function groupsOf(collection: Collection, first: number, end: number, turn: number): Group[] {
  const canEnd = isBlock(collection) ? () => true : isComplete;
  const items = collection.items.slice(first) as Item[];
  const idle = items.findIndex(isIdle);
  const last = items.slice(0, idle < 0 ? items.length : idle).findLastIndex(canEnd);
  const groups: Group[] = [];
  let group: Item[] = [];
  let from = 0;
  for (const [index, item] of items.slice(0, last + 1).entries()) {
    const next = items[index + 1];
    const [start, to] = [beginOf(item) ?? from, (next && beginOf(next)) ?? end];
    const before = group.at(-1);
    if (before !== undefined && to - from > turn && canEnd(before)) {
      groups.push({ items: group, end: start });
      group = [];
    }
    if (group.length === 0) from = start;
    group.push(item);
    if (index === last) groups.push({ items: group, end: to });
  }
  return groups;
}

const beginOf = ({ start, key, sep, value }: Item): number | undefined =>
  (start[0] ?? key ?? sep?.[0] ?? value)?.offset;

const isBlock = (token: CST.Token | null | undefined): boolean =>
  token?.type === 'block-seq' || token?.type === 'block-map';

/** Whether it holds nothing but comments, by which the library lets its list or block end, whatever follows. */
const isIdle = ({ start, sep, value }: Item): boolean =>
  sep === undefined && value === undefined && !has(start, 'seq-item-ind') && !has(start, 'explicit-key-ind');

/** Whether it has a value, be it one of nothing. */
const isComplete = ({ key, sep = [], value }: Item): boolean =>
  has(sep, 'map-value-ind') || (key === undefined && value !== undefined);

const has = (tokens: readonly CST.SourceToken[], type: CST.SourceToken['type']): boolean =>
  tokens.some(token => token.type === type);

/** Whether a tag may have the library make something else of the items than their list or block. */
const isRebuilt = (tokens: readonly CST.SourceToken[], { directives }: Composing): boolean =>
  tokens.some(
    ({ type, source }) => type === 'tag' && REBUILDING_TAG.test(directives.tagName(source, () => undefined) ?? ''),
  );

const REBUILDING_TAG = /^tag:yaml\.org,2002:(?!map$|seq$)/;

const isListInBrackets = (collection: Collection): boolean =>
  collection.type === 'flow-collection' && collection.start.source === '[';

/** An item with the value, and with nothing else that takes place. */
function standIn(collection: Collection, value: CST.Token): Item {
  if (isListInBrackets(collection)) return { start: [], value };
  const { offset, indent } = collection;
  const indicator = (type: CST.SourceToken['type']): CST.SourceToken => ({ type, offset, indent, source: '' });
  if (collection.type === 'block-seq') return { start: [indicator('seq-item-ind')], value };
  return { start: [], key: emptyAt(offset, collection), sep: [indicator('map-value-ind')], value };
}

const emptyAt = (offset: number, { indent }: Collection): CST.FlowScalar => ({
  type: 'scalar',
  offset,
  indent,
  source: '',
});

const closing = ({ start, indent }: CST.FlowCollection, offset: number): CST.SourceToken =>
  start.source === '['
    ? { type: 'flow-seq-end', offset, indent, source: ']' }
    : { type: 'flow-map-end', offset, indent, source: '}' };
