/** Starts the server in a process: answers the first question, then loads the rest, from what was compiled at an earlier start. */
import { join } from 'node:path';
import { version } from '../../package.json';
import { runCached } from './code-cache';
import { answerFirst } from './connection/first-answer';
import { channelFor } from './node-channel';

answerFirst(channelFor(process.argv.slice(2)), { version, end: code => process.exit(code) }, begun => {
  const { serveInProcess } = runCached(join(__dirname, 'server.js')) as typeof import('./node');
  serveInProcess(begun);
});
