/** Raw log-ins and connections on their way into columns: numbers in typed arrays that grow, no object for each. */
import { doubled, instants, smallNumbers, wholeNumbers } from '../engine/columns';
import type { AgentSessions, Instant, IvrConnections, Source } from '../engine/domain';
import { areSame, type Codes, textBetween } from './csv/codes';
import type { CsvRows } from './csv/rows';

const FIRST_CAPACITY = 64;

/** A CSV file in which records are written, and about how many rows it has, so that columns seldom need to grow. */
type File = Pick<CsvRows, 'codes' | 'expectedRows'>;

const capacityFor = (file: File | undefined): number => file?.expectedRows ?? FIRST_CAPACITY;

/** Finds where a record is written from the number that was given with it: an offset, a row. */
type Locate = (place: number) => Source;

export interface AgentSessionColumns {
  /** The number of an agent. */
  readonly agentNamed: (name: string) => number;
  /** That of the agent whose name stands between two offsets. */
  readonly agentIn: (codes: Codes, start: number, end: number) => number;
  /** @param agent its number
   *  @param license index into AGENT_TYPES
   *  @param logout NaN where it is absent; the log-in where it is written but cannot be used
   *  @param place what `sessions` finds the record by */
  readonly add: (agent: number, license: number, login: Instant, logout: Instant, place: number) => void;
  readonly sessions: (locate: Locate) => AgentSessions;
}

/** @param file where they are written, if that is one CSV file */
export function agentSessionColumns(file?: File): AgentSessionColumns {
  const { names, numberOf, numberIn } = numberedNames(file?.codes);
  const capacity = capacityFor(file);
  let [agents, licenses] = [wholeNumbers(capacity), smallNumbers(capacity)];
  let [logins, logouts, places] = [instants(capacity), instants(capacity), wholeNumbers(capacity)];
  let length = 0;
  const grow = (): void => {
    agents = doubled(agents, wholeNumbers);
    licenses = doubled(licenses, smallNumbers);
    logins = doubled(logins, instants);
    logouts = doubled(logouts, instants);
    places = doubled(places, wholeNumbers);
  };
  return {
    agentNamed: numberOf,
    agentIn: numberIn,
    add(agent, license, login, logout, place) {
      if (length === agents.length) grow();
      agents[length] = agent;
      licenses[length] = license;
      logins[length] = login;
      logouts[length] = logout;
      places[length] = place;
      length += 1;
    },
    sessions(locate) {
      const at = places.subarray(0, length);
      return {
        length,
        names,
        agent: agents.subarray(0, length),
        license: licenses.subarray(0, length),
        login: logins.subarray(0, length),
        logout: logouts.subarray(0, length),
        sourceAt: index => locate(at[index] ?? 0),
      };
    },
  };
}

interface NumberedNames {
  /** Each once, in the order in which they came. */
  readonly names: readonly string[];
  readonly numberOf: (name: string) => number;
  readonly numberIn: (codes: Codes, start: number, end: number) => number;
}

/** More than there are agents in most organizations; a power of two. */
const REMEMBERED = 1 << 14;

/** Names by number. Where a name is that was read before in the file, no text is made of it. */
function numberedNames(file: Codes | undefined): NumberedNames {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  // One for each hash, and where in the file it begins; of names that share one the latest.
  const remembered = new Int32Array(file === undefined ? 0 : REMEMBERED).fill(-1);
  const starts = new Int32Array(remembered.length);

  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };

  return {
    names,
    numberOf,
    numberIn(codes, start, end) {
      // The codes of a row that is read apart are not the file's.
      if (codes !== file) return numberOf(textBetween(codes, start, end));
      const slot = hashOf(codes, start, end) & (REMEMBERED - 1);
      const before = remembered[slot] ?? -1;
      const length = end - start;
      if (before >= 0 && names[before]?.length === length && areSame(codes, starts[slot] ?? 0, codes, start, length))
        return before;
      const number = numberOf(textBetween(codes, start, end));
      remembered[slot] = number;
      starts[slot] = start;
      return number;
    },
  };
}

function hashOf(codes: Codes, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (codes[at] ?? 0)) | 0;
  return hash ^ (hash >>> 15);
}

export interface IvrConnectionColumns {
  /** @param end the start where it cannot be used
   *  @param place what `connections` finds the record by */
  readonly add: (start: Instant, end: Instant, place: number) => void;
  readonly connections: (locate: Locate) => IvrConnections;
}

/** @param file where they are written, if that is one CSV file */
export function ivrConnectionColumns(file?: File): IvrConnectionColumns {
  const capacity = capacityFor(file);
  let [starts, ends, places] = [instants(capacity), instants(capacity), wholeNumbers(capacity)];
  let length = 0;
  const grow = (): void => {
    starts = doubled(starts, instants);
    ends = doubled(ends, instants);
    places = doubled(places, wholeNumbers);
  };
  return {
    add(start, end, place) {
      if (length === starts.length) grow();
      starts[length] = start;
      ends[length] = end;
      places[length] = place;
      length += 1;
    },
    connections(locate) {
      const at = places.subarray(0, length);
      return {
        length,
        start: starts.subarray(0, length),
        end: ends.subarray(0, length),
        sourceAt: index => locate(at[index] ?? 0),
      };
    },
  };
}
