/** R3: how many agents were present at once, quarter of an hour by quarter of an hour. */
import { AGENT_TYPES, type AgentSessions, type AgentType, type CountedRecord, type Day } from './domain';
import { dailyPeaks, type Peak, type Spans } from './peaks';
import { sortRows } from './sort-rows';

/** Milliseconds. */
export const QUARTER = 15 * 60_000;
const QUARTERS_PER_DAY = 96;
const LEAST_PRESENCE = 60_000;
/** An agent counts in a quarter when present in it and in this many before it. */
const LOOK_BACK = 3;
const PREMIUM = AGENT_TYPES.indexOf('premium');

/** The quarters in which agents count, in runs. */
export interface Presences extends Spans {
  /** A session that lasts into the quarters of a run. */
  readonly recordAt: (index: number) => CountedRecord;
}

/** Runs being found. */
interface Runs {
  readonly from: number[];
  readonly to: number[];
  /** The session of each. */
  readonly rows: number[];
}

/** The quarters in which each agent counts, and as what. A session without a log-out that can be used has no length. */
export function concurrentPresences(sessions: AgentSessions): Record<AgentType, Presences> {
  const premium: Runs = { from: [], to: [], rows: [] };
  const standard: Runs = { from: [], to: [], rows: [] };
  const { order, ends } = rowsByAgent(sessions);
  let start = 0;
  for (const end of ends) {
    const own = order.subarray(start, end);
    sortByLogin(own, sessions);
    countRuns(own, sessions, premium, standard);
    start = end;
  }
  return { premium: presencesOf(premium, sessions), standard: presencesOf(standard, sessions) };
}

const presencesOf = ({ from, to, rows }: Runs, { names, agent, login, sourceAt }: AgentSessions): Presences => ({
  length: from.length,
  from,
  to,
  recordAt(index) {
    const row = rows[index] ?? 0;
    return { agent: names[agent[row] ?? -1], at: login[row] ?? Number.NaN, source: sourceAt(row) };
  },
});

/** The rows of all sessions, agent by agent, and where each agent's end. */
function rowsByAgent({ length, names, agent }: AgentSessions): { order: Int32Array; ends: Int32Array } {
  const ends = new Int32Array(names.length);
  for (let row = 0; row < length; row += 1) ends[agent[row] ?? 0] = (ends[agent[row] ?? 0] ?? 0) + 1;
  let before = 0;
  for (let index = 0; index < ends.length; index += 1) {
    const count = ends[index] ?? 0;
    ends[index] = before;
    before += count;
  }
  const order = new Int32Array(length);
  for (let row = 0; row < length; row += 1) {
    const at = ends[agent[row] ?? 0] ?? 0;
    order[at] = row;
    ends[agent[row] ?? 0] = at + 1;
  }
  return { order, ends };
}

/** By log-in; of two at one instant Premium comes last and counts. An export mostly has them in order already. */
function sortByLogin(rows: Int32Array, { login, license }: AgentSessions): void {
  const loginOf = (row: number): number => login[row] ?? 0;
  const rankOf = (row: number): number => (license[row] === PREMIUM ? 1 : 0);
  const isBehind = (one: number, other: number): boolean => {
    const difference = loginOf(one) - loginOf(other);
    return difference > 0 || (difference === 0 && rankOf(one) > rankOf(other));
  };
  sortRows(rows, isBehind);
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Adds the quarters in which one agent counts, sessions by log-in. */
function countRuns(own: Int32Array, sessions: AgentSessions, premium: Runs, standard: Runs): void {
  const loginOf = (index: number): number => sessions.login[own[index] ?? 0] ?? 0;
  let next = 0;
  for (const run of presentRuns(own, sessions)) {
    let from = run.from + LOOK_BACK;
    while (from <= run.to) {
      // The type is that of the latest log-in before the quarter's end.
      while (next < own.length && loginOf(next) < (from + 1) * QUARTER) next += 1;
      const latest = own[next - 1];
      if (latest === undefined) break;
      // The next log-in changes the type from the quarter in which it falls.
      const change = next < own.length ? Math.floor(loginOf(next) / QUARTER) : undefined;
      const to = change === undefined ? run.to : Math.min(run.to, Math.max(from, change - 1));
      const runs = sessions.license[latest] === PREMIUM ? premium : standard;
      runs.from.push(from);
      runs.to.push(to);
      runs.rows.push(latest);
      from = to + 1;
    }
  }
}

/** Unbroken runs of quarters in which the agent is logged in for at least a minute, sessions by log-in. */
function presentRuns(own: Int32Array, { login, logout }: AgentSessions): Run[] {
  const runs: { from: number; to: number }[] = [];
  const present = (from: number, to: number): void => {
    const last = runs.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else runs.push({ from, to });
  };
  // Time logged in during the quarter that is not yet complete.
  let quarter = Number.NaN;
  let inQuarter = 0;
  const spend = (at: number, time: number): void => {
    inQuarter = at === quarter ? inQuarter + time : time;
    quarter = at;
    if (inQuarter >= LEAST_PRESENCE) present(at, at);
  };
  let loggedInUntil = Number.NEGATIVE_INFINITY;
  for (const row of own) {
    // Sessions that overlap are one.
    const start = Math.max(login[row] ?? Number.NaN, loggedInUntil);
    const end = logout[row] ?? Number.NaN;
    if (!(end > start)) continue;
    loggedInUntil = end;
    const first = Math.floor(start / QUARTER);
    const last = Math.floor((end - 1) / QUARTER);
    spend(first, Math.min(end, (first + 1) * QUARTER) - start);
    if (last > first + 1) present(first + 1, last - 1);
    if (last > first) spend(last, end - last * QUARTER);
  }
  return runs;
}

/** For each day from one to another the largest count of a quarter that starts on it, and the first such quarter. */
export const quarterPeaks = (presences: Presences, from: Day, to: Day): Map<Day, Peak> =>
  dailyPeaks(presences, QUARTERS_PER_DAY, from, to);
