// `npm run bench` measures ours and its peers. `npm run bench -- keystroke start` measures only these; `--keep` keeps a whole
// run as what later ones are compared with and what the README shows; `--json FILE` writes it elsewhere; `--profile` shows where
// the time goes of what reaches its target last.
import { join } from 'node:path';
import { build } from 'esbuild';
import { node, npm, output, root, show } from './processes.mjs';
import { runScript, step } from './report.mjs';
import { isInstalled, setUp } from './set-up.mjs';

const bench = join(root, 'bench');

/** What ours is compared with is nobody else's business: it is installed here, and only here. */
const installPeers = async () => {
  if (await isInstalled(bench)) return;
  await step('Installing what is measured against', () =>
    output(
      npm(['ci', '--loglevel=error'], { cwd: bench }),
      'The peers could not be installed: npm said why above. `npm ci` in bench/ tries again.',
    ),
  );
};

/** The measuring itself, and the programs that it starts beside itself. */
const buildBench = async () => {
  const outdir = join(root, '.cache', 'bench');
  await build({
    absWorkingDir: root,
    entryPoints: [
      'bench/main.ts',
      'bench/reconcile-workspace.ts',
      'bench/reconcile-log-ins.ts',
      'bench/profile-work.ts',
      'bench/peers/parse-workspace.ts',
      'bench/peers/duckdb-peaks.ts',
    ],
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return join(outdir, 'main.mjs');
};

await runScript(async () => {
  await setUp();
  await installPeers();
  const main = await buildBench();
  process.exitCode = await show(node([main, ...process.argv.slice(2)]));
});
