/** Raw records of several tables as those of one, so that a rule counts them in one go. */
import type { AgentSessions, IvrConnections, Source } from './domain';

/** The log-ins of all tables: an agent of one name is one agent, whichever tables name it. */
export function joinSessions(tables: readonly AgentSessions[]): AgentSessions {
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0) return only;
  const length = lengthOf(tables);
  const [agent, license] = [new Int32Array(length), new Uint8Array(length)];
  const [login, logout] = [new Float64Array(length), new Float64Array(length)];
  const numbers = new Map<string, number>();
  let at = 0;
  for (const table of tables) {
    const renumbered = table.names.map(name => {
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
    for (let index = 0; index < table.length; index += 1) {
      agent[at + index] = renumbered[table.agent[index] ?? 0] ?? 0;
      license[at + index] = table.license[index] ?? 0;
    }
    login.set(table.login, at);
    logout.set(table.logout, at);
    at += table.length;
  }
  return { length, names: [...numbers.keys()], agent, license, login, logout, sourceAt: sourceIn(tables) };
}

export function joinConnections(tables: readonly IvrConnections[]): IvrConnections {
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0) return only;
  const length = lengthOf(tables);
  const [start, end] = [new Float64Array(length), new Float64Array(length)];
  let at = 0;
  for (const table of tables) {
    start.set(table.start, at);
    end.set(table.end, at);
    at += table.length;
  }
  return { length, start, end, sourceAt: sourceIn(tables) };
}

interface Table {
  readonly length: number;
  readonly sourceAt: (index: number) => Source;
}

const lengthOf = (tables: readonly Table[]): number => tables.reduce((sum, { length }) => sum + length, 0);

const sourceIn =
  (tables: readonly Table[]) =>
  (index: number): Source => {
    let before = 0;
    for (const { length, sourceAt } of tables) {
      if (index < before + length) return sourceAt(index - before);
      before += length;
    }
    throw new RangeError(`There is no raw record ${index} of ${before}.`);
  };
