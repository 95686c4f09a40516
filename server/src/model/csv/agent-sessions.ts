/** Raw log-ins from CSV: `agent,license,login,logout`. */
import { AGENT_TYPES, type AgentSessions } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { message } from '../../messages/message';
import { agentSessionColumns } from '../raw-records';
import { type CsvReading, findColumns, readRows, reportCell, reportRow } from './reading';

export const AGENT_SESSION_COLUMNS = {
  agent: { name: 'agent' },
  license: { name: 'license' },
  login: { name: 'login' },
  logout: { name: 'logout' },
} as const;

const LICENSES: readonly string[] = AGENT_TYPES;

/** A row is left out where its agent, licence or log-in cannot be used; of a log-out that cannot be used the rest counts. */
export function readAgentSessions(reading: CsvReading): AgentSessions | undefined {
  const columns = findColumns(reading, AGENT_SESSION_COLUMNS);
  if (columns === undefined) return undefined;
  const records = agentSessionColumns();
  const schemaOf = (key: string): readonly (string | number)[] => ['agentSessions', 0, key];

  readRows(reading, (cells, row) => {
    const agent = cells[columns.agent] ?? '';
    if (agent === '') return reportCell({ reading, cells, row }, columns.agent, schemaOf('agent'));
    const license = LICENSES.indexOf(cells[columns.license] ?? '');
    if (license < 0) return reportCell({ reading, cells, row }, columns.license, schemaOf('license'));
    const login = parseInstant(cells[columns.login] ?? '');
    if (login === undefined) return reportCell({ reading, cells, row }, columns.login, schemaOf('login'));
    const written = cells[columns.logout] ?? '';
    const logout = written === '' ? Number.NaN : parseInstant(written);
    if (logout === undefined) reportCell({ reading, cells, row }, columns.logout, schemaOf('logout'));
    else if (logout < login) {
      const text = message('endsBeforeStart', 'logout', logout, login);
      reportRow(reading, row, columns.logout, text, 'session-invalid');
    }
    records.add(agent, license, login, logout === undefined || logout < login ? login : logout, row);
  });
  return records.sessions(row => ({ uri: reading.uri, ...reading.rows.placeOf(row, columns.login) }));
}
