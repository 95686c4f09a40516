/** An export as a usage file: a daily detail or raw records in CSV to YAML, one record a line. */
import { formatDay } from '../engine/day';
import { type Day, LICENSE_TYPES, type LicenseType } from '../engine/domain';
import { message } from '../messages/message';
import { AGENT_SESSION_COLUMNS } from '../model/csv/agent-sessions';
import type { Codes } from '../model/csv/codes';
import { csvText } from '../model/csv/csv-text';
import { type Fed, readWhole } from '../model/csv/fed';
import { IVR_CONNECTION_COLUMNS } from '../model/csv/ivr-connections';
import { readSource, type SourceRecords } from '../model/csv/read-source';
import { columnsOf, otherSeparator } from '../model/csv/reading';
import { formatOfHeader } from '../model/csv/recognize';
import { type CsvRow, cellAt, csvRows, everyRow } from '../model/csv/rows';
import type { Finding } from '../model/finding';
import type { ImportedRow } from '../model/imported-detail';
import type { LinedText } from '../model/lined-text';
import type { SourceFormat } from '../model/read-usage';
import { yamlText } from './yaml-text';

export interface ImportedUsage {
  /** Empty where the header row is none of a known export, or has a column twice. */
  readonly yaml: string;
  readonly records: number;
  readonly findings: readonly Finding[];
  /** The export, for the places of the findings. */
  readonly text: LinedText;
}

/**
 * Turns a CSV export, told by its header row, into a usage file. Times and names are written as they stand in it; rows
 * that do not count are left out, and only they.
 */
export function importUsage(uri: string, codes: Codes, organization: string): ImportedUsage {
  const rows = readWhole(csvRows(codes.length), codes);
  const format = formatOfHeader(rows.header);
  if (format === undefined) {
    const source = { uri, ...rows.placeOf(rows.headerOffset) };
    const separator = otherSeparator(rows.header);
    const problem = separator === undefined ? message('importedCsvUnknown') : message('csvOtherSeparator', separator);
    const findings: Finding[] = [{ code: 'source-row-invalid', source, message: problem, related: [] }];
    return { yaml: '', records: 0, findings, text: csvText(uri, rows.lineStarts()) };
  }
  const records = readSource(uri, codes, format);
  const { findings, leftOut } = records;
  const text = csvText(uri, records.lineStarts);
  if (leftOut.has(0)) return { yaml: '', records: 0, findings, text };
  const lists: Record<SourceFormat, () => [key: string, entries: Entry[][]]> = {
    'daily-detail': () => ['days', dayRecords(records.importedDetail)],
    'agent-sessions': () => ['agentSessions', verbatim(codes, leftOut, AGENT_SESSION_COLUMNS)],
    'ivr-connections': () => ['ivrConnections', verbatim(codes, leftOut, IVR_CONNECTION_COLUMNS)],
  };
  const [key, entries] = lists[format]();
  const yaml = `kind: usage\norganization: ${yamlText(organization)}\n${list(key, entries)}`;
  return { yaml, records: entries.length, findings, text };
}

type Entry = readonly [key: string, value: string];

const list = (key: string, records: readonly (readonly Entry[])[]): string =>
  records.length === 0 ? `${key}: []\n` : [`${key}:`, ...records.map(flow), ''].join('\n');

const flow = (entries: readonly Entry[]): string =>
  `  - {${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;

type Wanted = Readonly<Record<string, { readonly name: string }>>;

/** The rows that count, with their cells as written; an empty cell is absent. */
const verbatim = (codes: Codes, leftOut: SourceRecords['leftOut'], wanted: Wanted): Entry[][] =>
  readWhole(verbatimRows(codes.length, leftOut, wanted), codes);

function* verbatimRows(size: number, leftOut: SourceRecords['leftOut'], wanted: Wanted): Fed<Entry[][]> {
  const rows = yield* csvRows(size);
  const columns = Object.entries(columnsOf(rows.header, wanted));
  const records: Entry[][] = [];
  const take = (row: CsvRow): void => {
    if (leftOut.has(row.number)) return;
    const written = columns.map(([key, column]) => [key, cellAt(row, column)] as const);
    records.push(written.filter(([, cell]) => cell !== '').map(([key, cell]) => [key, yamlText(cell)]));
  };
  yield* everyRow(rows, { take, refuse: () => undefined });
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
