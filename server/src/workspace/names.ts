/** The names that files share: organizations, subscription ids, SKUs and agents, and every place where one stands. */
import { parseDay } from '../engine/day';
import type { Source } from '../engine/domain';
import { parseInstant } from '../engine/instant';
import { type Pieces, part } from '../engine/pieces';
import { sortInPieces } from '../engine/sort-in-pieces';
import type { NameKind } from '../messages/editing-en';
import { LongList, listOf, type Segment } from '../model/long-list';
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
  /** The list or block whose parts have the name in them; without one it stands in the document itself. */
  readonly list?: string;
  /** The keys that lead to it from there. */
  readonly keys: readonly string[];
  readonly kind: NameKind;
  readonly role: Occurrence['role'];
}

const NAME_PLACES: Readonly<Record<Kind, readonly NamePlace[]>> = {
  subscription: [
    { keys: ['id'], kind: 'subscription', role: 'definition' },
    { keys: ['organization'], kind: 'organization', role: 'definition' },
    { list: 'licenses', keys: ['sku'], kind: 'sku', role: 'definition' },
    { list: 'licenses', keys: ['overage', 'sku'], kind: 'sku', role: 'definition' },
    { list: 'digitalChannels', keys: ['sku'], kind: 'sku', role: 'definition' },
  ],
  usage: [
    { keys: ['organization'], kind: 'organization', role: 'use' },
    { list: 'agentSessions', keys: ['agent'], kind: 'agent', role: 'use' },
    { list: 'digitalChannels', keys: ['sku'], kind: 'sku', role: 'use' },
  ],
  invoice: [
    { keys: ['subscription'], kind: 'subscription', role: 'use' },
    { list: 'lines', keys: ['sku'], kind: 'sku', role: 'use' },
  ],
};

/** The name at an offset; undefined where none stands. */
export function* nameAt(file: SourceFile, offset: number): Pieces<Occurrence | undefined> {
  // What an alias names stands in the same document.
  const document = lastStarting(file.roots, ({ root }) => root.start, offset);
  if (document === undefined) return undefined;
  const partsOf = hasAliases(file) ? partsThatMayHold(offset) : partsAround(offset);
  const names = yield* namesAmong(file, { partsOf }, [document]);
  return names.find(({ source }) => source.start <= offset && offset <= source.end);
}

/** Whether something in a file stands for what is written elsewhere. Otherwise no two names are written at one place. */
const hasAliases = ({ yaml }: SourceFile): boolean => yaml?.documents.some(document => document.hasAliases) === true;

/** Where a name stands in one YAML file, in the order of the text. */
export const occurrencesIn = (file: SourceFile, name: Name): Pieces<readonly Occurrence[]> =>
  namesAmong(file, {
    partsOf: partsNaming(name.text),
    isPlace: ({ kind }) => kind === name.kind,
    isName: other => isSameName(other, name),
  });

/** Where a name stands in all files, by file and place; an agent also in the CSV files of its organization. */
export function* occurrences(workspace: Workspace, name: Name): Pieces<readonly Occurrence[]> {
  const isAgent = name.kind === 'agent';
  const inYaml = yield* part(
    inFiles(workspace, file => occurrencesIn(file, name)),
    0,
    isAgent ? 0.4 : 1,
  );
  if (!isAgent) return inYaml;
  const inSources = yield* part(occurrencesInSources(workspace, name), 0.4, 0.8);
  return yield* part(sortInPieces(inYaml.concat(inSources), byPlace), 0.8, 1);
}

/** What defines a name, the oldest first: an agent is defined by its first log-in. */
export function* definitions(workspace: Workspace, name: Name): Pieces<readonly Occurrence[]> {
  return definitionsAmong(name, yield* occurrences(workspace, name));
}

/** Those of all occurrences of a name that define it, as `definitions` gives them. */
export function definitionsAmong({ kind }: Name, all: readonly Occurrence[]): readonly Occurrence[] {
  if (kind === 'agent') return all.length === 0 ? [] : [all.reduce(earlier)];
  return all.filter(({ role }) => role === 'definition').toSorted(byAge);
}

/** Where subscriptions define names of a kind, in the order of files and their texts. */
export const allDefinitions = (workspace: Workspace, kind: NameKind): Pieces<readonly Occurrence[]> =>
  inFiles(workspace, file =>
    namesAmong(file, {
      partsOf: allParts,
      isPlace: place => place.kind === kind && place.role === 'definition',
    }),
  );

/** Every name of a kind, each once, sorted: what could be meant where one is wanted. */
export function* knownNames(workspace: Workspace, kind: NameKind, organization?: string): Pieces<readonly string[]> {
  const names = yield* inFiles(workspace, file =>
    namesAmong(file, {
      partsOf: partsOfEachName,
      isPlace: place => place.kind === kind,
      isName: name => name.organization === organization,
    }),
  );
  return [...new Set(names.map(({ name }) => name.text))].sort();
}

/** The files of a name's occurrences, which are in order of these. */
export const urisOf = (places: readonly Occurrence[]): string[] =>
  places.filter(({ source }, index) => source.uri !== places[index - 1]?.source.uri).map(({ source }) => source.uri);

/**
 * Another name that is written at one of the places of a name, since an alias stands for it, too.
 * @param places all occurrences of the name
 */
export function* otherWrittenAt(
  workspace: Workspace,
  name: Name,
  places: readonly Occurrence[],
): Pieces<Occurrence | undefined> {
  const files = urisOf(places)
    .flatMap(uri => workspace.file(uri) ?? [])
    .filter(hasAliases);
  if (files.length === 0) return undefined;
  const written = new Set(places.map(placeWritten));
  for (const [index, file] of files.entries()) {
    const alike = yield* part(
      // What is written at one place is the same text.
      namesAmong(file, { partsOf: partsNaming(name.text), isName: other => !isSameName(other, name) }),
      index / files.length,
      (index + 1) / files.length,
    );
    const shared = alike.find(other => written.has(placeWritten(other)));
    if (shared !== undefined) return shared;
  }
  return undefined;
}

const placeWritten = ({ written: { uri, start } }: Occurrence): string => `${start} ${uri}`;

const filesOf = (workspace: Workspace): SourceFile[] => workspace.uris().flatMap(uri => workspace.file(uri) ?? []);

/** What is found in each file, file by file. */
function* inFiles(
  workspace: Workspace,
  findIn: (file: SourceFile) => Pieces<readonly Occurrence[]>,
): Pieces<Occurrence[]> {
  const files = filesOf(workspace);
  const found: (readonly Occurrence[])[] = [];
  for (const [index, file] of files.entries()) {
    const inFile = yield* part(findIn(file), index / files.length, (index + 1) / files.length);
    if (inFile.length > 0) found.push(inFile);
  }
  // In a long file there may be so many that to push each would take a turn of its own.
  const [first = [], ...others] = found;
  return first.concat(...others);
}

/** So many rows are looked at before others have their turn, or so many records: a millisecond. */
const [ROWS_IN_A_TURN, RECORDS_IN_A_TURN] = [2000, 500];

function* occurrencesInSources(workspace: Workspace, name: Name): Pieces<Occurrence[]> {
  const tables = [...new Map(agentTables(workspace, name.organization).map(table => [table.uri, table])).values()];
  const found: Occurrence[] = [];
  for (const [index, { table }] of tables.entries()) {
    const agent = table.names.indexOf(name.text);
    if (agent < 0) continue;
    for (let row = 0; row < table.length; row += 1) {
      if (row % ROWS_IN_A_TURN === 0) yield (index + row / table.length) / tables.length;
      if (table.agent[row] !== agent) continue;
      const source = table.agentAt(row);
      found.push({ name, role: 'use', source, written: source, since: table.login[row] });
    }
  }
  return found;
}

/** The exports of log-ins that an organization's usage names; one that is named twice comes twice. */
const agentTables = (workspace: Workspace, organization: string | undefined) =>
  filesOf(workspace)
    .flatMap(({ usages }) => usages)
    .filter(usage => usage.organization.value === organization)
    .flatMap(usage => usage.sources.map(reference => workspace.findSource(reference)))
    .flatMap(found => {
      if ('refusal' in found) return [];
      return (found.records?.agentSessions ?? []).map(table => ({ uri: found.uri, table }));
    });

/** So many items at a time. */
function* segmentsOf(node: SequenceNode | MappingNode): Generator<Segment<Node>> {
  const { segments } = node.kind === 'sequence' ? node.items : listOf<Node>(node.entries.map(({ value }) => value));
  for (const { of, from, to } of segments)
    for (let start = from; start < to; start += RECORDS_IN_A_TURN)
      yield { of, from: start, to: Math.min(start + RECORDS_IN_A_TURN, to) };
}

/**
 * Of what a list or a block holds those parts that names are looked for in, some at a time.
 * @param keys of a name within its part
 */
type PartsOf = (node: SequenceNode | MappingNode, keys: readonly string[]) => Iterable<Iterable<Node>>;

const allParts: PartsOf = function* (node) {
  for (const segment of segmentsOf(node)) yield new LongList<Node>([segment]);
};

/** Of lists with tens of thousands of items the one that an offset may be in. */
const partsAround =
  (offset: number): PartsOf =>
  node => {
    const part: Node | undefined = lastStarting<Node>(partsIn(node), startOf, offset);
    return part === undefined ? [] : [[part]];
  };

/** The same where parts may be aliases, which stand elsewhere than what they name: among regular records none is. */
const partsThatMayHold = (offset: number): PartsOf =>
  function* (node) {
    for (const segment of segmentsOf(node)) {
      const items = new LongList<Node>([segment]);
      const around = segment.of instanceof Origin ? lastStarting<Node>(items, startOf, offset) : undefined;
      if (around !== undefined) yield [around];
      else if (!(segment.of instanceof Origin)) yield items;
    }
  };

/** No nodes are made of regular records that have no wanted name. */
const partsWith = (isWanted: (name: string) => boolean): PartsOf =>
  function* (node, keys) {
    const [key = '', ...below] = keys;
    for (const { of, from, to } of segmentsOf(node)) {
      const isRegular = of instanceof Origin && below.length === 0;
      yield isRegular ? recordsWith(of, from, to, key, isWanted) : new LongList<Node>([{ of, from, to }]);
    }
  };

const partsNaming = (text: string): PartsOf => partsWith(name => name === text);

/** Of records that name the same one is enough. */
const partsOfEachName: PartsOf = (node, keys) => {
  const seen = new Set<string>();
  // A set grows by what it does not have yet.
  return partsWith(name => seen.size < seen.add(name).size)(node, keys);
};

/** Which of the names of a file are looked for. */
interface Wanted {
  readonly partsOf: PartsOf;
  readonly isPlace?: (place: NamePlace) => boolean;
  readonly isName?: (name: Name) => boolean;
}

/** So many documents are looked at before others have their turn: less than a millisecond. */
const DOCUMENTS_IN_A_TURN = 100;

/** The wanted names among some documents of a file, in the order of the text. */
function* namesAmong(
  file: SourceFile,
  { partsOf, isPlace = () => true, isName }: Wanted,
  roots = file.roots,
): Pieces<Occurrence[]> {
  const found: Occurrence[] = [];
  for (const [index, { kind, root }] of roots.entries()) {
    if (index % DOCUMENTS_IN_A_TURN === 0) yield index / roots.length;
    for (const place of NAME_PLACES[kind].filter(isPlace)) {
      const namesIn = nameReader(file.uri, root, place, isName);
      for (const holders of holdersOf(root, place, partsOf)) {
        for (const occurrence of namesIn(holders)) found.push(occurrence);
        if (place.list !== undefined) yield index / roots.length;
      }
    }
  }
  return yield* part(sortInPieces(hasAliases(file) ? onceEach(found) : found, byPlace), 1, 1);
}

/** What an alias of a whole block names is written once. */
const onceEach = (found: readonly Occurrence[]): Occurrence[] => [
  ...new Map(found.map(occurrence => [occurrence.source.start, occurrence])).values(),
];

/** What may have a name of one kind of place in it, some at a time. */
function holdersOf(root: MappingNode, { list, keys }: NamePlace, partsOf: PartsOf): Iterable<Iterable<Node>> {
  if (list === undefined) return [[root]];
  const holder = valueAt(root, list);
  return holder === undefined || holder.kind === 'scalar' ? [] : partsOf(holder, keys);
}

/** Reads the wanted names of one kind of place in a document. */
function nameReader(
  uri: string,
  root: MappingNode,
  { keys, kind, role }: NamePlace,
  isName: Wanted['isName'] = () => true,
): (holders: Iterable<Node>) => Occurrence[] {
  const isAgent = kind === 'agent';
  const organization = isAgent ? textAt(root, 'organization') : undefined;
  const start = role === 'definition' ? parseDay(textAt(root, 'start') ?? '') : undefined;
  return holders => {
    const names: Occurrence[] = [];
    for (const holder of holders) {
      const node = keys.reduce<Node | undefined>((within, key) => valueAt(within, key), holder);
      const text = textOf(node);
      if (node === undefined || text === undefined || text === '') continue;
      const name = { kind, text, organization };
      if (!isName(name)) continue;
      const written = node.anchor ?? node;
      names.push({
        name,
        role,
        source: { uri, start: node.start, end: node.end },
        written: { uri, start: written.start, end: written.end },
        since: isAgent ? parseInstant(textAt(holder, 'login') ?? '') : start,
      });
    }
    return names;
  };
}

const textAt = (node: Node, key: string): string | undefined => textOf(valueAt(node, key));

const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

const isSameName = (one: Name, other: Name): boolean =>
  one.kind === other.kind && one.text === other.text && (one.organization ?? '') === (other.organization ?? '');

function byPlace({ source: one }: Occurrence, { source: other }: Occurrence): number {
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  return one.start - other.start;
}

/** What cannot say when it begins comes last. */
const sinceOf = ({ since }: Occurrence): number => since ?? Number.MAX_SAFE_INTEGER;

const byAge = (one: Occurrence, other: Occurrence): number => sinceOf(one) - sinceOf(other);

/** The one that began first: of two that began together the former. */
export const earlier = (one: Occurrence, other: Occurrence): Occurrence => (byAge(one, other) <= 0 ? one : other);

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
