/** The IVR connections of a usage document: regular ones straight from their text into columns, the others as they were read. */
import { instants } from '../../engine/columns';
import type { Instant, IvrConnections, Located, Source } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { rememberedFor } from '../../engine/remembered';
import { ivrConnectionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { type Origin, type Shape, shapeAt } from '../records/regular-record';
import { forEachRow, IN_COLUMNS, placesOfRows, type Rows } from './rows';
import { placeOfValue, plainText } from './values';

/** A connection that was read as a node. */
export interface Connection {
  readonly start: Located<Instant>;
  /** When it ends; its start where that cannot be used. */
  readonly until: Instant;
}

/** Where the entries of a connection stand; null where they are not the keys of one. */
const entriesOf = rememberedFor(({ keys }: Shape) => {
  const [start, end] = [keys.indexOf('start'), keys.indexOf('end')];
  return start >= 0 && end >= 0 && keys.length === 2 ? { start, end } : null;
});

/** The records of an origin as connections, by their index; filled in as they are read. */
const columnsOf = rememberedFor(({ lines: { length } }: Origin) => ({
  start: instants(length),
  until: instants(length),
}));

/** Reads a record into the columns of its origin. */
export function plainConnection(_uri: string, origin: Origin, index: number): typeof IN_COLUMNS | undefined {
  const entries = entriesOf(shapeAt(origin, index));
  const start = entries === null ? undefined : plainText(origin, index, entries.start, parseInstant);
  const until = entries === null ? undefined : plainText(origin, index, entries.end, parseInstant);
  if (start === undefined || until === undefined || faultOfEnd('end', start, until) !== undefined) return undefined;
  const columns = columnsOf(origin);
  columns.start[index] = start;
  columns.until[index] = until;
  return IN_COLUMNS;
}

/** The connections of a document's list as one table. @param otherwise the document, where a connection has no place */
export function connectionTable(uri: string, rows: Rows<Connection>, otherwise: Source): IvrConnections {
  const table = ivrConnectionColumns(rows.values.length);
  const addPlain = (origin: Origin, index: number): void => {
    const { start, until } = columnsOf(origin);
    table.add(start[index] ?? Number.NaN, until[index] ?? Number.NaN);
  };
  forEachRow(rows, addPlain, ({ start, until }) => table.add(start.value, until));
  const placeOf = (origin: Origin, index: number): Source | undefined => {
    const entries = entriesOf(shapeAt(origin, index));
    return entries === null ? undefined : placeOfValue(uri, origin, index, entries.start);
  };
  return table.connections(placesOfRows(rows, placeOf, ({ start }) => start.source, otherwise));
}
