/** What the extension has done when VS Code's call returns, and what comes behind it: in a process, with an empty VS Code. */
import childProcess, { type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Extension } from '../client/src/activation';
import manifest from '../package.json';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** Whatever is asked of it, called or made: it, too, is something of which anything can be asked. */
const anything = (): unknown => {
  const made = new Map<string | symbol, unknown>();
  const one: object = new Proxy(class {}, {
    get: (target, name) => {
      // Nobody can wait for it, and it holds nothing.
      if (name === 'then') return undefined;
      if (name === Symbol.iterator) return () => [].values();
      if (name === 'prototype') return target.prototype;
      if (!made.has(name)) made.set(name, anything());
      return made.get(name);
    },
    apply: () => one,
    construct: () => one,
  });
  return one;
};

/** An object that has all that is not given, too. */
const withAnything = (given: object): object => {
  const rest = anything() as object;
  return new Proxy(given, { get: (target, name) => Reflect.get(Reflect.has(target, name) ? target : rest, name) });
};

const uri = (path: string) => ({ scheme: 'file', path, fsPath: path, toString: () => `file://${path}` });

let folder = '';
let registered: Map<string, (...given: unknown[]) => unknown>;
let carriedOut: string[];
let shown: unknown[][];
let servers: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'extension-'));
  [registered, carriedOut, shown, servers] = [new Map(), [], [], []];
  for (const name of ['dist', 'node_modules']) mkdirSync(join(folder, name));
  for (const name of ['activate.js', 'extension.js', 'start.js', 'server.js'])
    copyFileSync(join(DIST, name), join(folder, 'dist', name));
  const vsCode = withAnything({
    version: manifest.engines.vscode.slice(1),
    env: { language: 'en', appName: 'an empty VS Code' },
    Uri: { joinPath: (start: { path: string }, ...names: string[]) => uri(join(start.path, ...names)) },
    CancellationError: class extends Error {},
    commands: {
      registerCommand: (name: string, carryOut: () => unknown) => registered.set(name, carryOut),
      executeCommand: async (name: string) => carriedOut.push(name),
    },
    workspace: withAnything({ workspaceFolders: [], textDocuments: [], getConfiguration: () => new Map() }),
    window: withAnything({ showErrorMessage: async (...words: unknown[]) => void shown.push(words) }),
  });
  vi.stubGlobal('emptyVsCode', vsCode);
  writeFileSync(join(folder, 'node_modules', 'vscode.js'), 'module.exports = emptyVsCode;');
  const { fork } = childProcess;
  vi.spyOn(childProcess, 'fork').mockImplementation((...given: Parameters<typeof fork>) => {
    const server = fork(...given);
    servers.push(server);
    return server;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

const activated = (): Extension => {
  const extension: Extension = createRequire(join(folder, 'dist', 'activate.js'))('./activate.js');
  const context = withAnything({ subscriptions: [], extensionUri: uri(folder), extension: { id: 'ours' } });
  extension.activate(context as Parameters<Extension['activate']>[0]);
  return extension;
};

/** What VS Code does when somebody gives a command. */
const give = async (command: string): Promise<unknown> => registered.get(command)?.();

const serversThatRun = (): number =>
  servers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).length;

/** The script notes when it is run. */
const noteLoading = (): void => {
  vi.stubGlobal('loaded', []);
  writeFileSync(join(folder, 'dist', 'extension.js'), "loaded.push('extension.js'); throw new Error('damaged');");
};

describe('when VS Code calls the extension', () => {
  it('has its commands and its server at once, and has loaded nothing else', async () => {
    noteLoading();
    const extension = activated();
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    expect([...registered.keys()]).toEqual(expect.arrayContaining(contributed));
    expect(serversThatRun()).toBe(1);
    expect(globalThis).toHaveProperty('loaded', []);
    await extension.deactivate();
  });

  it('carries out a command that is given before the rest is loaded', async () => {
    const extension = activated();
    await give('entitlements.openWalkthrough');
    expect(carriedOut).toEqual(['workbench.action.openWalkthrough']);
    expect(servers).toHaveLength(1);
    await extension.deactivate();
    await expect.poll(serversThatRun).toBe(0);
    expect(servers.map(({ exitCode }) => exitCode)).toEqual([0]);
  });

  it('leaves no server behind where it is ended before the rest is loaded, which then is not loaded', async () => {
    noteLoading();
    const extension = activated();
    const command = give('entitlements.openWalkthrough');
    await extension.deactivate();
    await expect(command).rejects.toThrow();
    await expect.poll(serversThatRun).toBe(0);
    expect([shown, globalThis]).toMatchObject([[], { loaded: [] }]);
  });

  it('says why the rest cannot be loaded, to whoever gives a command, too, and leaves no server behind', async () => {
    noteLoading();
    activated();
    await expect(give('entitlements.openWalkthrough')).rejects.toThrow('damaged');
    expect(shown).toEqual([[expect.stringContaining('could not be loaded'), 'Copy Report']]);
    await expect.poll(serversThatRun).toBe(0);
  });

  it('starts another server where the first one is gone before it is spoken to', async () => {
    const extension = activated();
    const [first] = servers;
    first?.disconnect();
    await give('entitlements.openWalkthrough');
    expect(servers).toHaveLength(2);
    await extension.deactivate();
    await expect.poll(serversThatRun).toBe(0);
  });
});
