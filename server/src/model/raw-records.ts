/** Raw log-ins and connections on their way into columns: numbers in typed arrays that grow, no object for each. */
import type { AgentSessions, Instant, IvrConnections, Source } from '../engine/domain';

interface Column {
  readonly push: (value: number) => void;
  /** What was pushed; further values do not show in it. */
  readonly values: () => ArrayLike<number>;
}

type NumberArray = Float64Array | Int32Array | Uint8Array;

const FIRST_CAPACITY = 64;

function column<Values extends NumberArray>(allocate: (capacity: number) => Values): Column {
  let values = allocate(FIRST_CAPACITY);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const larger = allocate(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    values: () => values.subarray(0, length),
  };
}

const instants = (): Column => column(capacity => new Float64Array(capacity));
const wholeNumbers = (): Column => column(capacity => new Int32Array(capacity));

/** Finds where a record is written from the number that was given with it: an offset, a row. */
type Locate = (place: number) => Source;

export interface AgentSessionColumns {
  /** @param license index into AGENT_TYPES
   *  @param logout NaN where it is absent; the log-in where it is written but cannot be used
   *  @param place what `sessions` finds the record by */
  readonly add: (agent: string, license: number, login: Instant, logout: Instant, place: number) => void;
  readonly sessions: (locate: Locate) => AgentSessions;
}

export function agentSessionColumns(): AgentSessionColumns {
  const names: string[] = [];
  const known = new Map<string, number>();
  const [agents, licenses] = [wholeNumbers(), column(capacity => new Uint8Array(capacity))];
  const [logins, logouts, places] = [instants(), instants(), wholeNumbers()];
  let length = 0;
  const indexOf = (agent: string): number => {
    const index = known.get(agent);
    if (index !== undefined) return index;
    known.set(agent, names.length);
    return names.push(agent) - 1;
  };
  return {
    add(agent, license, login, logout, place) {
      agents.push(indexOf(agent));
      licenses.push(license);
      logins.push(login);
      logouts.push(logout);
      places.push(place);
      length += 1;
    },
    sessions(locate) {
      const at = places.values();
      return {
        length,
        names,
        agent: agents.values(),
        license: licenses.values(),
        login: logins.values(),
        logout: logouts.values(),
        sourceAt: index => locate(at[index] ?? 0),
      };
    },
  };
}

export interface IvrConnectionColumns {
  /** @param end the start where it cannot be used
   *  @param place what `connections` finds the record by */
  readonly add: (start: Instant, end: Instant, place: number) => void;
  readonly connections: (locate: Locate) => IvrConnections;
}

export function ivrConnectionColumns(): IvrConnectionColumns {
  const [starts, ends, places] = [instants(), instants(), wholeNumbers()];
  let length = 0;
  return {
    add(start, end, place) {
      starts.push(start);
      ends.push(end);
      places.push(place);
      length += 1;
    },
    connections(locate) {
      const at = places.values();
      return { length, start: starts.values(), end: ends.values(), sourceAt: index => locate(at[index] ?? 0) };
    },
  };
}
