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
export function namedAgents(sessions: readonly AgentSessions[], cycle: Cycle): NamedAgent[] {
  const firsts = new Map<string, Firsts>();
  for (const table of sessions) {
    for (let index = 0; index < table.length; index += 1) {
      const instant = table.login[index] ?? Number.NaN;
      const day = dayOfInstant(instant);
      if (!(day >= cycle.start && day <= cycle.end)) continue;
      const name = table.names[table.agent[index] ?? -1] ?? '';
      firsts.set(name, firstsWith(firsts.get(name), { table, index, instant }));
    }
  }
  return [...firsts]
    .map(([name, { any, premium }]) => ({ name, first: loginOf(any), firstPremium: premium && loginOf(premium) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** An agent's first log-in of the cycle, and its first as Premium. */
interface Firsts {
  readonly any: Pick;
  readonly premium: Pick | undefined;
}

function firstsWith(known: Firsts | undefined, pick: Pick): Firsts {
  const isPremium = pick.table.license[pick.index] === PREMIUM;
  const premium = isPremium ? earlier(known?.premium ?? pick, pick) : known?.premium;
  return { any: known === undefined ? pick : earlier(known.any, pick), premium };
}

interface Pick {
  readonly table: AgentSessions;
  readonly index: number;
  readonly instant: number;
}

const earlier = (one: Pick, other: Pick): Pick => (other.instant < one.instant ? other : one);

const loginOf = ({ table, index, instant }: Pick): NamedLogin => ({
  day: dayOfInstant(instant),
  instant,
  source: table.sourceAt(index),
});

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
