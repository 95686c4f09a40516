/** textDocument/formatting and rangeFormatting: blanks alone, and only those that are not as they should be. */
import type { Range, TextEdit } from 'vscode-languageserver';
import { layoutOf } from '../model/format';
import type { Workspace } from '../workspace/workspace';

/** Of a range only its lines are changed; columns are still those of the whole list. */
export function formatting(workspace: Workspace, uri: string, range?: Range): TextEdit[] {
  const text = workspace.file(uri)?.text;
  if (text === undefined) return [];
  return layoutOf(text.getText())
    .map(({ start, end, text: newText }) => ({
      range: { start: text.positionAt(start), end: text.positionAt(end) },
      newText,
    }))
    .filter(edit => range === undefined || isWithinLines(edit.range, range));
}

const isWithinLines = (inner: Range, outer: Range): boolean => {
  const isBehindLast = outer.end.character === 0 && outer.end.line > outer.start.line;
  const lastLine = isBehindLast ? outer.end.line - 1 : outer.end.line;
  return inner.start.line >= outer.start.line && inner.start.line <= lastLine;
};
