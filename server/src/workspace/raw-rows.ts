/** The raw records of usage documents, sorted: which of them each cycle needs, and which cannot count. */
import { billingDayOf, type CycleFinder, type PrimaryPeriod, periodContaining } from '../engine/cycle';
import {
  ALL_DAYS,
  addPart,
  type CyclePart,
  type CycleRows,
  cyclePart,
  rowsByCycle,
  type TablePart,
  type Times,
} from '../engine/cycle-rows';
import type { AgentModel, AgentSessions, Day, IvrConnections } from '../engine/domain';
import { firstNot } from '../engine/halving';
import { type Days, daysOf, firstBeyond, NO_DAYS } from '../engine/instant';
import { connectionTimes, sessionLookBack, sessionTimes } from '../engine/raw-usage';
import type { Terms } from '../engine/reconcile';
import { message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { Usage } from '../model/read-usage';
import { type Deciding, holds, reaches, rejection, type StatedUsage } from './usable-records';

/** The kinds of raw records, with what they are sorted by. */
interface Kind<Table> {
  readonly partsOf: (usage: Usage) => readonly TablePart<Table>[];
  readonly timesOf: (table: Table, model: AgentModel | undefined) => Times;
  readonly lookBack: (model: AgentModel | undefined) => number;
}

export const SESSIONS: Kind<AgentSessions> = {
  partsOf: ({ agentSessions }) => agentSessions,
  timesOf: sessionTimes,
  lookBack: sessionLookBack,
};

export const CONNECTIONS: Kind<IvrConnections> = {
  partsOf: ({ ivrConnections }) => ivrConnections,
  timesOf: connectionTimes,
  lookBack: () => 0,
};

/** What decides of a whole table which rows a cycle needs: the same object as long as it is the same. */
export interface Cut {
  readonly periods: readonly PrimaryPeriod[];
  readonly model: AgentModel | undefined;
  readonly cycleOn: CycleFinder;
}

export const cutBy = ({ periods, agentModel, cycleOn }: Terms, before: Cut | undefined): Cut =>
  before !== undefined && before.model === agentModel && areAlike(before.periods, periods)
    ? before
    : { periods, model: agentModel, cycleOn };

const areAlike = (some: readonly PrimaryPeriod[], others: readonly PrimaryPeriod[]): boolean =>
  some.length === others.length &&
  some.every(({ from, to, primary }, index) => {
    const other = others[index];
    return other?.from === from && other.to === to && billingDayOf(other.primary) === billingDayOf(primary);
  });

/** The rows of a whole table as a document takes them. */
interface SortedRows {
  readonly byCycle: ReadonlyMap<Day, CycleRows>;
  /** Those that do not count, or not on all of their days. */
  readonly odd: readonly number[];
}

interface Sorted {
  readonly cut: Cut;
  /** By the first day of the cycle that the document states. */
  readonly rows: Map<Day | undefined, SortedRows>;
}

const sortedTables = new WeakMap<AgentSessions | IvrConnections, Sorted>();

/** A table is gone through once, however often parts of it are asked for. */
function sortedRows(
  table: AgentSessions | IvrConnections,
  times: Times,
  lookBack: number,
  cut: Cut,
  stated: StatedUsage,
) {
  const before = sortedTables.get(table);
  const sorted = before?.cut === cut ? before : { cut, rows: new Map<Day | undefined, SortedRows>() };
  sortedTables.set(table, sorted);
  const key = stated.stated?.cycle.start;
  const rows = sorted.rows.get(key) ?? sortRows(times, lookBack, cut, daysOfDocument(stated));
  sorted.rows.set(key, rows);
  return rows;
}

const sortRows = (times: Times, lookBack: number, { periods, cycleOn }: Cut, days: Days): SortedRows => ({
  byCycle: rowsByCycle(times, cycleOn, days, lookBack),
  odd: oddRows(times, periods, days),
});

/** The days on which raw records begin that a document takes. */
const daysOfDocument = ({ stated }: StatedUsage): Days =>
  stated === undefined ? ALL_DAYS : { from: stated.cycle.start, to: stated.cycle.end };

function oddRows({ starts, ends }: Times, periods: readonly PrimaryPeriod[], days: Days): number[] {
  const odd: number[] = [];
  // Nearly all rows lie on days of the subscription of the row before: of these there is nothing to say.
  let plain = NO_DAYS;
  const next = (row: number): number => firstBeyond(starts, ends, row, plain);
  for (let row = next(0); row < starts.length; row = next(row + 1)) {
    const { from, to } = daysOf(starts[row] ?? Number.NaN, ends[row] ?? Number.NaN);
    // A table may have rows that stand for records of another kind, and have no time.
    if (Number.isNaN(from)) continue;
    const isTaken = days.from <= from && from <= days.to;
    const period = isTaken ? periodContaining(periods, from) : undefined;
    if (period !== undefined) plain = { from: Math.max(period.from, days.from), to: Math.min(period.to, days.to) };
    if (!isTaken || firstInactive(periods, from, to) !== undefined) odd.push(row);
  }
  return odd;
}

/** The raw records of documents that each cycle needs, by its first day, in the order in which they are written. */
export function rawByCycle<Table extends AgentSessions | IvrConnections>(
  usages: readonly StatedUsage[],
  { partsOf, timesOf, lookBack }: Kind<Table>,
  cut: Cut,
): ReadonlyMap<Day, readonly CyclePart<Table>[]> {
  const byCycle = new Map<Day, CyclePart<Table>[]>();
  for (const stated of usages) {
    for (const part of partsOf(stated.usage)) {
      const times = timesOf(part.table, cut.model);
      for (const [start, rows] of sortedRows(part.table, times, lookBack(cut.model), cut, stated).byCycle) {
        const own = cyclePart(part, rows);
        const parts = byCycle.get(start) ?? [];
        if (own !== undefined) addPart(parts, own);
        if (parts.length > 0) byCycle.set(start, parts);
      }
    }
  }
  return byCycle;
}

/** Says of the raw records of a document that cannot count why (R1, R9). */
export function rawRejections<Table extends AgentSessions | IvrConnections>(
  stated: StatedUsage,
  { partsOf, timesOf, lookBack }: Kind<Table>,
  cut: Cut,
  deciding: Deciding,
): Finding[] {
  const { periods } = deciding.terms;
  return partsOf(stated.usage).flatMap(({ table, from, to }) => {
    const times = timesOf(table, cut.model);
    const { odd } = sortedRows(table, times, lookBack(cut.model), cut, stated);
    const first = firstNot(0, odd.length, at => (odd[at] ?? to) < from);
    const end = firstNot(first, odd.length, at => (odd[at] ?? to) < to);
    return odd.slice(first, end).flatMap(row => {
      const days = daysOf(times.starts[row] ?? Number.NaN, times.ends[row] ?? Number.NaN);
      const date = { value: days.from, source: table.sourceAt(row) };
      const inactive = firstInactive(periods, days.from, days.to);
      const isTaken = stated.stated === undefined || holds(stated.stated.cycle, days.from);
      const isReaching = isTaken && inactive !== undefined && inactive !== days.from;
      return (isReaching ? reaches(date, inactive, deciding) : rejection(stated, date, deciding)) ?? [];
    });
  });
}

/** The first day without an active subscription from one day to another. */
function firstInactive(periods: readonly PrimaryPeriod[], from: Day, to: Day): Day | undefined {
  let day = from;
  while (day <= to) {
    const period = periodContaining(periods, day);
    if (period === undefined) return day;
    day = period.to + 1;
  }
  return undefined;
}

/** R3: of concurrent agents the time logged in is counted, so that a session needs its end. */
export function missingLogouts({ table, from, to }: TablePart<AgentSessions>): Finding[] {
  const findings: Finding[] = [];
  for (let row = from; row < to; row += 1) {
    if (!Number.isNaN(table.logout[row])) continue;
    const text = message('logoutMissing', 'concurrent');
    findings.push({ code: 'session-invalid', rule: 'R3', source: table.sourceAt(row), message: text, related: [] });
  }
  return findings;
}
