import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textBetween } from './model/csv/codes';
import { PIECE_LENGTH } from './model/csv/fed';
import { nodeFiles } from './node-files';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'node-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The text of a file with these bytes, as its pieces have it. */
async function textOf(bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, 'a.csv');
  await writeFile(path, bytes);
  const file = await nodeFiles.readWithin([pathToFileURL(folder).href], pathToFileURL(path).href);
  if ('refusal' in file) return file.refusal;
  const pieces: string[] = [];
  for await (const piece of file.pieces)
    pieces.push(piece === 'unreadable' ? piece : textBetween(piece, 0, piece.length));
  return pieces.join('');
}

describe('the pieces of a file', () => {
  it('are its text, wherever they are cut', async () => {
    for (const before of [0, PIECE_LENGTH - 2, PIECE_LENGTH - 1, PIECE_LENGTH, 2 * PIECE_LENGTH - 1]) {
      const text = `${'a'.repeat(before)}é😀\uFEFFb${'c'.repeat(PIECE_LENGTH)}`;
      expect(await textOf(text)).toBe(text);
    }
    expect(await textOf('')).toBe('');
    expect(await textOf('a,b\n')).toBe('a,b\n');
  });

  it('have no byte-order mark', async () => {
    expect(await textOf('\uFEFFa')).toBe('a');
    expect(await textOf(`\uFEFF\uFEFF${'é'.repeat(PIECE_LENGTH)}`)).toBe(`\uFEFF${'é'.repeat(PIECE_LENGTH)}`);
  });

  it('say of bytes that are no text that they are none', async () => {
    expect(await textOf(Uint8Array.of(97, 0xff, 98))).toBe('a\uFFFDb');
    // What the last piece leaves open.
    expect(await textOf(Uint8Array.of(97, 0xc3))).toBe('a\uFFFD');
  });

  it('end where somebody has what was wanted, and where the file is gone', async () => {
    const path = join(folder, 'b.csv');
    await writeFile(path, 'a'.repeat(4 * PIECE_LENGTH));
    const read = () => nodeFiles.readWithin([pathToFileURL(folder).href], pathToFileURL(path).href);
    const file = await read();
    if ('refusal' in file) expect.fail(file.refusal);
    for await (const piece of file.pieces) {
      expect(piece).toHaveLength(PIECE_LENGTH);
      break;
    }
    const gone = await read();
    await rm(path);
    if ('refusal' in gone) expect.fail(gone.refusal);
    const pieces: unknown[] = [];
    for await (const piece of gone.pieces) pieces.push(piece);
    expect(pieces).toEqual(['unreadable']);
  });
});
