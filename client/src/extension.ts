/** The extension in desktop and remote VS Code. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activateDailyDetail } from './features/dailyDetail/activation';
import { activateFindingPage } from './features/findingPage/activation';
import { createLanguageClient } from './infrastructure/languageClient';

const activations = [activateDailyDetail, activateFindingPage];

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
