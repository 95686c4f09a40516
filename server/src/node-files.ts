/** Files on a disk, for the entries that run in Node. */
import { isAscii } from 'node:buffer';
// Node loads `promises` when it is first asked for: that is after the server has answered its first question.
import { promises as disk } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileAccess, SKIPPED_FOLDERS } from './files';
import { type Codes, codesOf } from './model/csv/codes';
import { PIECE_LENGTH } from './model/csv/fed';
import { kindsOf } from './model/source-file';
import { encodeSegment } from './workspace/uri';

const BYTE_ORDER_MARK = '\uFEFF';
/** In bytes: so far 32 bits can say where something stands. */
const LARGEST = 2 ** 31 - 1;

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
      const stats = await disk.stat(path);
      const { size } = stats;
      return stats.isFile() && size <= LARGEST ? { size, pieces: piecesIn(path, size) } : { refusal: 'unreadable' };
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

/** Read into the same memory again and again: to take as much as a large file needs takes longer than to read it. */
async function* piecesIn(path: string, size: number): AsyncGenerator<Codes | 'unreadable', void> {
  const file = await disk.open(path).catch(() => undefined);
  if (file === undefined) return yield 'unreadable';
  const decode = decoder();
  const readInto = (room: Uint8Array): Promise<Uint8Array | undefined> =>
    file.read(room).then(
      ({ bytesRead }) => room.subarray(0, bytesRead),
      () => undefined,
    );
  const length = Math.min(size + 1, PIECE_LENGTH);
  let [room, other] = [new Uint8Array(length), new Uint8Array(length)];
  let reading = readInto(room);
  try {
    for (;;) {
      const bytes = await reading;
      if (bytes === undefined) return yield 'unreadable';
      // The next piece is read while this one is looked at.
      [room, other] = [other, room];
      if (bytes.length > 0) reading = readInto(room);
      yield decode(bytes);
      if (bytes.length === 0) return;
    }
  } finally {
    await reading;
    await file.close();
  }
}

/** As long as all bytes are ASCII they are the codes already. No bytes say that there are no more. */
function decoder(): (bytes: Uint8Array) => Codes {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let [isFirst, areAscii] = [true, true];
  return bytes => {
    areAscii &&= isAscii(bytes);
    if (areAscii) {
      isFirst = false;
      return bytes;
    }
    const text = utf8.decode(bytes, { stream: bytes.length > 0 });
    const codes = codesOf(isFirst ? withoutMark(text) : text);
    isFirst = false;
    return codes;
  };
}

const readText = async (path: string): Promise<string> => withoutMark(await disk.readFile(path, 'utf8'));

const withoutMark = (text: string): string => (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);

/** Another drive's path stays absolute, which no path below a folder is. */
function holds(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
