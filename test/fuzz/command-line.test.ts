/** The command line over folders of damaged files: it always ends with one of its codes, and never with a fault. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CSV_DEAL } from './csv-deal';
import { type Input, KEPT, mutated } from './inputs';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const FILES = 60;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const COMMANDS: readonly (readonly string[])[] = [
  ...['text', 'json', 'sarif', 'github'].map(format => ['check', '--format', format]),
  ...['table', 'json', 'csv', 'markdown'].map(format => ['reconcile', '--format', format]),
  ...['text', 'json'].map(format => ['invoice', '--format', format]),
  ['explain', 'acme', '2024-01-01', 'invoice.total'],
  ['import', '0/fuzz-daily-detail.csv', '--organization', 'acme'],
  ['import', '0/fuzz-agent-sessions.csv', '--organization', 'acme', '--language', 'sv'],
];

it('ends with 0, 1 or 2, says JSON where it is asked for JSON, and shows no fault of its own', () => {
  const inputs: readonly Input[] = [...KEPT, ...fc.sample(mutated, { numRuns: FILES, seed: SEED })];
  // Each in a folder of its own, and all of them one workspace.
  for (const [index, { name, text }] of inputs.entries()) {
    mkdirSync(join(folder, `${index}`));
    writeFileSync(join(folder, `${index}`, name), text);
    if (name.endsWith('.csv')) writeFileSync(join(folder, `${index}`, 'csv.entitlements.yaml'), CSV_DEAL);
  }
  for (const command of COMMANDS) {
    const { status, stdout, stderr, signal } = spawnSync(process.execPath, [CLI, ...command], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const told = `${command.join(' ')}, seed ${SEED}: ${stderr}`;
    expect([0, 1, 2], told).toContain(status ?? signal);
    expect(stderr, told).not.toMatch(/^\s+at .*cli\.js|Error:/m);
    if (command.includes('json') || command.includes('sarif')) expect(() => JSON.parse(stdout), told).not.toThrow();
  }
}, 120_000);
