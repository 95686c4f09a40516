/**
 * The server with a fault in any one feature, or in what is found of an organization. It is bundled for the test from the
 * sources that ship, with one change: what `connection/` takes from `features/`, and the workspace from `findings/`, throws
 * where a file says so by name. Nothing of this is in what ships.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface FaultyServer {
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** What throws from now on: the names of functions. */
  readonly break: (...names: readonly string[]) => void;
}

/** Without these no server starts at all. */
const NEEDED = ['createGuard', 'createBackgroundGuard', 'createSteady'];

export async function faultyServer(folder: string): Promise<FaultyServer> {
  const script = join(folder, 'start.js');
  const list = join(folder, 'faults.txt');
  await build({
    absWorkingDir: ROOT,
    entryPoints: { start: 'server/src/start.ts', server: 'server/src/node.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    plugins: [breaking],
  });
  const breakThem = (...names: readonly string[]): void => writeFileSync(list, names.join(' '));
  breakThem();
  return {
    script,
    env: { ...process.env, FAULTS: list, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder },
    break: breakThem,
  };
}

const breaking: Plugin = {
  name: 'breaking',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.\/features\/|^\.\/findings\// }, ({ path, importer }) =>
      importer.includes('/connection/') || importer.endsWith('/workspace/workspace.ts')
        ? { path: join(dirname(importer), path), namespace: 'breaking' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'breaking' }, ({ path }) => {
      const source = readFileSync(`${path}.ts`, 'utf8');
      const names = [...source.matchAll(/^export (?:const|function\*?) (\w+)/gm)].map(([, name = '']) => name);
      const lines = names.map(name => `export const ${name} = breakable('${name}', real.${name});`);
      return { contents: [HEAD(path), ...lines].join('\n'), resolveDir: ROOT, loader: 'js' };
    });
  },
};

const HEAD = (path: string): string => `
import { readFileSync } from 'node:fs';
import * as real from ${JSON.stringify(path)};
const needed = ${JSON.stringify(NEEDED)};
const breakable = (name, value) =>
  typeof value !== 'function' || needed.includes(name)
    ? value
    : (...params) => {
        if (readFileSync(process.env.FAULTS, 'utf8').split(' ').includes(name)) throw new Error('broken: ' + name);
        return value(...params);
      };
`;
