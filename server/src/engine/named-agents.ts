/** R2: how many named agents a cycle has used by the end of each of its days. */
import { agentsOf, PREMIUM } from './agents';
import { instants, wholeNumbers } from './columns';
import type { Cycle } from './cycle';
import { type CyclePart, forEachRun } from './cycle-rows';
import type { AgentSessions, AgentType, Assumptions, Day, Instant, Source } from './domain';
import { dayOfInstant, firstInstantOf } from './instant';

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

/** The agents with a log-in in the cycle, by name. A log-in before the cycle does not count, however long it lasts. */
export function namedAgents(parts: readonly CyclePart<AgentSessions>[], { start, end }: Cycle): NamedAgent[] {
  const { names, numbersOf } = agentsOf(parts);
  const [first, firstPremium] = [noEarliest(names.length), noEarliest(names.length)];
  const [from, to] = [firstInstantOf(start), firstInstantOf(end + 1)];
  forEachRun(parts, (table, begin, behind, part) => {
    const numbers = numbersOf(table.names);
    for (let row = begin; row < behind; row += 1) {
      const login = table.login[row] ?? Number.NaN;
      if (!(login >= from && login < to)) continue;
      const number = numbers[table.agent[row] ?? 0] ?? 0;
      keepEarlier(first, number, login, part, row);
      if (table.license[row] === PREMIUM) keepEarlier(firstPremium, number, login, part, row);
    }
  });
  const loginIn = ({ login, part, row }: Earliest, agent: number): NamedLogin | undefined => {
    const instant = login[agent] ?? NEVER;
    const table = instant === NEVER ? undefined : parts[part[agent] ?? 0]?.table;
    return table && { day: dayOfInstant(instant), instant, source: table.sourceAt(row[agent] ?? 0) };
  };
  return names
    .flatMap((name, agent) => {
      const own = loginIn(first, agent);
      return own === undefined ? [] : { name, first: own, firstPremium: loginIn(firstPremium, agent) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

const NEVER = Number.POSITIVE_INFINITY;

/** The earliest log-in of each agent: when it was, and its part and row. */
interface Earliest {
  readonly login: Float64Array;
  readonly part: Int32Array;
  readonly row: Int32Array;
}

const noEarliest = (agents: number): Earliest => ({
  login: instants(agents).fill(NEVER),
  part: wholeNumbers(agents),
  row: wholeNumbers(agents),
});

/** Of two log-ins at one instant the first one stays. */
function keepEarlier(earliest: Earliest, agent: number, login: Instant, part: number, row: number): void {
  if (login >= (earliest.login[agent] ?? NEVER)) return;
  earliest.login[agent] = login;
  earliest.part[agent] = part;
  earliest.row[agent] = row;
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
