/** textDocument/documentSymbol: the outline of a file: its documents, their blocks and lists, and the records of these. */
import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { type Pieces, part } from '../engine/pieces';
import type { Messages } from '../messages/message';
import type { Kind } from '../model/schema-keys';
import type { SourceFile } from '../model/source-file';
import { type MappingNode, type Node, type SequenceNode, valueAt } from '../model/syntax';
import type { Workspace } from '../workspace/workspace';

/** Two years of days. Of a longer list the outline has its count alone. */
const MOST_RECORDS = 732;

/** The keys that tell documents of a kind apart. */
const NAMING: Readonly<Record<Kind, readonly string[]>> = {
  subscription: ['id', 'organization'],
  usage: ['organization', 'cycle'],
  invoice: ['number', 'subscription'],
};

/** What a record of a list is called by: the first of these that it has. */
const RECORD_NAMES = ['date', 'effective', 'agent', 'sku', 'file', 'start', 'description'];

const DOCUMENT: SymbolKind = 5;
const BLOCK: SymbolKind = 19;
const LIST: SymbolKind = 18;
const RECORD: SymbolKind = 23;

export function* documentSymbols(workspace: Workspace, messages: Messages, uri: string): Pieces<DocumentSymbol[]> {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const symbols: DocumentSymbol[] = [];
  for (const { kind, root } of file.roots) {
    const [name, detail] = NAMING[kind].map(key => textOf(valueAt(root, key)));
    const naming = root.entries.find(({ key }) => key.value === NAMING[kind][0]) ?? root.entries[0];
    const done = symbols.length / file.roots.length;
    symbols.push({
      ...symbol(file, root, naming?.value ?? root),
      name: name || kind,
      detail: [kind, detail].filter(part => part !== undefined && part !== '').join(' · '),
      kind: DOCUMENT,
      children: yield* part(entrySymbols(file, messages, root), done, done + 1 / file.roots.length),
    });
  }
  return symbols;
}

/** The outline as a list, for a client that takes no tree: each symbol names the one that it is in. */
export function flatSymbols(uri: string, symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, selectionRange, children = [] }) => [
    {
      name,
      kind,
      location: { uri, range: selectionRange },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...flatSymbols(uri, children, name),
  ]);
}

/** Blocks and lists alone: a value of one word stands in the text. What an alias names is not entered. */
function* entrySymbols(file: SourceFile, messages: Messages, { entries }: MappingNode): Pieces<DocumentSymbol[]> {
  const symbols: DocumentSymbol[] = [];
  for (const [index, { key, value }] of entries.entries()) {
    yield index / entries.length;
    const name = key.text;
    if (name === '' || value.kind === 'scalar' || value.anchor !== undefined) continue;
    const range = symbol(file, { start: key.start, end: Math.max(key.end, value.end) }, key);
    if (value.kind === 'mapping') {
      const children = yield* part(
        entrySymbols(file, messages, value),
        index / entries.length,
        (index + 1) / entries.length,
      );
      symbols.push({ ...range, name, kind: BLOCK, children });
    } else {
      const detail = messages.itemCount(value.items.length);
      symbols.push({ ...range, name, detail, kind: LIST, children: recordSymbols(file, value) });
    }
  }
  return symbols;
}

function recordSymbols(file: SourceFile, { items }: SequenceNode): DocumentSymbol[] {
  if (items.length > MOST_RECORDS) return [];
  return [...items].flatMap(item =>
    item.kind === 'mapping' && item.anchor === undefined ? recordSymbol(file, item) : [],
  );
}

function recordSymbol(file: SourceFile, record: MappingNode): DocumentSymbol[] {
  const naming = RECORD_NAMES.flatMap(key => record.entries.find(entry => entry.key.value === key) ?? [])[0];
  const name = textOf(naming?.value);
  if (naming === undefined || name === undefined || name === '') return [];
  const others = record.entries.filter(entry => entry !== naming && entry.value.kind === 'scalar');
  const detail = others.map(({ key, value }) => `${key.text} ${textOf(value) ?? ''}`).join(', ');
  return [
    { ...symbol(file, record, isInside(naming.value, record) ? naming.value : record), name, detail, kind: RECORD },
  ];
}

const textOf = (node: Node | undefined): string | undefined => (node?.kind === 'scalar' ? node.text : undefined);

type Span = Pick<Node, 'start' | 'end'>;

const isInside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

const symbol = ({ text }: SourceFile, whole: Span, named: Span) => ({
  range: { start: text.positionAt(whole.start), end: text.positionAt(whole.end) },
  selectionRange: { start: text.positionAt(named.start), end: text.positionAt(named.end) },
});
