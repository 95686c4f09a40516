/** An export as a usage file: a daily detail or raw records in CSV to YAML, one record a line. */
import { formatDay } from '../engine/day';
import { type Day, LICENSE_TYPES, type LicenseType } from '../engine/domain';
import { message } from '../messages/message';
import { AGENT_SESSION_COLUMNS } from '../model/csv/agent-sessions';
import type { CsvText } from '../model/csv/csv-text';
import { IVR_CONNECTION_COLUMNS } from '../model/csv/ivr-connections';
import { readSource, type SourceRecords } from '../model/csv/read-source';
import { columnsOf, otherSeparator } from '../model/csv/reading';
import { formatOfHeader } from '../model/csv/recognize';
import { type CsvRow, type CsvRows, cellAt, csvRows } from '../model/csv/rows';
import type { Finding } from '../model/finding';
import type { ImportedRow } from '../model/imported-detail';
import type { SourceFormat } from '../model/read-usage';
import { yamlText } from './yaml-text';

export interface ImportedUsage {
  /** Empty where the header row is none of a known export, or has a column twice. */
  readonly yaml: string;
  readonly records: number;
  readonly findings: readonly Finding[];
}

/**
 * Turns a CSV export, told by its header row, into a usage file. Times and names are written as they stand in it; rows
 * that do not count are left out, and only they.
 */
export function importUsage({ uri, codes }: CsvText, organization: string): ImportedUsage {
  const rows = csvRows(codes);
  const format = formatOfHeader(rows.header);
  if (format === undefined) {
    const source = { uri, ...rows.placeOf(rows.headerOffset) };
    const separator = otherSeparator(rows.header);
    const problem = separator === undefined ? message('importedCsvUnknown') : message('csvOtherSeparator', separator);
    return { yaml: '', records: 0, findings: [{ code: 'source-row-invalid', source, message: problem, related: [] }] };
  }
  const records = readSource(uri, codes, format);
  if (records.leftOut.has(0)) return { yaml: '', records: 0, findings: records.findings };
  const lists: Record<SourceFormat, () => [key: string, entries: Entry[][]]> = {
    'daily-detail': () => ['days', dayRecords(records.importedDetail)],
    'agent-sessions': () => ['agentSessions', verbatim(rows, records, AGENT_SESSION_COLUMNS)],
    'ivr-connections': () => ['ivrConnections', verbatim(rows, records, IVR_CONNECTION_COLUMNS)],
  };
  const [key, entries] = lists[format]();
  const yaml = `kind: usage\norganization: ${yamlText(organization)}\n${list(key, entries)}`;
  return { yaml, records: entries.length, findings: records.findings };
}

type Entry = readonly [key: string, value: string];

const list = (key: string, records: readonly (readonly Entry[])[]): string =>
  records.length === 0 ? `${key}: []\n` : [`${key}:`, ...records.map(flow), ''].join('\n');

const flow = (entries: readonly Entry[]): string =>
  `  - {${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;

/** The rows that count, with their cells as written; an empty cell is absent. */
function verbatim(
  rows: CsvRows,
  { leftOut }: SourceRecords,
  wanted: Readonly<Record<string, { readonly name: string }>>,
): Entry[][] {
  const columns = Object.entries(columnsOf(rows.header, wanted));
  const records: Entry[][] = [];
  const take = (row: CsvRow): void => {
    if (leftOut.has(row.number)) return;
    const written = columns.map(([key, column]) => [key, cellAt(row, column)] as const);
    records.push(written.filter(([, cell]) => cell !== '').map(([key, cell]) => [key, yamlText(cell)]));
  };
  const reader = { take, refuse: () => undefined };
  let isMore = true;
  while (isMore) isMore = rows.readPiece(reader);
  return records;
}

/** By date. A second figure of one day and type goes into a record of its own, where it is found as a duplicate. */
function dayRecords(rows: readonly ImportedRow[]): Entry[][] {
  const byDay = new Map<Day, Map<LicenseType, number>[]>();
  for (const { day, type, used } of rows) {
    const records = byDay.get(day.value) ?? [];
    byDay.set(day.value, records);
    const free = records.find(record => !record.has(type.value)) ?? new Map<LicenseType, number>();
    if (free.size === 0) records.push(free);
    free.set(type.value, used.value);
  }
  const days = [...byDay].sort(([one], [other]) => one - other);
  return days.flatMap(([day, records]) =>
    records.map((record): Entry[] => [['date', formatDay(day)], ...figures(record)]),
  );
}

const figures = (record: ReadonlyMap<LicenseType, number>): Entry[] =>
  LICENSE_TYPES.flatMap(type => {
    const used = record.get(type);
    return used === undefined ? [] : [[type, String(used)]];
  });
