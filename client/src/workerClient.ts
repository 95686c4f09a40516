/** The rest of the extension in VS Code for the Web, with the language server in a web worker. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Running, runWith } from './extension';
import { CLIENT_ID, clientName, clientOptions } from './infrastructure/clientOptions';

/** Goes on with a server that is there already. */
export const runInWorker = (context: ExtensionContext, server: Worker): Promise<Running> => {
  const client = new LanguageClient(CLIENT_ID, clientName(), server, clientOptions(context));
  return runWith(context, client, () => server.terminate());
};
