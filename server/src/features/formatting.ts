/** textDocument/formatting and rangeFormatting: blanks alone, and only those that are not as they should be. */
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { type Pieces, part } from '../engine/pieces';
import { layoutOf } from '../model/format';
import type { LinedText } from '../model/lined-text';
import type { PiecedText } from '../model/pieced-text';
import type { Span } from '../model/syntax';
import type { Workspace } from '../workspace/workspace';

/** How much of the work is done when it is known what changes, about. */
const LAID_OUT = 0.7;

/** Of so many the places are told before others have their turn. */
const EDITS_IN_A_TURN = 256;

/** Of a range only its lines are changed; columns are still those of the whole list. */
export function* formatting(workspace: Workspace, uri: string, range?: Range): Pieces<TextEdit[]> {
  const file = workspace.file(uri);
  if (file?.yaml === undefined) return [];
  const { text, yaml } = file;
  const { content } = text;
  const within = range === undefined ? { start: 0, end: Number.POSITIVE_INFINITY } : linesOf(content, range);
  const layouts = yield* part(layoutOf(content, yaml, within), 0, LAID_OUT);
  const edits: TextEdit[] = [];
  const positionAt = positionsIn(text);
  for (const { start, end, text: newText } of layouts) {
    if (edits.length % EDITS_IN_A_TURN === 0) yield LAID_OUT + ((1 - LAID_OUT) * edits.length) / layouts.length;
    edits.push({ range: { start: positionAt(start), end: positionAt(end) }, newText });
  }
  return edits;
}

/** The characters of a line break at most. */
const LONGEST_BREAK = 2;

/** Tells the positions of offsets that are mostly on the line of the one before: there are up to four for each record. */
function positionsIn(text: LinedText): (offset: number) => Position {
  let [line, start, end] = [0, 0, 0];
  return offset => {
    if (offset >= start && offset < end) return { line, character: offset - start };
    const position = text.positionAt(offset);
    line = position.line;
    start = text.content.startOfLine(line);
    end = text.content.startOfLine(line + 1) - LONGEST_BREAK;
    return position;
  };
}

/** The offsets of a range's lines. */
function linesOf(content: PiecedText, { start, end }: Range): Span {
  const isBehindLast = end.character === 0 && end.line > start.line;
  const offsetOf = (line: number): number =>
    line < content.lineCount ? content.startOfLine(line) : Number.POSITIVE_INFINITY;
  return { start: offsetOf(start.line), end: offsetOf(isBehindLast ? end.line : end.line + 1) };
}
