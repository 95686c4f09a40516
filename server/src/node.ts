/** The server in a process of its own, for VS Code on the desktop and for every editor over standard input and output. */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { languageIn } from './cli/arguments';
import type { Begun } from './connection/first-answer';
import { serve } from './connection/serve';
import { nodeFiles } from './node-files';

/** Goes on with a client that has its first answer. */
export function serveInProcess(begun: Begun): void {
  // What a package may print must not come between the messages on standard output.
  const { error } = console;
  Object.assign(console, { log: error, info: error, debug: error, dir: error, dirxml: error });
  const { reader, writer } = begun.channel;
  serve(createConnection(ProposedFeatures.all, reader, writer), begun, {
    files: { has: uri => uri.startsWith('file:'), access: nodeFiles },
    schedule: (task, milliseconds) => void setTimeout(task, milliseconds),
    // Also where the command line starts it: these are then its own arguments.
    language: languageIn(process.argv.slice(2)),
    now: () => performance.now(),
    findingsPage: pathToFileURL(join(dirname(__dirname), 'docs', 'findings.md')).href,
    version,
  });
}
