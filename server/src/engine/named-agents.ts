/** R2: how many named agents a cycle has used by the end of each of its days. */
import type { Cycle } from './cycle';
import { AGENT_TYPES, type AgentSessions, type AgentType, type Assumptions, type Day, type Source } from './domain';
import { dayOfInstant } from './instant';

/** An agent that has logged in during a cycle. */
export interface NamedAgent {
  readonly name: string;
  readonly first: NamedLogin;
  /** The first log-in as Premium, undefined where the agent never did. */
  readonly firstPremium: NamedLogin | undefined;
}

interface NamedLogin {
  readonly day: Day;
  readonly instant: number;
  readonly source: Source;
}

const PREMIUM = AGENT_TYPES.indexOf('premium');

/** The agents with a log-in in the cycle, by name. A log-in before the cycle does not count, however long it lasts. */
export function namedAgents(sessions: AgentSessions, cycle: Cycle): NamedAgent[] {
  const { names, login, license } = sessions;
  const firsts = new Int32Array(names.length).fill(NONE);
  const firstPremiums = new Int32Array(names.length).fill(NONE);
  for (let row = 0; row < sessions.length; row += 1) {
    const day = dayOfInstant(login[row] ?? Number.NaN);
    if (!(day >= cycle.start && day <= cycle.end)) continue;
    keepEarlier(firsts, sessions, row);
    if (license[row] === PREMIUM) keepEarlier(firstPremiums, sessions, row);
  }
  const loginIn = (rows: Int32Array, agent: number): NamedLogin | undefined => {
    const row = rows[agent] ?? NONE;
    return row === NONE ? undefined : loginOf(sessions, row);
  };
  return names
    .flatMap((name, agent) => {
      const first = loginIn(firsts, agent);
      return first === undefined ? [] : { name, first, firstPremium: loginIn(firstPremiums, agent) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

const NONE = -1;

/** Of two log-ins at one instant the first one stays. */
function keepEarlier(rows: Int32Array, { agent, login }: AgentSessions, row: number): void {
  const of = agent[row] ?? 0;
  const before = rows[of] ?? NONE;
  if (before === NONE || (login[row] ?? 0) < (login[before] ?? 0)) rows[of] = row;
}

function loginOf({ login, sourceAt }: AgentSessions, row: number): NamedLogin {
  const instant = login[row] ?? Number.NaN;
  return { day: dayOfInstant(instant), instant, source: sourceAt(row) };
}

/**
 * The log-in from which an agent counts as a type; undefined where it never does. An agent is Premium for the whole
 * cycle once it has logged in as Premium, or from that log-in on where the types are taken as of each day.
 */
export function countedFrom(
  agent: NamedAgent,
  type: AgentType,
  reading: Assumptions['reclassification'],
): NamedLogin | undefined {
  if (type === 'standard')
    return reading === 'wholeCycle' && agent.firstPremium !== undefined ? undefined : agent.first;
  return reading === 'wholeCycle' && agent.firstPremium !== undefined ? agent.first : agent.firstPremium;
}

/** The agents that count as a type on a day. */
export function namedAgentsOn(
  agents: readonly NamedAgent[],
  type: AgentType,
  day: Day,
  reading: Assumptions['reclassification'],
): NamedAgent[] {
  return agents.filter(agent => {
    const from = countedFrom(agent, type, reading);
    if (from === undefined || from.day > day) return false;
    // As of each day an agent stops being Standard on the day on which it becomes Premium.
    return type === 'premium' || agent.firstPremium === undefined || agent.firstPremium.day > day;
  });
}
