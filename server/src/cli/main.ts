/** The process around the command line: arguments, streams, exit code. */
import { join } from 'node:path';
import { version } from '../../../package.json';
import { runCached } from '../code-cache';
import { messagesIn } from '../messages/languages';
import { languageIn } from './arguments';
import { run } from './run';

/** A reader that has seen enough, like `head`, closes the pipe; that is no fault of ours. */
const isClosedPipe = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (isClosedPipe(error)) return;
  process.stderr.write(`${messagesIn(languageIn(process.argv.slice(2))).resultsNotWritten(error.code)}\n`);
  process.exit(2);
});
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (!isClosedPipe(error)) process.exit(2);
});

run({
  args: process.argv.slice(2),
  currentFolder: process.cwd(),
  version,
  out: text => void process.stdout.write(text),
  error: text => void process.stderr.write(text),
  serve: async () => {
    // The server that every editor starts, and only when asked for: nothing else needs the protocol's code.
    runCached(join(__dirname, 'start.js'));
    await new Promise<never>(() => undefined);
  },
}).then(
  code => {
    // Not process.exit, which would cut off what a pipe has not taken yet.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
