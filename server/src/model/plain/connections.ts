/** The IVR connections of a usage document: regular ones straight from their text into columns, the others as they were read. */
import { instants } from '../../engine/columns';
import type { TablePart } from '../../engine/cycle-rows';
import type { Instant, IvrConnections, Located, Source } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { rememberedFor } from '../../engine/remembered';
import { ivrConnectionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { type Origin, RecordOfOrigin, type Shape, shapeAt } from '../records/regular-record';
import type { MappingNode } from '../syntax';
import { IN_COLUMNS, keptForValues, originTables, partsOf, type Row, type Rows } from './rows';
import { placeOfKey, plainText } from './values';

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
const columnsOf = rememberedFor(({ length }: Origin) => ({ start: instants(length), end: instants(length) }));

function keep(origin: Origin, index: number, start: Instant, until: Instant): typeof IN_COLUMNS {
  const columns = columnsOf(origin);
  columns.start[index] = start;
  columns.end[index] = until;
  return IN_COLUMNS;
}

/** Reads a record into the columns of its origin. */
export function plainConnection(_uri: string, origin: Origin, index: number): typeof IN_COLUMNS | undefined {
  const entries = entriesOf(shapeAt(origin, index));
  const start = entries === null ? undefined : plainText(origin, index, entries.start, parseInstant);
  const until = entries === null ? undefined : plainText(origin, index, entries.end, parseInstant);
  if (start === undefined || until === undefined || faultOfEnd('end', start, until) !== undefined) return undefined;
  return keep(origin, index, start, until);
}

/** Keeps a connection that was read as a node: in the columns of its origin where it has one. */
export function keptConnection(record: MappingNode, connection: Connection): Row<Connection> {
  if (!(record instanceof RecordOfOrigin)) return connection;
  return keep(record.origin, record.index, connection.start.value, connection.until);
}

const tableOf = keptForValues((connections: readonly Connection[]): IvrConnections => {
  const table = ivrConnectionColumns(connections.length);
  for (const { start, until } of connections) table.add(start.value, until);
  return table.connections(index => placeOf(connections, index));
});

function placeOf(connections: readonly Connection[], index: number): Source {
  const connection = connections[index];
  if (connection === undefined) throw new RangeError(`There is no connection ${index} of ${connections.length}.`);
  return connection.start.source;
}

const tableIn = originTables<IvrConnections>();

/** Where the connections of a document's list stand, in order. */
export const connectionParts = (uri: string, rows: Rows<Connection>): TablePart<IvrConnections>[] =>
  partsOf(rows, {
    ofOrigin: (origin, from, to) => tableIn(origin, from, to, () => connectionsOf(uri, origin, from, to)),
    ofValues: tableOf,
  });

/** The connections of an origin from one up to another as a table. */
function connectionsOf(uri: string, origin: Origin, from: number, to: number): IvrConnections {
  const { start, end } = columnsOf(origin);
  return {
    length: to - from,
    start: start.subarray(from, to),
    end: end.subarray(from, to),
    sourceAt(index) {
      return placeOfKey(uri, origin, from + index, 'start');
    },
  };
}
