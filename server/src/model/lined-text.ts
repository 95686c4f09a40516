/** What is asked of a file's text, whether an editor has it open or not. */
import type { TextDocument } from 'vscode-languageserver-textdocument';

export type LinedText = Pick<
  TextDocument,
  'uri' | 'languageId' | 'version' | 'lineCount' | 'getText' | 'positionAt' | 'offsetAt'
>;
