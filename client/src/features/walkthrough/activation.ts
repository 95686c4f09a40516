/** The walkthrough to a first deal, also for those who have closed VS Code's welcome page long ago. */
import { commands, type ExtensionContext } from 'vscode';
import { tellReachedAgain } from '../../infrastructure/milestones';

export const OPEN_WALKTHROUGH_COMMAND = 'entitlements.openWalkthrough';

export const activateWalkthrough = (context: ExtensionContext): void => {
  const open = async (): Promise<void> => {
    await commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#firstDeal`, false);
    await tellReachedAgain();
  };
  context.subscriptions.push(commands.registerCommand(OPEN_WALKTHROUGH_COMMAND, open));
};
