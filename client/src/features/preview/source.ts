/** From a figure in the preview to the line that it is written on. */
import { Range, TabInputText, Uri, ViewColumn, window, workspace } from 'vscode';
import type { SourceLocation } from '../../../../server/src/protocol';
import { textsOf } from '../../infrastructure/language';
import { tellWarning } from '../../infrastructure/tell';

/** Puts the cursor on the figure, in the editor that shows its file already or else beside the preview. */
export const showSource = async (source: SourceLocation, previewColumn: ViewColumn | undefined): Promise<void> => {
  const uri = Uri.parse(source.uri, true);
  const { line, character } = source.range.start;
  try {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, {
      viewColumn: columnOf(uri) ?? columnBeside(previewColumn),
      selection: new Range(line, character, line, character),
    });
  } catch {
    void tellWarning(textsOf(uri).sourceUnavailable(fileNameOf(uri)));
  }
};

/** Brings a place of a document into sight and leaves the focus where it is. */
export const showBeside = async (
  uri: Uri,
  place: SourceLocation['range']['start'] = { line: 0, character: 0 },
): Promise<void> => {
  const at = new Range(place.line, place.character, place.line, place.character);
  await window.showTextDocument(uri, {
    viewColumn: columnOf(uri) ?? columnBeside(window.tabGroups.activeTabGroup.viewColumn),
    selection: at,
    preserveFocus: true,
    preview: false,
  });
};

/** The last part of a document's path, as its tab shows it. */
export const fileNameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

const columnOf = (uri: Uri): ViewColumn | undefined => {
  const shown = uri.toString();
  const groups = window.tabGroups.all.toSorted((a, b) => Number(b.isActive) - Number(a.isActive));
  return groups.find(group =>
    group.tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === shown),
  )?.viewColumn;
};

/** Never the preview's own column: its file would cover it. */
const columnBeside = (previewColumn: ViewColumn | undefined): ViewColumn =>
  window.tabGroups.all.find(group => group.viewColumn !== previewColumn)?.viewColumn ?? ViewColumn.Beside;
