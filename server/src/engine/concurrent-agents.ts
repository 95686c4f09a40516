/** R3: how many agents were present at once, quarter of an hour by quarter of an hour. */
import { AGENT_TYPES, type AgentSessions, type AgentType, type Day } from './domain';
import { dailyPeaks, type Peak } from './peaks';

/** Milliseconds. */
export const QUARTER = 15 * 60_000;
const QUARTERS_PER_DAY = 96;
const LEAST_PRESENCE = 60_000;
/** An agent counts in a quarter when present in it and in this many before it. */
const LOOK_BACK = 3;
const PREMIUM = AGENT_TYPES.indexOf('premium');

/** From one quarter to another, both included, counted from 1970. */
export interface Presence {
  readonly agent: string;
  readonly type: AgentType;
  readonly from: number;
  readonly to: number;
  /** A session that lasts into these quarters. */
  readonly table: AgentSessions;
  readonly index: number;
}

interface Session {
  readonly table: AgentSessions;
  readonly index: number;
  readonly login: number;
  readonly logout: number;
  readonly isPremium: boolean;
}

/** The quarters in which each agent counts, and as what. A session without a log-out that can be used has no length. */
export function concurrentPresences(sessions: readonly AgentSessions[]): Presence[] {
  return [...sessionsByAgent(sessions)].flatMap(([agent, own]) => {
    own.sort((one, other) => one.login - other.login || rankOf(one) - rankOf(other));
    return presentRuns(own).flatMap(run => typed(agent, own, run));
  });
}

function sessionsByAgent(sessions: readonly AgentSessions[]): Map<string, Session[]> {
  const byAgent = new Map<string, Session[]>();
  for (const table of sessions) {
    for (let index = 0; index < table.length; index += 1) {
      const name = table.names[table.agent[index] ?? -1] ?? '';
      const login = table.login[index] ?? Number.NaN;
      const written = table.logout[index] ?? Number.NaN;
      const logout = Number.isNaN(written) ? login : Math.max(written, login);
      const session = { table, index, login, logout, isPremium: table.license[index] === PREMIUM };
      const own = byAgent.get(name);
      if (own === undefined) byAgent.set(name, [session]);
      else own.push(session);
    }
  }
  return byAgent;
}

/** Of two log-ins at one instant Premium counts. */
const rankOf = ({ isPremium }: Session): number => (isPremium ? 1 : 0);

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Unbroken runs of quarters in which the agent is logged in for at least a minute, sessions by log-in. */
function presentRuns(own: readonly Session[]): Run[] {
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
  for (const { login, logout } of own) {
    // Sessions that overlap are one.
    const start = Math.max(login, loggedInUntil);
    if (logout <= start) continue;
    loggedInUntil = logout;
    const first = Math.floor(start / QUARTER);
    const last = Math.floor((logout - 1) / QUARTER);
    spend(first, Math.min(logout, (first + 1) * QUARTER) - start);
    if (last > first + 1) present(first + 1, last - 1);
    if (last > first) spend(last, logout - last * QUARTER);
  }
  return runs;
}

/** Splits the quarters of a run that count by the type of the latest log-in before each quarter's end. */
function typed(agent: string, own: readonly Session[], run: Run): Presence[] {
  const presences: Presence[] = [];
  let from = run.from + LOOK_BACK;
  while (from <= run.to) {
    const next = firstIndex(own, session => session.login >= (from + 1) * QUARTER);
    const latest = own[next - 1];
    if (latest === undefined) break;
    // The next log-in changes the type from the quarter in which it falls.
    const change = own[next];
    const to = change === undefined ? run.to : Math.min(run.to, Math.max(from, Math.floor(change.login / QUARTER) - 1));
    const type = latest.isPremium ? 'premium' : 'standard';
    presences.push({ agent, type, from, to, table: latest.table, index: latest.index });
    from = to + 1;
  }
  return presences;
}

/** The first index for which the test holds, of a list in which it holds from some item on. */
function firstIndex<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each day from one to another the largest count of a quarter that starts on it, and the first such quarter. */
export const quarterPeaks = (presences: readonly Presence[], from: Day, to: Day): Map<Day, Peak> =>
  dailyPeaks(presences, QUARTERS_PER_DAY, from, to);
