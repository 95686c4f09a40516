/** Sorts the records of a list where they stand: each with the comments above and behind it, in flow and block style. */
import { firstNot } from '../engine/halving';
import { eachInPieces, joinInPieces, type Pieces, part } from '../engine/pieces';
import { sortInPieces } from '../engine/sort-in-pieces';
import type { YamlComment } from './read-yaml';
import { type CommentedText, lineEnd, lineStart, type Rewrite, writtenEnd } from './rewrite';
import type { Node, SequenceNode } from './syntax';

/** The stretch of text that a record takes along. */
interface Stretch {
  readonly start: number;
  /** Behind the record itself, where a comma of a flow list would follow. */
  readonly bodyEnd: number;
  readonly comma: string;
  readonly end: number;
}

/** So many records are looked at before others have their turn: a millisecond or two. */
const RECORDS_IN_A_TURN = 500;

/**
 * The list in the order of its records' ranks; a record without one stays behind the record before it. Undefined where
 * it is in order, and where records cannot be moved without losing something.
 */
export function* sortRecords(
  written: CommentedText,
  list: SequenceNode,
  rankOf: (record: Node) => number | undefined,
): Pieces<Rewrite | undefined> {
  const items = yield* part(itemsOf(list), 0, 0.1);
  if (yield* part(namesValues(written, list), 0.1, 0.2)) return undefined;
  const stretches = yield* part(stretchesOf(written, list, items), 0.2, 0.5);
  if (stretches === undefined) return undefined;
  let rank = Number.NEGATIVE_INFINITY;
  const toRanked = (item: Node, index: number) => {
    rank = rankOf(item) ?? rank;
    return { rank, stretch: stretches[index] };
  };
  const ranked = yield* part(eachInPieces(items, RECORDS_IN_A_TURN, toRanked), 0.5, 0.7);
  const sorted = yield* part(
    sortInPieces(ranked, (one, other) => one.rank - other.rank),
    0.7,
    0.9,
  );
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined || sorted.every((record, index) => record === ranked[index])) {
    return undefined;
  }
  const { text } = written;
  const toText = ({ stretch }: { readonly stretch: Stretch | undefined }, index: number): string => {
    const [here, next] = [stretches[index], stretches[index + 1]];
    if (stretch === undefined || here === undefined) return '';
    const behind = stretch.bodyEnd + stretch.comma.length;
    const record = text.slice(stretch.start, stretch.bodyEnd) + here.comma + text.slice(behind, stretch.end);
    return record + (next === undefined ? '' : text.slice(here.end, next.start));
  };
  const parts = yield* part(eachInPieces(sorted, RECORDS_IN_A_TURN, toText), 0.9, 1);
  return { start: first.start, end: last.end, text: yield* part(joinInPieces(parts), 1, 1) };
}

/**
 * Where the lines of each record begin, the comments right above it included; in a flow list on one line, where it does.
 * Undefined where a record shares its lines with something else.
 */
export function* startsOfRecords(written: CommentedText, list: SequenceNode): Pieces<readonly number[] | undefined> {
  const items = yield* part(itemsOf(list), 0, 0.2);
  const stretches = yield* part(stretchesOf(written, list, items), 0.2, 1);
  return stretches?.map(({ start }) => start);
}

function* itemsOf({ items }: SequenceNode): Pieces<Node[]> {
  const all: Node[] = [];
  for (const item of items) {
    all.push(item);
    if (all.length % RECORDS_IN_A_TURN === 0) yield all.length / items.length;
  }
  return all;
}

/** What an anchor names must stand before its aliases, so records with one are not moved. */
function* namesValues({ text, comments }: CommentedText, { start, end }: SequenceNode): Pieces<boolean> {
  const written = text.slice(start, end);
  let looked = 0;
  for (let at = written.indexOf('&'); at >= 0; at = written.indexOf('&', at + 1)) {
    looked += 1;
    if (looked % RECORDS_IN_A_TURN === 0) yield at / written.length;
    const isAnchor =
      /^[^\s,[\]{}]/.test(written.slice(at + 1, at + 2)) && /^$|[\s[{,:-]/.test(written.slice(at - 1, at));
    if (isAnchor && commentAt(comments, start + at) === undefined) return true;
  }
  return false;
}

/** The first comment that ends behind an offset. */
const commentBehind = (comments: readonly YamlComment[], offset: number): YamlComment | undefined =>
  comments[firstNot(0, comments.length, at => (comments[at]?.end ?? 0) <= offset)];

/** The comment that an offset is in. */
function commentAt(comments: readonly YamlComment[], offset: number): YamlComment | undefined {
  const comment = commentBehind(comments, offset);
  return comment !== undefined && comment.start <= offset ? comment : undefined;
}

function* stretchesOf(
  written: CommentedText,
  list: SequenceNode,
  items: readonly Node[],
): Pieces<Stretch[] | undefined> {
  const { text, comments } = written;
  let areInLines = true;
  const toStart = (item: Node): number => {
    const start = list.flow ? item.start : dashBefore(written, item);
    areInLines &&= text.slice(lineStart(text, start), start).trim() === '';
    return start;
  };
  const starts = yield* part(eachInPieces(items, RECORDS_IN_A_TURN, toStart), 0, 0.5);
  if (areInLines) return yield* part(inLines(text, items, starts), 0.5, 1);
  const comment = commentBehind(comments, list.start);
  const holdsComment = comment !== undefined && comment.start < list.end;
  if (!list.flow || holdsComment) return undefined;
  return yield* part(
    eachInPieces(items, RECORDS_IN_A_TURN, ({ start, end }) => ({ start, bodyEnd: end, comma: '', end })),
    0.5,
    1,
  );
}

/** The dash of a block list's item, behind which comments and line breaks may stand. */
function dashBefore({ text, comments }: CommentedText, item: Node): number {
  let at = item.start;
  while (at > 0 && text[at - 1] !== '-') {
    const isBlank = /\s/.test(text[at - 1] ?? '');
    const comment = isBlank ? undefined : commentAt(comments, at - 1);
    at = comment?.start ?? at - 1;
  }
  return at - 1;
}

function* inLines(text: string, items: readonly Node[], starts: readonly number[]): Pieces<Stretch[] | undefined> {
  const stretches: Stretch[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % RECORDS_IN_A_TURN === 0) yield index / items.length;
    const bodyEnd = Math.max(writtenEnd(text, item), (starts[index] ?? 0) + 1);
    const end = lineEnd(text, bodyEnd);
    const behind = /^([ \t]*,)?[ \t]*(#.*)?$/.exec(text.slice(bodyEnd, end));
    if (behind === null) return undefined;
    const before = stretches.at(-1);
    const start = startWithComments(text, starts[index] ?? 0, before?.end ?? 0);
    if (before !== undefined) stretches[index - 1] = withCommentsBelow(text, before, start);
    stretches.push({ start, bodyEnd, comma: behind[1] ?? '', end });
  }
  return stretches;
}

/** The first of the comment lines right above. */
function startWithComments(text: string, recordStart: number, earliest: number): number {
  let start = lineStart(text, recordStart);
  while (start - 1 > earliest) {
    const above = lineStart(text, start - 1);
    if (above <= earliest || !text.slice(above, start).trimStart().startsWith('#')) return start;
    start = above;
  }
  return start;
}

/** Comments below a record that a blank line separates from the next one stay with it. */
function withCommentsBelow(text: string, stretch: Stretch, next: number): Stretch {
  const below = text.slice(stretch.end, next).trimEnd();
  return { ...stretch, end: stretch.end + below.length };
}
