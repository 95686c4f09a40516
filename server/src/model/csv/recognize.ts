/** Which export a CSV file is, by its header row. */
import { SOURCE_FORMATS, type SourceFormat } from '../read-usage';
import { AGENT_SESSION_COLUMNS } from './agent-sessions';
import { DAILY_DETAIL_COLUMNS } from './daily-detail';
import { IVR_CONNECTION_COLUMNS } from './ivr-connections';
import { type Column, columnsOf } from './reading';

const COLUMNS: Readonly<Record<SourceFormat, Readonly<Record<string, Column>>>> = {
  'agent-sessions': AGENT_SESSION_COLUMNS,
  'ivr-connections': IVR_CONNECTION_COLUMNS,
  'daily-detail': DAILY_DETAIL_COLUMNS,
};

/** The format whose columns a header has; undefined where it has none's. */
export function formatOfHeader(header: readonly string[]): SourceFormat | undefined {
  return SOURCE_FORMATS.find(format => {
    const columns = columnsOf(header, COLUMNS[format]);
    return Object.entries(COLUMNS[format]).every(([key, { isOptional }]) => isOptional || (columns[key] ?? -1) >= 0);
  });
}
