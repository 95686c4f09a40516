/** The workspace's files, read through VS Code for a server that has no access to them: in the browser, and of virtual folders. */
import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FIND_FILES_REQUEST,
  type FileText,
  type FindFilesParams,
  READ_FILE_REQUEST,
  type ReadFileParams,
} from '../../../server/src/protocol';

export const answerFileRequests = (client: BaseLanguageClient): readonly Disposable[] => [
  client.onRequest<FileText, void>(READ_FILE_REQUEST, readFile),
  client.onRequest(FIND_FILES_REQUEST, (params: FindFilesParams) => filesIn(Uri.parse(params.folder, true), params)),
];

/** A decoder passes over a byte-order mark. */
const readFile = async ({ uri, within }: ReadFileParams): Promise<FileText> => {
  const file = Uri.parse(uri, true);
  try {
    if (within !== undefined && (await isBehindLink(file, within))) return { refusal: 'linkOutside' };
    return { text: new TextDecoder().decode(await workspace.fs.readFile(file)) };
  } catch {
    return { refusal: 'unreadable' };
  }
};

/** VS Code does not tell where a link ends, so that none can be followed. */
const isBehindLink = async (file: Uri, folders: readonly string[]): Promise<boolean> => {
  const folder = folders.map(one => Uri.parse(one, true)).find(one => isWithin(one, file));
  if (folder === undefined) return true;
  const start = withoutSlash(folder.path);
  const names = file.path.slice(start.length + 1).split('/');
  const places = names.map((_, index) => file.with({ path: [start, ...names.slice(0, index + 1)].join('/') }));
  const stats = await Promise.all(places.map(place => workspace.fs.stat(place)));
  return stats.some(({ type }) => isLink(type));
};

/** The root of a file system has a slash of its own. */
const withoutSlash = (path: string): string => path.replace(/\/$/, '');

const isWithin = (folder: Uri, file: Uri): boolean =>
  folder.scheme === file.scheme &&
  folder.authority === file.authority &&
  file.path.startsWith(`${withoutSlash(folder.path)}/`);

/** As in a process: no link is followed in a search, and a folder that may not be read holds nothing for this user. */
const filesIn = async (folder: Uri, wanted: FindFilesParams): Promise<readonly string[]> => {
  const entries = await workspace.fs.readDirectory(folder);
  const found = entries.map(async ([name, type]) => {
    const place = Uri.joinPath(folder, name);
    if (type === FileType.File)
      return wanted.endings.some(ending => name.toLowerCase().endsWith(ending)) ? [place.toString()] : [];
    return type === FileType.Directory && !wanted.skipped.includes(name) ? filesIn(place, wanted).catch(() => []) : [];
  });
  return (await Promise.all(found)).flat();
};

const isLink = (type: FileType): boolean => (type & FileType.SymbolicLink) !== 0;
