/**
 * R3: an agent has the type of its latest log-in, which may have begun and ended in an earlier cycle while another one of
 * the same agent lasts into this one.
 */
import { isLater } from './agents';
import type { Cycle } from './cycle';
import { type CyclePart, forEachRun, oneRow } from './cycle-rows';
import type { AgentSessions, Instant } from './domain';
import { firstNot } from './halving';
import { firstInstantOf } from './instant';

/** The log-ins that begin in a cycle. */
export interface CycleSessions {
  readonly cycle: Cycle;
  readonly sessions: readonly CyclePart<AgentSessions>[];
}

/** The latest log-in of an agent before a cycle. */
interface Latest {
  login: Instant;
  license: number;
  /** Undefined where it reaches into the cycle, which so has it already. */
  row: CyclePart<AgentSessions> | undefined;
}

/**
 * The log-ins that a cycle needs besides its own.
 * @param own those that begin in the cycle or reach into it
 * @param earlier those of the cycles before it, the latest last
 */
export function decidingSessions(
  own: readonly CyclePart<AgentSessions>[],
  earlier: readonly CycleSessions[],
): CyclePart<AgentSessions>[] {
  const byAgent = reachingIn(own);
  if (byAgent.size === 0) return [];
  const since = [...byAgent.values()].reduce((least, { login }) => Math.min(least, login), Number.POSITIVE_INFINITY);
  const inList = latestInLists(byAgent);
  for (let index = earlier.length - 1; index >= 0; index -= 1) {
    const before = earlier[index];
    if (before === undefined || firstInstantOf(before.cycle.end + 1) <= since) break;
    keepLatest(inList, before.sessions, since);
  }
  return [...byAgent.values()].flatMap(({ row }) => row ?? []);
}

/** By agent the latest of the log-ins that reach into a cycle. */
function reachingIn(own: readonly CyclePart<AgentSessions>[]): Map<string, Latest> {
  const byAgent = new Map<string, Latest>();
  for (const { table, rows, from, to } of own) {
    const { reachingIn: reaching } = rows;
    const first = firstNot(0, reaching.length, at => (reaching[at] ?? from) < from);
    for (let at = first; (reaching[at] ?? to) < to; at += 1) {
      const row = reaching[at] ?? 0;
      const name = table.names[table.agent[row] ?? 0] ?? '';
      const [login, license] = [table.login[row] ?? Number.NaN, table.license[row] ?? 0];
      const before = byAgent.get(name);
      if (before === undefined || isLater(login, license, before.login, before.license))
        byAgent.set(name, { login, license, row: undefined });
    }
  }
  return byAgent;
}

type LatestInList = (list: readonly string[]) => readonly (Latest | undefined)[];

/** By a table's list of names, at the place of each agent in it: so that no name need be looked up for each row. */
function latestInLists(byAgent: ReadonlyMap<string, Latest>): LatestInList {
  const lists = new Map<readonly string[], readonly (Latest | undefined)[]>();
  return list => {
    const known = lists.get(list) ?? list.map(name => byAgent.get(name));
    lists.set(list, known);
    return known;
  };
}

function keepLatest(inList: LatestInList, sessions: readonly CyclePart<AgentSessions>[], since: Instant): void {
  forEachRun(sessions, (table, from, to) => {
    const inTable = inList(table.names);
    for (let row = from; row < to; row += 1) {
      const login = table.login[row] ?? Number.NaN;
      if (!(login >= since)) continue;
      const latest = inTable[table.agent[row] ?? 0];
      const license = table.license[row] ?? 0;
      if (latest === undefined || !isLater(login, license, latest.login, latest.license)) continue;
      latest.login = login;
      latest.license = license;
      latest.row = oneRow(table, row);
    }
  });
}
