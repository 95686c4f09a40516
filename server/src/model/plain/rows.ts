/** Lists of raw records, of which the regular ones are kept in columns beside their origin, no object for each. */
import type { TablePart } from '../../engine/cycle-rows';
import { LongList } from '../long-list';
import type { Values } from '../read-records';
import { Origin, RegularRecord } from '../records/regular-record';
import type { Node } from '../syntax';

/** Stands for a record whose values are in the columns of its origin. */
export const IN_COLUMNS = Symbol('in columns');

/** What a record comes to: in columns where it is regular, else a value of its own. */
export type Row<Value> = Value | typeof IN_COLUMNS;
export type Rows<Value> = Values<Row<Value>>;

/** The tables of one kind of raw records. */
interface Tables<Value, Table> {
  readonly ofOrigin: (origin: Origin) => Table;
  /** The same table for the same values. */
  readonly ofValues: (values: readonly Value[]) => Table;
}

/**
 * Where the rows of a list stand, in order. Those of an origin are rows of one table, however many records between them
 * are others by now.
 */
export function partsOf<Value, Table>(
  { values, items }: Rows<Value>,
  { ofOrigin, ofValues }: Tables<Value, Table>,
): TablePart<Table>[] {
  const parts: TablePart<Table>[] = [];
  const add = (part: TablePart<Table>): void => {
    const last = parts.at(-1);
    if (last?.table === part.table && last.to === part.from) parts[parts.length - 1] = { ...last, to: part.to };
    else parts.push(part);
  };
  let others: Value[] = [];
  const addOthers = (): void => {
    if (others.length > 0) add({ table: ofValues(others), from: 0, to: others.length });
    others = [];
  };
  let row = 0;
  for (const { of, from, to } of items.segments) {
    if (of instanceof Origin) {
      addOthers();
      add({ table: ofOrigin(of), from, to });
      row += to - from;
      continue;
    }
    for (const item of new LongList<Node>([{ of, from, to }])) {
      const value = values.at(row);
      row += 1;
      if (value !== IN_COLUMNS && value !== undefined) others.push(value);
      if (!(item instanceof RegularRecord)) continue;
      addOthers();
      add({ table: ofOrigin(item.origin), from: item.index, to: item.index + 1 });
    }
  }
  addOthers();
  return parts;
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
