// Neovim with the configuration from docs/editors.md, working on a copy of the examples.
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { inCopyOfExamples } from './examples-copy.mjs';
import { background, output, root } from './processes.mjs';
import { provideProgram } from './provided-program.mjs';
import { Failure, tally } from './report.mjs';

/** @typedef {import('./report.mjs').Result} Result */

const NEOVIM = {
  title: 'Neovim',
  variable: 'NEOVIM',
  programs: ['nvim', 'C:\\Program Files\\Neovim\\bin\\nvim.exe'],
  packages: ['neovim'],
  howToGetIt:
    'The tests in Neovim need Neovim 0.7 or later: install it, or name the program in the environment variable NEOVIM.',
};

const LONGEST_RUN = 4 * 60_000;

/** The part of a log that says why something went wrong. */
const TAIL = 40;

/** @param {string} program */
const versionOf = async program => {
  const said = await output({ command: program, args: ['--version'] }, `${program} does not tell its version.`);
  const [, text, major, minor] = /^NVIM v((\d+)\.(\d+)\S*)/.exec(said) ?? [];
  if (text === undefined) throw new Failure(`${program} is not Neovim.`, said);
  if (major === '0' && Number(minor) < 7) throw new Failure(`${NEOVIM.howToGetIt} This is ${text}.`);
  return { text, hasConfig: major !== '0' || Number(minor) >= 11 };
};

/** The configuration that the page has under a heading, word for word. @param {string} heading */
const configurationUnder = async heading => {
  const page = await readFile(join(root, 'docs', 'editors.md'), 'utf8');
  const [, rest = ''] = page.split(`\n### ${heading}\n`);
  const [, block] = /```lua\n([\s\S]*?)```/.exec(rest) ?? [];
  if (block === undefined) throw new Failure(`docs/editors.md has no Lua under “${heading}”.`);
  return block;
};

/** A home for Neovim that has nothing of this machine's user in it, and the command line on its PATH. */
const makeHome = async (home, configuration) => {
  const bin = join(home, 'bin');
  await mkdir(join(home, 'config', 'nvim'), { recursive: true });
  await mkdir(bin);
  await writeFile(join(home, 'config', 'nvim', 'init.lua'), configuration);
  const command = join(bin, 'entitlements');
  await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist', 'cli.js')}' "$@"\n`);
  await chmod(command, 0o755);
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_CACHE_HOME: join(home, 'cache'),
    LC_ALL: 'C.UTF-8',
  };
};

/**
 * Runs the checks and shows their lines as they come; the rest is only told when something fails.
 * @param {import('./processes.mjs').Program} program
 * @returns {Promise<Result>}
 */
const runChecks = async program => {
  const { child, gone } = background(program);
  /** @type {string[]} */
  const rest = [];
  const told = tally();
  const hear = line => {
    if (told.take(line)) console.log(line.replaceAll(' ⏎ ', '\n    '));
    else rest.push(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', hear);
  }
  let isOverdue = false;
  const timer = setTimeout(() => {
    isOverdue = true;
    // Lua that never ends hears no other signal.
    child.kill('SIGKILL');
  }, LONGEST_RUN);
  await gone;
  clearTimeout(timer);
  const tail = rest.slice(-TAIL).join('\n');
  if (isOverdue) throw new Failure(`Neovim did not end within ${LONGEST_RUN / 60_000} minutes.`, tail);
  const result = told.result();
  if (result === undefined) throw new Failure('Neovim ended without a result.', tail);
  if (result.failed > 0) console.log(tail);
  return result;
};

/** The checks of test/neovim in the Neovim at hand. */
export const runNeovimSuite = async () => {
  const neovim = await provideProgram(NEOVIM);
  const version = await versionOf(neovim);
  const heading = version.hasConfig ? 'Neovim 0.11 and later' : 'Neovim 0.7 to 0.10';
  const configuration = await configurationUnder(heading);
  console.log(`In Neovim ${version.text}, with what docs/editors.md has for ${heading}:`);
  return inCopyOfExamples(async ({ examples, state }) => {
    const env = await makeHome(state, configuration);
    const checks = join(state, 'checks.lua');
    await cp(join(root, 'test', 'neovim', 'checks.lua'), checks);
    const args = ['--headless', '-n', '-i', 'NONE', '-S', checks];
    return runChecks({ command: neovim, args, cwd: examples, env });
  });
};
