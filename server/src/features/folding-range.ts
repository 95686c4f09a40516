/** textDocument/foldingRange: documents, blocks, lists and records by the tree, and comments of several lines. */
import type { FoldingRange } from 'vscode-languageserver';
import { type Pieces, part } from '../engine/pieces';
import { LongList } from '../model/long-list';
import { Origin, RegularRecord, recordsOfLines } from '../model/records/regular-record';
import { commentsIn, type SourceFile } from '../model/source-file';
import type { Node, SequenceNode, Span } from '../model/syntax';
import type { Workspace } from '../workspace/workspace';

/** So many places are worked out before others have their turn: some milliseconds. */
const PLACES_IN_A_TURN = 250;

export function* foldingRanges(workspace: Workspace, uri: string): Pieces<FoldingRange[]> {
  const file = workspace.file(uri);
  if (file === undefined) return [];
  const ofBlocks = yield* part(blockRanges(file), 0, 0.7);
  const ofComments = yield* part(commentRanges(file), 0.7, 1);
  return [...ofBlocks, ...ofComments].sort((one, other) => one.startLine - other.startLine);
}

/** Of what begins on one line the outermost is folded. */
function* blockRanges({ roots, text }: SourceFile): Pieces<Iterable<FoldingRange>> {
  const byStart = new Map<number, FoldingRange>();
  let looked = 0;
  for (const [index, { root }] of roots.entries()) {
    for (const { start, end } of withBlocksIn(root, root)) {
      looked += 1;
      if (looked % PLACES_IN_A_TURN === 0) yield index / roots.length;
      const range = { startLine: text.positionAt(start).line, endLine: text.positionAt(end).line };
      if (range.endLine > range.startLine && !byStart.has(range.startLine)) byStart.set(range.startLine, range);
    }
  }
  return byStart.values();
}

/** From the key or the dash to the end of the value, from the outside in. What an alias names is folded where it is written. */
function* withBlocksIn(span: Span, node: Node): Generator<Span> {
  yield span;
  if (node.kind === 'scalar' || node.anchor !== undefined) return;
  if (node.kind === 'sequence') yield* blocksOfItems(node);
  else for (const { key, value } of node.entries) yield* withBlocksIn({ start: key.start, end: value.end }, value);
}

/** Regular records are looked at as they were read: most have a line to themselves, and their values all have. */
function* blocksOfItems({ items }: SequenceNode): Generator<Span> {
  for (const { of, from, to } of items.segments) {
    const records = of instanceof Origin ? recordsOfLines(of, from, to) : new LongList<Node>([{ of, from, to }]);
    for (const record of records) {
      if (record instanceof RegularRecord) yield record;
      else yield* withBlocksIn(record, record);
    }
  }
}

/** Comments that have their lines to themselves and follow one another. */
function* commentRanges(file: SourceFile): Pieces<FoldingRange[]> {
  const { text } = file;
  const ranges: { startLine: number; endLine: number; kind: 'comment' }[] = [];
  const comments = yield* part(commentsIn(file), 0, 0.3);
  for (const [index, { start }] of comments.entries()) {
    if (index > 0 && index % PLACES_IN_A_TURN === 0) yield 0.3 + (0.7 * index) / comments.length;
    const { line, character } = text.positionAt(start);
    const before = text.getText({ start: { line, character: 0 }, end: { line, character } });
    if (before.trim() !== '') continue;
    const last = ranges.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else ranges.push({ startLine: line, endLine: line, kind: 'comment' });
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
