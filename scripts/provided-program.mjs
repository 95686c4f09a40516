// Programs that the tests need beside Node: found on this machine, or on Debian installed where they are missing.
import { readFile } from 'node:fs/promises';
import { findProgram } from './find-program.mjs';
import { output, root } from './processes.mjs';
import { Failure, step } from './report.mjs';

/**
 * @typedef {object} ProvidedProgram
 * @property {string} title
 * @property {string} variable the environment variable that may name it
 * @property {readonly string[]} programs where it is looked for
 * @property {readonly string[]} packages Debian's
 * @property {string} howToGetIt
 */

/** @param {ProvidedProgram} program */
export const findProvided = async ({ variable, programs }) => {
  const named = process.env[variable];
  if (named === undefined || named === '') return findProgram(programs);
  const found = await findProgram([named]);
  if (found === undefined) throw new Failure(`${variable} names ${named}, where there is no program.`);
  return found;
};

const isRootOnDebian = async () => {
  if (process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release);
};

/** The program on this machine; on Debian it is installed where it is missing and may be. @param {ProvidedProgram} program */
export const provideProgram = async program => {
  const { title, packages, howToGetIt } = program;
  const found = await findProvided(program);
  if (found !== undefined) return found;
  if (!(await isRootOnDebian())) throw new Failure(howToGetIt);
  await step(`Installing ${title} with apt-get`, async () => {
    const apt = args => ({
      command: 'apt-get',
      args,
      cwd: root,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const failed = `apt-get could not install ${title}: it said why above. ${howToGetIt}`;
    await output(apt(['update']), failed);
    await output(apt(['install', '-y', '--no-install-recommends', ...packages]), failed);
  });
  const installed = await findProvided(program);
  if (installed === undefined) throw new Failure(howToGetIt);
  return installed;
};
