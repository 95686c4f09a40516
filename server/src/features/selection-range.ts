/** textDocument/selectionRange: from the value to its key, the block, the record, the list, the document and the file. */
import type { Position, SelectionRange } from 'vscode-languageserver';
import { placeAt } from '../model/place';
import type { SourceFile } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';

/** One for each position; where no value stands it is the whole file. */
export function selectionRanges(workspace: Workspace, uri: string, positions: readonly Position[]): SelectionRange[] {
  const file = workspace.file(uri);
  return positions.map(position => {
    if (file === undefined) return { range: { start: position, end: position } };
    const { text } = file;
    const spans = spansAt(file, text.offsetAt(position));
    return (
      spans.reduce<SelectionRange | undefined>(
        (parent, { start, end }) => ({
          range: { start: text.positionAt(start), end: text.positionAt(end) },
          ...(parent === undefined ? {} : { parent }),
        }),
        undefined,
      ) ?? { range: { start: position, end: position } }
    );
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** From the outside in, each smaller than the one before. */
function spansAt(file: SourceFile, offset: number): Span[] {
  const whole = { start: 0, end: file.text.content.length };
  const place = placeAt(file, offset);
  if (place === undefined) return [whole];
  const spans: Span[] = [whole];
  const enter = ({ start, end }: Span): void => {
    const outer = spans.at(-1) ?? whole;
    const isSmaller = outer.start <= start && end <= outer.end && end - start < outer.end - outer.start;
    if (isSmaller && start <= offset && offset <= end) spans.push({ start, end });
  };
  for (const [index, node] of place.nodes.entries()) {
    const parent = place.nodes[index - 1];
    const entry = parent?.kind === 'mapping' ? parent.entries.find(({ value }) => value === node) : undefined;
    if (entry !== undefined) enter({ start: entry.key.start, end: Math.max(entry.key.end, node.end) });
    if (entry !== undefined && place.on === 'key' && node === place.nodes.at(-1)) enter(entry.key);
    else enter(node);
  }
  return spans;
}
