// The browser in which VS Code is driven by the tests.
import { readFile } from 'node:fs/promises';
import { findProgram } from './find-program.mjs';
import { output, root } from './processes.mjs';
import { Failure, step } from './report.mjs';

const PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const findChromium = async () => {
  const named = process.env['CHROMIUM'];
  if (named === undefined || named === '') return findProgram(PROGRAMS);
  const found = await findProgram([named]);
  if (found === undefined) throw new Failure(`CHROMIUM names ${named}, where there is no program.`);
  return found;
};

const isRootOnDebian = async () => {
  if (process.getuid?.() !== 0) return false;
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release);
};

const HOW_TO_GET_IT =
  'The tests in real VS Code need Chromium or Chrome: install one of them, or name the program in the environment variable CHROMIUM.';

/** The browser on this machine; on Debian it is installed where it is missing and may be. */
export const provideChromium = async () => {
  const found = await findChromium();
  if (found !== undefined) return found;
  if (!(await isRootOnDebian())) throw new Failure(HOW_TO_GET_IT);
  await step('Installing Chromium with apt-get', async () => {
    const apt = args => ({
      command: 'apt-get',
      args,
      cwd: root,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const failed = `apt-get could not install Chromium: it said why above. ${HOW_TO_GET_IT}`;
    await output(apt(['update']), failed);
    await output(apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']), failed);
  });
  const installed = await findChromium();
  if (installed === undefined) throw new Failure(HOW_TO_GET_IT);
  return installed;
};
