/**
 * What VS Code loads and calls before anything else: the server starts and the commands are there. The client and all
 * that it adds to VS Code are loaded right behind, in a later turn, so that neither the server nor other extensions wait.
 */
import { CancellationError, commands, type ExtensionContext } from 'vscode';
import { COMMANDS } from './commands';
import type { Running } from './extension';
import { textsOf } from './infrastructure/language';
import { tellFault } from './infrastructure/tellFault';

/** A server that has been started, for which nothing else is loaded yet. */
export interface StartedServer {
  /** Loads the rest, which goes on with the server. */
  readonly goOn: () => Promise<Running>;
  readonly end: () => void;
}

export interface Extension {
  readonly activate: (context: ExtensionContext) => void;
  /** Lets the server end in its own time. */
  readonly deactivate: () => Promise<void>;
}

/** The extension around a server; where that runs is up to the entries, `node.ts` and `browser.ts`. */
export const extensionWith = (startServer: (context: ExtensionContext) => StartedServer): Extension => {
  let isEnded = false;
  let running: Promise<Running> | undefined;

  const run = async (context: ExtensionContext): Promise<Running> => {
    const server = startServer(context);
    try {
      await laterTurn();
      if (isEnded) throw new CancellationError();
      return await server.goOn();
    } catch (reason) {
      server.end();
      throw reason;
    }
  };

  return {
    activate: context => {
      const begun = run(context);
      running = begun;
      for (const command of COMMANDS) {
        const carryOut = async (...given: unknown[]): Promise<unknown> => (await begun).commands[command](...given);
        context.subscriptions.push(commands.registerCommand(command, carryOut));
      }
      begun.catch(reason => {
        if (!isEnded) tellFault({ message: textsOf().notLoaded, report: reportOf(reason) });
      });
    },
    deactivate: async () => {
      isEnded = true;
      const present = await running?.catch(() => undefined);
      await present?.stop();
    },
  };
};

/** By then VS Code has taken the extension for started. */
const laterTurn = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

const reportOf = (reason: unknown): string =>
  reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
