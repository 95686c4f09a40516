/** Raw IVR connections from CSV: `start,end`. */

import type { IvrConnections } from '../../engine/domain';
import type { Pieces } from '../../engine/pieces';
import { ivrConnectionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { type CsvReading, findColumns, instantIn, leaveOut, readRows, reportCell, reportRow } from './reading';

export const IVR_CONNECTION_COLUMNS = { start: { name: 'start' }, end: { name: 'end' } } as const;

/** A row is left out where its start cannot be used; where its end cannot, it counts at its start alone. */
export function* readIvrConnections(reading: CsvReading): Pieces<IvrConnections | undefined> {
  const columns = findColumns(reading, IVR_CONNECTION_COLUMNS);
  if (columns === undefined) return undefined;
  const records = ivrConnectionColumns(reading.rows);
  yield* readRows(reading, [columns.start, columns.end], row => {
    const start = instantIn(row, columns.start);
    if (start === undefined) return leaveOut(reading, row, columns.start, ['ivrConnections', 0, 'start']);
    const end = instantIn(row, columns.end);
    if (end === undefined) reportCell(reading, row, columns.end, ['ivrConnections', 0, 'end']);
    const fault = end === undefined ? undefined : faultOfEnd('end', start, end);
    if (fault !== undefined) reportRow(reading, row.offset, columns.end, fault, 'session-invalid');
    records.add(start, end === undefined || fault !== undefined ? start : end, row.offset);
  });
  return records.connections(offset => ({ uri: reading.uri, ...reading.rows.placeOf(offset, columns.start) }));
}
