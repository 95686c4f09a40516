import { describe, expect, it } from 'vitest';
import { rowWindow } from './row-window';

const at = (count: number, above: number) => rowWindow(count, { above, sight: 800, rowHeight: 20 });

describe('the rows that are drawn', () => {
  it('are all of a billing cycle', () => {
    expect(at(400, 3_000)).toEqual({ from: 0, to: 400 });
  });

  it('are those in sight and some around, of thousands', () => {
    expect(at(5_000, 20_000)).toEqual({ from: 960, to: 1_080 });
  });

  it.each([-5_000, 0, 50_000, 99_200, 500_000])('hold what is in sight when %d pixels lie above', above => {
    const { from, to } = at(5_000, above);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(5_000);
    expect(to - from).toBeGreaterThanOrEqual(40);
    expect(to - from).toBeLessThan(200);
    if (above < 0 || above > 99_200) return;
    expect(from * 20).toBeLessThanOrEqual(above);
    expect(to * 20).toBeGreaterThanOrEqual(Math.min(above + 800, 100_000));
  });
});
