/** The command line as people and CI run it: the built file, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { subscription, usage } from '../deal';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const DAYS = 3_000;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
  const days = Array.from({ length: DAYS }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index)).toISOString());
  writeFileSync(join(folder, 'a.subscription.yaml'), subscription({ end: '2023-01-01' }));
  writeFileSync(join(folder, 'a.usage.yaml'), usage(days.map(day => `date: ${day.slice(0, 10)}, standard: 1`)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Through a shell, with its pipes. */
function shell(line: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CLI: `${process.execPath} ${CLI}` },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, error: stderr };
}

describe('the entitlements program', () => {
  it('tells its version', () => {
    expect(shell('$CLI --version')).toEqual({ code: 0, out: `${version}\n`, error: '' });
  });

  it('ends with 2 where it is not understood', () => {
    expect(shell('$CLI chek')).toMatchObject({ code: 2, out: '' });
  });

  it('writes all of a long answer before it ends with 1', () => {
    const { out, error } = shell('{ $CLI reconcile --format json --fail-on information; echo $? >&2; } | cat');
    const rows = JSON.parse(out).reconciliations.flatMap((one: { readonly dailyDetail: unknown[] }) => one.dailyDetail);
    expect(rows).toHaveLength(DAYS);
    expect(error).toMatch(/\n1\n$/);
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full where it is, and ends with 2', () => {
    for (const command of ['reconcile --format json', 'check', 'invoice', 'explain acme 2024-01-01 standard.billed']) {
      const { code, error } = shell(`$CLI ${command} > /dev/full`);
      expect({ code, error: error.split('\n').at(-2) }, command).toEqual({
        code: 2,
        error: 'The results could not be written, because the disk is full. Make room, or write them elsewhere.',
      });
    }
  });

  it('does not mind a reader that has seen enough', () => {
    const { out, error } = shell('{ $CLI reconcile --format json --fail-on never; echo $? >&2; } | head -n 1');
    expect({ out, error }).toEqual({ out: '{\n', error: '0\n' });
  });

  it('reads a file that is named, also where a search does not go, and never passes one by', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(elsewhere, 'real.usage.yaml'), 'kind: usage\ndays: 5\n');
    symlinkSync(join(elsewhere, 'real.usage.yaml'), join(folder, 'link.usage.yaml'));
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', 'b.usage.yaml'), 'kind: usage\ndays: 5\n');
    for (const name of ['link.usage.yaml', 'node_modules/b.usage.yaml']) {
      expect(shell(`$CLI check ${name}`)).toMatchObject({
        code: 1,
        out: expect.stringContaining(`${name}:2:7: error schema`),
      });
    }
    expect(shell('mkfifo p.usage.yaml && $CLI check p.usage.yaml')).toMatchObject({ code: 2, out: '' });
    rmSync(elsewhere, { recursive: true });
  });
});
