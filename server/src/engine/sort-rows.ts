/** Sorting rows of a table in place, without an object or a list for each. */

/** So few are sorted by moving each to its place. */
const FEW = 24;

type IsBehind = (one: number, other: number) => boolean;

/** Rows that are equal keep their order; those that are in order already are only looked at. */
export function sortRows(rows: Int32Array, isBehind: IsBehind): void {
  if (rows.length <= FEW) {
    sortFew(rows, isBehind);
    return;
  }
  const middle = rows.length >> 1;
  sortRows(rows.subarray(0, middle), isBehind);
  sortRows(rows.subarray(middle), isBehind);
  if (isBehind(rows[middle - 1] ?? 0, rows[middle] ?? 0)) mergeHalves(rows, middle, isBehind);
}

function sortFew(rows: Int32Array, isBehind: IsBehind): void {
  for (let end = 1; end < rows.length; end += 1) {
    const row = rows[end] ?? 0;
    let at = end;
    for (; at > 0 && isBehind(rows[at - 1] ?? 0, row); at -= 1) rows[at] = rows[at - 1] ?? 0;
    rows[at] = row;
  }
}

function mergeHalves(rows: Int32Array, middle: number, isBehind: IsBehind): void {
  const first = rows.slice(0, middle);
  let [taken, next] = [0, middle];
  for (let at = 0; taken < first.length; at += 1) {
    const isNext = next < rows.length && isBehind(first[taken] ?? 0, rows[next] ?? 0);
    rows[at] = (isNext ? rows[next] : first[taken]) ?? 0;
    if (isNext) next += 1;
    else taken += 1;
  }
}
