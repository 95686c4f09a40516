/** The process around the command line: arguments, streams, exit code. */
import { version } from '../../../package.json';
import { run } from './run';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, like `head`, closes the pipe; that is no fault of ours.
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') process.exit(2);
  });
}

run({
  args: process.argv.slice(2),
  currentFolder: process.cwd(),
  version,
  out: text => void process.stdout.write(text),
  error: text => void process.stderr.write(text),
  serve: async () => {
    // Loaded only when asked for: nothing else needs the protocol's code.
    await import('../node');
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
