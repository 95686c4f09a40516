// What the terminal shows while something is set up or tested: one line for each step, and how long it took.

/**
 * What came of some tests. `failures` tells of each that failed which it is, and why as far as that is known.
 * @typedef {{passed: number, failed: number, failures: readonly string[]}} Result
 */

/** Keeps count of what a suite that runs elsewhere says: a line for each of its checks, and one at its end. */
export const tally = () => {
  /** @type {string[]} */
  const failures = [];
  /** @type {Result | undefined} */
  let result;
  return {
    /** Whether it is one of the suite's own lines. @param {string} line */
    take(line) {
      const closing = /^(\d+) passed, (\d+) failed$/.exec(line);
      if (closing !== null) result = { passed: Number(closing[1]), failed: Number(closing[2]), failures };
      if (line.startsWith('✗')) failures.push(line.slice(2));
      return closing !== null || /^[✓✗–]/.test(line);
    },
    /** Undefined before its end. */
    result: () => result,
  };
};

/** What went wrong, in one sentence for the person at the terminal, with what a tool printed about it. */
export class Failure extends Error {
  /** @param {string} sentence @param {string} [output] */
  constructor(sentence, output = '') {
    super(sentence);
    this.output = output;
  }
}

/** @param {number} milliseconds */
export const seconds = milliseconds => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * Does something that prints nothing by itself, on a line that ends with how long it took.
 * @template Result
 * @param {string} title
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export const step = async (title, work) => {
  const start = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    process.stdout.write(`${seconds(performance.now() - start)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${seconds(performance.now() - start)}\n`);
    throw error;
  }
};

/** Says what a failure was; anything but a `Failure` is a fault of ours and is shown whole. @param {unknown} error */
export const tellFailure = error => {
  if (!(error instanceof Failure)) return console.error(error);
  if (error.output !== '') console.error(error.output.trimEnd());
  console.error(error.message);
};

/**
 * Runs a script's work and turns a failure into one sentence and exit code 1.
 * @param {() => Promise<void>} work
 */
export const runScript = async work => {
  try {
    await work();
  } catch (error) {
    tellFailure(error);
    process.exitCode = 1;
  }
};
