/** The extension in desktop and remote VS Code. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activateCycleStatus } from './features/cycleStatus/activation';
import { activateExplanation } from './features/explanation/activation';
import { activateFindingPage } from './features/findingPage/activation';
import { activateImport } from './features/importCsv/activation';
import { activateNewFiles } from './features/newFiles/activation';
import { activateOrganizations } from './features/organizations/activation';
import { activatePreview } from './features/preview/activation';
import { activateWalkthrough } from './features/walkthrough/activation';
import { createLanguageClient } from './infrastructure/languageClient';

const activations = [
  activatePreview,
  activateFindingPage,
  activateExplanation,
  activateOrganizations,
  activateCycleStatus,
  activateNewFiles,
  activateImport,
  activateWalkthrough,
];

let client: BaseLanguageClient | undefined;

export const activate = async (context: ExtensionContext): Promise<void> => {
  client = createLanguageClient(context);
  for (const activateFeature of activations) activateFeature(context, client);
  await client.start();
};

/** Lets the server end in its own time. */
export const deactivate = async (): Promise<void> => {
  await client?.stop();
};
