/** Raw IVR connections from CSV: `start,end`. */

import type { IvrConnections } from '../../engine/domain';
import { ivrConnectionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { cellPlaces } from './cell-places';
import type { Fed } from './fed';
import { type CsvReading, findColumns, instantIn, leaveOut, readRows, reportCell, reportRow } from './reading';

export const IVR_CONNECTION_COLUMNS = { start: { name: 'start' }, end: { name: 'end' } } as const;

/** A row is left out where its start cannot be used; where its end cannot, it counts at its start alone. */
export function* readIvrConnections(reading: CsvReading): Fed<IvrConnections | undefined> {
  const columns = findColumns(reading, IVR_CONNECTION_COLUMNS);
  if (columns === undefined) return undefined;
  const records = ivrConnectionColumns(reading.rows.expectedRows);
  const places = cellPlaces(reading.rows, [columns.start]);
  yield* readRows(reading, [columns.start, columns.end], row => {
    const start = instantIn(row, columns.start);
    if (start === undefined) return leaveOut(reading, row, columns.start, ['ivrConnections', 0, 'start']);
    const end = instantIn(row, columns.end);
    if (end === undefined) reportCell(reading, row, columns.end, ['ivrConnections', 0, 'end']);
    const fault = end === undefined ? undefined : faultOfEnd('end', start, end);
    if (fault !== undefined) reportRow(reading, row.offset, columns.end, fault, 'session-invalid');
    records.add(start, end === undefined || fault !== undefined ? start : end);
    places.add(row);
  });
  return records.connections(index => ({ uri: reading.uri, ...places.placeOf(index, 0) }));
}
