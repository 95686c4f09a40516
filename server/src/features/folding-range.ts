/** textDocument/foldingRange: documents, blocks, lists and records by the tree, and comments of several lines. */
import type { FoldingRange } from 'vscode-languageserver';
import { LongList } from '../model/long-list';
import { Origin, RegularRecord, recordsOfLines } from '../model/records/regular-record';
import { commentsIn, type SourceFile } from '../model/source-file';
import type { Node, SequenceNode, Span } from '../model/syntax';
import type { Workspace } from '../workspace/workspace';

export function foldingRanges(workspace: Workspace, uri: string): FoldingRange[] {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const lineAt = (offset: number): number => file.text.positionAt(offset).line;
  const ranges = file.roots
    .flatMap(({ root }) => [root, ...blocksIn(root)])
    .map(({ start, end }) => ({ startLine: lineAt(start), endLine: lineAt(end) }));
  // Of what begins on one line the outermost is folded.
  const byStart = new Map<number, FoldingRange>();
  for (const range of ranges)
    if (range.endLine > range.startLine && !byStart.has(range.startLine)) byStart.set(range.startLine, range);
  return [...byStart.values(), ...commentRanges(file)].sort((one, other) => one.startLine - other.startLine);
}

/** From the key or the dash to the end of the value. What an alias names is folded where it is written. */
function blocksIn(node: Node): Span[] {
  if (node.kind === 'scalar' || node.anchor !== undefined) return [];
  if (node.kind === 'sequence') return blocksOfItems(node);
  return node.entries.flatMap(({ key, value }) => [{ start: key.start, end: value.end }, ...blocksIn(value)]);
}

/** Regular records are looked at as they were read: most have a line to themselves, and their values all have. */
const blocksOfItems = ({ items }: SequenceNode): Span[] =>
  items.segments.flatMap(({ of, from, to }) =>
    of instanceof Origin
      ? recordsOfLines(of, from, to).flatMap(record => [
          record,
          ...(record instanceof RegularRecord ? [] : blocksIn(record)),
        ])
      : [...new LongList<Node>([{ of, from, to }])].flatMap(item => [item, ...blocksIn(item)]),
  );

/** Comments that have their lines to themselves and follow one another. */
function commentRanges(file: SourceFile): FoldingRange[] {
  const { text } = file;
  const ranges: { startLine: number; endLine: number; kind: 'comment' }[] = [];
  for (const { start } of commentsIn(file)) {
    const { line, character } = text.positionAt(start);
    const before = text.getText({ start: { line, character: 0 }, end: { line, character } });
    if (before.trim() !== '') continue;
    const last = ranges.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else ranges.push({ startLine: line, endLine: line, kind: 'comment' });
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
