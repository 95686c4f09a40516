/** Checks a document against the schema of its kind and says in sentences what does not fit. */
import { inOneGo, type Pieces, part } from '../engine/pieces';
import { type Message, message } from '../messages/message';
import type { Mend, Seen, Subject, Wanted } from '../messages/schema-en';
import type { Code, Finding } from './finding';
import {
  type SchemaError,
  type Validator,
  validateAgentSession,
  validateAmendment,
  validateDay,
  validateDigitalUnits,
  validateInvoice,
  validateInvoiceLine,
  validateIvrConnection,
  validateSource,
  validateSubscription,
  validateUsage,
} from './generated/validators.mjs';
import { nearest } from './nearest';
import { decimalKeys, describeKey, type KeyDescription, KINDS, type Kind } from './schema-keys';
import {
  type Entry,
  entryAt,
  type MappingNode,
  type Node,
  type ScalarNode,
  type SequenceNode,
  type Span,
  sourceAt,
} from './syntax';

export interface SchemaFindings {
  readonly findings: readonly Finding[];
  /** The values, as small as they can be, that readers leave out: a bad figure, never the record around it. */
  readonly marked: ReadonlySet<Node>;
}

const VALIDATORS: Readonly<Record<Kind, Validator>> = {
  subscription: validateSubscription,
  usage: validateUsage,
  invoice: validateInvoice,
};

/** The lists whose records can be checked one by one, and the kind of document that each stands in. */
const RECORDS = {
  days: { kind: 'usage', validate: validateDay },
  agentSessions: { kind: 'usage', validate: validateAgentSession },
  ivrConnections: { kind: 'usage', validate: validateIvrConnection },
  digitalChannels: { kind: 'usage', validate: validateDigitalUnits },
  sources: { kind: 'usage', validate: validateSource },
  amendments: { kind: 'subscription', validate: validateAmendment },
  lines: { kind: 'invoice', validate: validateInvoiceLine },
} as const satisfies Record<string, { readonly kind: Kind; readonly validate: Validator }>;
export type RecordList = keyof typeof RECORDS;

/** Those of a kind of document. */
export const recordListsOf = (kind: Kind): RecordList[] =>
  (Object.keys(RECORDS) as RecordList[]).filter(list => RECORDS[list].kind === kind);

/**
 * What the schema has against a document, each problem once, in the order of the text.
 * A kind that is valid but another than the one asked for is not reported here.
 * @param checksRecords whether the records of its lists are checked with it; otherwise `recordFindings` checks each
 */
export const schemaFindings = (kind: Kind, root: Node, uri: string, checksRecords = true): SchemaFindings =>
  inOneGo(schemaFindingsInPieces(kind, root, uri, checksRecords));

/** How much of the work is done when the values are at hand and checked, about. */
const CHECKED = 0.5;

/** Says the same in pieces, of which only the one in which the values are checked is long in a long document. */
export function* schemaFindingsInPieces(
  kind: Kind,
  root: Node,
  uri: string,
  checksRecords: boolean,
): Pieces<SchemaFindings> {
  const apart: readonly string[] = checksRecords ? [] : recordListsOf(kind);
  const isApart = (key: string): boolean => apart.includes(key);
  const plain = yield* part(plainDocument(root, isApart), 0, CHECKED);
  const start = { node: root, path: [], alias: root.anchor && root };
  const errors = errorsOf(VALIDATORS[kind], plain);
  return findingsOf(yield* part(problemsOf(kind, start, errors), CHECKED, 1), uri);
}

/** What the schema has against one item of a list, in a document without aliases. */
export function recordFindings(list: RecordList, record: Node, uri: string): SchemaFindings {
  const { kind, validate } = RECORDS[list];
  const errors = errorsOf(validate, plainValue(record));
  return errors.length === 0
    ? NOTHING
    : findingsOf(inOneGo(problemsOf(kind, { node: record, path: [list, 0] }, errors)), uri);
}

const NOTHING: SchemaFindings = { findings: [], marked: new Set() };

function findingsOf(problems: readonly Problem[], uri: string): SchemaFindings {
  if (problems.length === 0) return NOTHING;
  const findings = problems
    .filter(isReported)
    .map(({ code, place, message }) => ({
      code,
      source: sourceAt(uri, place),
      message,
      related: [],
    }))
    .sort((one, other) => one.source.start - other.source.start);
  return { findings, marked: new Set(problems.flatMap(({ marks }) => (marks === undefined ? [] : [marks]))) };
}

interface Problem {
  readonly code: Code;
  readonly place: Span;
  readonly message: Message;
  readonly marks?: Node | undefined;
}

type Step = string | number;

/** A value found by its path, and what leads to it. */
interface Found {
  readonly node: Node;
  readonly path: readonly Step[];
  /** The entry whose value it is; none for an item of a list and for the root. */
  readonly entry?: Entry | undefined;
  /** The first alias on the way: what it names is written elsewhere and may be right there. */
  readonly alias?: Node | undefined;
}

const errorsOf = (validate: Validator, plain: unknown): readonly SchemaError[] =>
  validate(plain) ? [] : (validate.errors ?? []);

/** So many problems are looked at before others have their turn: some milliseconds. */
const PROBLEMS_IN_A_TURN = 500;

function* problemsOf(kind: Kind, start: Found, errors: readonly SchemaError[]): Pieces<Problem[]> {
  const problems: Problem[] = [];
  const isNew = firstTime();
  for (const [index, error] of errors.entries()) {
    if (index > 0 && index % PROBLEMS_IN_A_TURN === 0) yield index / errors.length;
    const found = find(start, error.instancePath);
    const problem = found && isNew(found, error) ? problemOf(kind, found, error) : undefined;
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/**
 * One problem has one finding: a value fails once, whatever else its schema asks, and a key that several aliases lead
 * to is told at the first.
 */
function firstTime(): (found: Found, error: SchemaError) => boolean {
  const told = new Map<unknown, Set<string | undefined>>();
  return ({ node }, { params }) => {
    const key = params.missingProperty ?? params.additionalProperty;
    const subject = key === undefined ? node : contentsOf(node);
    const keys = told.get(subject) ?? new Set();
    told.set(subject, keys);
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  };
}

/** An alias's node is its own, but shares what is in it with the anchor's. */
function contentsOf(node: Node): unknown {
  if (node.kind === 'scalar') return node;
  return node.kind === 'mapping' ? node.entries : node.items;
}

/** So many items of a list are made plain before others have their turn: some milliseconds. */
const ITEMS_IN_A_TURN = 1000;

/**
 * A document as plain values, as the validators want them; what aliases share stays shared.
 * @param isApart the keys of the outermost block whose lists are taken as empty
 */
function* plainDocument(root: Node, isApart: (key: string) => boolean): Pieces<unknown> {
  const { plain, begin } = plainMaker(root, isApart);
  if (root.kind === 'mapping') {
    for (const { key, value } of root.entries) {
      if (value.kind !== 'sequence' || value.items.length < ITEMS_IN_A_TURN || isApart(nameOf(key))) continue;
      const values = begin(value);
      for (const item of value.items) {
        if (values.length > 0 && values.length % ITEMS_IN_A_TURN === 0) yield values.length / value.items.length;
        values.push(plain(item));
      }
    }
  }
  return plain(root);
}

/** A record as plain values. */
const plainValue = (root: Node): unknown => plainMaker(root, () => false).plain(root);

/** Makes plain values of nodes; what is made of a list or a block once is its value everywhere. */
function plainMaker(root: Node, isApart: (key: string) => boolean) {
  let made: Map<unknown, unknown> | undefined;
  const mapping = (node: MappingNode): object => {
    const values: Record<string, unknown> = {};
    if (node !== root) made = (made ?? new Map()).set(node.entries, values);
    for (const { key, value } of node.entries) {
      const name = nameOf(key);
      if (Object.hasOwn(values, name)) continue;
      // An assignment would set the prototype. No schema knows the key, so its value does not matter.
      if (name === '__proto__') Object.defineProperty(values, name, { value: null, enumerable: true });
      else if (value.kind === 'scalar') values[name] = plainScalar(value, name);
      else values[name] = node === root && value.kind === 'sequence' && isApart(name) ? [] : collection(value);
    }
    return values;
  };
  const begin = (node: SequenceNode): unknown[] => {
    const values: unknown[] = [];
    made = (made ?? new Map()).set(node.items, values);
    return values;
  };
  const plain = (node: Node): unknown => (node.kind === 'scalar' ? plainScalar(node) : collection(node));
  const sequence = (node: SequenceNode): unknown[] => {
    const values = begin(node);
    for (const item of node.items) values.push(plain(item));
    return values;
  };
  const collection = (node: MappingNode | SequenceNode): unknown =>
    made?.get(contentsOf(node)) ?? (node.kind === 'mapping' ? mapping(node) : sequence(node));
  return { plain, begin };
}

const plainScalar = ({ value, text }: ScalarNode, key?: string): ScalarNode['value'] =>
  typeof value === 'number' ? numberValue(text, key) : value;

/**
 * Money and percentages are judged as they are written, which is how they are read. YAML takes 1e3, 0x10 and 5.0 for
 * numbers too; no quantity is meant by these.
 */
function numberValue(text: string, key: string | undefined): string | number {
  if (key !== undefined && decimalKeys().has(key)) return text;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

const nameOf = ({ value }: ScalarNode): string => (typeof value === 'string' ? value : String(value));

const asWritten = (key: ScalarNode): string => key.text || nameOf(key);

const entryNamed = (node: Node, name: string): Entry | undefined =>
  node.kind === 'mapping' ? entriesByName(node).get(name) : undefined;

const INDEXES = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>();

/** Of a key written twice the first. Kept, since a block with thousands of unknown keys asks for each of them. */
function entriesByName({ entries }: MappingNode): ReadonlyMap<string, Entry> {
  const known = INDEXES.get(entries);
  if (known !== undefined) return known;
  const index = new Map<string, Entry>();
  for (const entry of entries) if (!index.has(nameOf(entry.key))) index.set(nameOf(entry.key), entry);
  INDEXES.set(entries, index);
  return index;
}

function find(start: Found, pointer: string): Found | undefined {
  let found = start;
  for (const escaped of pointer.split('/').slice(1)) {
    const next = child(found, escaped.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

function child({ node, path, alias }: Found, part: string): Found | undefined {
  const step = node.kind === 'sequence' ? Number(part) : part;
  const entry = entryNamed(node, part);
  const next = node.kind === 'sequence' ? node.items.at(Number(part)) : entry?.value;
  return next && { node: next, path: [...path, step], entry, alias: alias ?? (next.anchor && next) };
}

function problemOf(kind: Kind, found: Found, { keyword, params }: SchemaError): Problem | undefined {
  const described = describeKey(kind, found.path);
  if (described === undefined) return undefined;
  if (params.missingProperty !== undefined) return missingKey(kind, found, described, params.missingProperty);
  if (params.additionalProperty !== undefined) return unknownKey(found, described, params.additionalProperty);
  if (keyword === 'const' && kindOfValue(found.node) !== undefined) return undefined;
  return wrongValue(subjectOf(kind, found, described), found, described);
}

const kindOfValue = (node: Node): Kind | undefined =>
  node.kind === 'scalar' ? KINDS.find(kind => kind === node.value) : undefined;

function subjectOf(kind: Kind, { path, entry }: Found, { title }: KeyDescription): Subject {
  if (path.length === 0) return { is: 'document', kind };
  return entry === undefined ? { is: 'item', title } : { is: 'key', key: asWritten(entry.key) };
}

function missingKey(kind: Kind, found: Found, described: KeyDescription, key: string): Problem | undefined {
  const missing = describeKey(kind, [...found.path, key]);
  if (missing === undefined) return undefined;
  return {
    code: 'schema',
    place: found.alias ?? placeOfMissingKey(found, described, key),
    message: message('schemaMissingKey', subjectOf(kind, found, described), key, missing.title, missing.wanted),
  };
}

/** Where a person looks for it: at the key that was perhaps meant to be it, or where its block begins. */
function placeOfMissingKey({ node, entry, path }: Found, { keys }: KeyDescription, key: string): Span {
  const entries = node.kind === 'mapping' ? node.entries : [];
  const meant = entries.find(({ key: written }) => meantKey(nameOf(written), node, keys) === key);
  if (meant !== undefined) return meant.key;
  if (path.length === 0) return (entryAt(node, 'kind') ?? entries[0])?.key ?? node;
  return entry?.key ?? entries[0]?.key ?? node;
}

/** The known key, not yet written in the block, that an unknown one probably stands for. */
function meantKey(written: string, block: Node, known: readonly string[]): string | undefined {
  return known.includes(written) ? undefined : nearest(written, absent(block, known));
}

const absent = (block: Node, known: readonly string[]): string[] => known.filter(key => !entryNamed(block, key));

function unknownKey({ node, alias }: Found, { keys }: KeyDescription, name: string): Problem | undefined {
  const key = entryNamed(node, name)?.key;
  if (key === undefined) return undefined;
  const place = alias ?? key;
  if (name === '<<') return { code: 'schema', place, message: message('schemaMergeKey') };
  const meant = meantKey(name, node, keys);
  if (meant === undefined) {
    return { code: 'schema', place, message: message('schemaUnknownKey', asWritten(key), absent(node, keys)) };
  }
  return { code: 'unknown-key-suggestion', place, message: message('schemaMisspeltKey', asWritten(key), meant) };
}

function wrongValue(subject: Subject, { node, entry, alias }: Found, described: KeyDescription): Problem {
  const seen = seenIn(node);
  const isAbsent = seen.is === 'nothing';
  return {
    code: 'schema',
    place: alias ?? (isAbsent && entry !== undefined ? entry.key : node),
    message: message('schemaWrongValue', subject, seen, described.wanted, mendOf(seen, described)),
    marks: node,
  };
}

/** An alias of an unknown anchor has been reported where the text was read; it is only left out. */
const isReported = ({ marks }: Problem): boolean =>
  marks?.kind !== 'scalar' || marks.value !== null || marks.text !== '' || marks.start === marks.end;

function seenIn(node: Node): Seen {
  if (node.kind === 'sequence') return { is: 'list' };
  if (node.kind === 'mapping') return { is: 'block' };
  const { value, text, quoted } = node;
  if (value === null) return text === '' ? { is: 'nothing' } : { is: 'null', text };
  if (typeof value === 'number') return { is: 'number', text };
  if (typeof value === 'boolean') return { is: 'truth', text };
  return { is: quoted ? 'quoted' : 'text', text: value };
}

/** What a person most likely meant, where that is certain. */
export function mendOf(seen: Seen, { wanted, pattern }: KeyDescription): Mend | undefined {
  if (!('text' in seen)) return undefined;
  const { text } = seen;
  if (wanted.is === 'choice') {
    const choice = nearest(text, wanted.choices);
    return choice === undefined ? undefined : { by: 'choosing', choice };
  }
  if (wanted.is === 'text') return seen.is !== 'quoted' && pattern?.test(text) ? { by: 'quoting', text } : undefined;
  if (seen.is === 'quoted' && fitsWholeNumber(text, wanted)) return { by: 'unquoting', text };
  const other = rewritten(text, wanted);
  const fits = wanted.is === 'wholeNumber' ? fitsWholeNumber(other, wanted) : pattern?.test(other);
  return fits ? { by: 'writing', text: other } : undefined;
}

const fitsWholeNumber = (text: string, wanted: Wanted): boolean =>
  wanted.is === 'wholeNumber' && /^\d+$/.test(text) && Number(text) >= wanted.minimum && Number(text) <= wanted.maximum;

/** The form that these files want of something that people write in another; as it is where that is not certain. */
function rewritten(text: string, { is }: Wanted): string {
  switch (is) {
    case 'wholeNumber':
      return /^\d{1,3}([,_ ]\d{3}){1,40}$/.test(text) ? text.replace(/[,_ ]/g, '') : String(Number(text));
    case 'money':
    case 'percent':
      // 1,000 may be a thousand or one: only one or two digits behind a comma are surely a fraction.
      return text.replace(/^[$\u20ac\u00a3]\s*|\s/g, '').replace(/^(\d+),(\d{1,2})(?=%?$)/, '$1.$2');
    case 'currency':
      return text.trim().toUpperCase();
    case 'date':
      return /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(text) ? withDashes(text) : text;
    default:
      return text;
  }
}

const withDashes = (date: string): string =>
  date
    .split(/[-/.]/)
    .map(part => part.padStart(2, '0'))
    .join('-');
