/** The names that files share: organizations, subscription ids, SKUs and agents, and every place where one stands. */
import { parseDay } from '../engine/day';
import type { Source } from '../engine/domain';
import { parseInstant } from '../engine/instant';
import { rememberedFor } from '../engine/remembered';
import type { NameKind } from '../messages/editing-en';
import { LongList } from '../model/long-list';
import { lastStarting, startOf } from '../model/place';
import { Origin, recordsWith } from '../model/records/regular-record';
import type { Kind } from '../model/schema-keys';
import type { SourceFile } from '../model/source-file';
import { type MappingNode, type Node, partsIn, type SequenceNode, valueAt } from '../model/syntax';
import type { Workspace } from './workspace';

export interface Name {
  readonly kind: NameKind;
  readonly text: string;
  /** Whose agent it is: the same name in two organizations is two agents. The other kinds belong to nobody. */
  readonly organization?: string | undefined;
}

/** A place where a name stands. */
export interface Occurrence {
  readonly name: Name;
  readonly role: 'definition' | 'use';
  readonly source: Source;
  /** Where the text itself is written: for an alias at its anchor, otherwise the same place. */
  readonly written: Source;
  /** When it begins to count, to tell which is first: a subscription's start, an agent's log-in. */
  readonly since: number | undefined;
}

interface NamePlace {
  /** Keys from the document's root on; `*` stands for every item and every key. */
  readonly path: readonly string[];
  readonly kind: NameKind;
  readonly role: Occurrence['role'];
}

const NAME_PLACES: Readonly<Record<Kind, readonly NamePlace[]>> = {
  subscription: [
    { path: ['id'], kind: 'subscription', role: 'definition' },
    { path: ['organization'], kind: 'organization', role: 'definition' },
    { path: ['licenses', '*', 'sku'], kind: 'sku', role: 'definition' },
    { path: ['licenses', '*', 'overage', 'sku'], kind: 'sku', role: 'definition' },
    { path: ['digitalChannels', '*', 'sku'], kind: 'sku', role: 'definition' },
  ],
  usage: [
    { path: ['organization'], kind: 'organization', role: 'use' },
    { path: ['agentSessions', '*', 'agent'], kind: 'agent', role: 'use' },
    { path: ['digitalChannels', '*', 'sku'], kind: 'sku', role: 'use' },
  ],
  invoice: [
    { path: ['subscription'], kind: 'subscription', role: 'use' },
    { path: ['lines', '*', 'sku'], kind: 'sku', role: 'use' },
  ],
};

/**
 * Every name in a YAML file, in the order of the text. A document that cannot be used yet has names, too, so that none
 * is left behind when it is renamed.
 */
export const namesOf = rememberedFor((file: SourceFile): readonly Occurrence[] => namesAmong(file, allParts));

/** The name at an offset; undefined where none stands. */
export function nameAt(file: SourceFile, offset: number): Occurrence | undefined {
  return namesNear(file, offset).find(({ source }) => source.start <= offset && offset <= source.end);
}

/** Those of a place's document and records alone, however many there are. What an alias names may stand anywhere. */
function namesNear(file: SourceFile, offset: number): readonly Occurrence[] {
  if (file.yaml?.documents.some(({ hasAliases }) => hasAliases) === true) return namesOf(file);
  const document = lastStarting(file.roots, ({ root }) => root.start, offset);
  return document === undefined ? [] : namesAmong({ uri: file.uri, roots: [document] }, partsAround(offset));
}

/** Where a name stands in one YAML file. */
export function occurrencesIn(file: SourceFile, name: Name): readonly Occurrence[] {
  const key = keyOf(name);
  if (name.kind !== 'agent') return byName(file).get(key) ?? [];
  // There may be hundreds of thousands of log-ins, and few are asked for.
  return namesAmong(file, partsNaming(name.text), isAgent).filter(other => keyOf(other.name) === key);
}

const isAgent = ({ kind }: NamePlace): boolean => kind === 'agent';

const byName = rememberedFor((file: SourceFile): ReadonlyMap<string, readonly Occurrence[]> => {
  const names = new Map<string, Occurrence[]>();
  for (const occurrence of namesAmong(file, allParts, place => !isAgent(place))) {
    const key = keyOf(occurrence.name);
    const same = names.get(key);
    if (same === undefined) names.set(key, [occurrence]);
    else same.push(occurrence);
  }
  return names;
});

/** Where a name stands in all files, by file and place; an agent also in the CSV files of its organization. */
export const occurrences = (workspace: Workspace, name: Name): readonly Occurrence[] =>
  [...occurrencesInYaml(workspace, name), ...occurrencesInSources(workspace, name)].sort(byPlace);

/** What defines a name, the oldest first: an agent is defined by its first log-in. */
export function definitions(workspace: Workspace, name: Name): readonly Occurrence[] {
  if (name.kind === 'agent') return occurrences(workspace, name).toSorted(byAge).slice(0, 1);
  return occurrencesInYaml(workspace, name)
    .filter(({ role }) => role === 'definition')
    .toSorted(byAge);
}

/** Every name of a kind, each once, sorted: what could be meant where one is wanted. */
export function knownNames(workspace: Workspace, kind: NameKind, organization?: string): readonly string[] {
  const names = filesOf(workspace)
    .flatMap(file => namesAmong(file, partsOfEachName, place => place.kind === kind))
    .filter(({ name }) => name.organization === organization);
  return [...new Set(names.map(({ name }) => name.text))].sort();
}

const filesOf = (workspace: Workspace): SourceFile[] => workspace.uris().flatMap(uri => workspace.file(uri) ?? []);

const occurrencesInYaml = (workspace: Workspace, name: Name): Occurrence[] =>
  filesOf(workspace).flatMap(file => occurrencesIn(file, name));

function occurrencesInSources(workspace: Workspace, name: Name): Occurrence[] {
  if (name.kind !== 'agent') return [];
  const tables = new Map(agentTables(workspace, name.organization).map(table => [table.uri, table]));
  return [...tables.values()].flatMap(({ table }) => {
    const agent = table.names.indexOf(name.text);
    const rows = agent < 0 ? [] : Array.from(table.agent).flatMap((other, row) => (other === agent ? row : []));
    return rows.map(row => {
      const source = table.agentAt(row);
      return { name, role: 'use', source, written: source, since: table.login[row] } as const;
    });
  });
}

/** The exports of log-ins that an organization's usage names; one that is named twice comes twice. */
const agentTables = (workspace: Workspace, organization: string | undefined) =>
  filesOf(workspace)
    .flatMap(({ usages }) => usages)
    .filter(usage => usage.organization.value === organization)
    .flatMap(usage => usage.sources.map(reference => workspace.findSource(usage, reference)))
    .flatMap(found => {
      if ('refusal' in found) return [];
      return (found.records?.agentSessions ?? []).map(table => ({ uri: found.uri, table }));
    });

/** Of what a list or a block holds those parts that names are looked for in. @param key of the name within an item */
type PartsOf = (node: SequenceNode | MappingNode, key: string) => Iterable<Node>;

const allParts: PartsOf = node => partsIn(node);

/** Of lists with tens of thousands of items the one that an offset may be in. */
const partsAround =
  (offset: number): PartsOf =>
  node => {
    const part: Node | undefined = lastStarting<Node>(partsIn(node), startOf, offset);
    return part === undefined ? [] : [part];
  };

/** No nodes are made of regular records that have no wanted name. */
function* partsWith(
  node: SequenceNode | MappingNode,
  key: string,
  isWanted: (name: string) => boolean,
): Generator<Node> {
  if (node.kind === 'mapping') return yield* allParts(node, key);
  for (const { of, from, to } of node.items.segments) {
    if (of instanceof Origin) yield* recordsWith(of, from, to, key, isWanted);
    else yield* new LongList<Node>([{ of, from, to }]);
  }
}

const partsNaming =
  (text: string): PartsOf =>
  (node, key) =>
    partsWith(node, key, name => name === text);

/** Of records that name the same one is enough. */
const partsOfEachName: PartsOf = (node, key) => {
  const seen = new Set<string>();
  // A set grows by what it does not have yet.
  return partsWith(node, key, name => seen.size < seen.add(name).size);
};

/** The names among some parts of the lists and blocks of a file, at wanted places, in the order of the text. */
function namesAmong(
  { uri, roots }: Pick<SourceFile, 'uri' | 'roots'>,
  partsOf: PartsOf,
  isWanted: (place: NamePlace) => boolean = () => true,
): Occurrence[] {
  const found = roots.flatMap(({ kind, root }) =>
    NAME_PLACES[kind].filter(isWanted).flatMap(place => namesAt(uri, root, place, partsOf)),
  );
  // What an alias of a whole block names is written once.
  const byStart = new Map(found.map(occurrence => [occurrence.source.start, occurrence]));
  return [...byStart.values()].sort(byPlace);
}

function namesAt(uri: string, root: MappingNode, { path, kind, role }: NamePlace, partsOf: PartsOf): Occurrence[] {
  const organization = kind === 'agent' ? textOf(valueAt(root, 'organization')) : undefined;
  const start = textOf(valueAt(root, 'start'));
  const key = path.at(-1) ?? '';
  return holdersAt(root, path, partsOf).flatMap(holder => {
    const node = valueAt(holder, key);
    const text = textOf(node);
    if (node === undefined || text === undefined || text === '') return [];
    const login = kind === 'agent' ? textOf(valueAt(holder, 'login')) : undefined;
    const since = kind === 'agent' ? parseInstant(login ?? '') : parseDay(start ?? '');
    const written = node.anchor ?? node;
    return {
      name: { kind, text, organization },
      role,
      source: { uri, start: node.start, end: node.end },
      written: { uri, start: written.start, end: written.end },
      since,
    };
  });
}

/** What holds the last key of a path. */
function holdersAt(root: MappingNode, path: readonly string[], partsOf: PartsOf): Node[] {
  let nodes: Node[] = [root];
  for (const [index, step] of path.slice(0, -1).entries()) {
    const key = path[index + 1] ?? '';
    nodes = nodes.flatMap(node => {
      if (step !== '*') return valueAt(node, step) ?? [];
      return node.kind === 'scalar' ? [] : [...partsOf(node, key)];
    });
  }
  return nodes;
}

const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

const keyOf = ({ kind, text, organization = '' }: Name): string => `${kind}\n${organization}\n${text}`;

function byPlace({ source: one }: Occurrence, { source: other }: Occurrence): number {
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  return one.start - other.start;
}

/** What cannot say when it begins comes last. */
const sinceOf = ({ since }: Occurrence): number => since ?? Number.MAX_SAFE_INTEGER;

const byAge = (one: Occurrence, other: Occurrence): number => sinceOf(one) - sinceOf(other);

/** The name, or with the next number at its end that nothing is called by yet. */
export function freeName(name: string, taken: readonly string[]): string {
  const [digits = ''] = /(?<!\d)\d+$/.exec(name) ?? [];
  const head = name.slice(0, name.length - digits.length);
  let [free, number] = [name, Number(digits)];
  while (taken.includes(free)) {
    number += 1;
    free = `${head}${number}`;
  }
  return free;
}
