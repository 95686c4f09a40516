/** What stands at an offset of a file: the values around it, from the document's root inwards. */
import { firstNot } from '../engine/halving';
import type { Kind } from './schema-keys';
import type { SourceFile } from './source-file';
import type { Entry, MappingNode, Node, SequenceNode } from './syntax';

/** Keys and list indexes from a document's root on, `['licenses', 'standard', 'committed']`. */
export type Path = readonly (string | number)[];

export interface Place {
  readonly kind: Kind;
  readonly root: MappingNode;
  /** To the innermost value; on a key, to the value of that key. */
  readonly path: Path;
  /** The values on the way, the root first: one more than the path has steps. */
  readonly nodes: readonly Node[];
  /** The innermost key and value, unless the innermost value is an item of a list or the root. */
  readonly entry: Entry | undefined;
  readonly on: 'key' | 'value';
}

/** Undefined between documents, and in documents whose kind is unknown. What an alias names is not entered. */
export function placeAt({ roots }: SourceFile, offset: number): Place | undefined {
  const document = roots.find(({ root }) => contains(root, offset));
  if (document === undefined) return undefined;
  let place: Place = { ...document, path: [], nodes: [document.root], entry: undefined, on: 'value' };
  for (;;) {
    const next = inner(place, offset);
    if (next === undefined) return place;
    place = next;
    if (place.on === 'key') return place;
  }
}

function inner(place: Place, offset: number): Place | undefined {
  const node = place.nodes.at(-1);
  if (node?.kind === 'mapping') return innerOfMapping(place, node, offset);
  return node?.kind === 'sequence' ? innerOfSequence(place, node, offset) : undefined;
}

function innerOfMapping(place: Place, { entries }: MappingNode, offset: number): Place | undefined {
  const entry = lastStarting(entries, ({ key }) => key.start, offset);
  if (entry === undefined) return undefined;
  const on = contains(entry.key, offset) ? 'key' : 'value';
  if (on === 'value' && !contains(entry.value, offset)) return undefined;
  const path = [...place.path, String(entry.key.value)];
  return { ...place, path, nodes: [...place.nodes, entry.value], entry, on };
}

function innerOfSequence(place: Place, { items }: SequenceNode, offset: number): Place | undefined {
  const index = countStarting(items, startOf, offset) - 1;
  const item = index < 0 ? undefined : items.at(index);
  if (item === undefined || !contains(item, offset)) return undefined;
  return { ...place, path: [...place.path, index], nodes: [...place.nodes, item], entry: undefined };
}

export const startOf = ({ start }: Node): number => start;

/** The last part that starts at the offset or before it, of parts in the order of the text. */
export function lastStarting<Part>(
  parts: Parts<Part>,
  startOfPart: (part: Part) => number,
  offset: number,
): Part | undefined {
  const count = countStarting(parts, startOfPart, offset);
  return count === 0 ? undefined : parts.at(count - 1);
}

/** Parts in the order of the text. */
interface Parts<Part> {
  readonly length: number;
  at(index: number): Part | undefined;
}

/** How many parts start at the offset or before it, of parts in the order of the text. */
export const countStarting = <Part>(parts: Parts<Part>, startOfPart: (part: Part) => number, offset: number): number =>
  firstNot(0, parts.length, at => {
    const part = parts.at(at);
    return part !== undefined && startOfPart(part) <= offset;
  });

const contains = ({ start, end }: Pick<Node, 'start' | 'end'>, offset: number): boolean =>
  start <= offset && offset <= end;
