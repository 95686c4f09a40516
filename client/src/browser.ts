/** The extension in VS Code for the Web, where one script is all that VS Code loads: the rest of it is run later. */
import { Uri } from 'vscode';
import { extensionWith } from './activation';

export const { activate, deactivate } = extensionWith(context => {
  const server = new Worker(Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true));
  return {
    goOn: async () => (await import('./workerClient')).runInWorker(context, server),
    end: () => server.terminate(),
  };
});
