// Brings a clone to where it can be run: what package-lock.json names is installed, and dist/ is built.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { node, npm, output, root } from './processes.mjs';
import { Failure, step } from './report.mjs';

const OLDEST_NODE = [20, 19];

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Failure(
    `This needs Node ${OLDEST_NODE.join('.')} or later, and this is Node ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
};

/** @param {string} file @returns {Promise<Record<string, {version?: string, integrity?: string, optional?: boolean}>>} */
const packagesIn = async file => JSON.parse(await readFile(file, 'utf8')).packages;

/**
 * npm writes down at the very end of an installation what it installed; that is compared with what is asked for.
 * @param {string} folder
 */
export const isInstalled = async folder => {
  const wanted = await packagesIn(join(folder, 'package-lock.json'));
  const installed = await packagesIn(join(folder, 'node_modules', '.package-lock.json')).catch(() => undefined);
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const there = installed[path];
    if (there === undefined) return optional === true;
    return there.version === version && there.integrity === integrity;
  });
};

/** Installs what is missing and builds everything. */
export const setUp = async () => {
  checkNode();
  if (!(await isInstalled(root))) {
    await step('Installing dependencies', () =>
      output(
        npm(['ci', '--include=dev', '--loglevel=error']),
        'The dependencies could not be installed: npm said why above. `npm ci` tries again.',
      ),
    );
  }
  await step('Building', () =>
    output(node(['scripts/build.mjs']), 'The build failed: what esbuild said is above. `npm run build` tries again.'),
  );
};
