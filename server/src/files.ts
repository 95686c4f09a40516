import type { Refused, SourcePieces } from './workspace/bring-in';

/** Folders of tools, which hold no deals and may be very large. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** How the server and the command line reach files; each entry hands in its own. Everything is a URI. */
export interface FileAccess {
  /** The file's text without a byte-order mark. Rejects where it cannot be read. */
  read(uri: string): Promise<string>;
  /** The text of a file that must lie in one of the folders, whatever links are on the way. Never rejects. */
  readWithin(folders: readonly string[], uri: string): Promise<SourcePieces | Refused>;
  /** The URIs of all deal files in a folder and its subfolders. */
  find(folder: string): Promise<readonly string[]>;
}
