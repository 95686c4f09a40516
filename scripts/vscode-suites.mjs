// The suites that run inside real VS Code: where each can run, how it is started, and what it reports.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { provideChromium } from './chromium.mjs';
import { hasScreen, namedVsCode } from './desktop.mjs';
import { inCopyOfExamples } from './examples-copy.mjs';
import { background, root } from './processes.mjs';
import { Failure, tally } from './report.mjs';
import { addToVsCode, installVsCodeServer, startVsCodeServer } from './vscode-server.mjs';
import { startVsCodeForTheWeb } from './vscode-web.mjs';
import { PACKED, packExtension, readManifest, tellSizes } from './vsix.mjs';

const cache = join(root, '.cache');

/**
 * @param {string} entry
 * @param {string} name
 * @param {{platform: 'neutral' | 'node', external: string[]}} host what the place where it runs brings along
 */
const bundle = async (entry, name, host) => {
  const { build } = await import('esbuild');
  const outfile = join(cache, name, 'index.js');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'cjs',
    target: 'es2023',
    sourcemap: 'inline',
    ...host,
    logLevel: 'warning',
  });
  return outfile;
};

const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=LocalNetworkAccessChecks',
];

/**
 * A browser beside a VS Code that is served, both gone afterwards.
 * @template Value
 * @param {(codeServer: string) => Promise<{address: string, end: () => Promise<void>}>} start
 * @param {(parts: {address: string, browser: import('playwright-core').Browser}) => Promise<Value>} work
 */
const besideBrowser = async (start, work) => {
  const executablePath = await provideChromium();
  const codeServer = await installVsCodeServer();
  const { chromium } = await import('playwright-core');
  const { address, end } = await start(codeServer);
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
    try {
      return await work({ address, browser });
    } finally {
      await browser.close();
    }
  } finally {
    await end();
  }
};

/**
 * @template Value
 * @param {import('./vscode-server.mjs').ServerOptions} options
 * @param {(parts: {address: string, browser: import('playwright-core').Browser}) => Promise<Value>} work
 */
const withBrowser = (options, work) => besideBrowser(codeServer => startVsCodeServer(codeServer, options), work);

/**
 * Reads what comes out of a VS Code: the suite's own lines are shown as they come, the rest goes into a log.
 * @param {string} name
 */
const listen = name => {
  const told = tally();
  /** @type {string | undefined} */
  let extensionHost;
  /** @type {string[]} */
  const rest = [];
  /** @param {string} text */
  const hear = text => {
    extensionHost ??= /^The extension host is a (process|worker)\.$/.exec(text)?.[1];
    if (told.take(text)) console.log(text);
    else rest.push(text);
  };
  /** @param {string | undefined} [wanted] the extension host in which it must have run */
  const conclude = async wanted => {
    const log = join('test-output', `${name}.log`);
    await mkdir(join(root, 'test-output'), { recursive: true });
    await writeFile(join(root, log), `${rest.join('\n')}\n`);
    const result = told.result();
    if (result === undefined) throw new Failure(`VS Code ended without a result; what it said is in ${log}.`);
    if (extensionHost !== wanted) throw new Failure(`This ran in a ${extensionHost}, and not in a ${wanted}.`);
    if (result.failed > 0) console.log(`What VS Code said is in ${log}.`);
    return result;
  };
  return { hear, conclude };
};

const LONGEST_RUN = 5 * 60_000;

/** A built workbench runs a test suite that its address names only when its page was made for that. @param {string} html */
const allowTestSuite = html =>
  html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, start, settings) => {
    const configuration = JSON.parse(settings.replaceAll('&quot;', '"'));
    configuration.developmentOptions = { ...configuration.developmentOptions, enableSmokeTestDriver: true };
    return `${start}${JSON.stringify(configuration).replaceAll('"', '&quot;')}"`;
  });

/**
 * Opens the page and waits until the suite in it has ended.
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {'process' | 'worker'} extensionHost a Node process, or a web worker of the page
 */
const runInPage = async (page, address, extensionHost) => {
  const { hear, conclude } = listen(`vscode-suite-${extensionHost}`);
  let tellEnd = () => undefined;
  const end = new Promise(resolve => {
    tellEnd = resolve;
  });
  await page.exposeFunction('codeAutomationExit', tellEnd);
  await page.exposeFunction('codeAutomationLog', (_type, args) => hear(args.join(' ')));
  await page.goto(address);
  const timer = setTimeout(tellEnd, LONGEST_RUN);
  await end;
  clearTimeout(timer);
  return conclude(extensionHost);
};

/** @param {string} address @param {string} folder @param {string} suite */
const addressOfSuite = (address, folder, suite) => {
  const remote = path => `vscode-remote://${new URL(address).host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(suite)],
  ];
  return `${address}/?folder=${encodeURI(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
};

/** @param {string} suite */
const runInBrowser = suite =>
  inCopyOfExamples(({ examples, state }) =>
    withBrowser({ state, installed: false }, async ({ address, browser }) => {
      console.log('In VS Code in the browser (code-server and Chromium), in the extension host that is a process:');
      const page = await browser.newPage();
      await page.route(`${address}/?**`, async route => {
        const response = await route.fetch();
        await route.fulfill({ response, body: allowTestSuite(await response.text()) });
      });
      return runInPage(page, addressOfSuite(address, examples, suite), 'process');
    }),
  );

/** The extension through which a VS Code without any disk opens a folder. */
const bundleVirtualFolder = async () => {
  const script = await bundle('test/vscode/virtual-folder/index.ts', 'virtual-folder', {
    platform: 'neutral',
    external: ['vscode'],
  });
  const folder = dirname(script);
  await copyFile(join(root, 'test', 'vscode', 'virtual-folder', 'package.json'), join(folder, 'package.json'));
  return folder;
};

/**
 * VS Code for the Web with the examples, and a browser beside it.
 * @template Value
 * @param {{extension: string, suite?: string}} what
 * @param {(parts: {address: string, browser: import('playwright-core').Browser}) => Promise<Value>} work
 */
const withWeb = async (what, work) => {
  const web = { ...what, folder: join(root, 'examples'), provider: await bundleVirtualFolder() };
  return besideBrowser(codeServer => startVsCodeForTheWeb(codeServer, web), work);
};

/** @param {string} suite */
const runInWeb = suite =>
  withWeb({ extension: root, suite }, async ({ address, browser }) => {
    console.log('In VS Code for the Web (Chromium), in the extension host that is a web worker:');
    return runInPage(await browser.newPage(), address, 'worker');
  });

/** How long the desktop VS Code's download host may take to answer. */
const FIRST_ANSWER = 4_000;

/** A desktop VS Code for the suite: the one that is named, or a downloaded one where there is a screen to show it on. */
const provideDesktop = async () => {
  const named = await namedVsCode();
  if (named !== undefined) return named;
  if (process.env['CI'] || !hasScreen()) return undefined;
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  return downloadAndUnzipVSCode({
    version: 'stable',
    cachePath: join(cache, 'vscode-desktop'),
    timeout: FIRST_ANSWER,
    reporter: new SilentReporter(),
  }).catch(() => undefined);
};

/** @param {string} suite @param {string} vsCode */
const runInDesktop = (suite, vsCode) =>
  inCopyOfExamples(async ({ examples, state }) => {
    console.log('In the desktop VS Code:');
    const { hear, conclude } = listen('vscode-suite');
    const { child, gone, end } = background({
      command: vsCode,
      args: [
        examples,
        ...[`--extensionDevelopmentPath=${root}`, `--extensionTestsPath=${suite}`],
        ...[`--user-data-dir=${join(state, 'user')}`, `--extensions-dir=${join(state, 'extensions')}`],
        ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--disable-workspace-trust'],
        ...['--skip-welcome', '--skip-release-notes'],
      ],
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', hear);
    }
    const timer = setTimeout(end, LONGEST_RUN);
    await gone;
    clearTimeout(timer);
    return conclude('process');
  });

const bundleSuite = () =>
  bundle('test/vscode/suite/index.ts', 'vscode-suite', { platform: 'neutral', external: ['vscode', 'node:*'] });

/** The checks through VS Code's own interface, in its extension host. */
export const runExtensionSuite = async () => {
  const suite = await bundleSuite();
  const desktop = await provideDesktop();
  if (desktop !== undefined) return runInDesktop(suite, desktop);
  return runInBrowser(suite);
};

/** The same checks in VS Code for the Web, where extensions run in a web worker and no folder is on a disk. */
export const runWebSuite = async () => runInWeb(await bundleSuite());

/** The person's window: what a picture of it looks like must not depend on the machine. */
const PERSONS_SETTINGS = {
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  // They fade in and out as they like.
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'files.autoSave': 'off',
  'window.commandCenter': false,
};

/**
 * What a person does with mouse and keyboard, and sees.
 * @param {string} only run those checks alone in whose titles this is
 * @param {{picture?: string, isWhole?: boolean}} [options] where to put the README's picture, if it is to be taken;
 *   whether the preview is tried in each theme with each language and hand
 */
const runAsPerson = async (only, { picture, isWhole = false } = {}) => {
  const suite = await bundle('test/vscode/person/index.ts', 'vscode-person', {
    platform: 'node',
    external: ['playwright-core'],
  });
  const screenshots = join(root, 'test-output', 'screenshots');
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  const { run } = createRequire(import.meta.url)(suite);
  return inCopyOfExamples(({ examples, state }) =>
    withBrowser({ state, installed: true, settings: PERSONS_SETTINGS }, async ({ address, browser }) => {
      console.log('As a person in VS Code in the browser (code-server and Chromium):');
      const { hear, conclude } = listen('vscode-person');
      await run({
        address: `${address}/?folder=${encodeURI(examples)}`,
        examples,
        browser,
        screenshots,
        picture,
        only,
        isWhole,
        print: hear,
      });
      return conclude();
    }),
  );
};

/** The packed extension, added to a VS Code that has nothing else, and as a host of VS Code for the Web unpacks it. */
export const runInstalledSuite = async () => {
  const suite = await bundle('test/vscode/installed/index.ts', 'vscode-installed', {
    platform: 'node',
    external: ['playwright-core'],
  });
  const { run } = createRequire(import.meta.url)(suite);
  const vsix = await packExtension();
  await tellSizes(vsix);
  const { displayName } = await readManifest();
  const installed = await inCopyOfExamples(async ({ examples, state }) => {
    await addToVsCode(await installVsCodeServer(), { state, vsix });
    return withBrowser({ state, installed: false, settings: PERSONS_SETTINGS }, async ({ address, browser }) => {
      const { hear, conclude } = listen('vscode-installed');
      await run({ address: `${address}/?folder=${encodeURI(examples)}`, browser, title: displayName, print: hear });
      return conclude();
    });
  });
  const served = await withWeb({ extension: PACKED }, async ({ address, browser }) => {
    console.log('In VS Code for the Web:');
    const { hear, conclude } = listen('vscode-installed-web');
    await run({ address, browser, title: undefined, print: hear });
    return conclude();
  });
  return {
    passed: installed.passed + served.passed,
    failed: installed.failed + served.failed,
    failures: [...installed.failures, ...served.failures],
  };
};

/** @param {string} only */
export const runPersonSuite = only => runAsPerson(only);

/** @param {string} only */
export const runMatrix = only => runAsPerson(only, { isWhole: true });

/** The README's picture and nothing else. */
export const takePictures = () =>
  runAsPerson('The README’s picture', { picture: join(root, 'docs', 'images', 'daily-detail.webp') });
