import type { CyclePart } from '../server/src/engine/cycle-rows';

/** All rows of a table as those of one cycle. */
export const wholeTable = <Table extends { readonly length: number }>(table: Table): CyclePart<Table> => ({
  table,
  from: 0,
  to: table.length,
  rows: { runs: Int32Array.of(0, table.length), reachingIn: [] },
});
