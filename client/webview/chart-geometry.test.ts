import { describe, expect, it } from 'vitest';
import type { ChartDay, UsageChart } from '../../server/src/protocol';
import { chartGeometry } from './chart-geometry';

const day = (date: string, covered: number, overage: number, limit = 20, isPeak = false): ChartDay => ({
  date,
  limit,
  isPeak,
  parts: [
    { is: 'covered', quantity: covered },
    { is: 'overage', quantity: overage },
  ],
  cells: [],
});

const chart = (days: readonly ChartDay[]): UsageChart => ({
  type: 'standard',
  name: 'Standard',
  sentence: '',
  legend: [],
  days,
  highest: 40,
  ticks: [
    { at: 0, text: '0' },
    { at: 40, text: '40' },
  ],
  columns: [],
});

const SIZE = { width: 640, height: 220 };
const DAYS = [
  day('2024-06-09', 20, 0),
  { ...day('2024-06-10', 0, 0), parts: undefined },
  day('2024-06-11', 20, 20, 10, true),
];

describe('a chart', () => {
  const { plot, bars, limit, peak, ticks, dates } = chartGeometry(chart(DAYS), SIZE);
  const bottom = plot.y + plot.height;

  it('has bars as high as the quantities, each part on top of the one before', () => {
    const [covered, overage] = bars[2]?.parts ?? [];
    expect(covered?.height).toBeCloseTo(plot.height / 2);
    expect((covered?.y ?? 0) + (covered?.height ?? 0)).toBeCloseTo(bottom);
    expect((overage?.y ?? 0) + (overage?.height ?? 0)).toBeCloseTo(covered?.y ?? 0);
    expect(overage?.y).toBeCloseTo(plot.y);
  });

  it('has no bar on a day without a figure', () => {
    expect(bars[1]?.parts).toEqual([]);
  });

  it('has a line at each day’s limit, with a step where it changes', () => {
    const [first, , last] = limit.split(/(?=[ML])/).map(step => Number(/,([\d.]+)/.exec(step)?.[1]));
    expect(first).toBeCloseTo(plot.y + plot.height / 2);
    expect(last).toBeCloseTo(plot.y + (plot.height * 3) / 4);
  });

  it('marks the peak on top of its bar', () => {
    expect(peak?.y).toBeCloseTo(plot.y);
    expect(peak?.x).toBeGreaterThan(bars[2]?.parts[0]?.x ?? Number.POSITIVE_INFINITY);
  });

  it('has a line at each tick and a date below each day that has room for it', () => {
    expect(ticks.map(({ y }) => y)).toEqual([bottom, plot.y]);
    expect(dates.map(({ text }) => text)).toEqual(['06-09', '06-10', '06-11']);
    const month = Array.from({ length: 30 }, (_, index) => day(`2024-06-${String(index + 1).padStart(2, '0')}`, 1, 0));
    expect(chartGeometry(chart(month), { width: 320, height: 220 }).dates.length).toBeLessThan(9);
  });

  it('without a peak marks none', () => {
    expect(chartGeometry(chart([day('2024-06-09', 1, 0)]), SIZE).peak).toBeUndefined();
  });
});
