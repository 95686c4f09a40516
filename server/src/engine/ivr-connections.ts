/** R7 from raw connections: how many touch one UTC minute. */
import type { Day, IvrConnections } from './domain';
import { dailyPeaks, type Peak } from './peaks';

/** Milliseconds. */
export const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** The minutes that a connection touches. */
export interface Touch {
  readonly from: number;
  readonly to: number;
  readonly table: IvrConnections;
  readonly index: number;
}

/** [start, end) overlaps its minutes; a connection of no length touches the minute of its start. */
export function touchedMinutes(connections: readonly IvrConnections[]): Touch[] {
  return connections.flatMap(table =>
    Array.from({ length: table.length }, (_, index) => {
      const start = table.start[index] ?? Number.NaN;
      const end = Math.max(table.end[index] ?? start, start);
      const from = Math.floor(start / MINUTE);
      return { from, to: Math.max(from, Math.floor((end - 1) / MINUTE)), table, index };
    }),
  );
}

/** For each day from one to another the largest number of connections in one minute, and the first such minute. */
export const minutePeaks = (touches: readonly Touch[], from: Day, to: Day): Map<Day, Peak> =>
  dailyPeaks(touches, MINUTES_PER_DAY, from, to);
