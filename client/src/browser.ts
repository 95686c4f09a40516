/** The extension in VS Code for the Web, with the language server in a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { extensionWith } from './extension';
import { CLIENT_ID, clientName, clientOptions } from './infrastructure/clientOptions';

const createWorkerClient = (context: ExtensionContext): LanguageClient => {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
  const start = async () => {
    const worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return new LanguageClient(CLIENT_ID, clientName(), start, clientOptions(context));
};

export const { activate, deactivate } = extensionWith(createWorkerClient);
