/** The files that the command line was pointed at, read as one workspace. */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Messages } from '../messages/message';
import { openText } from '../model/open-text';
import { kindsOf } from '../model/source-file';
import { nodeFiles } from '../node-files';
import { bringIn } from '../workspace/bring-in';
import type { SourceRequest } from '../workspace/source-path';
import { canonicalUri } from '../workspace/uri';
import { createWorkspace, type Workspace } from '../workspace/workspace';

export interface LoadedWorkspace {
  readonly workspace: Workspace;
  /** File names in the results are relative to this folder's URI. */
  readonly folder: string;
  /** The files that the results are narrowed to. */
  readonly isNamed: (uri: string) => boolean;
  /** A sentence for each path and file that could not be read. */
  readonly unreadable: readonly string[];
}

interface Place {
  /** As it was given. */
  readonly written: string;
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * Reads the folders with their subfolders. A file is read within the current folder, or within its own where the
 * current one does not hold it, and narrows the results to itself.
 */
export async function loadWorkspace(
  messages: Messages,
  paths: readonly string[],
  currentFolder: string,
): Promise<LoadedWorkspace> {
  const unreadable: string[] = [];
  const places: Place[] = [];
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const place = await placeOf(path, currentFolder).catch(() => undefined);
    if (place === undefined) unreadable.push(messages.pathUnreadable(path));
    else places.push(place);
  }
  const folders = [...new Set(places.map(place => folderOf(place, currentFolder)))];
  const workspace = createWorkspace();
  workspace.setFolders(folders.map(uriOf));
  const found = await Promise.all(folders.map(folder => nodeFiles.find(folderUri(folder))));
  const named = places.map(place => ({ ...place, uri: uriOf(place.path) }));
  const namedFiles = named.filter(({ isFolder }) => !isFolder);
  // A file that is named is read, also where a search does not go: behind a link, in a folder of tools.
  const uris = new Set([...found.flat(), ...namedFiles.map(({ uri }) => uri).filter(isDealFile)]);
  unreadable.push(...(await loadFiles(messages, workspace, [...uris])));
  await Promise.all(workspace.wantedSources().map(request => loadSource(workspace, request)));
  // Any other file is part of a deal only if usage names it as a source.
  for (const { uri, written } of namedFiles) {
    if (isDealFile(uri) || workspace.file(uri) !== undefined) continue;
    const isSource = workspace.sourceRequests([uri]).length > 0;
    unreadable.push(isSource ? messages.pathUnreadable(written) : messages.notADealFile(written));
  }
  return {
    workspace,
    folder: uriOf(commonFolder(folders) ?? currentFolder),
    isNamed: uri => named.some(place => (place.isFolder ? uri.startsWith(`${place.uri}/`) : uri === place.uri)),
    unreadable,
  };
}

/** Undefined where there is neither a folder nor a file: a pipe could keep its reader waiting for ever. */
async function placeOf(written: string, currentFolder: string): Promise<Place | undefined> {
  const path = resolve(currentFolder, written);
  const found = await stat(path);
  return found.isDirectory() || found.isFile() ? { written, path, isFolder: found.isDirectory() } : undefined;
}

const isDealFile = (uri: string): boolean => kindsOf(uri).length > 0;

/** Of a path: without a slash at the end, the root's aside. */
export const uriOf = (path: string): string => canonicalUri(pathToFileURL(path).href).replace(/\/$/, '');

/** Whether a folder, by its path, is or holds what is at the URI. */
export const holds = (folder: string, uri: string): boolean =>
  uri === uriOf(folder) || uri.startsWith(`${uriOf(folder)}/`);

function folderOf({ path, isFolder }: Place, currentFolder: string): string {
  if (isFolder) return path;
  return holds(currentFolder, uriOf(path)) ? currentFolder : dirname(path);
}

function commonFolder([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  let common = first;
  while (!others.every(other => holds(common, uriOf(other))) && dirname(common) !== common) common = dirname(common);
  return common;
}

const folderUri = (folder: string): string => (uriOf(folder) === 'file://' ? 'file:///' : uriOf(folder));

async function loadFiles(messages: Messages, workspace: Workspace, uris: readonly string[]): Promise<string[]> {
  const unreadable: string[] = [];
  await Promise.all(
    uris.map(async uri => {
      const text = await nodeFiles.read(uri).catch(() => undefined);
      if (text === undefined) unreadable.push(messages.pathUnreadable(uri));
      else workspace.set(openText(uri, 'entitlements', 0, text));
    }),
  );
  return unreadable;
}

async function loadSource(workspace: Workspace, { uri, folders }: SourceRequest): Promise<void> {
  await bringIn(workspace, uri, await nodeFiles.readWithin(folders, uri), async () => true);
}
