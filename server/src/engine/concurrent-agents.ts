/** R3: how many agents were present at once, quarter of an hour by quarter of an hour. */
import { type Agents, agentsOf, isLater, PREMIUM, sessionRecord } from './agents';
import { doubled, instants, smallNumbers, wholeNumbers } from './columns';
import { type CyclePart, forEachRun } from './cycle-rows';
import type { AgentSessions, AgentType, Day, Instant } from './domain';
import type { Days } from './instant';
import { dailyPeaks, type Peak, type RecordSpans } from './peaks';
import type { Pieces } from './pieces';
import { sortRows } from './sort-rows';

/** Milliseconds. */
export const QUARTER = 15 * 60_000;
const QUARTERS_PER_DAY = 96;
const LEAST_PRESENCE = 60_000;
/** An agent counts in a quarter when present in it and in this many before it. */
const LOOK_BACK = 3;
/** Milliseconds before a day in which sessions matter to it. */
export const SESSION_LOOK_BACK = LOOK_BACK * QUARTER;

/** The quarters in which agents count, in runs, each of a session that lasts into them. */
export type Presences = RecordSpans;

/** Runs being found: so many of the columns' rows are taken. */
interface Runs {
  count: number;
  from: Int32Array;
  to: Int32Array;
  /** The session of each: its row, and the number of the part that has it. */
  rows: Int32Array;
  parts: Int32Array;
}

const FIRST_CAPACITY = 64;

const noRuns = (capacity: number): Runs => ({
  count: 0,
  from: wholeNumbers(capacity),
  to: wholeNumbers(capacity),
  rows: wholeNumbers(capacity),
  parts: wholeNumbers(capacity),
});

/** Sessions side by side, those of one agent after those of another: an export has those of all agents mixed. */
interface Sessions {
  readonly login: Float64Array;
  readonly logout: Float64Array;
  readonly license: Uint8Array;
  /** Where each stands: its row, and the number of the part that has it. */
  readonly rows: Int32Array;
  readonly parts: Int32Array;
}

/** Some of them, from one up to another. */
interface OwnSessions {
  readonly sessions: Sessions;
  readonly from: number;
  readonly to: number;
}

const noSessions = (capacity: number): Sessions => ({
  login: instants(capacity),
  logout: instants(capacity),
  license: smallNumbers(capacity),
  rows: wholeNumbers(capacity),
  parts: wholeNumbers(capacity),
});

/** Room for the sessions of a cycle and what they come to, which those of another have next: memory that is new is slow. */
export interface Room {
  sessions: Sessions;
  readonly runs: Record<AgentType, Runs>;
}

export const emptyRoom = (): Room => ({
  sessions: noSessions(0),
  runs: { premium: noRuns(FIRST_CAPACITY), standard: noRuns(FIRST_CAPACITY) },
});

/** In sessions: a few milliseconds of work. */
const PIECE = 1 << 15;

/**
 * The quarters in which each agent counts, and as what. A session without a log-out that can be used has no length.
 * @param parts the sessions, in the order in which they are written
 * @param room for nobody else until what this comes to is no longer used
 */
export function* concurrentPresences(
  parts: readonly CyclePart<AgentSessions>[],
  room = emptyRoom(),
): Pieces<Record<AgentType, Presences>> {
  const agents = agentsOf(parts);
  if (room.sessions.rows.length < agents.rows) room.sessions = noSessions(agents.rows);
  const { sessions, runs } = room;
  const ends = sortByAgent(parts, agents, sessions);
  runs.premium.count = 0;
  runs.standard.count = 0;
  const most = longestStretch(ends);
  const present = { from: wholeNumbers(most), to: wholeNumbers(most) };
  let [from, piece] = [0, 0];
  for (const to of ends) {
    const own = { sessions, from, to };
    sortByLogin(own);
    countRuns(own, present, runs);
    from = to;
    if (from < piece + PIECE) continue;
    piece = from;
    yield from / agents.rows;
  }
  return { premium: presencesOf(runs.premium, parts), standard: presencesOf(runs.standard, parts) };
}

function presencesOf(runs: Runs, parts: readonly CyclePart<AgentSessions>[]): Presences {
  const { count } = runs;
  const [rows, of] = [runs.rows.subarray(0, count), runs.parts.subarray(0, count)];
  return {
    length: count,
    from: runs.from.subarray(0, count),
    to: runs.to.subarray(0, count),
    recordAt: index => sessionRecord(parts, of[index] ?? 0, rows[index] ?? 0),
  };
}

/** Brings the sessions side by side, agent by agent. Returns where those of each agent end. */
function sortByAgent(
  parts: readonly CyclePart<AgentSessions>[],
  { counts, numbersOf }: Agents,
  sessions: Sessions,
): Int32Array {
  const ends = new Int32Array(counts.length);
  let before = 0;
  for (const [number, count] of counts.entries()) {
    ends[number] = before;
    before += count;
  }
  const { login, logout, license, rows, parts: partOf } = sessions;
  forEachRun(parts, (table, from, to, part) => {
    const numbers = numbersOf(table.names);
    for (let row = from; row < to; row += 1) {
      const number = numbers[table.agent[row] ?? 0] ?? 0;
      const at = ends[number] ?? 0;
      ends[number] = at + 1;
      login[at] = table.login[row] ?? Number.NaN;
      logout[at] = table.logout[row] ?? Number.NaN;
      license[at] = table.license[row] ?? 0;
      rows[at] = row;
      partOf[at] = part;
    }
  });
  return ends;
}

function longestStretch(ends: Int32Array): number {
  let [longest, start] = [0, 0];
  for (const end of ends) {
    longest = Math.max(longest, end - start);
    start = end;
  }
  return longest;
}

/** By log-in; of two at one instant Premium comes last and counts. */
function sortByLogin({ sessions, from, to }: OwnSessions): void {
  const { login, license } = sessions;
  // An export mostly has them in order already, or the newest first. Where two are at one instant, it takes more to tell.
  if (isRising(login, from, to, 1)) return;
  const columns = [login, sessions.logout, license, sessions.rows, sessions.parts];
  if (isRising(login, from, to, -1)) {
    for (const column of columns) column.subarray(from, to).reverse();
    return;
  }
  const order = wholeNumbers(to - from);
  for (let index = 0; index < order.length; index += 1) order[index] = from + index;
  sortRows(order, (one, other) => isLater(login[one] ?? 0, license[one] ?? 0, login[other] ?? 0, license[other] ?? 0));
  for (const column of columns) arrange(column, order, from);
}

/** Whether values rise from one place up to another, or fall. @param direction 1 or -1 */
const isRising = (values: Float64Array, from: number, to: number, direction: number): boolean => {
  let at = from + 1;
  while (at < to && direction * ((values[at] ?? 0) - (values[at - 1] ?? 0)) > 0) at += 1;
  return at >= to;
};

/** Puts what stands in some places of a column, from one on, into this order of them. */
function arrange(column: Float64Array | Int32Array | Uint8Array, order: Int32Array, from: number): void {
  const before = column.slice(from, from + order.length);
  for (let index = 0; index < order.length; index += 1) column[from + index] = before[(order[index] ?? 0) - from] ?? 0;
}

/** Adds the quarters in which one agent counts. @param present room for the runs in which that agent is present */
function countRuns(own: OwnSessions, present: Present, { premium, standard }: Room['runs']): void {
  const { sessions, to: end } = own;
  const { login, license, rows, parts } = sessions;
  const runs = findPresent(own, present);
  let next = own.from;
  for (let run = 0; run < runs; run += 1) {
    const until = present.to[run] ?? 0;
    let from = (present.from[run] ?? 0) + LOOK_BACK;
    while (from <= until) {
      // The type is that of the latest log-in before the quarter's end; the one that made the run is before it.
      const quarterEnd = (from + 1) * QUARTER;
      while (next < end && (login[next] ?? 0) < quarterEnd) next += 1;
      // The next log-in changes the type from the quarter in which it falls.
      const change = next < end ? quarterOf(login[next] ?? 0) : Number.POSITIVE_INFINITY;
      const to = Math.min(until, Math.max(from, change - 1));
      addRun(license[next - 1] === PREMIUM ? premium : standard, from, to, rows[next - 1] ?? 0, parts[next - 1] ?? 0);
      from = to + 1;
    }
  }
}

function addRun(runs: Runs, from: number, to: number, row: number, part: number): void {
  if (runs.count === runs.from.length) {
    runs.from = doubled(runs.from, wholeNumbers);
    runs.to = doubled(runs.to, wholeNumbers);
    runs.rows = doubled(runs.rows, wholeNumbers);
    runs.parts = doubled(runs.parts, wholeNumbers);
  }
  runs.from[runs.count] = from;
  runs.to[runs.count] = to;
  runs.rows[runs.count] = row;
  runs.parts[runs.count] = part;
  runs.count += 1;
}

const quarterOf = (instant: Instant): number => Math.floor(instant / QUARTER);

/** The quarters in which one agent is present, in runs of which no session begins more than one. */
type Present = Pick<Runs, 'from' | 'to'>;

/** Finds the unbroken runs of quarters in which an agent is logged in for at least a minute, and gives how many they are. */
function findPresent({ sessions, from: begin, to: length }: OwnSessions, { from, to }: Present): number {
  const { login, logout } = sessions;
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
  for (let index = begin; index < length; index += 1) {
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

/** For each of some days the largest count of a quarter that starts on it, and the first such quarter. */
export const quarterPeaks = (presences: Presences, days: Days): Map<Day, Peak> =>
  dailyPeaks(presences, QUARTERS_PER_DAY, days);
