/** The IVR connections of a usage document: regular ones straight from their text into columns, the others as they were read. */
import { instants } from '../../engine/columns';
import type { TablePart } from '../../engine/cycle-rows';
import type { Instant, IvrConnections, Located, Source } from '../../engine/domain';
import { parseInstant } from '../../engine/instant';
import { rememberedFor } from '../../engine/remembered';
import { ivrConnectionColumns } from '../raw-records';
import { faultOfEnd } from '../record-end';
import { type Origin, RegularRecord, type Shape, shapeAt } from '../records/regular-record';
import type { MappingNode } from '../syntax';
import { IN_COLUMNS, keptForValues, partsOf, type Row, type Rows } from './rows';
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

/** The records of an origin as connections, by their index; filled in as they are read. Records of other lists have no start. */
interface OriginConnections extends IvrConnections {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

const ofOrigins = new WeakMap<Origin, OriginConnections>();

function connectionsOf(uri: string, origin: Origin): OriginConnections {
  const known = ofOrigins.get(origin);
  if (known !== undefined) return known;
  const { length } = origin;
  const made = {
    length,
    start: instants(length).fill(Number.NaN),
    end: instants(length),
    sourceAt: (index: number): Source => {
      const entry = shapeAt(origin, index).keys.indexOf('start');
      return placeOfValue(uri, origin, index, entry);
    },
  };
  ofOrigins.set(origin, made);
  return made;
}

function keep(columns: OriginConnections, index: number, start: Instant, until: Instant): typeof IN_COLUMNS {
  columns.start[index] = start;
  columns.end[index] = until;
  return IN_COLUMNS;
}

/** Reads a record into the columns of its origin. */
export function plainConnection(uri: string, origin: Origin, index: number): typeof IN_COLUMNS | undefined {
  const entries = entriesOf(shapeAt(origin, index));
  const start = entries === null ? undefined : plainText(origin, index, entries.start, parseInstant);
  const until = entries === null ? undefined : plainText(origin, index, entries.end, parseInstant);
  if (start === undefined || until === undefined || faultOfEnd('end', start, until) !== undefined) return undefined;
  return keep(connectionsOf(uri, origin), index, start, until);
}

/** Keeps a connection that was read as a node: in the columns of its origin where it has one. */
export function keptConnection(uri: string, record: MappingNode, connection: Connection): Row<Connection> {
  if (!(record instanceof RegularRecord)) return connection;
  return keep(connectionsOf(uri, record.origin), record.index, connection.start.value, connection.until);
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

/** Where the connections of a document's list stand, in order. */
export const connectionParts = (uri: string, rows: Rows<Connection>): TablePart<IvrConnections>[] =>
  partsOf(rows, { ofOrigin: origin => connectionsOf(uri, origin), ofValues: tableOf });
