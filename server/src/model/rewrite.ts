/**
 * How a text is changed so that what stands around the change stays as it is: comments, line ends, indentation, flow or
 * block style.
 */
import { inOneGo, joinInPieces, type Pieces, part } from '../engine/pieces';
import { sortInPieces } from '../engine/sort-in-pieces';
import type { YamlComment } from './read-yaml';
import { type Entry, entryAt, type MappingNode, type Node } from './syntax';

/** A text and the comments in it. */
export interface CommentedText {
  readonly text: string;
  readonly comments: readonly YamlComment[];
}

/** What stands from `start` to `end` becomes `text`. */
export interface Rewrite {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after changes that do not overlap. Of two at one place the later in the list comes first. */
export const rewritten = (text: string, rewrites: readonly Rewrite[]): string =>
  inOneGo(rewrittenInPieces(text, rewrites));

/** So many changes are made before others have their turn: less than a millisecond. */
const CHANGES_IN_A_TURN = 1000;

/** The same where there may be many changes. */
export function* rewrittenInPieces(text: string, rewrites: readonly Rewrite[]): Pieces<string> {
  const inOrder = yield* part(
    sortInPieces(rewrites.toReversed(), (one, other) => one.start - other.start),
    0,
    0.5,
  );
  const parts: string[] = [];
  let from = 0;
  for (const [index, { start, end, text: by }] of inOrder.entries()) {
    if (index > 0 && index % CHANGES_IN_A_TURN === 0) yield 0.5 + index / (2 * inOrder.length);
    parts.push(text.slice(from, start), by);
    from = end;
  }
  parts.push(text.slice(from));
  return yield* part(joinInPieces(parts), 1, 1);
}

/** Tells where an offset of the text after the changes was before them; inside of a change, in what it replaces. */
export function offsetsBefore(rewrites: readonly Rewrite[]): (offset: number) => number {
  const inOrder = rewrites.toSorted((one, other) => one.start - other.start);
  return offset => {
    let moved = 0;
    for (const { start, end, text } of inOrder) {
      const at = start + moved;
      if (offset <= at) break;
      if (offset < at + text.length) return Math.min(start + (offset - at), end);
      moved += text.length - (end - start);
    }
    return offset - moved;
  };
}

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line's own text ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const end = found < 0 ? text.length : found;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The line break of the text. */
export const lineBreak = (text: string): string => (/\r?\n/.exec(text) ?? ['\n'])[0];

/** Where a value's last character is written; a block scalar reaches to the start of the next line. */
export function writtenEnd(text: string, { start, end }: Pick<Node, 'start' | 'end'>): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** Keys with their values as they are to be written. */
export type Added = readonly (readonly [key: string, value: string])[];

/**
 * Adds keys to a block, each behind the keys that come before it in `order`.
 * @param order the keys of the block in the order of its schema
 */
export function addKeys(text: string, holder: MappingNode, order: readonly string[], added: Added): Rewrite[] {
  const { start, end } = holder.anchor ?? holder;
  const first = holder.entries[0];
  if (first === undefined) {
    const inside = added.map(([key, value]) => `${key}: ${value}`).join(', ');
    return [{ start, end, text: `{${inside}}` }];
  }
  const rewrites = new Map<number, string>();
  for (const pair of added.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))) {
    const { at, text: by } = addition(text, holder, first, order, pair);
    rewrites.set(at, (rewrites.get(at) ?? '') + by);
  }
  return [...rewrites].map(([at, by]) => ({ start: at, end: at, text: by }));
}

function addition(
  text: string,
  { flow, entries }: MappingNode,
  first: Entry,
  order: readonly string[],
  [key, value]: Added[number],
): { readonly at: number; readonly text: string } {
  const rankOf = (entry: Entry): number => order.indexOf(String(entry.key.value));
  const earlier = entries.filter(entry => rankOf(entry) >= 0 && rankOf(entry) < order.indexOf(key));
  const before = earlier.toSorted((one, other) => rankOf(one) - rankOf(other)).at(-1);
  const line = `${key}: ${value}`;
  if (flow) {
    if (before === undefined) return { at: first.key.start, text: `${line}, ` };
    return { at: writtenEnd(text, endOf(before)), text: `, ${line}` };
  }
  const between = `${lineBreak(text)}${' '.repeat(first.key.start - lineStart(text, first.key.start))}`;
  if (before === undefined) return { at: first.key.start, text: `${line}${between}` };
  return { at: lineEnd(text, writtenEnd(text, endOf(before))), text: `${between}${line}` };
}

const endOf = ({ key, value }: Entry): Pick<Node, 'start' | 'end'> => ({
  start: key.start,
  end: Math.max(key.end, value.end),
});

/** A value as it is to be written under a path of keys. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: string;
}

/**
 * Writes values under paths of keys, with the blocks on the way that are not there yet. Undefined where something else
 * than a block stands on a way.
 * @param orderOf the keys of the block at a path, in the order of its schema
 */
export function setAt(
  text: string,
  root: MappingNode,
  settings: readonly Setting[],
  orderOf: (path: readonly string[]) => readonly string[],
): Rewrite[] | undefined {
  return setIn(text, { node: root, path: [] }, settings, orderOf);
}

function setIn(
  text: string,
  { node: holder, path }: { readonly node: MappingNode; readonly path: readonly string[] },
  settings: readonly Setting[],
  orderOf: (path: readonly string[]) => readonly string[],
): Rewrite[] | undefined {
  const rewrites: Rewrite[] = [];
  const added: [string, string][] = [];
  for (const [key, ofKey] of byFirstKey(settings)) {
    const node = entryAt(holder, key)?.value;
    if (node === undefined) added.push([key, inFlow(ofKey)]);
    else if (isEmpty(node)) rewrites.push({ start: node.start, end: node.end, text: ` ${inFlow(ofKey)}` });
    else if (ofKey[0]?.path.length === 0) rewrites.push({ start: node.start, end: node.end, text: inFlow(ofKey) });
    else {
      const below = node.kind === 'mapping' && setIn(text, { node, path: [...path, key] }, ofKey, orderOf);
      if (below === false || below === undefined) return undefined;
      rewrites.push(...below);
    }
  }
  return added.length === 0 ? rewrites : [...rewrites, ...addKeys(text, holder, orderOf(path), added)];
}

/** What goes under each key, with the rest of its path. */
function byFirstKey(settings: readonly Setting[]): Map<string, Setting[]> {
  const byKey = new Map<string, Setting[]>();
  for (const { path, value } of settings) {
    const [key = '', ...rest] = path;
    byKey.set(key, [...(byKey.get(key) ?? []), { path: rest, value }]);
  }
  return byKey;
}

/** A value, or a block of them: `{premium: {committed: 5}, standard: {committed: 20}}`. */
function inFlow(settings: readonly Setting[]): string {
  const [first] = settings;
  if (first?.path.length === 0) return first.value;
  return `{${[...byFirstKey(settings)].map(([key, ofKey]) => `${key}: ${inFlow(ofKey)}`).join(', ')}}`;
}

const isEmpty = (node: Node): boolean => node.kind === 'scalar' && node.start === node.end;

/** Takes a key and its value out; undefined where a comment would go with them or nothing would be left. */
export function removeEntry({ text, comments }: CommentedText, holder: MappingNode, entry: Entry): Rewrite | undefined {
  const index = holder.entries.indexOf(entry);
  const [before, after] = [holder.entries[index - 1], holder.entries[index + 1]];
  const rewrite =
    holder.flow || isBehindDash(text, entry) ? between(before, entry, after) : lines(text, comments, entry);
  if (rewrite === undefined || holder.entries.length < 2) return undefined;
  return comments.some(({ start }) => rewrite.start <= start && start < rewrite.end) ? undefined : rewrite;
}

/** In flow, with one of the commas beside it; of an item's first key, up to the next. */
function between(before: Entry | undefined, { key, value }: Entry, after: Entry | undefined): Rewrite | undefined {
  if (after !== undefined) return { start: key.start, end: after.key.start, text: '' };
  return before && { start: before.value.end, end: value.end, text: '' };
}

const isBehindDash = (text: string, { key }: Entry): boolean =>
  text.slice(lineStart(text, key.start), key.start).trim() !== '';

/** Whole lines; a comment behind the value keeps its line. */
function lines(text: string, comments: readonly YamlComment[], entry: Entry): Rewrite {
  const end = writtenEnd(text, endOf(entry));
  const comment = comments.find(({ start }) => end <= start && start <= lineEnd(text, end));
  if (comment !== undefined) return { start: entry.key.start, end: comment.start, text: '' };
  const next = text.indexOf('\n', end);
  return { start: lineStart(text, entry.key.start), end: next < 0 ? text.length : next + 1, text: '' };
}
