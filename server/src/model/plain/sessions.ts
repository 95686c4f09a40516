/** The log-ins of a usage document: regular ones straight from their text into columns, the others as they were read. */
import { instants, smallNumbers, wholeNumbers } from '../../engine/columns';
import type { TablePart } from '../../engine/cycle-rows';
import { AGENT_TYPES, type AgentSessions, type Instant, type Located, type Source } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { rememberedFor } from '../../engine/remembered';
import { agentSessionColumns, numberedNames } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { isTextAt, type Origin, RecordOfOrigin, type Shape, shapeAt, writtenAt } from '../records/regular-record';
import type { MappingNode } from '../syntax';
import { IN_COLUMNS, keptForValues, originTables, partsOf, type Row, type Rows } from './rows';
import { placeOfKey, plainText } from './values';

/** A log-in that was read as a node. */
export interface Session {
  readonly agent: string;
  /** Index into AGENT_TYPES. */
  readonly license: number;
  readonly login: Located<Instant>;
  /** When it ends; not a number where that is not written. */
  readonly until: Instant;
}

/** Where the entries of a log-in stand; below 0 for a log-out that is not written. */
interface SessionEntries {
  readonly agent: number;
  readonly license: number;
  readonly login: number;
  readonly logout: number;
}

/** Null where they are not the keys of a log-in. */
const entriesOf = rememberedFor(({ keys }: Shape): SessionEntries | null => {
  const [agent, license, login, logout] = ['agent', 'license', 'login', 'logout'].map(key => keys.indexOf(key));
  if (agent === undefined || license === undefined || login === undefined || logout === undefined) return null;
  const isWhole = agent >= 0 && license >= 0 && login >= 0 && keys.length === (logout < 0 ? 3 : 4);
  return isWhole ? { agent, license, login, logout } : null;
});

/** The records of an origin as log-ins, by their index; filled in as they are read. */
const columnsOf = rememberedFor(({ length }: Origin) => ({
  named: numberedNames(),
  agent: wholeNumbers(length),
  license: smallNumbers(length),
  login: instants(length),
  logout: instants(length),
}));

function keep(
  origin: Origin,
  index: number,
  agent: string,
  license: number,
  login: Instant,
  until: Instant,
): typeof IN_COLUMNS {
  const columns = columnsOf(origin);
  columns.agent[index] = columns.named.numberOf(agent);
  columns.license[index] = license;
  columns.login[index] = login;
  columns.logout[index] = until;
  return IN_COLUMNS;
}

const LICENSES: readonly string[] = AGENT_TYPES;

/** Reads a record into the columns of its origin. */
export function plainSession(_uri: string, origin: Origin, index: number): typeof IN_COLUMNS | undefined {
  const entries = entriesOf(shapeAt(origin, index));
  if (entries === null || !isTextAt(origin, index, entries.agent)) return undefined;
  const agent = writtenAt(origin, index, entries.agent);
  const license = LICENSES.indexOf(writtenAt(origin, index, entries.license));
  const login = plainText(origin, index, entries.login, parseInstant);
  if (agent.trim() === '' || license < 0 || login === undefined) return undefined;
  const until = entries.logout < 0 ? Number.NaN : plainText(origin, index, entries.logout, parseInstant);
  if (until === undefined || (entries.logout >= 0 && faultOfEnd('logout', login, until) !== undefined))
    return undefined;
  return keep(origin, index, agent, license, login, until);
}

/** Keeps a log-in that was read as a node: in the columns of its origin where it has one. */
export function keptSession(record: MappingNode, session: Session): Row<Session> {
  if (!(record instanceof RecordOfOrigin)) return session;
  const { agent, license, login, until } = session;
  return keep(record.origin, record.index, agent, license, login.value, until);
}

const tableOf = keptForValues((sessions: readonly Session[]): AgentSessions => {
  const table = agentSessionColumns(sessions.length);
  for (const { agent, license, login, until } of sessions)
    table.add(table.agentNamed(agent), license, login.value, until);
  return table.sessions(index => placeOf(sessions, index));
});

function placeOf(sessions: readonly Session[], index: number): Source {
  const session = sessions[index];
  if (session === undefined) throw new RangeError(`There is no log-in ${index} of ${sessions.length}.`);
  return session.login.source;
}

const tableIn = originTables<AgentSessions>();

/** Where the log-ins of a document's list stand, in order. */
export const sessionParts = (uri: string, rows: Rows<Session>): TablePart<AgentSessions>[] =>
  partsOf(rows, {
    ofOrigin: (origin, from, to) => tableIn(origin, from, to, () => sessionsOf(uri, origin, from, to)),
    ofValues: tableOf,
  });

/** The log-ins of an origin from one up to another as a table. */
function sessionsOf(uri: string, origin: Origin, from: number, to: number): AgentSessions {
  const { named, agent, license, login, logout } = columnsOf(origin);
  return {
    length: to - from,
    names: named.names,
    agent: agent.subarray(from, to),
    license: license.subarray(from, to),
    login: login.subarray(from, to),
    logout: logout.subarray(from, to),
    sourceAt(index) {
      return placeOfKey(uri, origin, from + index, 'login');
    },
  };
}
