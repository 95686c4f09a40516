/** The command line as somebody installs it from the packed tarball: globally, into an empty place, without a network. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { name, version } from '../../package.json';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const onWindows = process.platform === 'win32';

let place = '';
let program = '';

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: onWindows });
  return { code: status, out: stdout, error: stderr };
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'installed-'));
  const nothingKept = ['--cache', join(place, 'cache'), '--offline', '--loglevel=error'];
  const packed = run('npm', ['pack', '--ignore-scripts', '--pack-destination', place, ...nothingKept], ROOT);
  expect(packed.error).not.toContain('npm error');
  const tarball = join(place, `${name}-${version}.tgz`);
  const installed = run('npm', ['install', '--global', '--prefix', join(place, 'all'), tarball, ...nothingKept], place);
  expect(installed).toMatchObject({ code: 0 });
  program = join(place, 'all', ...(onWindows ? [] : ['bin']), 'entitlements');
}, 120_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the installed command line', () => {
  it('brings everything along', () => {
    const modules = join(place, 'all', ...(onWindows ? [] : ['lib']), 'node_modules');
    expect(readdirSync(modules)).toEqual([name]);
    expect(readdirSync(join(modules, name))).not.toContain('node_modules');
  });

  it('names the version of the manifest wherever it names one', () => {
    expect(run(program, ['--version'], place)).toMatchObject({ code: 0, out: `${version}\n` });
    const { out } = run(program, ['check', 'guide.usage.yaml', '--format', 'sarif'], join(ROOT, 'examples'));
    expect(JSON.parse(out).runs[0].tool.driver.version).toBe(version);
  });

  it('checks, reconciles and explains the examples', () => {
    const examples = join(ROOT, 'examples');
    const checked = run(program, ['check', 'guide.usage.yaml'], examples);
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.out).toContain('overage');
    const reconciled = run(program, ['reconcile', '--organization', 'guide', '--format', 'json'], examples);
    expect(JSON.parse(reconciled.out).reconciliations[0].invoice.totals.total).toBe('1400.00');
    const explained = run(program, ['explain', 'guide', '2024-06-09', 'standard.billed'], examples);
    expect(explained.out).toContain('Standard overage billed: 11');
  });

  it('brings the licences of all packages that it holds parts of, and so does the extension', () => {
    const dist = join(ROOT, 'dist');
    const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
      file => file.endsWith('.js.map') && !file.startsWith('traffic-'),
    );
    const sources = maps.flatMap((file): string[] => JSON.parse(readFileSync(join(dist, file), 'utf8')).sources);
    const packages = new Set(sources.flatMap(source => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
    expect(packages.size).toBeGreaterThan(10);
    const modules = join(place, 'all', ...(onWindows ? [] : ['lib']), 'node_modules');
    const notices = readFileSync(join(modules, name, 'dist', 'third-party-notices.txt'), 'utf8');
    const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, one]) => one);
    expect([...packages].filter(one => !named.includes(one))).toEqual([]);
    expect(notices).toContain('Copyright Eemeli Aro');
  });

  it('has the page of findings where its language server leads editors', () => {
    const page = join(place, 'all', ...(onWindows ? [] : ['lib']), 'node_modules', name, 'docs');
    expect(readdirSync(page)).toContain('findings.md');
  });
});
