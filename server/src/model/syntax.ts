import type { Source } from '../engine/domain';
import type { LongList } from './long-list';

/**
 * The tree that every reader of a document makes and everything above reads: YAML's values with where they stand.
 * Offsets are UTF-16 code units into the document's present text: nodes that an edit leaves alone move with the text
 * around them, so that nothing need be made again because something above it grew.
 */
export type Node = ScalarNode | MappingNode | SequenceNode;

/** From one offset of the present text to another. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Written extends Span {
  /** Where the value itself is written, when the document names it here by an alias. */
  readonly anchor?: Span | undefined;
}

export interface ScalarNode extends Written {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes: prices and percentages are read from this, never from a number. */
  readonly text: string;
  readonly quoted: boolean;
}

export interface Entry {
  readonly key: ScalarNode;
  /** A key without a value has a null scalar of no width just behind the colon. */
  readonly value: Node;
}

export interface MappingNode extends Written {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface SequenceNode extends Written {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: LongList<Node>;
}

export const entryAt = (node: Node | undefined, key: string): Entry | undefined =>
  node?.kind === 'mapping' ? node.entries.find(entry => entry.key.value === key) : undefined;

export const valueAt = (node: Node | undefined, key: string): Node | undefined => entryAt(node, key)?.value;

/** The items of a list, or the values of a block. */
export const partsIn = (node: MappingNode | SequenceNode): LongList<Node> | readonly Node[] =>
  node.kind === 'sequence' ? node.items : node.entries.map(({ value }) => value);

/** A part of the text that knows where it stands now: what is written in it moves with it. */
export interface Stretch {
  /** Where an offset of the stretch is in the present text. */
  offsetInText(offset: number): number;
}

/** A class, so that all places share two accessors. */
class Placed implements Span {
  readonly stretch: Stretch;
  readonly from: number;
  readonly to: number;
  constructor(stretch: Stretch, from: number, to: number) {
    this.stretch = stretch;
    this.from = from;
    this.to = to;
  }
  get start(): number {
    return this.stretch.offsetInText(this.from);
  }
  get end(): number {
    return this.stretch.offsetInText(this.to);
  }
}

class PlacedScalar extends Placed implements ScalarNode {
  readonly kind = 'scalar';
  readonly value: ScalarNode['value'];
  readonly text: string;
  readonly quoted: boolean;
  constructor(stretch: Stretch, from: number, to: number, value: ScalarNode['value'], text: string, quoted: boolean) {
    super(stretch, from, to);
    this.value = value;
    this.text = text;
    this.quoted = quoted;
  }
}

class PlacedMapping extends Placed implements MappingNode {
  readonly kind = 'mapping';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  constructor(stretch: Stretch, from: number, to: number, flow: boolean, entries: readonly Entry[]) {
    super(stretch, from, to);
    this.flow = flow;
    this.entries = entries;
  }
}

class PlacedSequence extends Placed implements SequenceNode {
  readonly kind = 'sequence';
  readonly flow: boolean;
  items: LongList<Node>;
  constructor(stretch: Stretch, from: number, to: number, flow: boolean, items: LongList<Node>) {
    super(stretch, from, to);
    this.flow = flow;
    this.items = items;
  }
}

/** The place of a node in a file, wherever that moves. */
class PlaceInFile implements Source {
  readonly uri: string;
  readonly place: Span;
  constructor(uri: string, place: Span) {
    this.uri = uri;
    this.place = place;
  }
  get start(): number {
    return this.place.start;
  }
  get end(): number {
    return this.place.end;
  }
}

export const sourceAt = (uri: string, place: Span): Source => new PlaceInFile(uri, place);

/** From one offset of a stretch to another. */
export const placedSpan = (stretch: Stretch, from: number, to: number): Span => new Placed(stretch, from, to);

/** @param text as it is written, without quotes */
export const placedScalar = (
  stretch: Stretch,
  from: number,
  to: number,
  value: ScalarNode['value'],
  text: string,
  quoted: boolean,
): ScalarNode => new PlacedScalar(stretch, from, to, value, text, quoted);

export const placedMapping = (
  stretch: Stretch,
  from: number,
  to: number,
  flow: boolean,
  entries: readonly Entry[],
): MappingNode => new PlacedMapping(stretch, from, to, flow, entries);

/** Other items may take the place of its own, which an edit has made of them. */
export const placedSequence = (
  stretch: Stretch,
  from: number,
  to: number,
  flow: boolean,
  items: LongList<Node>,
): SequenceNode & { items: LongList<Node> } => new PlacedSequence(stretch, from, to, flow, items);

/** What a node holds, where an alias names it. */
export function placedAlias(stretch: Stretch, from: number, to: number, node: Node): Node {
  const place = { anchor: node.anchor ?? node };
  if (node.kind === 'scalar')
    return Object.assign(placedScalar(stretch, from, to, node.value, node.text, node.quoted), place);
  return node.kind === 'mapping'
    ? Object.assign(placedMapping(stretch, from, to, node.flow, node.entries), place)
    : Object.assign(placedSequence(stretch, from, to, node.flow, node.items), place);
}
