/** The walkthrough to a first deal, also for those who have closed VS Code's welcome page long ago. */
import { commands, type ExtensionContext } from 'vscode';
import { type Commands, OPEN_WALKTHROUGH_COMMAND } from '../../commands';
import { tellReachedAgain } from '../../infrastructure/milestones';

export const activateWalkthrough = ({ extension }: ExtensionContext): Commands<typeof OPEN_WALKTHROUGH_COMMAND> => ({
  [OPEN_WALKTHROUGH_COMMAND]: async () => {
    await commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#firstDeal`, false);
    await tellReachedAgain();
  },
});
