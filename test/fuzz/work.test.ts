/**
 * How much work a byte may make at most, counted and not timed: a step is a block of our code or of a package's in it that
 * is run once, between two places where code may go one way or another. The count is the same on every machine.
 */
import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, FAMILIES } from './families';

/** For everything that an editor asks of a whole file, together. */
const MOST_STEPS_A_BYTE = 500;
/** Four times the text makes hardly more work a byte; square growth would make four times as much. */
const MOST_GROWTH = 2.5;

const OURS = /\/server\/src\/|\/node_modules\/(?:yaml|big\.js|vscode-languageserver-textdocument)\//;

describe('a byte makes so many steps at most', () => {
  const session = new Session();
  const most = { steps: 0, title: '' };

  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });

  afterAll(async () => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
    console.log(`Most work: ${most.steps.toFixed(0)} steps a byte, for ${most.title}`);
  });

  const stepsAByte = async (name: string, text: string): Promise<number> => {
    await session.post('Profiler.takePreciseCoverage');
    askAll(name, text);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const blocks = result
      .filter(({ url }) => OURS.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    const steps = blocks.reduce((sum, { count }) => sum + count, 0);
    expect(steps).toBeGreaterThan(0);
    return steps / Buffer.byteLength(text);
  };

  it.each(FAMILIES)(
    '$title',
    async ({ title, name, text }) => {
      const short = await stepsAByte(name, text(2_000));
      const long = await stepsAByte(name, text(8_000));
      if (long > most.steps) Object.assign(most, { steps: long, title });
      expect(long).toBeLessThan(MOST_STEPS_A_BYTE);
      expect(long / short).toBeLessThan(MOST_GROWTH);
    },
    240_000,
  );
});
