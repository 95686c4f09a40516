/** R7 from raw connections: how many touch one UTC minute. */
import type { Day, IvrConnections } from './domain';
import type { Days } from './instant';
import { dailyPeaks, type Peak, type Spans } from './peaks';

/** Milliseconds. */
export const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** The minutes that each connection touches: those that [start, end) overlaps, or that of its start where it has no length. */
export function touchedMinutes({ length, start, end }: IvrConnections): Spans {
  // Minutes of later centuries are beyond 32 bits.
  const [from, to] = [new Float64Array(length), new Float64Array(length)];
  for (let index = 0; index < length; index += 1) {
    const first = Math.floor((start[index] ?? Number.NaN) / MINUTE);
    from[index] = first;
    to[index] = Math.max(first, Math.floor(((end[index] ?? Number.NaN) - 1) / MINUTE));
  }
  return { length, from, to };
}

/** For each day of some stretches the largest number of connections in one minute, and the first such minute. */
export const minutePeaks = (touches: Spans, stretches: readonly Days[]): Map<Day, Peak> =>
  dailyPeaks(touches, MINUTES_PER_DAY, stretches);
