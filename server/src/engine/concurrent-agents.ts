/** R3: how many agents were present at once, quarter of an hour by quarter of an hour. */
import { doubled, wholeNumbers } from './columns';
import { AGENT_TYPES, type AgentSessions, type AgentType, type CountedRecord, type Day, type Instant } from './domain';
import type { Days } from './instant';
import { dailyPeaks, type Peak, type Spans } from './peaks';
import type { Pieces } from './pieces';
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

/** Runs being found: so many of the columns' rows are taken. */
interface Runs {
  count: number;
  from: Int32Array;
  to: Int32Array;
  /** The session of each. */
  rows: Int32Array;
}

const noRuns = (capacity: number): Runs => ({
  count: 0,
  from: wholeNumbers(capacity),
  to: wholeNumbers(capacity),
  rows: wholeNumbers(capacity),
});

/** The sessions of one agent by log-in, side by side: an export has those of all agents mixed. */
interface OwnSessions {
  /** How many they are. Behind them the columns are room for agents with more. */
  readonly length: number;
  readonly rows: Int32Array;
  readonly login: Float64Array;
  readonly logout: Float64Array;
  readonly license: Uint8Array;
}

/** In sessions: a few milliseconds of work. */
const PIECE = 1 << 15;

/** What was counted of a table, for it is the same under other terms. */
const counted = new WeakMap<AgentSessions, Record<AgentType, Presences>>();

/** The quarters in which each agent counts, and as what. A session without a log-out that can be used has no length. */
export function* concurrentPresences(sessions: AgentSessions): Pieces<Record<AgentType, Presences>> {
  const known = counted.get(sessions);
  if (known !== undefined) return known;
  // Memory that no run is written to costs nothing.
  const [premium, standard] = [noRuns(sessions.length + 1), noRuns(sessions.length + 1)];
  const { order, ends } = rowsByAgent(sessions);
  const most = longestStretch(ends);
  const ownOf = agentByAgent(sessions, most);
  const present = { from: wholeNumbers(most), to: wholeNumbers(most) };
  let [start, piece] = [0, 0];
  for (const end of ends) {
    countRuns(ownOf(order.subarray(start, end)), present, premium, standard);
    start = end;
    if (start < piece + PIECE) continue;
    piece = start;
    yield start / sessions.length;
  }
  const presences = { premium: presencesOf(premium, sessions), standard: presencesOf(standard, sessions) };
  counted.set(sessions, presences);
  return presences;
}

function presencesOf({ count, from, to, rows }: Runs, { names, agent, login, sourceAt }: AgentSessions): Presences {
  const sessionOf = rows.subarray(0, count);
  return {
    length: count,
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    recordAt(index) {
      const row = sessionOf[index] ?? 0;
      return { agent: names[agent[row] ?? -1], at: login[row] ?? Number.NaN, source: sourceAt(row) };
    },
  };
}

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

function longestStretch(ends: Int32Array): number {
  let [longest, start] = [0, 0];
  for (const end of ends) {
    longest = Math.max(longest, end - start);
    start = end;
  }
  return longest;
}

/**
 * The sessions in an agent's rows, which it sorts: by log-in; of two at one instant Premium comes last and counts. Valid
 * until the next agent's are asked for.
 */
function agentByAgent(sessions: AgentSessions, most: number): (rows: Int32Array) => OwnSessions {
  const [login, logout, license] = [new Float64Array(most), new Float64Array(most), new Uint8Array(most)];
  const isBehind = (one: number, other: number): boolean => {
    const difference = (sessions.login[one] ?? 0) - (sessions.login[other] ?? 0);
    return (
      difference > 0 || (difference === 0 && sessions.license[one] === PREMIUM && sessions.license[other] !== PREMIUM)
    );
  };
  /** Whether log-ins rise: where two are at one instant, it takes more to tell. */
  const fill = (rows: Int32Array): boolean => {
    let isRising = true;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0;
      login[index] = sessions.login[row] ?? 0;
      logout[index] = sessions.logout[row] ?? Number.NaN;
      license[index] = sessions.license[row] ?? 0;
      isRising &&= index === 0 || (login[index - 1] ?? 0) < (login[index] ?? 0);
    }
    return isRising;
  };
  return rows => {
    // An export mostly has them in order already.
    if (!fill(rows)) {
      sortRows(rows, isBehind);
      fill(rows);
    }
    return { length: rows.length, rows, login, logout, license };
  };
}

/** Adds the quarters in which one agent counts. @param present room for the runs in which that agent is present */
function countRuns(own: OwnSessions, present: Present, premium: Runs, standard: Runs): void {
  const { length, rows, login, license } = own;
  const runs = findPresent(own, present);
  let next = 0;
  for (let run = 0; run < runs; run += 1) {
    const until = present.to[run] ?? 0;
    let from = (present.from[run] ?? 0) + LOOK_BACK;
    while (from <= until) {
      // The type is that of the latest log-in before the quarter's end; the one that made the run is before it.
      const quarterEnd = (from + 1) * QUARTER;
      while (next < length && (login[next] ?? 0) < quarterEnd) next += 1;
      // The next log-in changes the type from the quarter in which it falls.
      const change = next < length ? quarterOf(login[next] ?? 0) : Number.POSITIVE_INFINITY;
      const to = Math.min(until, Math.max(from, change - 1));
      addRun(license[next - 1] === PREMIUM ? premium : standard, from, to, rows[next - 1] ?? 0);
      from = to + 1;
    }
  }
}

function addRun(runs: Runs, from: number, to: number, row: number): void {
  if (runs.count === runs.from.length) {
    runs.from = doubled(runs.from, wholeNumbers);
    runs.to = doubled(runs.to, wholeNumbers);
    runs.rows = doubled(runs.rows, wholeNumbers);
  }
  runs.from[runs.count] = from;
  runs.to[runs.count] = to;
  runs.rows[runs.count] = row;
  runs.count += 1;
}

const quarterOf = (instant: Instant): number => Math.floor(instant / QUARTER);

/** The quarters in which one agent is present, in runs of which no session begins more than one. */
type Present = Pick<Runs, 'from' | 'to'>;

/** Finds the unbroken runs of quarters in which an agent is logged in for at least a minute, and gives how many they are. */
function findPresent({ length, login, logout }: OwnSessions, { from, to }: Present): number {
  let count = 0;
  let latest = Number.NEGATIVE_INFINITY;
  const present = (first: number, last: number): void => {
    if (first > latest + 1) {
      from[count] = first;
      count += 1;
    }
    latest = Math.max(latest, last);
    to[count - 1] = latest;
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
  for (let index = 0; index < length; index += 1) {
    // Sessions that overlap are one.
    const start = Math.max(login[index] ?? Number.NaN, loggedInUntil);
    const end = logout[index] ?? Number.NaN;
    if (!(end > start)) continue;
    loggedInUntil = end;
    const first = quarterOf(start);
    const last = quarterOf(end - 1);
    spend(first, Math.min(end, (first + 1) * QUARTER) - start);
    if (last > first + 1) present(first + 1, last - 1);
    if (last > first) spend(last, end - last * QUARTER);
  }
  return count;
}

/** For each day of some stretches the largest count of a quarter that starts on it, and the first such quarter. */
export const quarterPeaks = (presences: Presences, stretches: readonly Days[]): Map<Day, Peak> =>
  dailyPeaks(presences, QUARTERS_PER_DAY, stretches);
