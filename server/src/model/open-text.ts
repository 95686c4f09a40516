/** The text of a file as an editor has it: the same object from opening to closing, whatever is typed into it. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { LinedText } from './lined-text';
import { edited, type PiecedText, piecedText } from './pieced-text';

class OpenText implements LinedText {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  content: PiecedText;
  constructor(uri: string, languageId: string, version: number, content: PiecedText) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.content = content;
  }
  get lineCount(): number {
    return this.content.lineCount;
  }
  getText(range?: Range): string {
    if (range === undefined) return this.content.whole;
    return this.content.slice(this.offsetAt(range.start), this.offsetAt(range.end));
  }
  /** Behind the text its end is meant, and within the mark at a line's end, where that begins. */
  positionAt(offset: number): Position {
    const within = Math.max(Math.min(offset, this.content.length), 0);
    const { line, start } = this.content.lineAt(within);
    return { line, character: beforeLineBreak(this.content, start, within) - start };
  }
  /** Behind the end of a line its end is meant. */
  offsetAt({ line, character }: Position): number {
    if (line >= this.lineCount) return this.content.length;
    const start = this.content.startOfLine(line);
    if (line < 0 || character <= 0) return start;
    return beforeLineBreak(this.content, start, Math.min(start + character, this.content.startOfLine(line + 1)));
  }
}

const LINE_BREAKS = ['\n', '\r'];

/** An offset of the line that begins at another one, or where the mark at its end begins if it stands behind that. */
function beforeLineBreak(content: PiecedText, start: number, offset: number): number {
  let at = offset;
  while (at > start && LINE_BREAKS.includes(content.characterAt(at - 1))) at -= 1;
  return at;
}

export type { OpenText };

/** @param most how long a piece may be, in characters */
export const openText = (uri: string, languageId: string, version: number, text: string, most?: number): OpenText =>
  new OpenText(uri, languageId, version, piecedText(text, most));

/** A text as it stands, whatever is typed into it from now on. */
export const heldText = ({ uri, languageId, version, content }: LinedText): LinedText =>
  new OpenText(uri, languageId, version, content);

/** Changes a text as an editor says, one change after the other, and returns it. */
export function changeText(
  text: OpenText,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): OpenText {
  for (const change of changes) text.content = contentAfter(text, change);
  text.version = version;
  return text;
}

function contentAfter(text: OpenText, change: TextDocumentContentChangeEvent): PiecedText {
  if (!('range' in change) || change.range === undefined) return piecedText(change.text, text.content.most);
  const [one, other] = [text.offsetAt(change.range.start), text.offsetAt(change.range.end)];
  return edited(text.content, Math.min(one, other), Math.max(one, other), change.text);
}
