/** An export as a usage file: a daily detail or raw records in CSV to YAML, one record a line. */
import { formatDay } from '../engine/day';
import { type Day, LICENSE_TYPES, type LicenseType } from '../engine/domain';
import { joinInPieces, type Pieces, part } from '../engine/pieces';
import { sortInPieces } from '../engine/sort-in-pieces';
import { message } from '../messages/message';
import { AGENT_SESSION_COLUMNS } from '../model/csv/agent-sessions';
import { csvText } from '../model/csv/csv-text';
import { type Fed, readInTurns } from '../model/csv/fed';
import { IVR_CONNECTION_COLUMNS } from '../model/csv/ivr-connections';
import { type SourceRecords, sourceReading } from '../model/csv/read-source';
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

/** How much of the work is done by then, about: the export is read, its records are written. */
const [READ, WRITTEN] = [0.5, 0.9];

/**
 * Turns a CSV export, told by its header row, into a usage file. Times and names are written as they stand in it; rows
 * that do not count are left out, and only they.
 */
export function* importUsage(uri: string, text: string, organization: string): Pieces<ImportedUsage> {
  const rows = yield* part(readInTurns(csvRows(text.length), text), 0, 0);
  const format = formatOfHeader(rows.header);
  if (format === undefined) {
    const source = { uri, ...rows.placeOf(rows.headerOffset) };
    const separator = otherSeparator(rows.header);
    const problem = separator === undefined ? message('importedCsvUnknown') : message('csvOtherSeparator', separator);
    const findings: Finding[] = [{ code: 'source-row-invalid', source, message: problem, related: [] }];
    return { yaml: '', records: 0, findings, text: csvText(uri, rows.lineStarts()) };
  }
  const read = yield* part(readInTurns(sourceReading(uri, text.length, format), text), 0, READ);
  const { findings, leftOut } = read;
  const csv = csvText(uri, read.lineStarts);
  if (leftOut.has(0)) return { yaml: '', records: 0, findings, text: csv };
  const lists: Record<SourceFormat, () => [key: string, records: Pieces<string[]>]> = {
    'daily-detail': () => ['days', dayRecords(read.importedDetail)],
    'agent-sessions': () => ['agentSessions', verbatim(text, leftOut, AGENT_SESSION_COLUMNS)],
    'ivr-connections': () => ['ivrConnections', verbatim(text, leftOut, IVR_CONNECTION_COLUMNS)],
  };
  const [key, written] = lists[format]();
  const records = yield* part(written, READ, WRITTEN);
  const list = records.length === 0 ? `${key}: []\n` : `${key}:\n${yield* part(joinInPieces(records), WRITTEN, 1)}`;
  const yaml = `kind: usage\norganization: ${yamlText(organization)}\n${list}`;
  return { yaml, records: records.length, findings, text: csv };
}

/** So many records are written before others have their turn: a millisecond. */
const RECORDS_IN_A_TURN = 500;

type Entry = readonly [key: string, value: string];

const flow = (entries: readonly Entry[]): string =>
  `  - {${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}\n`;

type Wanted = Readonly<Record<string, { readonly name: string }>>;

/** The rows that count, with their cells as written; an empty cell is absent. */
const verbatim = (text: string, leftOut: SourceRecords['leftOut'], wanted: Wanted): Pieces<string[]> =>
  readInTurns(verbatimRows(text.length, leftOut, wanted), text);

function* verbatimRows(size: number, leftOut: SourceRecords['leftOut'], wanted: Wanted): Fed<string[]> {
  const rows = yield* csvRows(size);
  const columns = Object.entries(columnsOf(rows.header, wanted));
  const records: string[] = [];
  const take = (row: CsvRow): void => {
    if (leftOut.has(row.number)) return;
    const written = columns.map(([key, column]) => [key, cellAt(row, column)] as const);
    records.push(flow(written.filter(([, cell]) => cell !== '').map(([key, cell]) => [key, yamlText(cell)])));
  };
  yield* everyRow(rows, { take, refuse: () => undefined });
  return records;
}

/** What an export states of a day: of each type so many figures, of which each is in a record of its own. */
interface ImportedDay {
  readonly records: Map<LicenseType, number>[];
  readonly counts: Map<LicenseType, number>;
}

/** By date. A second figure of one day and type goes into a record of its own, where it is found as a duplicate. */
function* dayRecords(rows: readonly ImportedRow[]): Pieces<string[]> {
  const byDay = new Map<Day, ImportedDay>();
  for (const [index, { day, type, used }] of rows.entries()) {
    if (index % RECORDS_IN_A_TURN === 0) yield (0.3 * index) / rows.length;
    const { records, counts } = byDay.get(day.value) ?? { records: [], counts: new Map() };
    const count = counts.get(type.value) ?? 0;
    const record = records[count] ?? new Map<LicenseType, number>();
    records[count] = record.set(type.value, used.value);
    byDay.set(day.value, { records, counts: counts.set(type.value, count + 1) });
  }
  const days = yield* part(
    sortInPieces([...byDay.keys()], (one, other) => one - other),
    0.3,
    0.6,
  );
  const written: string[] = [];
  for (const day of days) {
    for (const record of byDay.get(day)?.records ?? []) {
      if (written.length % RECORDS_IN_A_TURN === 0) yield 0.6 + (0.4 * written.length) / rows.length;
      written.push(flow([['date', formatDay(day)], ...figures(record)]));
    }
  }
  return written;
}

const figures = (record: ReadonlyMap<LicenseType, number>): Entry[] =>
  LICENSE_TYPES.flatMap(type => {
    const used = record.get(type);
    return used === undefined ? [] : [[type, String(used)]];
  });
