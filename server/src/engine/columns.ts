/** Columns of numbers that grow: typed arrays, so that hundreds of thousands of records need no object each. */

type Column = Float64Array | Int32Array | Uint8Array;

export const instants = (capacity: number): Float64Array => new Float64Array(capacity);
export const wholeNumbers = (capacity: number): Int32Array => new Int32Array(capacity);
export const smallNumbers = (capacity: number): Uint8Array => new Uint8Array(capacity);

/** The column with room for twice as many. */
export function doubled<Values extends Column>(values: Values, allocate: (capacity: number) => Values): Values {
  const larger = allocate(2 * values.length);
  larger.set(values);
  return larger;
}
