/** Raw log-ins from CSV: `agent,license,login,logout`. */

import { AGENT_TYPES, type AgentSessions, type Instant, type Source } from '../../engine/domain';
import { message } from '../../messages/message';
import { agentSessionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { cellPlaces } from './cell-places';
import { codesOf, NO_CODES } from './codes';
import type { Fed } from './fed';
import { type CsvReading, findColumns, instantIn, leaveOut, readRows, reportCell, reportRow } from './reading';
import { type CsvRow, endOf, isCell, isEmptyCell, isReadable, startOf } from './rows';

export const AGENT_SESSION_COLUMNS = {
  agent: { name: 'agent' },
  license: { name: 'license' },
  login: { name: 'login' },
  logout: { name: 'logout' },
} as const;

/** Log-ins as an export has them. */
export interface ExportedSessions extends AgentSessions {
  /** The cell that names the agent of a session. */
  readonly agentAt: (index: number) => Source;
}

const LICENSE_CODES = AGENT_TYPES.map(codesOf);

/** Its index in AGENT_TYPES; -1 where the cell is none. */
function licenseIn(row: CsvRow, column: number): number {
  let type = LICENSE_CODES.length - 1;
  while (type >= 0 && !isCell(row, column, LICENSE_CODES[type] ?? NO_CODES)) type -= 1;
  return type;
}

/** A row is left out where its agent, licence or log-in cannot be used; of a log-out that cannot be used the rest counts. */
export function* readAgentSessions(reading: CsvReading): Fed<ExportedSessions | undefined> {
  const columns = findColumns(reading, AGENT_SESSION_COLUMNS);
  if (columns === undefined) return undefined;
  const records = agentSessionColumns(reading.rows.expectedRows);
  const places = cellPlaces(reading.rows, [columns.agent, columns.login]);
  const schemaOf = (key: string): readonly (string | number)[] => ['agentSessions', 0, key];

  /** NaN where it is absent; the log-in where it cannot be used, so that the session has no length. */
  const logoutOf = (row: CsvRow, login: Instant): Instant => {
    if (isEmptyCell(row, columns.logout)) return Number.NaN;
    const logout = instantIn(row, columns.logout);
    if (logout === undefined) {
      reportCell(reading, row, columns.logout, schemaOf('logout'));
      return login;
    }
    const fault = faultOfEnd('logout', login, logout);
    if (fault === undefined) return logout;
    reportRow(reading, row.offset, columns.logout, fault, 'session-invalid');
    return login;
  };

  const instants = [columns.login, columns.logout];
  yield* readRows(reading, instants, row => {
    if (isEmptyCell(row, columns.agent)) return leaveOut(reading, row, columns.agent, schemaOf('agent'));
    // Two agents whose names differ in what could not be read would count as one.
    if (!isReadable(row, columns.agent)) {
      reading.leftOut.add(row.number);
      return reportRow(reading, row.offset, columns.agent, message('csvNotUtf8', AGENT_SESSION_COLUMNS.agent.name));
    }
    const license = licenseIn(row, columns.license);
    if (license < 0) return leaveOut(reading, row, columns.license, schemaOf('license'));
    const login = instantIn(row, columns.login);
    if (login === undefined) return leaveOut(reading, row, columns.login, schemaOf('login'));
    const agent = records.agentIn(row.codes, startOf(row, columns.agent), endOf(row, columns.agent));
    records.add(agent, license, login, logoutOf(row, login));
    places.add(row);
  });
  const sourceOf = (index: number, cell: number): Source => ({ uri: reading.uri, ...places.placeOf(index, cell) });
  return { ...records.sessions(index => sourceOf(index, 1)), agentAt: index => sourceOf(index, 0) };
}
