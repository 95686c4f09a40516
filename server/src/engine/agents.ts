/** Whose the log-ins of a cycle are, whichever tables have them: an agent of one name is one agent. */
import { type CyclePart, forEachRun, tableOf } from './cycle-rows';
import { AGENT_TYPES, type AgentSessions, type CountedRecord, type Instant } from './domain';

export const PREMIUM = AGENT_TYPES.indexOf('premium');

/** R3: of two log-ins the later one decides the type; of two at one instant the Premium one does. */
export const isLater = (login: Instant, license: number, thanLogin: Instant, thanLicense: number): boolean =>
  login > thanLogin || (login === thanLogin && license === PREMIUM && thanLicense !== PREMIUM);

/** The agents of some log-ins by number, in the order in which they first come. */
export interface Agents {
  readonly names: readonly string[];
  /** How many log-ins each has. */
  readonly counts: readonly number[];
  /** How many log-ins they have together. */
  readonly rows: number;
  /** The numbers of the agents in a table's list of names, by their place in it; below 0 for those without a log-in here. */
  readonly numbersOf: (list: readonly string[]) => Int32Array;
}

export function agentsOf(parts: readonly CyclePart<AgentSessions>[]): Agents {
  const names: string[] = [];
  const counts: number[] = [];
  const byName = new Map<string, number>();
  const byList = new Map<readonly string[], Int32Array>();
  let rows = 0;
  let latest: readonly string[] | undefined;
  let numbers: Int32Array = new Int32Array(0);
  const numbersOf = (list: readonly string[]): Int32Array => {
    if (list === latest) return numbers;
    latest = list;
    numbers = byList.get(list) ?? new Int32Array(list.length).fill(-1);
    byList.set(list, numbers);
    return numbers;
  };
  const numberOf = (name: string): number => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    byName.set(name, names.length);
    counts.push(0);
    return names.push(name) - 1;
  };
  forEachRun(parts, ({ names: list, agent }, from, to) => {
    const own = numbersOf(list);
    for (let row = from; row < to; row += 1) {
      const at = agent[row] ?? 0;
      let number = own[at] ?? -1;
      if (number < 0) {
        number = numberOf(list[at] ?? '');
        own[at] = number;
      }
      counts[number] = (counts[number] ?? 0) + 1;
    }
    rows += to - from;
  });
  return { names, counts, rows, numbersOf };
}

/** A log-in as a record that makes a figure. */
export function sessionRecord(parts: readonly CyclePart<AgentSessions>[], part: number, row: number): CountedRecord {
  const { names, agent, login, sourceAt } = tableOf(parts, part);
  return { agent: names[agent[row] ?? -1], at: login[row] ?? Number.NaN, source: sourceAt(row) };
}
