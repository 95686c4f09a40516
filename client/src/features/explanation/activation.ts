/** Where the figure under the cursor comes from, without a mouse: its hover, with the focus in it. */
import { commands, type ExtensionContext, type Hover, window } from 'vscode';
import { CLIENT_ID } from '../../infrastructure/clientOptions';
import { textsOf } from '../../infrastructure/language';

export const SHOW_EXPLANATION_COMMAND = 'entitlements.showExplanation';

export const activateExplanation = (context: ExtensionContext): void => {
  context.subscriptions.push(commands.registerCommand(SHOW_EXPLANATION_COMMAND, showExplanation));
};

const showExplanation = async (): Promise<void> => {
  const editor =
    window.activeTextEditor ?? window.visibleTextEditors.find(({ document }) => document.languageId === CLIENT_ID);
  const hovers =
    editor?.document.languageId === CLIENT_ID
      ? await commands.executeCommand<readonly Hover[]>(
          'vscode.executeHoverProvider',
          editor.document.uri,
          editor.selection.active,
        )
      : [];
  if (editor === undefined || hovers.length === 0) {
    void window.showInformationMessage(textsOf().noFigureHere);
    return;
  }
  await window.showTextDocument(editor.document, editor.viewColumn);
  await commands.executeCommand('editor.action.showHover', { focus: 'autoFocusImmediately' });
};
