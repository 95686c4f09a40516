// Programs that the scripts start.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from './report.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const onWindows = process.platform === 'win32';

/**
 * @typedef {object} Program
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @param {readonly string[]} args @param {Partial<Program>} [rest] @returns {Program} */
export const npm = (args, rest = {}) => ({ command: 'npm', args, ...rest });

/** @param {readonly string[]} args @param {Partial<Program>} [rest] @returns {Program} */
export const node = (args, rest = {}) => ({ command: process.execPath, args, ...rest });

/** @param {Program} program @param {import('node:child_process').SpawnOptions} options */
const start = ({ command, args, cwd = root, env = process.env }, options) =>
  // On Windows npm is a batch file, which only a shell can start.
  spawn(command, args, { cwd, env, shell: onWindows && command === 'npm', ...options });

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
const ended = child =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });

/**
 * Runs a program to its end and gives what it printed.
 * @param {Program} program
 * @param {string} failure the sentence to fail with when it does not end with 0
 */
export const output = async (program, failure) => {
  const child = start(program, { stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => printed.push(text));
  }
  const code = await ended(child).catch(error => {
    throw new Failure(failure, String(error));
  });
  if (code !== 0) throw new Failure(failure, printed.join(''));
  return printed.join('');
};

/** Runs a program that prints to this terminal, and gives its exit code. @param {Program} program */
export const show = program => ended(start(program, { stdio: ['ignore', 'inherit', 'inherit'] }));

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** However this script ends, what it started ends with it. @param {() => void} end */
const whenThisEnds = end => {
  process.on('exit', end);
  for (const [signal, number] of Object.entries(SIGNALS)) {
    // By convention a program that a signal ended says so in its exit code.
    process.once(signal, () => process.exit(128 + number));
  }
};

/**
 * Starts a program that goes on running. It is given a process group of its own, so that it ends together with
 * what it started itself.
 * @param {Program} program
 */
export const background = program => {
  const child = start(program, { stdio: ['ignore', 'pipe', 'pipe'], detached: !onWindows });
  const gone = ended(child).catch(() => 1);
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const kill = () => {
    if (!isRunning()) return;
    if (onWindows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  };
  const end = async () => {
    kill();
    await gone;
  };
  whenThisEnds(kill);
  return { child, gone, end };
};

/** Starts a program and forgets it. @param {Program} program */
export const launch = program => {
  const child = start(program, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};
