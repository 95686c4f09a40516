/** The log-ins of a usage document: regular ones straight from their text into columns, the others as they were read. */
import { instants, smallNumbers, wholeNumbers } from '../../engine/columns';
import { AGENT_TYPES, type AgentSessions, type Instant, type Located, type Source } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { rememberedFor } from '../../engine/remembered';
import { agentSessionColumns, numberedNames } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { isTextAt, type Origin, type Shape, shapeAt, writtenAt } from '../records/regular-record';
import { forEachRow, IN_COLUMNS, placesOfRows, type Rows } from './rows';
import { placeOfValue, plainText } from './values';

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
const columnsOf = rememberedFor(({ lines: { length } }: Origin) => ({
  named: numberedNames(),
  agent: wholeNumbers(length),
  license: smallNumbers(length),
  login: instants(length),
  until: instants(length),
}));

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
  const columns = columnsOf(origin);
  columns.agent[index] = columns.named.numberOf(agent);
  columns.license[index] = license;
  columns.login[index] = login;
  columns.until[index] = until;
  return IN_COLUMNS;
}

/**
 * The log-ins of a document's list as one table, its agents in the order in which they come.
 * @param otherwise the document, where a log-in has no place
 */
export function sessionTable(uri: string, rows: Rows<Session>, otherwise: Source): AgentSessions {
  const table = agentSessionColumns(rows.values.length);
  const numbersOf = rememberedFor((origin: Origin) => wholeNumbers(columnsOf(origin).named.names.length).fill(-1));
  const addPlain = (origin: Origin, index: number): void => {
    const { named, agent, license, login, until } = columnsOf(origin);
    const numbers = numbersOf(origin);
    const own = agent[index] ?? 0;
    if ((numbers[own] ?? -1) < 0) numbers[own] = table.agentNamed(named.names[own] ?? '');
    table.add(numbers[own] ?? 0, license[index] ?? 0, login[index] ?? Number.NaN, until[index] ?? Number.NaN);
  };
  forEachRow(rows, addPlain, ({ agent, license, login, until }) =>
    table.add(table.agentNamed(agent), license, login.value, until),
  );
  const placeOf = (origin: Origin, index: number): Source | undefined => {
    const entries = entriesOf(shapeAt(origin, index));
    return entries === null ? undefined : placeOfValue(uri, origin, index, entries.login);
  };
  return table.sessions(placesOfRows(rows, placeOf, ({ login }) => login.source, otherwise));
}
