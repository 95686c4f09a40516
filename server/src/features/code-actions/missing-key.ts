/** Adds keys that a block must have, or that a number needs. */
import { formatDay } from '../../engine/day';
import type { Day } from '../../engine/domain';
import type { Pieces } from '../../engine/pieces';
import { onceForEach, rememberedFor } from '../../engine/remembered';
import { message } from '../../messages/message';
import type { Finding } from '../../model/finding';
import { type Place, placeAt } from '../../model/place';
import { type Added, addKeys, lineBreak, lineStart } from '../../model/rewrite';
import { describeKey, type KeyDescription, KINDS, type Kind, orderIn } from '../../model/schema-keys';
import { type MappingNode, type Node, type SequenceNode, valueAt } from '../../model/syntax';
import { yamlText } from '../../reports/yaml-text';
import { dayOfRecord } from './days';
import { type Asked, changesOf, type Fix, type Provider, placeOf, type Request } from './fix';

/** A block that lacks a key. */
interface Holder {
  readonly kind: Kind;
  readonly path: Place['path'];
  readonly node: MappingNode;
  /** The list that it is an item of. */
  readonly list?: Node | undefined;
}

export const requiredKey: Provider = {
  codes: ['schema'],
  fixes: function* (asked) {
    const missing = missingIn(asked, asked.finding);
    if (missing === undefined) return [];
    const { holder, key } = missing;
    const next = yield* dayBehind(asked, holder);
    const values = valuesFor(asked, holder, key, next);
    const fixes = values.map((value): Fix => adding(asked, holder, [[key, value]]));
    // Those of one block are told at one place.
    const beside = asked.file.findings.filter(({ source }) => source.start === asked.finding.source.start);
    const all = beside.flatMap(other => {
      const found = missingIn({ ...asked, finding: other }, other);
      const value = found?.holder.node === holder.node ? valuesFor(asked, holder, found.key, next)[0] : undefined;
      return found === undefined || value === undefined ? [] : [[found.key, value] as const];
    });
    return all.length < 2 ? fixes : [...fixes, adding(asked, holder, all)];
  },
};

/** The block that lacks a key, and the key; undefined where another key was probably meant to be it. */
function missingIn(asked: Asked, { message: told }: Finding): { holder: Holder; key: string } | undefined {
  const place = told.name === 'schemaMissingKey' ? placeOf(asked) : undefined;
  if (told.name !== 'schemaMissingKey' || place === undefined) return undefined;
  const key = told.args[1];
  for (let depth = place.nodes.length - 1; depth >= 0; depth -= 1) {
    const node = place.nodes[depth];
    const path = place.path.slice(0, depth);
    if (node?.kind !== 'mapping' || valueAt(node, key) !== undefined) continue;
    const keys = describeKey(place.kind, path)?.keys ?? [];
    if (!keys.includes(key)) continue;
    const next = place.path[depth];
    const isMisspelt = place.on === 'key' && depth === place.path.length - 1 && !keys.includes(String(next));
    return isMisspelt ? undefined : { holder: { kind: place.kind, path, node, list: place.nodes[depth - 1] }, key };
  }
  return undefined;
}

function adding({ file }: Asked, { kind, path, node }: Holder, added: Added): Fix {
  const [[key, value] = ['', '']] = added;
  return {
    title:
      added.length === 1
        ? message('fixAddKey', key, value)
        : message(
            'fixAddKeys',
            added.map(([name]) => name),
          ),
    changes: changesOf(file, addKeys(file.text.getText(), node, orderIn(kind)(path), added)),
  };
}

/**
 * What could stand behind a key: each of its choices, the one organization that there is, or what the schema gives as an
 * example.
 * @param next the day of a record that has none
 */
function valuesFor({ workspace }: Asked, { kind, path }: Holder, key: string, next?: Day): readonly string[] {
  const described = describeKey(kind, [...path, key]);
  if (described === undefined) return [];
  if (described.wanted.is === 'choice') return described.wanted.choices;
  if (kind === 'usage' && key === 'date' && next !== undefined) return [formatDay(next)];
  const organizations = key === 'organization' ? workspace.organizationIds() : [];
  const [only] = organizations;
  if (only !== undefined && organizations.length === 1) return [yamlText(only)];
  return [exampleOf(described)];
}

/** The day after the record before, unless a record has it already. */
function* dayBehind({ request }: Asked, { path, node, list }: Holder): Pieces<Day | undefined> {
  const index = Number(path.at(-1));
  if (list?.kind !== 'sequence' || index === 0 || valueAt(node, 'date') !== undefined) return undefined;
  const before = list.items.at(index - 1);
  const day = before && dayOfRecord(before);
  if (day === undefined) return undefined;
  const days = yield* daysOf(request)(list);
  return days.has(day + 1) ? undefined : day + 1;
}

/** So many records are looked at before others have their turn: a millisecond. */
const RECORDS_IN_A_TURN = 500;

const daysOf = rememberedFor((_: Request) =>
  onceForEach(function* ({ items }: SequenceNode): Pieces<ReadonlySet<Day>> {
    const days = new Set<Day>();
    let looked = 0;
    for (const item of items) {
      looked += 1;
      if (looked % RECORDS_IN_A_TURN === 0) yield looked / items.length;
      const day = dayOfRecord(item);
      if (day !== undefined) days.add(day);
    }
    return days;
  }),
);

function exampleOf({ wanted, examples: [example] }: KeyDescription): string {
  if (wanted.is === 'list') return '[]';
  return flow(example, wanted.is === 'text');
}

function flow(value: unknown, isText = false): string {
  if (typeof value !== 'object' || value === null) return isText ? yamlText(String(value)) : String(value);
  const inside = Object.entries(value).map(([key, part]) => `${key}: ${flow(part)}`);
  return `{${inside.join(', ')}}`;
}

/** `kind` as the first line of a document that does not say what it is. */
export const missingKind: Provider = {
  codes: ['schema'],
  fixes: ({ file, finding: { source, message: told } }) => {
    const text = file.text.getText();
    const isLine = source.start === lineStart(text, source.start) && /^[\w"']/.test(text.slice(source.start));
    if (told.name !== 'kindMissing' || !isLine) return [];
    return KINDS.map(kind => ({
      title: message('fixAddKey', 'kind', kind),
      changes: changesOf(file, [{ start: source.start, end: source.start, text: `kind: ${kind}${lineBreak(text)}` }]),
    }));
  },
};

/** R8: the percentage that most contracts have, as the schema's example gives it. */
export const surgeProtection: Provider = {
  codes: ['surge-missing'],
  fixes: asked => {
    const place = placeOf(asked);
    if (place === undefined) return [];
    const [value = ''] = valuesFor(asked, { kind: place.kind, path: [], node: place.root }, 'surgeProtection');
    return [adding(asked, { kind: place.kind, path: [], node: place.root }, [['surgeProtection', value]])];
  },
};

/** The figure that was read as 0, written as 0. */
export const absentFigure: Provider = {
  codes: ['usage-type-missing'],
  fixes: asked => {
    const { message: told, source } = asked.finding;
    const place = placeAt(asked.file, source.start);
    const node = place?.nodes.at(-2);
    if (told.name !== 'usageTypeMissing' || place === undefined || node?.kind !== 'mapping') return [];
    return [adding(asked, { kind: place.kind, path: place.path.slice(0, -1), node }, [[told.args[0], '0']])];
  },
};
