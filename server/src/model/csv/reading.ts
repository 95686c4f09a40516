/** A CSV file on its way to typed values: its columns by name, and each bad row as one finding at its cell. */

import type { Instant } from '../../engine/domain';
import { parseInstantIn } from '../../engine/instant';
import { type Message, message } from '../../messages/message';
import type { Seen } from '../../messages/schema-en';
import type { Code, Finding } from '../finding';
import type { SourceFormat } from '../read-usage';
import { mendOf } from '../schema-findings';
import { describeKey, type KeyDescription } from '../schema-keys';
import type { Fed } from './fed';
import { type CsvRow, type CsvRows, cellAt, endOf, everyRow, instantOf, type RowReader, startOf } from './rows';

export interface CsvReading {
  readonly uri: string;
  readonly rows: CsvRows;
  readonly format: SourceFormat;
  readonly findings: Finding[];
  /** The rows that do not count. */
  readonly leftOut: Set<number>;
}

export interface Column {
  readonly name: string;
  /** What a header at least begins with, where the rest may be clipped. */
  readonly prefix?: string;
  readonly isOptional?: boolean;
}

/** Which cell of a row holds what; -1 for an optional column that is not there. */
export type Columns<Key extends string> = Readonly<Record<Key, number>>;

/** Undefined where the header row does not have what is wanted once each, which is reported. */
export function findColumns<Key extends string>(
  reading: CsvReading,
  wanted: Readonly<Record<Key, Column>>,
): Columns<Key> | undefined {
  const columns = columnsOf(reading.rows.header, wanted);
  const keys = Object.keys(wanted) as Key[];
  const header = reading.rows.header.map(name => name.toLowerCase());
  const repeated = keys.find(key => header.filter(name => isNamed(name, wanted[key])).length > 1);
  const missing = keys.filter(key => columns[key] < 0 && wanted[key].isOptional !== true);
  if (repeated === undefined && missing.length === 0) return columns;
  reportRow(reading, reading.rows.headerOffset, undefined, headerProblem(reading, wanted, missing, repeated));
  reading.leftOut.add(0);
  return undefined;
}

/** The first column of each name. Capitals do not matter. */
export function columnsOf<Key extends string>(
  header: readonly string[],
  wanted: Readonly<Record<Key, Column>>,
): Columns<Key> {
  const names = header.map(name => name.toLowerCase());
  const entries = Object.entries<Column>(wanted).map(([key, column]) => [
    key,
    names.findIndex(name => isNamed(name, column)),
  ]);
  return Object.fromEntries(entries) as Columns<Key>;
}

const isNamed = (header: string, { name, prefix }: Column): boolean =>
  prefix === undefined ? header === name.toLowerCase() : header.startsWith(prefix.toLowerCase());

function headerProblem<Key extends string>(
  { rows, format }: CsvReading,
  wanted: Readonly<Record<Key, Column>>,
  missing: readonly Key[],
  repeated: Key | undefined,
): Message {
  const all = Object.values<Column>(wanted).map(({ name }) => name);
  if (rows.header.every(name => name === '')) return message('csvWithoutHeader', all);
  const separator = otherSeparator(rows.header);
  if (separator !== undefined) return message('csvOtherSeparator', separator);
  if (repeated !== undefined) return message('csvColumnRepeated', wanted[repeated].name);
  const names = missing.map(key => wanted[key].name);
  return message('csvColumnsMissing', names, format);
}

const OTHER_SEPARATORS = [
  { is: 'semicolon', character: ';' },
  { is: 'tab', character: '\t' },
] as const;

/** What a header is separated by that is a single cell for us: spreadsheets of many countries write semicolons. */
export function otherSeparator(header: readonly string[]): 'semicolon' | 'tab' | undefined {
  const [only, ...others] = header;
  if (only === undefined || others.length > 0) return undefined;
  return OTHER_SEPARATORS.find(({ character }) => only.includes(character))?.is;
}

/**
 * Hands on each row that has as many cells as the header; reports the others.
 * @param instants the columns whose cells are to be instants
 */
export function* readRows(reading: CsvReading, instants: readonly number[], take: (row: CsvRow) => void): Fed<void> {
  const { rows } = reading;
  const reader: RowReader = {
    instants,
    take,
    refuse({ number, offset }, problem, cellCount) {
      const isQuotes = problem === 'quotes';
      const text = isQuotes ? message('csvQuotes') : message('csvCellCount', cellCount, rows.header.length);
      reportRow(reading, offset, isQuotes ? cellCount - 1 : undefined, text);
      reading.leftOut.add(number);
    },
  };
  yield* everyRow(rows, reader);
}

/** The instant that a cell is, read where it stands. */
export function instantIn(row: CsvRow, column: number): Instant | undefined {
  const instant = instantOf(row, column);
  return Number.isNaN(instant) ? parseInstantIn(row.codes, startOf(row, column), endOf(row, column)) : instant;
}

/** Reports the row at an offset, at one of its cells or as a whole. */
export function reportRow(
  reading: CsvReading,
  offset: number,
  column: number | undefined,
  text: Message,
  code: Code = 'source-row-invalid',
): void {
  const source = { uri: reading.uri, ...reading.rows.placeOf(offset, column) };
  reading.findings.push({ code, source, message: text, related: [] });
}

/**
 * Reports a cell that is not what a key of a usage file wants, in the words of the schema.
 * @param path of the key, as in `describeKey`
 */
export function reportCell(reading: CsvReading, row: CsvRow, column: number, path: readonly (string | number)[]): void {
  const described = describeKey('usage', path);
  if (described === undefined) return;
  reportRow(reading, row.offset, column, unfit(reading, column, cellAt(row, column), described));
}

/** Reports a cell without which its row cannot count. */
export function leaveOut(reading: CsvReading, row: CsvRow, column: number, path: readonly (string | number)[]): void {
  reportCell(reading, row, column, path);
  reading.leftOut.add(row.number);
}

function unfit({ rows }: CsvReading, column: number, text: string, described: KeyDescription): Message {
  const { wanted, pattern } = described;
  if (pattern?.test(text) === true && wanted.is === 'date') return message('noSuchDay', text);
  if (pattern?.test(text) === true && wanted.is === 'instant') return message('noSuchInstant', text);
  const seen: Seen = text === '' ? { is: 'nothing' } : { is: 'text', text };
  const subject = { is: 'key', key: rows.header[column] ?? '' } as const;
  return message('schemaWrongValue', subject, seen, wanted, mendOf(seen, described));
}
