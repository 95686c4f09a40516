/** Sorts the records of a list where they stand: each with the comments above and behind it, in flow and block style. */
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

/**
 * The list in the order of its records' ranks; a record without one stays behind the record before it. Undefined where
 * it is in order, and where records cannot be moved without losing something.
 */
export function sortRecords(
  written: CommentedText,
  list: SequenceNode,
  rankOf: (record: Node) => number | undefined,
): Rewrite | undefined {
  const stretches = namesValues(written, list) ? undefined : stretchesOf(written, list);
  if (stretches === undefined) return undefined;
  let rank = Number.NEGATIVE_INFINITY;
  const ranked = [...list.items].map((item, index) => {
    rank = rankOf(item) ?? rank;
    return { rank, stretch: stretches[index] };
  });
  const sorted = ranked.toSorted((one, other) => one.rank - other.rank);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined || sorted.every((record, index) => record === ranked[index])) {
    return undefined;
  }
  const { text } = written;
  const parts = sorted.map(({ stretch }, index) => {
    const [here, next] = [stretches[index], stretches[index + 1]];
    if (stretch === undefined || here === undefined) return '';
    const behind = stretch.bodyEnd + stretch.comma.length;
    const record = text.slice(stretch.start, stretch.bodyEnd) + here.comma + text.slice(behind, stretch.end);
    return record + (next === undefined ? '' : text.slice(here.end, next.start));
  });
  return { start: first.start, end: last.end, text: parts.join('') };
}

/** Where the lines of a record begin, the comments right above it included; in a flow list on one line, where it does. */
export function startOfRecord(written: CommentedText, list: SequenceNode, record: Node): number {
  const index = [...list.items].indexOf(record);
  return stretchesOf(written, list)?.[index]?.start ?? lineStart(written.text, record.start);
}

/** What an anchor names must stand before its aliases, so records with one are not moved. */
function namesValues({ text, comments }: CommentedText, { start, end }: SequenceNode): boolean {
  const anchors = [...text.slice(start, end).matchAll(/(?<=^|[\s[{,:-])&[^\s,[\]{}]/g)];
  return anchors.some(({ index }) => !comments.some(one => one.start <= start + index && start + index < one.end));
}

function stretchesOf(written: CommentedText, list: SequenceNode): Stretch[] | undefined {
  const { text, comments } = written;
  const starts = [...list.items].map(item => (list.flow ? item.start : dashBefore(written, item)));
  if (starts.every(start => text.slice(lineStart(text, start), start).trim() === '')) {
    return inLines(written, list, starts);
  }
  const holdsComment = comments.some(({ start }) => list.start <= start && start < list.end);
  if (!list.flow || holdsComment) return undefined;
  return [...list.items].map(({ start, end }) => ({ start, bodyEnd: end, comma: '', end }));
}

/** The dash of a block list's item, behind which comments and line breaks may stand. */
function dashBefore({ text, comments }: CommentedText, item: Node): number {
  let at = item.start;
  while (at > 0 && text[at - 1] !== '-') {
    const end = at;
    const isBlank = /\s/.test(text[end - 1] ?? '');
    const comment = isBlank ? undefined : comments.find(one => one.start < end && end <= one.end);
    at = comment?.start ?? end - 1;
  }
  return at - 1;
}

function inLines({ text }: CommentedText, list: SequenceNode, starts: readonly number[]): Stretch[] | undefined {
  const stretches: Stretch[] = [];
  for (const [index, item] of [...list.items].entries()) {
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
