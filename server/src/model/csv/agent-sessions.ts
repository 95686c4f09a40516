/** Raw log-ins from CSV: `agent,license,login,logout`. */
import { AGENT_TYPES, type AgentSessions, type Instant, type Source } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { agentSessionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { type CsvReading, findColumns, leaveOut, readRows, reportCell, reportRow } from './reading';

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

const LICENSES: readonly string[] = AGENT_TYPES;

/** A row is left out where its agent, licence or log-in cannot be used; of a log-out that cannot be used the rest counts. */
export function readAgentSessions(reading: CsvReading): ExportedSessions | undefined {
  const columns = findColumns(reading, AGENT_SESSION_COLUMNS);
  if (columns === undefined) return undefined;
  const records = agentSessionColumns();
  const schemaOf = (key: string): readonly (string | number)[] => ['agentSessions', 0, key];

  /** NaN where it is absent; the log-in where it cannot be used, so that the session has no length. */
  const logoutOf = (cells: readonly string[], row: number, login: Instant): Instant => {
    const written = cells[columns.logout] ?? '';
    if (written === '') return Number.NaN;
    const logout = parseInstant(written);
    if (logout === undefined) {
      reportCell({ reading, cells, row }, columns.logout, schemaOf('logout'));
      return login;
    }
    const fault = faultOfEnd('logout', login, logout);
    if (fault === undefined) return logout;
    reportRow(reading, row, columns.logout, fault, 'session-invalid');
    return login;
  };

  readRows(reading, (cells, row) => {
    const agent = cells[columns.agent] ?? '';
    if (agent === '') return leaveOut({ reading, cells, row }, columns.agent, schemaOf('agent'));
    const license = LICENSES.indexOf(cells[columns.license] ?? '');
    if (license < 0) return leaveOut({ reading, cells, row }, columns.license, schemaOf('license'));
    const login = parseInstant(cells[columns.login] ?? '');
    if (login === undefined) return leaveOut({ reading, cells, row }, columns.login, schemaOf('login'));
    records.add(agent, license, login, logoutOf(cells, row, login), row);
  });
  const cellAt = (row: number, column: number): Source => ({ uri: reading.uri, ...reading.rows.placeOf(row, column) });
  return {
    ...records.sessions(row => cellAt(row, columns.login)),
    agentAt: records.sessions(row => cellAt(row, columns.agent)).sourceAt,
  };
}
