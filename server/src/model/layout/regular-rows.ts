/**
 * Regular records in braces, laid out as they were read, without nodes. All that stands between their keys and values is
 * spaces, with a colon right behind each key.
 */
import {
  formAt,
  fromAt,
  keyFrom,
  lineAt,
  lineInOrigin,
  type Origin,
  QUOTED,
  shapeAt,
  TEXT,
  toAt,
  valueFrom,
  valueTo,
  writtenAt,
} from '../records/regular-record';
import { blanksBefore, blanksBehind, type Columns, columnsOfShape, isNumber, widen, widthOfText } from './columns';
import { type LayingOut, put } from './laying-out';

/** Gives the values of a record room in their columns. */
export function widenByRow(columns: Columns, origin: Origin, index: number): void {
  const ofShape = columnsOfShape(columns, fromAt(origin, index), shapeAt(origin, index));
  for (let entry = 0; entry < ofShape.length; entry += 1) {
    const column = ofShape[entry];
    if (column !== undefined) widen(column, widthAt(origin, index, entry), isNumberAt(origin, index, entry));
  }
}

/** Lays out a record. @param columns those of its list, if it is among the records that stand in them */
export function layOutRow(layingOut: LayingOut, origin: Origin, index: number, columns: Columns | undefined): void {
  const line = lineAt(origin, index);
  const shape = shapeAt(origin, index);
  const ofShape = columns && columnsOfShape(columns, fromAt(origin, index), shape);
  const lay = (from: number, to: number, text: string): void => put(layingOut, line + from, line + to, text);
  let before = fromAt(origin, index) + 1;
  let behind = 0;
  for (const [entry, key] of shape.written.entries()) {
    const start = keyFrom(origin, index, entry);
    if (entry === 0 ? start > before : !isComma(origin, index, before, start, behind))
      lay(before, start, entry === 0 ? '' : `, ${' '.repeat(behind)}`);
    const keyTo = start + key.length;
    const from = valueFrom(origin, index, entry);
    const [column, width] = [ofShape?.[entry], widthAt(origin, index, entry)];
    const blanks = blanksBefore(column, width);
    if (from - keyTo !== 2 + blanks) lay(keyTo, from, `: ${' '.repeat(blanks)}`);
    before = valueTo(origin, index, entry);
    behind = blanksBehind(column, width);
  }
  const end = toAt(origin, index) - 1;
  if (end > before) lay(before, end, '');
}

/** Whether a comma with one blank and so many more behind it is what stands between two parts. */
const isComma = (origin: Origin, index: number, from: number, to: number, blanks: number): boolean =>
  to - from === 2 + blanks && origin.text.charCodeAt(lineInOrigin(origin, index) + from) === COMMA;

const COMMA = 0x2c;

function widthAt(origin: Origin, index: number, entry: number): number {
  const [from, to] = [valueFrom(origin, index, entry), valueTo(origin, index, entry)];
  if (formAt(origin, index, entry) !== QUOTED) return to - from;
  const line = lineInOrigin(origin, index);
  return widthOfText(origin.text.slice(line + from, line + to));
}

function isNumberAt(origin: Origin, index: number, entry: number): boolean {
  const form = formAt(origin, index, entry);
  return form === TEXT ? isNumber(writtenAt(origin, index, entry)) : form !== QUOTED;
}
