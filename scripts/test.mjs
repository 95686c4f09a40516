// `npm test` runs everything. `npm test -- quick` leaves real editors out; steps can be named one by one, too.
// `npm test -- person --only "Dark Modern, sv"` narrows what is done as a person to the checks with this in their titles.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { npm, root, show } from './processes.mjs';
import { Failure, runScript, seconds, tellFailure } from './report.mjs';
import { setUp } from './set-up.mjs';

/** @typedef {import('./report.mjs').Result} Result */

/** @param {string} script @returns {Promise<Result>} */
const npmScript = async script => {
  const code = await show(npm(['run', '--silent', script]));
  return code === 0
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [`npm run ${script}`] };
};

/** @returns {Promise<Result>} */
const unit = async () => {
  const report = join(root, 'test-output', 'unit.json');
  await mkdir(dirname(report), { recursive: true });
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${relative(root, report)}`];
  const code = await show(npm(['run', '--silent', 'unit', '--', ...reporters]));
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Failure('vitest ended before it had run the tests.');
  });
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text);
  return {
    passed: numPassedTests,
    // A file that cannot even be loaded fails without a failed test in it.
    failed: code === 0 ? numFailedTests : Math.max(numFailedTests, 1),
    failures: testResults.flatMap(failuresOf),
  };
};

/** @param {{name: string, status: string, message: string, assertionResults: readonly {status: string, fullName: string, failureMessages: readonly string[]}[]}} file */
const failuresOf = ({ name, status, message, assertionResults }) => {
  const place = relative(root, name);
  const failed = assertionResults.filter(result => result.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${place}\n${message}`];
  return failed.map(({ fullName, failureMessages }) => `${place}: ${fullName}\n${failureMessages.join('\n')}`);
};

/** @returns {Promise<Result>} */
const insideNeovim = async () => {
  const { runNeovimSuite } = await import('./neovim.mjs');
  return runNeovimSuite();
};

/** @param {'runExtensionSuite' | 'runWebSuite' | 'runPersonSuite' | 'runInstalledSuite' | 'runMatrix' | 'takePictures'} name */
const insideVsCode = name => async only => {
  const suites = await import('./vscode-suites.mjs');
  return suites[name](only);
};

const STEPS = {
  types: { title: 'Types', run: () => npmScript('types') },
  lint: { title: 'Biome', run: () => npmScript('lint') },
  unit: { title: 'Unit and protocol tests', run: unit },
  neovim: { title: 'In Neovim', run: insideNeovim },
  suite: { title: 'Inside VS Code', run: insideVsCode('runExtensionSuite') },
  web: { title: 'In VS Code for the Web', run: insideVsCode('runWebSuite') },
  person: { title: 'As a person in VS Code', run: insideVsCode('runPersonSuite') },
  vsix: { title: 'Packed and installed', run: insideVsCode('runInstalledSuite') },
  matrix: { title: 'As a person, every way', run: insideVsCode('runMatrix') },
  screenshots: { title: 'Screenshots', run: insideVsCode('takePictures') },
};

const QUICK = ['types', 'lint', 'unit'];
const VSCODE = ['suite', 'web', 'vsix', 'person'];
const SELECTIONS = { quick: QUICK, vscode: VSCODE, all: [...QUICK, 'neovim', ...VSCODE] };

/** @param {readonly string[]} names */
const chosen = names => {
  const steps = (names.length === 0 ? ['all'] : names).flatMap(name => SELECTIONS[name] ?? [name]);
  const unknown = steps.find(name => !(name in STEPS));
  if (unknown === undefined) return steps.map(name => STEPS[name]);
  const known = [...Object.keys(SELECTIONS), ...Object.keys(STEPS)].join(', ');
  throw new Failure(`There are no tests named “${unknown}”; there are ${known}.`);
};

/** @param {{title: string, run: (only: string) => Promise<Result>}} step @param {string} only */
const runStep = async ({ title, run }, only) => {
  const start = performance.now();
  console.log(`\n${title}`);
  const result = await run(only).catch(error => {
    tellFailure(error);
    return { passed: 0, failed: 1, failures: [`${title}: ${error.message}`] };
  });
  return { title, ...result, time: performance.now() - start };
};

/** @param {readonly (Result & {title: string, time: number})[]} results @param {number} total */
const summarize = (results, total) => {
  const rows = results.map(({ title, passed, failed, time }) => [
    failed === 0 ? '✓' : '✗',
    title.padEnd(26),
    `${passed} passed`.padStart(12),
    `${failed} failed`.padStart(12),
    seconds(time).padStart(10),
  ]);
  console.log(
    `\n${rows.map(row => row.join(' ')).join('\n')}\n  ${'In all, with set-up'.padEnd(51)} ${seconds(total).padStart(10)}\n`,
  );
};

await runScript(async () => {
  const start = performance.now();
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', default: '' } },
  });
  const steps = chosen(positionals);
  await setUp();
  const results = [];
  for (const step of steps) results.push(await runStep(step, values.only));
  // Told again where a log that is cut off at its beginning still has them.
  for (const failure of results.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
  summarize(results, performance.now() - start);
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
});
