/**
 * The tree that every reader of a document makes and everything above reads: YAML's values with where they stand.
 * Offsets are UTF-16 code units into the document's text.
 */
export type Node = ScalarNode | MappingNode | SequenceNode;

interface Span {
  readonly start: number;
  readonly end: number;
  /** Where the value itself is written, when the document names it here by an alias. */
  readonly anchor?: { readonly start: number; readonly end: number } | undefined;
}

export interface ScalarNode extends Span {
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

export interface MappingNode extends Span {
  readonly kind: 'mapping';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
}

export interface SequenceNode extends Span {
  readonly kind: 'sequence';
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export const entryAt = (node: Node | undefined, key: string): Entry | undefined =>
  node?.kind === 'mapping' ? node.entries.find(entry => entry.key.value === key) : undefined;

export const valueAt = (node: Node | undefined, key: string): Node | undefined => entryAt(node, key)?.value;
