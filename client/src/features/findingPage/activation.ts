/** The page that explains a finding, opened to be read from the finding's code. */
import { commands, type ExtensionContext, Uri } from 'vscode';
import { OPEN_FINDING_PAGE } from '../../infrastructure/findingLink';

export const activateFindingPage = (context: ExtensionContext): void => {
  const open = (page: unknown): void => {
    if (typeof page === 'string') void commands.executeCommand('markdown.showPreview', Uri.parse(page, true));
  };
  context.subscriptions.push(commands.registerCommand(OPEN_FINDING_PAGE, open));
};
