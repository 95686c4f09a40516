/** CSV files that usage names, as the command line reads them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { subscription } from '../deal';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const DETAIL = 'Usage Date,Usage Type,Units Used\n2024-06-10,Standard Named Agent,28\n';

let outside = '';
let folder = '';

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

function writeUsage(...files: string[]): void {
  const sources = files.map(file => `  - {file: ${file}, format: daily-detail}\n`);
  write('acme.usage.yaml', `kind: usage\norganization: acme\nsources:\n${sources.join('')}`);
}

function entitlements(cwd: string, ...args: string[]): { code: number | null; out: string } {
  const { status, stdout } = spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout };
}

/** `file:line code` of each error. */
const errors = (cwd = folder, ...paths: string[]): string[] =>
  JSON.parse(entitlements(cwd, 'check', '--format', 'json', ...paths).out)
    .findings.filter(({ severity }: { severity: string }) => severity === 'error')
    .map(
      ({ file, range, code }: { file: string; range: { start: { line: number } }; code: string }) =>
        `${file}:${range.start.line + 1} ${code}`,
    );

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'deals-'));
  folder = join(outside, 'acme');
  mkdirSync(folder);
  write(
    'acme.subscription.yaml',
    subscription({ agentModel: 'named', surgeProtection: '30%', licenses: '{standard: {committed: 20}}' }),
  );
});

afterEach(() => rmSync(outside, { recursive: true, force: true }));

describe('a CSV file that usage names', () => {
  it('is reconciled', () => {
    writeUsage('june.csv');
    write('june.csv', `\uFEFF${DETAIL.replaceAll('\n', '\r\n')}`);
    const { out } = entitlements(folder, 'reconcile', '--format', 'json');
    expect(JSON.parse(out).reconciliations[0].dailyDetail[0]).toMatchObject({ type: 'standard', used: 28, overage: 8 });
  });

  it('has its bad rows listed under its own name', () => {
    writeUsage('june.csv');
    write('june.csv', `${DETAIL}2024-06-11,Standard Named Agent,many\n`);
    expect(errors()).toEqual(['june.csv:3 source-row-invalid']);
  });

  it('is not opened outside the folder, whatever leads there', () => {
    writeFileSync(join(outside, 'secret.csv'), DETAIL);
    mkdirSync(join(outside, 'more'));
    writeFileSync(join(outside, 'more', 'secret.csv'), DETAIL);
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
    symlinkSync(join(outside, 'more'), join(folder, 'linked'));
    writeUsage('../secret.csv', join(outside, 'secret.csv'), 'link.csv', 'linked/secret.csv', 'none.csv', '.');
    expect(errors()).toEqual([4, 5, 6, 7, 8, 9].map(line => `acme.usage.yaml:${line} source-unreadable`));
    expect(JSON.parse(entitlements(folder, 'reconcile', '--format', 'json').out).reconciliations).toEqual([]);
  });

  it('may be a link to another place in the folder, and the folder a link itself', () => {
    mkdirSync(join(folder, 'raw'));
    write('raw/june.csv', DETAIL);
    symlinkSync(join(folder, 'raw', 'june.csv'), join(folder, 'june.csv'));
    symlinkSync(folder, join(outside, 'linked-folder'));
    writeUsage('june.csv');
    expect(errors()).toEqual([]);
    expect(errors(join(outside, 'linked-folder'))).toEqual([]);
  });

  it('may lie beside the folder of its usage where the command reads them all', () => {
    writeFileSync(join(outside, 'june.csv'), DETAIL);
    writeUsage('../june.csv');
    expect(errors(outside)).toEqual([]);
    expect(errors(outside, 'acme')).toEqual(['acme.usage.yaml:4 source-unreadable']);
  });
});
