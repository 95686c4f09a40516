import { describe, expect, it } from 'vitest';
import { createPauses } from './pauses';

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
