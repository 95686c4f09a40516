/** What a value must look like to be believed to be of a type. A shape that forgets a field of its type does not compile. */
export type Shape<Value> = (value: unknown) => value is Value;

export const isText: Shape<string> = value => typeof value === 'string';

export const isTruth: Shape<boolean> = value => typeof value === 'boolean';

/** Anything that can be in a message. */
export const isPresent: Shape<unknown> = (value): value is unknown => value !== undefined;

/** A finite number. */
export const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** A place in a list or a text: a whole number from 0. */
export const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export const oneOf =
  <const Value extends string>(values: readonly Value[]): Shape<Value> =>
  (value): value is Value =>
    values.some(one => one === value);

export const optional =
  <Value>(isValue: Shape<Value>): Shape<Value | undefined> =>
  (value): value is Value | undefined =>
    value === undefined || isValue(value);

export const either =
  <One, Other>(isOne: Shape<One>, isOther: Shape<Other>): Shape<One | Other> =>
  (value): value is One | Other =>
    isOne(value) || isOther(value);

export const listOf =
  <Item>(isItem: Shape<Item>): Shape<readonly Item[]> =>
  (value): value is readonly Item[] =>
    Array.isArray(value) && value.every(isItem);

export const pairOf =
  <One, Other>(isOne: Shape<One>, isOther: Shape<Other>): Shape<readonly [One, Other]> =>
  (value): value is readonly [One, Other] =>
    Array.isArray(value) && value.length === 2 && isOne(value[0]) && isOther(value[1]);

/** A list of exactly so many texts. */
export const textsOfLength =
  <Texts extends readonly string[]>(length: Texts['length']): Shape<Texts> =>
  (value): value is Texts =>
    Array.isArray(value) && value.length === length && value.every(isText);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const byName =
  <Value>(isValue: Shape<Value>): Shape<Readonly<Record<string, Value>>> =>
  (value): value is Readonly<Record<string, Value>> =>
    isObject(value) && Object.values(value).every(isValue);

export const record =
  <Value extends object>(fields: { readonly [Name in keyof Value]-?: Shape<Value[Name]> }): Shape<Value> =>
  (value): value is Value =>
    isObject(value) && Object.entries<Shape<unknown>>(fields).every(([name, isField]) => isField(value[name]));
