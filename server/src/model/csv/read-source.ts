/** A CSV file that a usage names: what it states, each value with its cell, and its bad rows. */
import type { IvrConnections } from '../../engine/domain';
import type { Finding } from '../finding';
import type { ImportedRow } from '../imported-detail';
import type { SourceFormat } from '../read-usage';
import { type ExportedSessions, readAgentSessions } from './agent-sessions';
import { readDailyDetail } from './daily-detail';
import type { Fed } from './fed';
import { readIvrConnections } from './ivr-connections';
import type { CsvReading } from './reading';
import { csvRows } from './rows';

export interface SourceRecords {
  readonly agentSessions: readonly ExportedSessions[];
  readonly ivrConnections: readonly IvrConnections[];
  readonly importedDetail: readonly ImportedRow[];
  readonly findings: readonly Finding[];
  /** The rows that do not count, counted from the header, which is row 0; with that nothing is read. */
  readonly leftOut: ReadonlySet<number>;
  /** Where the lines begin that were read. */
  readonly lineStarts: Int32Array;
}

/** Reads a file piece by piece; never throws, whatever is in it. Work is linear in its length. @param size of it, about */
export function* sourceReading(uri: string, size: number, format: SourceFormat): Fed<SourceRecords> {
  const reading: CsvReading = { uri, rows: yield* csvRows(size), format, findings: [], leftOut: new Set() };
  const sessions = format === 'agent-sessions' ? yield* readAgentSessions(reading) : undefined;
  const connections = format === 'ivr-connections' ? yield* readIvrConnections(reading) : undefined;
  return {
    agentSessions: sessions === undefined ? [] : [sessions],
    ivrConnections: connections === undefined ? [] : [connections],
    importedDetail: format === 'daily-detail' ? yield* readDailyDetail(reading) : [],
    findings: reading.findings,
    leftOut: reading.leftOut,
    lineStarts: reading.rows.lineStarts(),
  };
}
