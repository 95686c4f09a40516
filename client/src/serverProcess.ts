/** The language server as a Node process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { type ExtensionContext, Uri } from 'vscode';

/** Starts it; it waits for a client on its channel, and ends with this process. */
export const startServerProcess = ({ extensionUri }: ExtensionContext): ChildProcess => {
  const server = fork(
    Uri.joinPath(extensionUri, 'dist', 'start.js').fsPath,
    ['--node-ipc', `--clientProcessId=${process.pid}`],
    {
      // On the desktop this process is no plain Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
      execArgv: isDebugged() ? ['--nolazy', '--inspect=6129'] : [],
      silent: true,
    },
  );
  // The client, which hears of it too, may not be there yet.
  return server.on('error', () => undefined);
};

const isDebugged = (): boolean => process.execArgv.some(argument => /^--inspect(-brk)?(=|$)/.test(argument));
