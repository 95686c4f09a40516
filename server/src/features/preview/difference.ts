/** What has changed between two answers made of plain data, so that one changed day need not bring the whole table again. */
import type { Difference } from '../../protocol';

/** Undefined where nothing differs. Both are as JSON knows values: a field that is undefined is not there. */
export function differenceOf(before: unknown, after: unknown): Difference | undefined {
  if (Object.is(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return differenceOfLists(before, after);
  if (isRecord(before) && isRecord(after)) return differenceOfFields(before, after);
  return { value: after };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function differenceOfFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Difference | undefined {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const fields: [string, Difference][] = [];
  for (const name of names) {
    const [one, other] = [before, after].map(record => (Object.hasOwn(record, name) ? record[name] : undefined));
    const difference = other === undefined && one !== undefined ? { gone: true as const } : differenceOf(one, other);
    if (difference !== undefined) fields.push([name, difference]);
  }
  return fields.length === 0 ? undefined : { fields: Object.fromEntries(fields) };
}

/** Item by item where they are as many; else what stands between the items that both begin and end with. */
function differenceOfLists(before: readonly unknown[], after: readonly unknown[]): Difference | undefined {
  if (before.length === after.length) {
    const items = after.flatMap((item, index): [number, Difference][] => {
      const difference = differenceOf(before[index], item);
      return difference === undefined ? [] : [[index, difference]];
    });
    return items.length === 0 ? undefined : { items };
  }
  const isSame = (one: unknown, other: unknown): boolean => differenceOf(one, other) === undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && isSame(before[from], after[from])) from += 1;
  let behind = 0;
  while (behind < shorter - from && isSame(before.at(-1 - behind), after.at(-1 - behind))) behind += 1;
  return { from, to: before.length - behind, by: after.slice(from, after.length - behind) };
}
