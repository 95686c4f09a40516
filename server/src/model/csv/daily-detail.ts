/** A daily detail as the vendor exports it. Its headers are matched by how they begin: some are clipped in exports. */

import { parseDay } from '../../engine/day';
import type { Located } from '../../engine/domain';
import { message } from '../../messages/message';
import type { ImportedRow } from '../imported-detail';
import { USAGE_TYPES } from '../labels';
import { nearest } from '../nearest';
import type { Fed } from './fed';
import { type Columns, type CsvReading, findColumns, leaveOut, readRows, reportCell, reportRow } from './reading';
import { type CsvRow, cellAt } from './rows';

export const DAILY_DETAIL_COLUMNS = {
  date: { name: 'Usage Date', prefix: 'Usage Date' },
  type: { name: 'Usage Type', prefix: 'Usage Type' },
  used: { name: 'Units Used', prefix: 'Units Used' },
  committed: { name: 'Units Committed', prefix: 'Units Commit', isOptional: true },
  substituted: { name: 'Units Substituted', prefix: 'Units Substitut', isOptional: true },
  overage: { name: 'Units Overage', prefix: 'Units Overage', isOptional: true },
  unit: { name: 'Usage Unit', prefix: 'Usage Unit', isOptional: true },
  comment: { name: 'Comment', prefix: 'Comment', isOptional: true },
} as const;
type Key = keyof typeof DAILY_DETAIL_COLUMNS;

/** A row is left out where its date, type or used figure cannot be used; another number that cannot is not compared. */
export function* readDailyDetail(reading: CsvReading): Fed<ImportedRow[]> {
  const columns = findColumns(reading, DAILY_DETAIL_COLUMNS);
  const rows: ImportedRow[] = [];
  if (columns === undefined) return rows;
  yield* readRows(reading, [], row => {
    const imported = importedRow(reading, row, columns);
    if (imported !== undefined) rows.push(imported);
  });
  return rows;
}

function importedRow(reading: CsvReading, row: CsvRow, columns: Columns<Key>): ImportedRow | undefined {
  const textOf = (key: Key): string => cellAt(row, columns[key]);
  const located = <Value>(key: Key, value: Value): Located<Value> => ({
    value,
    source: { uri: reading.uri, ...reading.rows.placeOf(row.offset, columns[key]) },
  });

  const date = parseDay(textOf('date'));
  if (date === undefined) return void leaveOut(reading, row, columns.date, ['days', 0, 'date']);
  const usageType = USAGE_TYPES.get(textOf('type'));
  if (usageType === undefined) return void reportType(reading, row, columns.type);
  const used = quantity(textOf('used'));
  if (used === undefined) return void leaveOut(reading, row, columns.used, ['days', 0, usageType.type]);

  const day = located('date', date);
  const figure = located('used', used);
  let isReported = false;
  const compared = (key: 'committed' | 'substituted' | 'overage'): Located<number> | undefined => {
    const number = quantity(textOf(key));
    if (number !== undefined) return located(key, number);
    // One finding for a row: what it hides shows when that is mended.
    if (textOf(key) === '' || isReported) return undefined;
    isReported = true;
    return void reportCell(reading, row, columns[key], ['days', 0, usageType.type]);
  };
  return {
    day,
    type: located('type', usageType.type),
    model: usageType.model,
    used: figure,
    committed: compared('committed'),
    substituted: compared('substituted'),
    overage: compared('overage'),
    comment: columns.comment < 0 ? undefined : located('comment', textOf('comment')),
    record: {
      source: { uri: reading.uri, ...reading.rows.placeOf(row.offset) },
      date: day,
      figures: { [usageType.type]: figure },
    },
  };
}

const HIGHEST_QUANTITY = 1_000_000_000;

function quantity(text: string): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number <= HIGHEST_QUANTITY ? number : undefined;
}

function reportType(reading: CsvReading, row: CsvRow, column: number): void {
  const text = cellAt(row, column);
  const choices = [...USAGE_TYPES.keys()];
  const choice = nearest(text, choices);
  const seen = text === '' ? ({ is: 'nothing' } as const) : ({ is: 'text', text } as const);
  const subject = { is: 'key', key: reading.rows.header[column] ?? '' } as const;
  const mend = choice === undefined ? undefined : ({ by: 'choosing', choice } as const);
  reportRow(reading, row.offset, column, message('schemaWrongValue', subject, seen, { is: 'choice', choices }, mend));
  reading.leftOut.add(row.number);
}
