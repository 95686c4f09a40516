/** R7 from raw connections: how many touch one UTC minute. */
import { wholeNumbers } from './columns';
import { type CyclePart, countRows, forEachRun, tableOf } from './cycle-rows';
import type { CountedRecord, Day, IvrConnections } from './domain';
import type { Days } from './instant';
import { dailyPeaks, type Peak, type RecordSpans, type Spans } from './peaks';

/** Milliseconds. */
export const MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/** The minutes that each connection touches: those that [start, end) overlaps, or that of its start where it has no length. */
export function touchedMinutes(parts: readonly CyclePart<IvrConnections>[]): RecordSpans {
  const length = countRows(parts);
  // Minutes of later centuries are beyond 32 bits.
  const [from, to] = [new Float64Array(length), new Float64Array(length)];
  const [rows, partOf] = [wholeNumbers(length), wholeNumbers(length)];
  let at = 0;
  forEachRun(parts, ({ start, end }, begin, behind, part) => {
    for (let row = begin; row < behind; row += 1) {
      const first = Math.floor((start[row] ?? Number.NaN) / MINUTE);
      from[at] = first;
      to[at] = Math.max(first, Math.floor(((end[row] ?? Number.NaN) - 1) / MINUTE));
      rows[at] = row;
      if (part > 0) partOf[at] = part;
      at += 1;
    }
  });
  return { length, from, to, recordAt: index => connectionRecord(parts, partOf[index] ?? 0, rows[index] ?? 0) };
}

function connectionRecord(parts: readonly CyclePart<IvrConnections>[], part: number, row: number): CountedRecord {
  const { start, sourceAt } = tableOf(parts, part);
  return { agent: undefined, at: start[row] ?? Number.NaN, source: sourceAt(row) };
}

/** For each of some days the largest number of connections in one minute, and the first such minute. */
export const minutePeaks = (touches: Spans, days: Days): Map<Day, Peak> => dailyPeaks(touches, MINUTES_PER_DAY, days);
