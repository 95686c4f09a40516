/** The extension in desktop and remote VS Code; the rest of it comes from what was compiled at an earlier start. */
import { join } from 'node:path';
import { extensionWith } from './activation';
import { startServerProcess } from './serverProcess';

export const { activate, deactivate } = extensionWith(context => {
  const server = startServerProcess(context);
  return {
    goOn: async () => {
      const { runCached } = await import('../../server/src/code-cache');
      const { runInProcess } = runCached(join(__dirname, 'extension.js')) as typeof import('./processClient');
      return runInProcess(context, server);
    },
    end: () => server.kill(),
  };
});
