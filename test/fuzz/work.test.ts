/** How much work a byte may make at most, counted and not timed (`steps.ts`). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, FAMILIES } from './families';
import { countSteps, type StepCounter } from './steps';

/** For everything that an editor asks of a whole file, together. */
const MOST_STEPS_A_BYTE = 500;
/** Four times the text makes hardly more work a byte; square growth would make four times as much. */
const MOST_GROWTH = 2.5;

describe('a byte makes so many steps at most', () => {
  const most = { steps: 0, title: '' };
  let counter: StepCounter;

  beforeAll(async () => {
    counter = await countSteps();
  });

  afterAll(async () => {
    await counter.stop();
    console.log(`Most work: ${most.steps.toFixed(0)} steps a byte, for ${most.title}`);
  });

  const stepsAByte = async (name: string, text: string): Promise<number> => {
    const steps = await counter.stepsOf(() => askAll(name, text));
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
