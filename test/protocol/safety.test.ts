/** Nothing gets in and nothing goes out: what ships reaches no network, and no file leads out of its workspace. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json';
import { subscription } from '../deal';
import { type Editor, startEditor } from './editor';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const SECRET = 'Usage Date,Usage Type,Units Used\n2024-01-02,Standard Concurrent Agent,666\n';

/** What a source may be called, with a word of the sentence that refuses it. */
const SOURCES: readonly (readonly [file: string, why: RegExp])[] = [
  ['../outside/secret.csv', /outside|workspace/],
  ['sub/../../outside/secret.csv', /outside|workspace/],
  ['link.csv', /link/],
  ['folder/secret.csv', /link/],
  ['chain.csv', /link/],
  ['ABSOLUTE', /absolute|relative|beside/],
  ['//server/share/secret.csv', /absolute|relative|beside/],
  ["'\\\\server\\share\\secret.csv'", /\//],
  ["'..\\outside\\secret.csv'", /\//],
  ['file:///etc/hostname', /address|path/],
  ['https://example.com/secret.csv', /address|path/],
  ['C:/secret.csv', /address|path/],
  ['.', /./],
  ['folder', /./],
  ['device.csv', /./],
];

describe('a source that leads out of the workspace', () => {
  let above = '';
  let editor: Editor;

  beforeAll(async () => {
    above = mkdtempSync(join(tmpdir(), 'deals-'));
    const [folder, outside] = [join(above, 'deals'), join(above, 'outside')];
    for (const path of [folder, outside, join(folder, 'sub')]) mkdirSync(path);
    writeFileSync(join(outside, 'secret.csv'), SECRET);
    symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
    symlinkSync(outside, join(folder, 'folder'));
    symlinkSync('link.csv', join(folder, 'chain.csv'));
    symlinkSync('/dev/zero', join(folder, 'device.csv'));
    // A deal file behind a link out is not part of the workspace either.
    writeFileSync(join(outside, 'far.usage.yaml'), 'kind: usage\norganization: far\n');
    symlinkSync(join(outside, 'far.usage.yaml'), join(folder, 'far.usage.yaml'));
    writeFileSync(join(folder, 'acme.subscription.yaml'), subscription({ licenses: '{standard: {committed: 20}}' }));
    const sources = SOURCES.map(([file]) => file.replace('ABSOLUTE', join(outside, 'secret.csv')));
    for (const [index, file] of sources.entries())
      writeFileSync(
        join(folder, `${index}.usage.yaml`),
        `kind: usage\norganization: acme\nsources: [{file: ${file}, format: daily-detail}]\n`,
      );
    editor = await startEditor(folder);
    await editor.reconciled;
  });

  afterAll(async () => {
    await editor.quit();
    rmSync(above, { recursive: true });
  });

  it.each(SOURCES.map(([file, why], index) => ({ file, why, index })))(
    '$file is refused with a sentence',
    async ({ why, index }) => {
      const found = await editor.findings(`${index}.usage.yaml`, codes => codes.length > 0);
      expect(found.map(({ code }) => code)).toContain('source-unreadable');
      expect(found.find(({ code }) => code === 'source-unreadable')?.message).toMatch(why);
    },
  );

  it('has had nothing read', async () => {
    expect(JSON.stringify(await editor.connection.sendRequest('entitlements/reconcile', {}))).not.toContain('666');
    expect([...editor.sent().keys()].filter(uri => /far|secret/.test(uri))).toEqual([]);
  });
});

/** Ways out of a program. The protocol's library can speak over sockets and pipes, which nothing here asks it to. */
const WAYS_OUT = {
  modules: /require\("(?:node:)?(https?|http2|tls|dgram|dns|dns\/promises|inspector|cluster)"\)/g,
  globals: /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\s*\(/g,
  telemetry: /applicationinsights|createTelemetryLogger|telemetryReporter/gi,
  code: /\bnew Function\(|(?<![.\w])eval\(/g,
};

describe('what ships', () => {
  const scripts = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.js') && !file.startsWith('traffic-'),
  );

  it('is all looked at', () => {
    expect(scripts).toEqual(
      expect.arrayContaining([
        'activate.js',
        'cli.js',
        'commands.js',
        'extension.js',
        'server.js',
        'start.js',
        join('webview', 'preview.js'),
      ]),
    );
  });

  it.each(scripts)('%s reaches no network, sends no telemetry and makes no code of texts', script => {
    const text = readFileSync(join(ROOT, 'dist', script), 'utf8');
    const found = Object.entries(WAYS_OUT).flatMap(([name, way]) =>
      [...text.matchAll(way)].map(({ index, 0: what }) => `${name}: ${what} in ${text.slice(index - 60, index + 60)}`),
    );
    expect(found).toEqual([]);
  });

  it('says in the manifest that it is safe in a folder that nobody trusts', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
  });
});
