/** The language server as a Node process of its own, started again by the client if it ends unasked. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, clientName, clientOptions } from './clientOptions';

export const createLanguageClient = (context: ExtensionContext): LanguageClient => {
  const server = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath,
    transport: TransportKind.ipc,
  };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=6129'] } };
  return new LanguageClient(CLIENT_ID, clientName(), { run: server, debug }, clientOptions());
};
