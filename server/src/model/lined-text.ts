/** What is asked of a file's text, whether an editor has it open or not. */
import type { Position, Range } from 'vscode-languageserver-textdocument';
import type { PiecedText } from './pieced-text';

export interface LinedText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly lineCount: number;
  /** What stands in it now. Two of these are the same object only if nobody has changed the text in between. */
  readonly content: PiecedText;
  /** What stands in a range, or all of it, which takes as long as copying it. */
  getText(range?: Range): string;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}
