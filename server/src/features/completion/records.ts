/** Keys and whole records to be filled in, made of the schemas' own examples. */

import { lastStarting, type Path } from '../../model/place';
import { describeKey } from '../../model/schema-keys';
import { figureTypesOf } from '../../reports/new-usage';
import { yamlText } from '../../reports/yaml-text';
import { type Insert, indented, joined, stop } from './insert';
import { nodeAt, type Surroundings } from './surroundings';
import { valuesAt } from './values';

export type Style = 'block' | 'flow';

const MOST_CHOICES = 12;

/** A mapping to be filled in: with the keys of the record before it or, where it is the first, those of the example. */
export function recordAt(around: Surroundings, path: Path, style: Style): Insert {
  return mappingOf(around, path, keysOfRecord(around, path), exampleAt(around, path), style);
}

/** The entries of a block, or a mapping in braces. What is inside of it is in braces either way. */
export function mappingOf(
  around: Surroundings,
  path: Path,
  keys: readonly string[],
  example: unknown,
  style: Style,
): Insert {
  const entries = keys.map(key => [`${key}: `, ...valueInsert(around, [...path, key], ownOf(example, key))]);
  return style === 'block' ? joined(entries, '\n') : ['{', ...joined(entries, ', '), '}'];
}

function keysOfRecord(around: Surroundings, path: Path): readonly string[] {
  const before = lastOf(around, path);
  if (before?.kind === 'mapping') return before.entries.map(({ key }) => String(key.value));
  if (path[0] === 'days' && around.state !== undefined) return ['date', ...figureTypesOf(around.state.subscriptions)];
  return keysOf(exampleAt(around, path));
}

/** Whether the records of the list that the path leads into are blocks. */
export function styleOfRecords(around: Surroundings, path: Path): Style {
  const before = lastOf(around, path);
  return before?.kind === 'mapping' && !before.flow ? 'block' : 'flow';
}

/** The last record of the list before the cursor. */
function lastOf(around: Surroundings, path: Path) {
  if (typeof path.at(-1) !== 'number') return undefined;
  const list = nodeAt(around, path.slice(0, -1));
  return list?.kind === 'sequence' ? lastStarting(list.items, ({ end }) => end, around.spot.start - 1) : undefined;
}

/** What the schema gives as an example of a place; of an item, the first of its list's. */
function exampleAt(around: Surroundings, path: Path): unknown {
  const own = describeKey(around.kind, path)?.examples[0];
  if (own !== undefined || typeof path.at(-1) !== 'number') return own;
  const ofList: unknown = describeKey(around.kind, path.slice(0, -1))?.examples[0];
  return Array.isArray(ofList) ? ofList[0] : undefined;
}

function valueInsert(around: Surroundings, path: Path, example: unknown): Insert {
  const described = describeKey(around.kind, path);
  const sample = example ?? described?.examples[0];
  if (described?.wanted.is === 'block') return mappingOf(around, path, keysOf(sample), sample, 'flow');
  if (described?.wanted.is === 'choice' && described.wanted.choices.length === 1) return [...described.wanted.choices];
  const known = valuesAt(around, path).slice(0, MOST_CHOICES);
  if (known.length > 0 && !isCommitment(path)) return [stop(...known.map(({ text }) => text))];
  // Use that nobody has looked up is better none than an example's.
  if (around.kind === 'usage' && described?.wanted.is === 'wholeNumber') return [stop('0')];
  return [stop(described?.wanted.is === 'text' ? yamlText(String(sample)) : String(sample))];
}

/** What would save overage is offered, but never put in unasked. */
const isCommitment = (path: Path): boolean => path.at(-1) === 'committed';

/** A key with what its value begins with: the likely values to choose from, or the block that it holds. */
export function keyInsert(around: Surroundings, path: Path, style: Style): Insert {
  const key = String(path.at(-1));
  const described = describeKey(around.kind, path);
  switch (described?.wanted.is) {
    case 'block':
      return style === 'flow' ? [`${key}: {`, stop(), '}'] : [`${key}:\n  `, stop()];
    case 'list': {
      const record = recordAt(around, [...path, 0], 'flow');
      return style === 'flow' ? [`${key}: [`, ...record, ']'] : [`${key}:\n  - `, ...indented(record, 4)];
    }
    case 'choice':
      return [`${key}: `, ...valueInsert(around, path, undefined)];
    default: {
      const known = isCommitment(path) ? [] : valuesAt(around, path).slice(0, MOST_CHOICES);
      return [`${key}: `, stop(...known.map(({ text }) => text))];
    }
  }
}

const keysOf = (example: unknown): string[] =>
  typeof example === 'object' && example !== null ? Object.keys(example) : [];

const ownOf = (example: unknown, key: string): unknown =>
  typeof example === 'object' && example !== null && Object.hasOwn(example, key)
    ? (example as Readonly<Record<string, unknown>>)[key]
    : undefined;
