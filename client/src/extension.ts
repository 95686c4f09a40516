/** The extension, wherever VS Code runs it: where its server runs is up to the entries, `node.ts` and `browser.ts`. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
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

const activations = [
  activateFaultReport,
  activatePreview,
  activateFindingPage,
  activateExplanation,
  activateOrganizations,
  activateCycleStatus,
  activateNewFiles,
  activateImport,
  activateWalkthrough,
];

export interface Extension {
  readonly activate: (context: ExtensionContext) => Promise<void>;
  /** Lets the server end in its own time. */
  readonly deactivate: () => Promise<void>;
}

export const extensionWith = (createClient: (context: ExtensionContext) => BaseLanguageClient): Extension => {
  let client: BaseLanguageClient | undefined;
  return {
    activate: async context => {
      client = createClient(context);
      context.subscriptions.push(...answerFileRequests(client));
      for (const activateFeature of activations) activateFeature(context, client);
      await client.start();
    },
    deactivate: async () => client?.stop(),
  };
};
