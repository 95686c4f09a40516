/** The server in a web worker, for VS Code in the browser: the client reads files for it. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../package.json';
import { NO_FILES } from './connection/client-files';
import { answerFirst } from './connection/first-answer';
import { serve } from './connection/serve';

const channel = { reader: new BrowserMessageReader(self), writer: new BrowserMessageWriter(self) };

// It ends when its client ends it.
answerFirst(channel, { version, end: () => undefined }, begun => {
  const { reader, writer } = begun.channel;
  serve(createConnection(reader, writer), begun, {
    files: { has: () => false, access: NO_FILES },
    schedule: (task, milliseconds) => void setTimeout(task, milliseconds),
    language: undefined,
    now: () => performance.now(),
    // A worker does not know where its files are: its own address may be one that was made up for it.
    findingsPage: undefined,
    version,
  });
});
