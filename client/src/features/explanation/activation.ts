/** Where the figure under the cursor comes from, without a mouse: its hover, with the focus in it. */
import { commands, type Hover, TabInputText, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import { type Commands, SHOW_EXPLANATION_COMMAND } from '../../commands';
import { CLIENT_ID } from '../../infrastructure/clientOptions';
import { textsOf } from '../../infrastructure/language';
import { reach } from '../../infrastructure/milestones';
import { tell } from '../../infrastructure/tell';

export const activateExplanation = (): Commands<typeof SHOW_EXPLANATION_COMMAND> => ({
  [SHOW_EXPLANATION_COMMAND]: showExplanation,
});

const showExplanation = async (): Promise<void> => {
  const editor = await editorOfFigure();
  const hovers =
    editor && isOfDeal(editor.document)
      ? await commands.executeCommand<readonly Hover[]>(
          'vscode.executeHoverProvider',
          editor.document.uri,
          editor.selection.active,
        )
      : [];
  if (editor === undefined || hovers.length === 0) {
    void tell(textsOf(editor?.document.uri).noFigureHere);
    return;
  }
  await window.showTextDocument(editor.document, editor.viewColumn);
  await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
  reach('explanation');
};

const isOfDeal = ({ languageId }: TextDocument): boolean => languageId === CLIENT_ID;

/** The editor with the focus, or one beside it, or the last one that a page like the walkthrough covers, at its cursor. */
const editorOfFigure = async (): Promise<TextEditor | undefined> => {
  const shown = window.activeTextEditor ?? window.visibleTextEditors.find(({ document }) => isOfDeal(document));
  if (shown) return shown;
  const opened = window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap(({ input }) => (input instanceof TabInputText ? { uri: input.uri.toString(), viewColumn } : [])),
  );
  const covered = opened.findLast(({ uri }) => workspace.textDocuments.some(one => isDocumentAt(one, uri)));
  const document = covered && workspace.textDocuments.find(one => isDocumentAt(one, covered.uri));
  return document && window.showTextDocument(document, covered?.viewColumn);
};

const isDocumentAt = (document: TextDocument, uri: string): boolean =>
  isOfDeal(document) && document.uri.toString() === uri;
