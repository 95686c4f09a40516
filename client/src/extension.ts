/** What the extension adds to VS Code, and the client of its server: all that is loaded once the server has been started. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Commands } from './commands';
import { activateCycleStatus } from './features/cycleStatus/activation';
import { activateExplanation } from './features/explanation/activation';
import { activateFaultReport } from './features/faultReport/activation';
import { activateFindingPage } from './features/findingPage/activation';
import { activateImport } from './features/importCsv/activation';
import { activateNewFiles } from './features/newFiles/activation';
import { activateOrganizations } from './features/organizations/activation';
import { activatePreview } from './features/preview/activation';
import { activateWalkthrough } from './features/walkthrough/activation';
import { answerFileRequests } from './infrastructure/workspaceFiles';

/** The extension once all of it is there. */
export interface Running {
  readonly commands: Commands;
  readonly stop: () => Promise<void>;
}

/**
 * Adds everything to VS Code, and is done once the server has answered.
 * @param endServer ends it at once, where it cannot be asked to
 */
export const runWith = async (
  context: ExtensionContext,
  client: BaseLanguageClient,
  endServer: () => void,
): Promise<Running> => {
  context.subscriptions.push(...answerFileRequests(client));
  activateFaultReport(context, client);
  activateCycleStatus(context, client);
  const commands: Commands = {
    ...activatePreview(context, client),
    ...activateFindingPage(),
    ...activateExplanation(),
    ...activateOrganizations(context, client),
    ...activateNewFiles(client),
    ...activateImport(context, client),
    ...activateWalkthrough(context),
  };
  // The client tells of it. Commands that need no server are there all the same.
  await client.start().catch(() => undefined);
  return { commands, stop: () => client.stop().catch(endServer) };
};
