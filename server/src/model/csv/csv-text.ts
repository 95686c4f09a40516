/** A CSV file as a document. What stands in it is not kept: only where its lines begin, to tell places by. */
import type { Position } from 'vscode-languageserver-textdocument';
import { firstNot } from '../../engine/halving';
import type { LinedText } from '../lined-text';
import { piecedText } from '../pieced-text';

const NO_CONTENT = piecedText('');

/** @param lineStarts of the text, the first line among them */
export function csvText(uri: string, lineStarts: Int32Array): LinedText {
  return {
    uri,
    languageId: 'csv',
    version: 0,
    lineCount: lineStarts.length,
    content: NO_CONTENT,
    getText: () => '',
    positionAt(offset): Position {
      const line = lineOf(lineStarts, offset);
      return { line, character: offset - (lineStarts[line] ?? 0) };
    },
    offsetAt: ({ line, character }) => (lineStarts[line] ?? 0) + character,
  };
}

/** The last line that does not begin behind an offset. */
const lineOf = (starts: Int32Array, offset: number): number =>
  firstNot(0, starts.length, line => (starts[line] ?? 0) <= offset) - 1;
