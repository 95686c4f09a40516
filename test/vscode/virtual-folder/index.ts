/**
 * A folder that is on no disk, as repositories and other remote places are in VS Code for the Web: what the page's host
 * has of it is fetched once, and what is written stays in memory.
 */
import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  readonly ctime: number;
  readonly mtime: number;
  readonly bytes: Uint8Array;
}

const NO_BYTES = new Uint8Array();

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 1));

const fetchFrom = async (place: vscode.Uri): Promise<Response> => {
  const response = await fetch(place.toString(true));
  if (!response.ok) throw new Error(`${place} cannot be fetched: ${response.status}.`);
  return response;
};

class VirtualFolder implements vscode.FileSystemProvider {
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  put(path: string, type: vscode.FileType, bytes: Uint8Array = NO_BYTES): void {
    const now = Date.now();
    this.entries.set(path, { type, ctime: this.entries.get(path)?.ctime ?? now, mtime: now, bytes });
  }

  watch(): vscode.Disposable {
    // Everything that happens here is told in any case.
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, ctime, mtime, bytes } = this.at(uri);
    return { type, ctime, mtime, size: bytes.length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.at(uri);
    return [...this.entries].flatMap(([path, { type }]) =>
      path !== uri.path && folderOf(path) === uri.path ? [[nameOf(path), type]] : [],
    );
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.at(uri).bytes;
  }

  createDirectory(uri: vscode.Uri): void {
    this.put(uri.path, vscode.FileType.Directory);
    this.tell(vscode.FileChangeType.Created, uri);
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array, { create, overwrite }: { create: boolean; overwrite: boolean }): void {
    const isThere = this.entries.has(uri.path);
    if (!isThere && !create) throw vscode.FileSystemError.FileNotFound(uri);
    if (isThere && create && !overwrite) throw vscode.FileSystemError.FileExists(uri);
    this.put(uri.path, vscode.FileType.File, bytes);
    this.tell(isThere ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
  }

  delete(uri: vscode.Uri): void {
    this.at(uri);
    for (const path of this.within(uri.path)) this.entries.delete(path);
    this.tell(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { overwrite: boolean }): void {
    this.at(from);
    if (this.entries.has(to.path) && !overwrite) throw vscode.FileSystemError.FileExists(to);
    for (const path of this.within(from.path)) {
      const { type, bytes } = this.at(from.with({ path }));
      this.entries.delete(path);
      this.put(`${to.path}${path.slice(from.path.length)}`, type, bytes);
    }
    this.tell(vscode.FileChangeType.Deleted, from);
    this.tell(vscode.FileChangeType.Created, to);
  }

  private at(uri: vscode.Uri): Entry {
    const entry = this.entries.get(uri.path);
    if (entry === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  private within(folder: string): readonly string[] {
    return [...this.entries.keys()].filter(path => path === folder || path.startsWith(`${folder}/`));
  }

  private tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.changed.fire([{ type, uri }]);
  }
}

/** The host of the page lists the folder's files beside this extension, and has each of them below that. */
export const activate = async ({ extensionUri, subscriptions }: vscode.ExtensionContext): Promise<void> => {
  const source = vscode.Uri.joinPath(extensionUri, '..', 'folder');
  const names: readonly string[] = await (await fetchFrom(source)).json();
  const folder = new VirtualFolder();
  folder.put('/', vscode.FileType.Directory);
  await Promise.all(
    names.map(async name => {
      const response = await fetchFrom(vscode.Uri.joinPath(source, name));
      folder.put(`/${name}`, vscode.FileType.File, new Uint8Array(await response.arrayBuffer()));
    }),
  );
  subscriptions.push(vscode.workspace.registerFileSystemProvider('deals', folder, { isCaseSensitive: true }));
};
