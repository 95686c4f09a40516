/** Makes the next view of the one before and what differs. What does not differ stays the same object. */
import type { Difference, PreviewView } from '../../../../server/src/protocol';
import { isPreviewView } from './view-shapes';

/** Undefined where the difference is one of another view. */
export function viewWith(before: PreviewView | undefined, changes: Difference | undefined): PreviewView | undefined {
  const after = changes ? withDifference(before, changes) : before;
  return isPreviewView(after) ? after : undefined;
}

/** Where the difference does not fit the value, what comes of it has no shape that anybody believes. */
export function withDifference(before: unknown, difference: Difference): unknown {
  if ('value' in difference) return difference.value;
  if ('gone' in difference) return undefined;
  if ('fields' in difference) {
    const fields = new Map<string, unknown>(Object.entries(before ?? {}));
    for (const [name, ofField] of Object.entries(difference.fields)) {
      const field = withDifference(fields.get(name), ofField);
      if (field === undefined) fields.delete(name);
      else fields.set(name, field);
    }
    return Object.fromEntries(fields);
  }
  const items: unknown[] = Array.isArray(before) ? before : [];
  if ('by' in difference) return [...items.slice(0, difference.from), ...difference.by, ...items.slice(difference.to)];
  const changed = [...items];
  for (const [index, ofItem] of difference.items) changed[index] = withDifference(items[index], ofItem);
  return changed;
}
