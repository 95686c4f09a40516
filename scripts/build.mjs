// Builds everything that ships into dist/: the extension, the server, the command line and the preview's page.
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileSchemas } from './compile-schemas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  target: 'es2023',
  // yaml's Node entry is CommonJS and cannot be shaken; its module build is the same code.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20.19' };

await rm(`${root}/dist`, { recursive: true, force: true });
await mkdir(`${root}/dist`, { recursive: true });
await compileSchemas();
await Promise.all([
  build({ ...node, entryPoints: { extension: 'client/src/extension.ts' }, outdir: 'dist', external: ['vscode'] }),
  build({ ...node, entryPoints: { server: 'server/src/node.ts' }, outdir: 'dist' }),
  build({
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    // The CSV reader asks for it only when it is handed a Node stream, which it never is.
    external: ['stream'],
    entryPoints: { worker: 'server/src/worker.ts' },
    outdir: 'dist',
  }),
  build({
    ...shared,
    platform: 'browser',
    format: 'iife',
    entryPoints: { preview: 'client/webview/preview.ts', previewStyle: 'client/webview/preview.css' },
    outdir: 'dist/webview',
  }),
]);
