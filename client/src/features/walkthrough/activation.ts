/** The walkthrough to a first deal, also for those who have closed VS Code's welcome page long ago. */
import { commands, type ExtensionContext } from 'vscode';

export const OPEN_WALKTHROUGH_COMMAND = 'entitlements.openWalkthrough';

export const activateWalkthrough = (context: ExtensionContext): void => {
  const open = (): Thenable<unknown> =>
    commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#firstDeal`, false);
  context.subscriptions.push(commands.registerCommand(OPEN_WALKTHROUGH_COMMAND, open));
};
