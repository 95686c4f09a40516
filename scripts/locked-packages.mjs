// Packages that are too many for node_modules: locked in a folder of their own, and kept in .cache/ between runs.
import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, output, root } from './processes.mjs';
import { step } from './report.mjs';

const cache = join(root, '.cache');

/** @param {string} path */
export const exists = path =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * @typedef {object} LockedPackages
 * @property {string} title
 * @property {string} recipe the folder with package.json, package-lock.json and .npmrc
 * @property {string} name how its folder in .cache/ begins
 * @property {(folder: string) => Promise<import('./processes.mjs').Program>} [andThen] what is left to run in the folder
 */

/** @param {LockedPackages} packages @param {string} folder */
const install = async ({ title, recipe, andThen }, folder) => {
  const failed = `${title} could not be installed: npm said why above. The next run tries again.`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    await copyFile(join(root, recipe, file), join(folder, file));
  }
  await output(npm(['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder }), failed);
  if (andThen !== undefined) await output(await andThen(folder), failed);
};

/** Installs the packages unless what their lock file names is there already, and gives their folder. @param {LockedPackages} packages */
export const provideLockedPackages = async packages => {
  const lock = await readFile(join(root, packages.recipe, 'package-lock.json'));
  const name = `${packages.name}-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`;
  const folder = join(cache, name);
  if (await exists(folder)) return folder;
  await step(`Fetching ${packages.title}`, async () => {
    // Only what has been installed to its end gets its final name.
    const unfinished = `${folder}.unfinished`;
    await install(packages, unfinished);
    await rename(unfinished, folder);
  });
  const others = (await readdir(cache)).filter(other => other.startsWith(`${packages.name}-`) && other !== name);
  await Promise.all(others.map(other => rm(join(cache, other), { recursive: true, force: true })));
  return folder;
};
