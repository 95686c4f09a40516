/** Values of regular records, read from their text without a node. */
import type { Source } from '../../engine/domain';
import {
  formAt,
  isTextAt,
  lineInOrigin,
  type Origin,
  QUOTED,
  RegularRecord,
  shapeAt,
  valueFrom,
  valueTo,
} from '../records/regular-record';
import { placedSpan, sourceAt, valueAt } from '../syntax';

/** The text of a record's entry read by a reader of what stands between two offsets; undefined where it is no text. */
export function plainText<Value>(
  origin: Origin,
  index: number,
  entry: number,
  read: (text: string, from: number, to: number) => Value,
): Value | undefined {
  if (!isTextAt(origin, index, entry)) return undefined;
  const quote = formAt(origin, index, entry) === QUOTED ? 1 : 0;
  const line = lineInOrigin(origin, index);
  const [from, to] = [line + valueFrom(origin, index, entry), line + valueTo(origin, index, entry)];
  return read(origin.text, from + quote, to - quote);
}

/** Where the value of a record's entry stands, wherever that moves. */
export const placeOfValue = (uri: string, origin: Origin, index: number, entry: number): Source =>
  sourceAt(
    uri,
    placedSpan(new RegularRecord(origin, index), valueFrom(origin, index, entry), valueTo(origin, index, entry)),
  );

/** Where the value of a record's key stands, wherever that moves; where the record does that has no such key. */
export function placeOfKey(uri: string, origin: Origin, index: number, key: string): Source {
  const entry = shapeAt(origin, index).keys.indexOf(key);
  if (entry >= 0) return placeOfValue(uri, origin, index, entry);
  const record = origin.at(index);
  return sourceAt(uri, valueAt(record, key) ?? record);
}
