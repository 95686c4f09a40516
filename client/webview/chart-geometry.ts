/** Where the parts of a chart are, in pixels from its upper left corner. */
import type { ChartDay, SegmentKind, UsageChart } from '../../server/src/protocol';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChartGeometry {
  /** The area of the bars. */
  readonly plot: Box;
  readonly bars: readonly {
    readonly day: ChartDay;
    readonly parts: readonly (Box & { readonly is: SegmentKind })[];
  }[];
  /** The limit of each day as one line of steps, as the `d` of a path. */
  readonly limit: string;
  /** The middle of the highest bar's top. */
  readonly peak?: { readonly x: number; readonly y: number } | undefined;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  /** Days that have room for their date below. */
  readonly dates: readonly { readonly x: number; readonly text: string }[];
}

const EDGE = { top: 18, right: 8, bottom: 20 };
const DIGIT = 7.5;
/** The room that a date like 06-09 takes. */
const DATE = 44;
const GAP = 0.2;

export const chartGeometry = ({ days, highest, ticks }: UsageChart, { width, height }: Size): ChartGeometry => {
  const left = 8 + DIGIT * Math.max(1, ...ticks.map(({ text }) => text.length));
  const plot: Box = {
    x: left,
    y: EDGE.top,
    width: Math.max(width - left - EDGE.right, 1),
    height: Math.max(height - EDGE.top - EDGE.bottom, 1),
  };
  const step = plot.width / Math.max(days.length, 1);
  const yOf = (quantity: number): number => plot.y + plot.height * (1 - quantity / Math.max(highest, 1));
  const xOf = (index: number): number => plot.x + index * step;
  const bars = days.map((day, index) => ({
    day,
    parts: stackOf(day).map(({ is, from, to }) => ({
      is,
      x: xOf(index) + (step * GAP) / 2,
      y: yOf(to),
      width: step * (1 - GAP),
      height: yOf(from) - yOf(to),
    })),
  }));
  const peakAt = days.findIndex(({ isPeak }) => isPeak);
  const every = Math.max(1, Math.ceil(DATE / step));
  return {
    plot,
    bars,
    limit: days.map(({ limit }, index) => stepAt(xOf(index), xOf(index + 1), yOf(limit), index === 0)).join(' '),
    peak:
      peakAt < 0
        ? undefined
        : { x: xOf(peakAt + 0.5), y: Math.min(plot.y + plot.height, ...(bars[peakAt]?.parts ?? []).map(({ y }) => y)) },
    ticks: ticks.map(({ at, text }) => ({ y: yOf(at), text })),
    dates: days.flatMap(({ date }, index) =>
      index % every === 0 ? [{ x: xOf(index + 0.5), text: date.slice('YYYY-'.length) }] : [],
    ),
  };
};

const stepAt = (from: number, to: number, y: number, isFirst: boolean): string =>
  `${isFirst ? 'M' : 'L'}${rounded(from)},${rounded(y)} H${rounded(to)}`;

const rounded = (pixels: number): number => Math.round(pixels * 100) / 100;

/** The parts of a day from the bottom up. */
const stackOf = ({ parts }: ChartDay): { readonly is: SegmentKind; readonly from: number; readonly to: number }[] => {
  let top = 0;
  return (parts ?? []).map(({ is, quantity }) => {
    const from = top;
    top += quantity;
    return { is, from, to: top };
  });
};
