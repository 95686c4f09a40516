/** The page that explains a finding, opened to be read from the finding's code. */
import { commands, Uri } from 'vscode';
import { type Commands, OPEN_FINDING_PAGE_COMMAND } from '../../commands';

export const activateFindingPage = (): Commands<typeof OPEN_FINDING_PAGE_COMMAND> => ({
  [OPEN_FINDING_PAGE_COMMAND]: page => {
    if (typeof page === 'string') void commands.executeCommand('markdown.showPreview', Uri.parse(page, true));
  },
});
