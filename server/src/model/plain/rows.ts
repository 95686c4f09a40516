/** Lists of raw records, of which the regular ones are kept in columns beside their origin, no object for each. */
import type { Source } from '../../engine/domain';
import type { Values } from '../read-records';
import { Origin } from '../records/regular-record';

/** Stands for a record whose values are in the columns of its origin. */
export const IN_COLUMNS = Symbol('in columns');

/** What a record comes to: in columns, or a value of its own where it was read as a node. */
export type Row<Value> = Value | typeof IN_COLUMNS;
export type Rows<Value> = Values<Row<Value>>;

/** Goes over the rows in order. */
export function forEachRow<Value>(
  { values, items }: Rows<Value>,
  onPlain: (origin: Origin, index: number) => void,
  onValue: (value: Value) => void,
): void {
  let [number, within] = [0, 0];
  for (const { of, from, to } of items.segments) {
    for (let index = from; index < to; index += 1) {
      const segment = values.segments[number];
      const value = segment?.of.at(segment.from + within);
      within += 1;
      if (segment !== undefined && segment.from + within === segment.to) [number, within] = [number + 1, 0];
      if (value === IN_COLUMNS && of instanceof Origin) onPlain(of, index);
      else if (value !== IN_COLUMNS && value !== undefined) onValue(value);
    }
  }
}

/** Finds where a row is written. */
export const placesOfRows =
  <Value>(
    { values, items }: Rows<Value>,
    ofPlain: (origin: Origin, index: number) => Source | undefined,
    ofValue: (value: Value) => Source,
    otherwise: Source,
  ): ((row: number) => Source) =>
  row => {
    const value = values.at(row);
    if (value !== undefined && value !== IN_COLUMNS) return ofValue(value);
    const item = items.held(row);
    return (item?.of instanceof Origin ? ofPlain(item.of, item.index) : undefined) ?? otherwise;
  };
