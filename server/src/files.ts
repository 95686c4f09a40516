/** How the server and the command line reach files; each entry hands in its own. Everything is a URI. */
export interface FileAccess {
  /** The file's text without a byte-order mark. Rejects where it cannot be read. */
  read(uri: string): Promise<string>;
  /** The URIs of all deal files in a folder and its subfolders. */
  find(folder: string): Promise<readonly string[]>;
}
