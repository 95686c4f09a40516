// Builds everything that ships into dist/: the extension, the server, the command line and the preview's page.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileSchemas } from './compile-schemas.mjs';
import { noticesOf } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  metafile: true,
  legalComments: 'none',
  target: 'es2023',
  // yaml's Node entry is CommonJS and cannot be shaken; its module build is the same code.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20.19' };

/**
 * Modules of Node's that the protocol's library requires when it starts and this server never uses: they are loaded when
 * something is asked of them.
 */
const LATE = /^(child_process|crypto)$/;

/** @type {import('esbuild').Plugin} */
const lateModules = {
  name: 'late-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LATE }, ({ path, importer }) =>
      importer.includes('vscode-') ? { path, namespace: 'late' } : { path, external: true },
    );
    onLoad({ filter: LATE, namespace: 'late' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('node:${path}')[name] });`,
    }));
  },
};

/**
 * One file for a process and a web worker, which begins with the entry that fits: nearly all of it is the same in both,
 * and the packaged extension holds it once. What is Node's is only loaded where there is Node.
 * @param {string} folder @param {{inWorker: string, inProcess: string}} entries
 */
const inBoth = (folder, { inWorker, inProcess }) => ({
  ...shared,
  platform: 'neutral',
  conditions: ['node', 'browser'],
  alias: {
    // Its module build is made into one for `require` anew by each of the library's parts.
    'vscode-languageserver-types':
      './node_modules/vscode-languageserver/node_modules/vscode-languageserver-types/lib/umd/main.js',
    // Each has an entry for Node, which a web worker could not load.
    yaml: './node_modules/yaml/browser/index.js',
    fflate: './node_modules/fflate/esm/browser.js',
  },
  external: ['vscode', 'node:*', ...builtinModules],
  stdin: {
    contents: `module.exports = typeof importScripts === 'function' ? require('${inWorker}') : require('${inProcess}');`,
    resolveDir: `${root}/${folder}`,
  },
});

await rm(`${root}/dist`, { recursive: true, force: true });
await mkdir(`${root}/dist`, { recursive: true });
await compileSchemas();
const builds = await Promise.all([
  build({
    ...inBoth('client/src', { inWorker: './browser', inProcess: './processClient' }),
    format: 'cjs',
    outfile: 'dist/extension.js',
  }),
  build({
    ...inBoth('server/src', { inWorker: './worker', inProcess: './node' }),
    plugins: [lateModules],
    format: 'iife',
    // A process takes what it exports; a web worker has no module to export it from.
    globalName: 'server',
    footer: { js: "if (typeof module === 'object') module.exports = server;" },
    outfile: 'dist/server.js',
  }),
  build({
    ...node,
    entryPoints: {
      activate: 'client/src/node.ts',
      start: 'server/src/start.ts',
      commands: 'server/src/cli/main.ts',
    },
    plugins: [lateModules],
    external: ['vscode'],
    outdir: 'dist',
  }),
  build({
    ...node,
    entryPoints: { cli: 'server/src/cli/start.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: { preview: 'client/webview/preview.ts', previewStyle: 'client/webview/preview.css' },
    outdir: 'dist/webview',
  }),
]);
await writeFile(`${root}/dist/third-party-notices.txt`, await noticesOf(builds.map(({ metafile }) => metafile)));
