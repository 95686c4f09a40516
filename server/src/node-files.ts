/** Files on a disk, for the entries that run in Node. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FileAccess } from './files';
import { kindsOf } from './model/source-file';
import { encodeSegment } from './workspace/uri';

/** Folders of tools, which hold no deals and may be very large. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn']);

/** Links are not followed, so that nothing outside the folder is read and no circle is walked. */
export const nodeFiles: FileAccess = {
  async read(uri) {
    const text = await readFile(fileURLToPath(uri), 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  },
  async find(folder) {
    const base = folder.endsWith('/') ? folder.slice(0, -1) : folder;
    const entries = await readdir(fileURLToPath(folder), { withFileTypes: true });
    const found = entries.map(async entry => {
      const uri = `${base}/${encodeSegment(entry.name)}`;
      if (entry.isFile()) return kindsOf(uri).length > 0 ? [uri] : [];
      // A folder that may not be read holds nothing for this user.
      return entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name) ? nodeFiles.find(uri).catch(() => []) : [];
    });
    return (await Promise.all(found)).flat();
  },
};
