// Packing: what goes into the VSIX and how much of it, and the command line's tarball.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { provideLockedPackages } from './locked-packages.mjs';
import { node, npm, output, root } from './processes.mjs';
import { Failure, step } from './report.mjs';

const LARGEST = 500_000;

/** The folder that was packed last, with what is in the VSIX and nothing else. */
export const PACKED = join(root, '.cache', 'vsix');

/** What the extension needs when it runs, and what a person reads about it. */
const SHIPPED = [
  'LICENSE',
  'package.nls.json',
  'package.nls.sv.json',
  'client/images',
  'client/language',
  'client/walkthrough',
  'dist/activate.js',
  'dist/extension.js',
  'dist/server.js',
  'dist/start.js',
  'dist/third-party-notices.txt',
  'dist/webview',
  'docs',
];

/** The largest of it. */
const SCRIPTS = ['extension.js', 'server.js', 'start.js'];

/** Pages that VS Code shows of the extension, in a frame that leads and looks to web addresses alone. */
const PAGES = ['README.md', 'CHANGELOG.md'];

/** Of the manifest only what VS Code reads. */
const NPMS = ['bin', 'devDependencies', 'files', 'private', 'scripts'];

/**
 * Source maps and what was measured are for whoever builds, two pages for other programs, and pictures for the first page
 * alone. @param {string} path
 */
const isShipped = path => !/\.map$|[\\/]docs[\\/](images|cli\.md|editors\.md|speed\.md)$/.test(path);

/** VS Code shows pictures of this page from web addresses alone, and this project knows none. @param {string} text */
const withoutPictures = text => text.replaceAll(/!\[[^\]]*\]\((?!https:)[^)]+\)\n*/g, '');

/** The text with words in the place of links that would lead nowhere. @param {string} text @param {(path: string) => boolean} leads */
const withoutDeadLinks = (text, leads) =>
  text.replaceAll(/(?<!!)\[([^\]]+)\]\((?!https:|command:|#)([^)#]+)[^)]*\)/g, (link, words, path) =>
    leads(path) ? link : words,
  );

export const readManifest = async () => JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

/** Its names repeat more than the build's, which packs a twelfth smaller. */
const minified = async (tools, script) => {
  const { minify } = createRequire(join(tools, 'package.json'))('terser');
  const { code } = await minify(await readFile(script, 'utf8'), {
    compress: false,
    mangle: { toplevel: true },
    format: { ascii_only: true },
  });
  return code;
};

/** Everything that is shipped, and nothing else, in a folder of its own. @param {string} folder @param {string} tools */
const lay = async (folder, tools) => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const path of SHIPPED) {
    await cp(join(root, path), join(folder, path), { recursive: true, filter: isShipped });
  }
  for (const script of SCRIPTS) {
    const path = join(folder, 'dist', script);
    await writeFile(path, await minified(tools, path));
  }
  for (const page of PAGES) {
    const text = withoutPictures(await readFile(join(root, page), 'utf8'));
    const standingAlone = withoutDeadLinks(text, () => false);
    await writeFile(join(folder, page), standingAlone);
  }
  for (const page of await readdir(join(folder, 'docs'))) {
    const path = join(folder, 'docs', page);
    const leads = target => existsSync(join(folder, 'docs', target));
    await writeFile(path, withoutDeadLinks(await readFile(path, 'utf8'), leads));
  }
  const manifest = Object.entries(await readManifest()).filter(([key]) => !NPMS.includes(key));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(Object.fromEntries(manifest), undefined, 2)}\n`);
};

/** Packs what dist/ holds into a VSIX and gives its place. */
export const packExtension = async () => {
  const { name, version } = await readManifest();
  const vsix = join(root, `${name}-${version}.vsix`);
  const tools = await provideLockedPackages({
    title: 'what packs',
    recipe: join('scripts', 'packing'),
    name: 'packing',
  });
  await step('Packing the extension', async () => {
    await lay(PACKED, tools);
    const vsce = join(tools, 'node_modules', '@vscode', 'vsce', 'vsce');
    const choices = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'];
    await output(
      node([vsce, 'package', ...choices, '--out', vsix], { cwd: PACKED }),
      'The extension could not be packed: vsce said why above.',
    );
  });
  return vsix;
};

/** Packs the command line as npm does for anybody else, and gives the tarball's place. */
export const packCommandLine = async () => {
  const { name, version } = await readManifest();
  await step('Packing the command line', () =>
    output(npm(['pack', '--ignore-scripts', '--loglevel=error']), 'The command line could not be packed.'),
  );
  return join(root, `${name}-${version}.tgz`);
};

const PARTS = [
  { title: 'server', holds: path => /^extension\/dist\/(server|start)/.test(path) },
  { title: 'extension', holds: path => /^extension\/dist\/(activate|extension)/.test(path) },
  { title: 'preview', holds: path => path.startsWith('extension/dist/webview') },
  { title: 'pages and pictures', holds: path => path.endsWith('.md') },
  { title: 'everything else', holds: () => true },
];

/** @typedef {{path: string, size: number}} Entry the size is that in the archive */

/** @param {string} vsix @returns {Promise<{total: number, entries: readonly Entry[]}>} */
const entriesOf = async vsix => {
  const bytes = await readFile(vsix);
  /** @type {Entry[]} */
  const entries = [];
  unzipSync(bytes, {
    filter: ({ name, size }) => {
      entries.push({ path: name, size });
      return false;
    },
  });
  return { total: bytes.length, entries };
};

const asKilobytes = size => `${(size / 1000).toFixed(1)} kB`;

/** Prints how large the VSIX is, part by part; one that is too large is a failure. @param {string} vsix */
export const tellSizes = async vsix => {
  const { total, entries } = await entriesOf(vsix);
  const sizes = PARTS.map(() => 0);
  for (const { path, size } of entries) sizes[PARTS.findIndex(part => part.holds(path))] += size;
  for (const [index, { title }] of PARTS.entries())
    console.log(`  ${title.padEnd(20)} ${asKilobytes(sizes[index]).padStart(10)}`);
  console.log(`  ${'in all'.padEnd(20)} ${asKilobytes(total).padStart(10)} of ${asKilobytes(LARGEST)}\n${vsix}`);
  if (total > LARGEST) throw new Failure(`The VSIX may have ${asKilobytes(LARGEST)} at most.`);
};
