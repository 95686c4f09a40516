/** The server in a process of its own, for VS Code on the desktop and for every editor over standard input and output. */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { languageIn } from './cli/arguments';
import { serve } from './connection/serve';
import { nodeFiles } from './node-files';

serve(createConnection(ProposedFeatures.all), {
  files: { has: uri => uri.startsWith('file:'), access: nodeFiles },
  schedule: (task, milliseconds) => void setTimeout(task, milliseconds),
  // Also where the command line starts it: these are then its own arguments.
  language: languageIn(process.argv.slice(2)),
  now: () => performance.now(),
  findingsPage: pathToFileURL(join(dirname(__dirname), 'docs', 'findings.md')).href,
  version,
});
