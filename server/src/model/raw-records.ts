/** Raw log-ins and connections on their way into columns: numbers in typed arrays that grow, no object for each. */
import { doubled, instants, smallNumbers, wholeNumbers } from '../engine/columns';
import type { AgentSessions, Instant, IvrConnections, Source } from '../engine/domain';
import { type Codes, textBetween } from './csv/codes';

const FIRST_CAPACITY = 64;

/** Finds where a record is written, by its number. */
type Locate = (index: number) => Source;

export interface AgentSessionColumns {
  /** The number of an agent. */
  readonly agentNamed: (name: string) => number;
  /** That of the agent whose name stands between two offsets. */
  readonly agentIn: (codes: Codes, start: number, end: number) => number;
  /** @param agent its number
   *  @param license index into AGENT_TYPES
   *  @param logout NaN where it is absent; the log-in where it is written but cannot be used */
  readonly add: (agent: number, license: number, login: Instant, logout: Instant) => void;
  readonly sessions: (locate: Locate) => AgentSessions;
}

/** @param capacity about how many there are, so that columns seldom need to grow */
export function agentSessionColumns(capacity = FIRST_CAPACITY): AgentSessionColumns {
  const { names, numberOf, numberIn } = numberedNames();
  let [agents, licenses] = [wholeNumbers(capacity), smallNumbers(capacity)];
  let [logins, logouts] = [instants(capacity), instants(capacity)];
  let length = 0;
  const grow = (): void => {
    agents = doubled(agents, wholeNumbers);
    licenses = doubled(licenses, smallNumbers);
    logins = doubled(logins, instants);
    logouts = doubled(logouts, instants);
  };
  return {
    agentNamed: numberOf,
    agentIn: numberIn,
    add(agent, license, login, logout) {
      if (length === agents.length) grow();
      agents[length] = agent;
      licenses[length] = license;
      logins[length] = login;
      logouts[length] = logout;
      length += 1;
    },
    sessions: locate => ({
      length,
      names,
      agent: agents.subarray(0, length),
      license: licenses.subarray(0, length),
      login: logins.subarray(0, length),
      logout: logouts.subarray(0, length),
      sourceAt: locate,
    }),
  };
}

export interface NumberedNames {
  /** Each once, in the order in which they came. */
  readonly names: readonly string[];
  readonly numberOf: (name: string) => number;
  readonly numberIn: (codes: Codes, start: number, end: number) => number;
}

/** More than there are agents in most organizations; a power of two. */
const REMEMBERED = 1 << 14;
/** So many places each name may stand at, from that of its hash on. */
const TRIES = 8;
const NONE = new Int32Array(0);
/** Of 32 bits, as an odd number. */
const GOLDEN_RATIO = 0x9e3779b1;

/** Names by number. Of a name that was read before no text is made again. */
export function numberedNames(): NumberedNames {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  /** Those that were looked for where they are written, from the place of their hash on. Made when the first one is. */
  let remembered = NONE;

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
      if (remembered === NONE) remembered = new Int32Array(REMEMBERED).fill(-1);
      const hash = hashOf(codes, start, end);
      for (let step = 0; step < TRIES; step += 1) {
        const slot = (hash + step) & (REMEMBERED - 1);
        const known = remembered[slot] ?? -1;
        if (known >= 0 && isName(names[known] ?? '', codes, start, end)) return known;
        if (known >= 0) continue;
        const number = numberOf(textBetween(codes, start, end));
        remembered[slot] = number;
        return number;
      }
      return numberOf(textBetween(codes, start, end));
    },
  };
}

function isName(name: string, codes: Codes, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) !== codes[start + at]) return false;
  return true;
}

function hashOf(codes: Codes, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + (codes[at] ?? 0)) | 0;
  // Names that differ in their last digits are to be far apart.
  return Math.imul(hash, GOLDEN_RATIO) >>> 16;
}

export interface IvrConnectionColumns {
  /** @param end the start where it cannot be used */
  readonly add: (start: Instant, end: Instant) => void;
  readonly connections: (locate: Locate) => IvrConnections;
}

/** @param capacity about how many there are */
export function ivrConnectionColumns(capacity = FIRST_CAPACITY): IvrConnectionColumns {
  let [starts, ends] = [instants(capacity), instants(capacity)];
  let length = 0;
  const grow = (): void => {
    starts = doubled(starts, instants);
    ends = doubled(ends, instants);
  };
  return {
    add(start, end) {
      if (length === starts.length) grow();
      starts[length] = start;
      ends[length] = end;
      length += 1;
    },
    connections: locate => ({
      length,
      start: starts.subarray(0, length),
      end: ends.subarray(0, length),
      sourceAt: locate,
    }),
  };
}
