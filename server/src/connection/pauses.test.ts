import { describe, expect, it } from 'vitest';
import type { Pieces } from '../engine/pieces';
import { createPauses, withPauses } from './pauses';

describe('long works that are under way together', () => {
  it('step aside together, so that messages have their turn after 10 ms, and go on together', async () => {
    let time = 0;
    const scheduled: (() => void)[] = [];
    const pause = createPauses({ now: () => time, schedule: task => void scheduled.push(task) });
    const steps = { one: 0, other: 0 };
    const work = async (which: keyof typeof steps): Promise<void> => {
      while (steps[which] < 10) {
        time += 2;
        steps[which] += 1;
        await pause();
      }
    };
    const othersTurn = (): Promise<unknown> => new Promise(resolve => setImmediate(resolve));
    const works = Promise.all([work('one'), work('other')]);
    const turns: string[] = [];
    await othersTurn();
    for (let task = scheduled.shift(); task !== undefined; task = scheduled.shift()) {
      expect(scheduled).toEqual([]);
      turns.push(`${steps.one} ${steps.other} at ${time}`);
      task();
      await othersTurn();
    }
    await works;
    expect(turns).toEqual(['3 3 at 12', '6 6 at 24', '9 9 at 36']);
  });
});

it('long work ends at the next pause once nobody wants what it comes to', async () => {
  let steps = 0;
  function* work(): Pieces<string> {
    for (; steps < 10; steps += 1) yield steps / 10;
    return 'done';
  }
  expect(
    await withPauses(
      work(),
      async () => undefined,
      () => steps < 3,
    ),
  ).toBeUndefined();
  expect(steps).toBe(3);
  expect(
    await withPauses(
      work(),
      async () => undefined,
      () => true,
    ),
  ).toBe('done');
});
