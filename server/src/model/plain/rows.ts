/** Lists of raw records, of which those that have an origin are kept in columns beside it, no object for each. */
import type { TablePart } from '../../engine/cycle-rows';
import { LongList } from '../long-list';
import type { Values } from '../read-records';
import { Origin, RecordOfOrigin } from '../records/regular-record';
import type { Node } from '../syntax';

/** Stands for a record whose values are in the columns of its origin. */
export const IN_COLUMNS = Symbol('in columns');

/** What a record comes to: in columns where an origin has it, else a value of its own. */
export type Row<Value> = Value | typeof IN_COLUMNS;
export type Rows<Value> = Values<Row<Value>>;

/** The tables of one kind of raw records. */
interface Tables<Value, Table> {
  /** Of some records of an origin, from one up to another: the same table as long as it has them all. */
  readonly ofOrigin: (origin: Origin, from: number, to: number) => TablePart<Table>;
  /** The same table for the same values. */
  readonly ofValues: (values: readonly Value[]) => Table;
}

/**
 * Where the rows of a list stand, in order. Those of an origin stay rows of one table, however many records between them
 * are others by now.
 */
export function partsOf<Value, Table>(
  { values, items }: Rows<Value>,
  { ofOrigin, ofValues }: Tables<Value, Table>,
): TablePart<Table>[] {
  const parts: TablePart<Table>[] = [];
  let run: { readonly origin: Origin; readonly from: number; readonly to: number } | undefined;
  let others: Value[] = [];
  const add = (): void => {
    if (run !== undefined) parts.push(ofOrigin(run.origin, run.from, run.to));
    if (others.length > 0) parts.push({ table: ofValues(others), from: 0, to: others.length });
    run = undefined;
    others = [];
  };
  const addRecords = (origin: Origin, from: number, to: number): void => {
    const begun = run?.origin === origin && run.to === from ? run.from : undefined;
    if (begun === undefined) add();
    run = { origin, from: begun ?? from, to };
  };
  let row = 0;
  for (const { of, from, to } of items.segments) {
    if (of instanceof Origin) {
      addRecords(of, from, to);
      row += to - from;
      continue;
    }
    for (const item of new LongList<Node>([{ of, from, to }])) {
      const value = values.at(row);
      row += 1;
      if (item instanceof RecordOfOrigin) addRecords(item.origin, item.index, item.index + 1);
      if (value === IN_COLUMNS || value === undefined) continue;
      if (run !== undefined) add();
      others.push(value);
    }
  }
  add();
  return parts;
}

/** A table of some records of an origin, with the index of its first one. */
interface OriginTable<Table> {
  readonly first: number;
  readonly table: Table;
}

/**
 * The tables of origins. An edit may make items of records that were none, which no table has that was made before: then
 * one is made that has them.
 */
export function originTables<Table extends { readonly length: number }>() {
  const made = new WeakMap<Origin, OriginTable<Table>[]>();
  return (origin: Origin, from: number, to: number, make: () => Table): TablePart<Table> => {
    const tables = made.get(origin) ?? [];
    made.set(origin, tables);
    const known = tables.find(({ first, table }) => first <= from && to <= first + table.length);
    const { first, table } = known ?? { first: from, table: make() };
    if (known === undefined) tables.push({ first, table });
    return { table, from: from - first, to: to - first };
  };
}

/** What some values come to together, kept as long as they are the very same. */
export function keptForValues<Value extends object, Made>(
  make: (values: readonly Value[]) => Made,
): (values: readonly Value[]) => Made {
  const known = new WeakMap<Value, { readonly values: readonly Value[]; readonly made: Made }>();
  return values => {
    const [first] = values;
    const before = first && known.get(first);
    const isSame = before?.values.length === values.length && before.values.every((one, at) => one === values[at]);
    if (isSame) return before.made;
    const made = make(values);
    if (first !== undefined) known.set(first, { values, made });
    return made;
  };
}
