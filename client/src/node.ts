/** The extension in desktop and remote VS Code, with the language server as a Node process of its own. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { extensionWith } from './extension';
import { CLIENT_ID, clientName, clientOptions } from './infrastructure/clientOptions';

/** The client starts it again if it ends unasked. */
const createProcessClient = (context: ExtensionContext): LanguageClient => {
  const server = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'start.js').fsPath,
    transport: TransportKind.ipc,
  };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6129'] } };
  return new LanguageClient(CLIENT_ID, clientName(), { run: server, debug }, clientOptions(context));
};

export const { activate, deactivate } = extensionWith(createProcessClient);
