/** Files on a disk, for the entries that run in Node. */
import { isAscii } from 'node:buffer';
// Node loads `promises` when it is first asked for: that is after the server has answered its first question.
import { promises as disk } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileAccess, SKIPPED_FOLDERS } from './files';
import { type Codes, codesOf } from './model/csv/codes';
import { kindsOf } from './model/source-file';
import { encodeSegment } from './workspace/uri';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** In a search links are not followed, so that nothing outside the folder is found and no circle is walked. */
export const nodeFiles: FileAccess = {
  read: uri => readText(fileURLToPath(uri)),
  async readWithin(folders, uri) {
    try {
      const path = await disk.realpath(fileURLToPath(uri));
      const roots = await Promise.all(
        folders.map(folder => disk.realpath(fileURLToPath(`${folder}/`)).catch(() => [])),
      );
      if (!roots.flat().some(root => holds(root, path))) return { refusal: 'linkOutside' };
      // A pipe or a device could keep its reader waiting for ever.
      return (await disk.stat(path)).isFile() ? { codes: await readCodes(path) } : { refusal: 'unreadable' };
    } catch {
      return { refusal: 'unreadable' };
    }
  },
  async find(folder) {
    const base = folder.endsWith('/') ? folder.slice(0, -1) : folder;
    const entries = await disk.readdir(fileURLToPath(folder), { withFileTypes: true });
    const found = entries.map(async entry => {
      const uri = `${base}/${encodeSegment(entry.name)}`;
      if (entry.isFile()) return kindsOf(uri).length > 0 ? [uri] : [];
      // A folder that may not be read holds nothing for this user.
      return entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name) ? nodeFiles.find(uri).catch(() => []) : [];
    });
    return (await Promise.all(found)).flat();
  },
};

/** Where all bytes are ASCII they are the codes already. */
async function readCodes(path: string): Promise<Codes> {
  const bytes = await disk.readFile(path);
  const start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  const body = new Uint8Array(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  return isAscii(body) ? body : codesOf(new TextDecoder().decode(body));
}

async function readText(path: string): Promise<string> {
  const text = await disk.readFile(path, 'utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Another drive's path stays absolute, which no path below a folder is. */
function holds(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
