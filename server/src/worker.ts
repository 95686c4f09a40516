/** The server in a web worker, for VS Code in the browser: the client reads files for it. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../package.json';
import { serve } from './connection/serve';
import { FIND_FILES_REQUEST, READ_FILE_REQUEST } from './protocol';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

const read = (uri: string): Promise<string> => connection.sendRequest<string>(READ_FILE_REQUEST, { uri });

serve(connection, {
  files: {
    read,
    // The client's file systems have no links that lead out of them.
    readWithin: (_, uri) =>
      read(uri).then(
        text => ({ text }),
        () => ({ refusal: 'unreadable' }),
      ),
    find: folder => connection.sendRequest<string[]>(FIND_FILES_REQUEST, { folder }),
  },
  schedule: (task, milliseconds) => void setTimeout(task, milliseconds),
  language: undefined,
  now: () => performance.now(),
  findingsPage: new URL('../docs/findings.md', self.location.href).href,
  version,
});
