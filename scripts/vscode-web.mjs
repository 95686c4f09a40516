// VS Code for the Web: the workbench of the pinned code-server as a host of plain files gives it out, so that no process
// stands behind the page, and extensions run in a web worker of an origin of its own, as at vscode.dev.
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, relative } from 'node:path';
import { Failure } from './report.mjs';
import { SETTINGS } from './vscode-server.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const WORKBENCH = 'out/vs/code/browser/workbench/workbench';
const SENTENCES = '/vscode/out/nls.messages.js';

/** Lists the names of the opened folder's files, which are to be had below it. */
const LIST = '/folder';

/** Where code-server's workbench differs from that of VS Code for the Web: it has a remote, and the settings lie there. */
const REMOTE = [
  { there: /(?<=remoteAuthority:)location\.host/g, here: 'void 0' },
  { there: /(?<=file\(this\.userDataPath\)\.with\(\{scheme:)[\w$.]+/g, here: '"vscode-userdata"' },
];

/** @param {string} script */
const withoutRemote = script =>
  REMOTE.reduce((text, { there, here }) => {
    if (text.match(there)?.length !== 1)
      throw new Failure(`The workbench of code-server has no single ${there} anymore.`);
    return text.replace(there, here);
  }, script);

/**
 * @typedef {object} WebOptions
 * @property {string} folder what is opened, as a folder that is on no disk
 * @property {string} provider the folder of the extension that shows it to VS Code
 * @property {string} extension the folder of ours
 * @property {string} [suite] a script below it with checks to run in the extension host; without it ours is there as an
 *   installed one
 */

/** @param {string} host @param {string} authority @param {WebOptions} options */
const configuration = async (host, authority, { extension, suite }) => {
  const product = JSON.parse(await readFile(join(host, 'product.json'), 'utf8'));
  const place = path => ({ scheme: 'http', authority, path });
  // Extensions and webviews each have an origin of their own there, too.
  const ownOrigin = `http://{{uuid}}.${authority}/vscode`;
  return {
    // What code-server's workbench wants to be told.
    userDataPath: '/',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    folderUri: { scheme: 'deals', authority: '', path: '/' },
    additionalBuiltinExtensions: [place('/provider'), ...(suite === undefined ? [place('/extension')] : [])],
    ...(suite !== undefined && {
      developmentOptions: {
        extensions: [place('/extension')],
        extensionTestsPath: place(`/extension/${relative(extension, suite).replaceAll('\\', '/')}`),
      },
    }),
    configurationDefaults: SETTINGS,
    productConfiguration: {
      ...product,
      quality: 'stable',
      webEndpointUrlTemplate: ownOrigin,
      webviewContentExternalBaseUrlTemplate: `${ownOrigin}/out/vs/workbench/contrib/webview/browser/pre/`,
    },
  };
};

/** @param {unknown} value */
const asAttribute = value => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The page that comes with the workbench, filled in. @param {string} host @param {string} authority @param {WebOptions} options */
const page = async (host, authority, options) => {
  const template = await readFile(join(host, `${WORKBENCH}.html`), 'utf8');
  const values = {
    WORKBENCH_WEB_CONFIGURATION: asAttribute(await configuration(host, authority, options)),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: SENTENCES,
    WORKBENCH_NLS_URL: SENTENCES,
  };
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
};

/** @param {string} folder */
const list = async folder => {
  const entries = await readdir(folder, { withFileTypes: true });
  return JSON.stringify(entries.filter(entry => entry.isFile()).map(({ name }) => name));
};

/**
 * Starts it on a free port of this machine alone.
 * @param {string} codeServer the folder from `installVsCodeServer`
 * @param {WebOptions} options
 */
export const startVsCodeForTheWeb = async (codeServer, options) => {
  const host = join(codeServer, 'node_modules', 'code-server', 'lib', 'vscode');
  const workbench = withoutRemote(await readFile(join(host, `${WORKBENCH}.js`), 'utf8'));
  const folders = Object.entries({
    '/vscode/': host,
    '/provider/': options.provider,
    '/extension/': options.extension,
    '/folder/': options.folder,
  });
  /** @param {string} path @param {string} authority */
  const answer = async (path, authority) => {
    if (path === '/') return { type: '.html', body: await page(host, authority, options) };
    if (path === LIST) return { type: '.json', body: await list(options.folder) };
    if (path === `/vscode/${WORKBENCH}.js`) return { type: '.js', body: workbench };
    const [start, folder] = folders.find(([one]) => path.startsWith(one)) ?? [];
    if (folder === undefined) throw new Failure(`There is no ${path}.`);
    return { type: extname(path), body: await readFile(join(folder, normalize(`/${path.slice(start.length)}`))) };
  };
  const server = createServer(async ({ url = '/', headers }, response) => {
    try {
      const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
      const { type, body } = await answer(path, headers.host ?? '');
      response.writeHead(200, {
        'content-type': TYPES[type] ?? 'application/octet-stream',
        'access-control-allow-origin': '*',
        'cache-control': 'max-age=3600',
      });
      response.end(body);
    } catch {
      response.writeHead(404, { 'access-control-allow-origin': '*' });
      response.end();
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Failure('No port is free for VS Code for the Web.');
  const end = async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  return { address: `http://localhost:${address.port}`, end };
};
