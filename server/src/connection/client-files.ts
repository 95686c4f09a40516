/** Files to which the server has no access are read by the client: all of them in a web worker, virtual folders in a process. */
import type { Connection } from 'vscode-languageserver';
import { type FileAccess, SKIPPED_FOLDERS } from '../files';
import { codesOf } from '../model/csv/codes';
import { piecesOf } from '../model/csv/fed';
import { kindsOf } from '../model/source-file';
import {
  FIND_FILES_REQUEST,
  type FileText,
  type FindFilesParams,
  READ_FILE_REQUEST,
  type ReadFileParams,
} from '../protocol';
import type { Client } from './client';

/** The files that the server reads itself. */
export interface OwnFiles {
  readonly has: (uri: string) => boolean;
  readonly access: FileAccess;
}

/** Where nobody reads them, there are none. */
export const NO_FILES: FileAccess = {
  read: uri => Promise.reject(new Error(`${uri} cannot be read.`)),
  readWithin: async () => ({ refusal: 'unreadable' }),
  find: async () => [],
};

const ENDINGS = ['.yaml', '.yml'];

/** Each file is read by whoever has access to it. */
export function createFiles(connection: Connection, own: OwnFiles, { readsFiles }: Client): FileAccess {
  const clients = createClientFiles(connection);
  const accessTo = (uri: string): FileAccess => {
    if (own.has(uri)) return own.access;
    return readsFiles ? clients : NO_FILES;
  };
  return {
    read: uri => accessTo(uri).read(uri),
    readWithin: (folders, uri) => accessTo(uri).readWithin(folders, uri),
    find: folder => accessTo(folder).find(folder),
  };
}

function createClientFiles(connection: Connection): FileAccess {
  const ask = (params: ReadFileParams): Promise<FileText> =>
    connection.sendRequest<FileText>(READ_FILE_REQUEST, params);
  return {
    async read(uri) {
      const answer = await ask({ uri });
      return 'text' in answer ? answer.text : NO_FILES.read(uri);
    },
    async readWithin(within, uri) {
      const answer = await ask({ uri, within }).catch(() => ({ refusal: 'unreadable' }) as const);
      if (!('text' in answer)) return answer;
      const codes = codesOf(answer.text);
      return { size: codes.length, pieces: piecesOf(codes) };
    },
    async find(folder) {
      const params: FindFilesParams = { folder, endings: ENDINGS, skipped: [...SKIPPED_FOLDERS] };
      const found = await connection.sendRequest<readonly string[]>(FIND_FILES_REQUEST, params);
      return found.filter(uri => kindsOf(uri).length > 0);
    },
  };
}
