// `npm start`: from a fresh clone to examples/ in VS Code. With --no-open the browser is left alone.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findVsCode, openInBrowser } from './desktop.mjs';
import { node, output, root, show } from './processes.mjs';
import { Failure, runScript, step } from './report.mjs';
import { setUp } from './set-up.mjs';
import { installVsCodeServer, startVsCodeServer } from './vscode-server.mjs';

const examples = join(root, 'examples');

/** Findings in the examples are there to be looked at; only what cannot be read at all is a failure. */
const reconcile = async () => {
  console.log('\nThe examples, reconciled (node dist/cli.js reconcile examples):\n');
  const code = await show(node(['dist/cli.js', 'reconcile', 'examples']));
  console.log('');
  if (code > 1) throw new Failure(`Reconciling the examples ended with code ${code}.`);
};

/** @param {string} vsCode */
const openDesktop = vsCode =>
  step('Opening examples/ in VS Code', () =>
    output(
      {
        command: vsCode,
        args: ['--new-window', `--extensionDevelopmentPath=${root}`, examples],
      },
      'VS Code did not open: what it said is above.',
    ),
  );

/** @param {string} path */
const inAddress = path => encodeURI(path.replaceAll('\\', '/').replace(/^(?!\/)/, '/'));

/** @param {boolean} open */
const serve = async open => {
  const host = await installVsCodeServer();
  const server = await step('Starting VS Code', () =>
    startVsCodeServer(host, { state: join(root, '.cache', 'vscode-start'), installed: true }),
  );
  const address = `${server.address}/?folder=${inAddress(examples)}`;
  console.log(`\nVS Code with examples/ is at ${address}\nCtrl+C ends it.`);
  if (open) await openInBrowser(address);
  await server.gone;
};

await runScript(async () => {
  const { values } = parseArgs({ options: { 'no-open': { type: 'boolean', default: false } } });
  await setUp();
  await reconcile();
  const vsCode = values['no-open'] ? undefined : await findVsCode();
  if (vsCode !== undefined) await openDesktop(vsCode);
  else await serve(!values['no-open'] && !process.env['CI']);
});
