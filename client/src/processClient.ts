/** The rest of the extension in desktop and remote VS Code, with the language server in a process. */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ExtensionContext } from 'vscode';
import { IPCMessageReader, IPCMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/node';
import { type Running, runWith } from './extension';
import { CLIENT_ID, clientName, clientOptions } from './infrastructure/clientOptions';
import { textsOf } from './infrastructure/language';
import { startServerProcess } from './serverProcess';

/**
 * Goes on with a server that is there already; where it ends unasked, another one is started.
 * @param first the one that is there
 */
export const runInProcess = (context: ExtensionContext, first: ChildProcess): Promise<Running> => {
  let server = first;
  const connect = async (): Promise<MessageTransports> => {
    if (!server.connected) server = startServerProcess(context);
    log(server);
    return { reader: new IPCMessageReader(server), writer: new IPCMessageWriter(server) };
  };
  const client = new LanguageClient(CLIENT_ID, clientName(), connect, clientOptions(context));

  const log = (process: ChildProcess): void => {
    const { stdout, stderr } = process;
    if (stdout) createInterface(stdout).on('line', line => client.info(line, undefined, false));
    if (stderr) createInterface(stderr).on('line', line => client.error(line, undefined, false));
    process.once('exit', (code, signal) => {
      const how = code ?? signal;
      if (how !== 0 && how !== null) client.error(textsOf().serverEndedInLog(how), undefined, false);
    });
  };
  return runWith(context, client, () => server.kill());
};
