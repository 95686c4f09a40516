/** What is kept between two starts of the server, and that a start never depends on it. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { subscription } from '../deal';
import { startEditor } from './editor';

const START = fileURLToPath(new URL('../../dist/start.js', import.meta.url));
const onWindows = process.platform === 'win32';

let deals = '';
let home = '';

beforeAll(() => {
  deals = mkdtempSync(join(tmpdir(), 'deals-'));
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
});

afterEach(() => rmSync(home, { recursive: true }));

afterAll(() => rmSync(deals, { recursive: true }));

const cache = (): string =>
  join(home, ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['cache']), 'entitlement-specs');

const kept = (): string[] => (existsSync(cache()) ? readdirSync(cache()).map(name => join(cache(), name)) : []);

/** What the server says of itself and of a file, from start to end. */
async function started(place = join(home, 'cache')): Promise<unknown> {
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: place, LOCALAPPDATA: place };
  const editor = await startEditor(deals, { server: { script: START, env } });
  await editor.open('a.subscription.yaml', subscription({ licenses: '{standard: {committed: twenty}}' }));
  const findings = await editor.findings('a.subscription.yaml', codes => codes.length > 0);
  expect(await editor.quit()).toBe(0);
  return { initialized: editor.initialized, findings };
}

/** One start and its file. */
async function firstStart(): Promise<{ readonly answers: unknown; readonly file: string; readonly made: number }> {
  const answers = await started();
  const [file = '', ...others] = kept();
  expect(others).toEqual([]);
  return { answers, file, made: statSync(file).mtimeMs };
}

describe('what is compiled at a start', () => {
  it('is kept for the next one, which makes nothing anew and answers the same', async () => {
    const { answers, file, made } = await firstStart();
    expect(await started()).toEqual(answers);
    expect(kept()).toEqual([file]);
    expect(statSync(file).mtimeMs).toBe(made);
  });

  it.skipIf(onWindows)('can be read and written by its user alone', async () => {
    const { file } = await firstStart();
    expect([cache(), file].map(path => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it.each([
    ['damaged', (whole: Buffer) => Buffer.concat([whole.subarray(0, 5_000), Buffer.from('!'), whole.subarray(5_001)])],
    ['cut off', (whole: Buffer) => whole.subarray(0, 5_000)],
    ['empty', () => Buffer.alloc(0)],
    ['of something else', () => Buffer.from('kind: usage\n')],
  ])('is made anew where the file is %s', async (_, damage) => {
    const { answers, file } = await firstStart();
    const damaged = damage(readFileSync(file));
    writeFileSync(file, damaged);
    expect(await started()).toEqual(answers);
    expect(readFileSync(file).equals(damaged)).toBe(false);
    const { mtimeMs } = statSync(file);
    await started();
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  it.skipIf(onWindows)('is neither read from nor written to a folder that others may write', async () => {
    mkdirSync(cache(), { recursive: true });
    chmodSync(cache(), 0o777);
    await started();
    expect(kept()).toEqual([]);
  });

  it.skipIf(onWindows)('is not taken from a file that others may write', async () => {
    const { answers, file, made } = await firstStart();
    chmodSync(file, 0o666);
    expect(await started()).toEqual(answers);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).mtimeMs).toBeGreaterThan(made);
  });

  it.skipIf(process.platform !== 'linux').each([
    ['a file', () => join(deals, 'a.txt')],
    ['nowhere', () => join(deals, 'no', 'such', 'folder')],
    ['what cannot be written', () => '/proc/nowhere'],
  ])('is not kept where the place for it is %s, and the server starts', async (_, place) => {
    writeFileSync(join(deals, 'a.txt'), '');
    await started(place());
    expect(kept()).toEqual([]);
  });

  it('does not pile up', async () => {
    const { file } = await firstStart();
    for (const age of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) writeFileSync(join(cache(), `server-${age}`), '');
    writeFileSync(file, '');
    await started();
    expect(kept().length).toBeLessThanOrEqual(8);
    expect(kept()).toContain(file);
  });
});
