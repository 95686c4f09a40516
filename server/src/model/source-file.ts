/** A file to what it means: its YAML documents as typed values, each with where it stands, and what is wrong. */
import type { ActualInvoice, Subscription } from '../engine/domain';
import { inOneGo, type Pieces, part } from '../engine/pieces';
import { message } from '../messages/message';
import type { Finding } from './finding';
import { type Ignore, readIgnores } from './ignore';
import type { LinedText } from './lined-text';
import { piecedText, turnOf } from './pieced-text';
import { readInvoice } from './read-invoice';
import { readSubscription } from './read-subscription';
import { readUsage, readUsageAhead, type Usage } from './read-usage';
import { commentsOf, readYamlInPieces, type YamlComment, type YamlFile } from './read-yaml';
import { type Reading, reject, report, textAt } from './reading';
import { lineEnd, lineStart, offsetsBefore, type Rewrite, rewritten } from './rewrite';
import { schemaFindingsInPieces } from './schema-findings';
import { KINDS, type Kind } from './schema-keys';
import { type MappingNode, type Node, sourceAt, valueAt } from './syntax';
import type { YamlDocument } from './with-yaml';

export interface SourceFile {
  readonly uri: string;
  /** The present text, while an editor has it open. Its own URI is spelled as the client does. */
  readonly text: LinedText;
  /** How its text was read; a CSV file has none. */
  readonly yaml?: YamlFile;
  readonly roots: readonly { readonly kind: Kind; readonly root: MappingNode }[];
  readonly subscriptions: readonly Subscription[];
  readonly usages: readonly Usage[];
  readonly invoices: readonly ActualInvoice[];
  /** Those that its subscriptions and usage name, each once. */
  readonly organizations: readonly string[];
  /** Those of subscriptions that are left out: their own findings say why. */
  readonly withLeftOut: readonly string[];
  readonly ignores: readonly Ignore[];
  /** What can be told from the file alone, ignored or not. */
  readonly findings: readonly Finding[];
}

/** In the order of the text; a CSV file has none. Put together when they are asked for. */
export function* commentsIn({ yaml }: SourceFile): Pieces<readonly YamlComment[]> {
  return yaml === undefined ? [] : yield* commentsOf(yaml.read);
}

const FILE_NAME = /\.(subscription|usage|invoice|entitlements)\.ya?ml$/i;

/** The kinds of document that a file may hold by its name; none where the name is not one of ours. */
export function kindsOf(uri: string): readonly Kind[] {
  const named = FILE_NAME.exec(uri)?.[1]?.toLowerCase();
  // What was never saved has no name that could say it; its `kind` does.
  if (named === undefined) return uri.startsWith('untitled:') ? KINDS : [];
  return named === 'entitlements' ? KINDS : KINDS.filter(kind => kind === named);
}

/** The last part of a URI as a person reads it; as it stands where its escapes are broken. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Reads a whole file; never throws, whatever its text.
 * @param before the file before it was changed: what the change leaves alone is taken from there and moves along, so that
 *   it must not be asked for its places any more
 */
export const readSourceFile = (uri: string, text: LinedText, before?: SourceFile): SourceFile =>
  inOneGo(readSourceFileInPieces(uri, text, before));

/** How much of the work is done when the text is scanned, about. */
const SCANNED = 0.6;

/** Does the same in pieces, between which nothing may change the text. */
export function* readSourceFileInPieces(uri: string, text: LinedText, before?: SourceFile): Pieces<SourceFile> {
  const yaml = yield* part(readYamlInPieces(text.content, before?.yaml), 0, SCANNED);
  const { documents, problems } = yaml;
  const findings: Finding[] = problems.map(({ place, message: sentence }) => ({
    code: 'yaml-syntax',
    source: sourceAt(uri, place),
    message: sentence,
    related: [],
  }));
  const turn = turnOf(text.content);
  const read: ReadDocument[] = [];
  let turnEnds = turn;
  for (const [index, document] of documents.entries()) {
    const shareOf = (number: number): number => SCANNED + ((1 - SCANNED) * number) / documents.length;
    const known = whatDocumentsAre.get(document);
    const at = document.root?.start ?? 0;
    if (known === undefined && at >= turnEnds) {
      yield shareOf(index);
      turnEnds = at + turn;
    }
    const one = known ?? (yield* part(readNew(uri, document, turn), shareOf(index), shareOf(index + 1)));
    read.push(one.read);
    for (const finding of one.findings) findings.push(finding);
  }
  const ignores = yield* part(readIgnores(text, yaml.read), 1, 1);
  const subscriptions = read.flatMap(({ subscription }) => subscription ?? []);
  const usages = read.flatMap(({ usage }) => usage ?? []);
  const invoices = read.flatMap(({ invoice }) => invoice ?? []);
  const roots = read.flatMap(({ root }) => root ?? []);
  const withLeftOut = read.flatMap(({ leftOut }) => leftOut ?? []);
  const named = [...subscriptions, ...usages].map(({ organization }) => organization.value);
  const organizations = [...new Set([...named, ...withLeftOut])];
  return {
    uri,
    text,
    yaml,
    roots,
    subscriptions,
    usages,
    invoices,
    organizations,
    withLeftOut,
    ignores,
    findings,
  };
}

/** What a document comes to is kept with it: it is another object when something in it is another. */
const whatDocumentsAre = new WeakMap<YamlDocument, FoundDocument>();

interface FoundDocument {
  readonly read: ReadDocument;
  readonly findings: readonly Finding[];
}

function* readNew(uri: string, document: YamlDocument, turn: number): Pieces<FoundDocument> {
  const { root, marked, hasAliases } = document;
  const findings: Finding[] = [];
  const reading = { uri, marked: new Set(marked), findings, isChecked: hasAliases };
  const read = root === undefined ? {} : yield* readDocument(reading, root, turn);
  whatDocumentsAre.set(document, { read, findings });
  return { read, findings };
}

/**
 * A subscription of the file as it would be with a changed text, its values with the places where they stand now.
 * Undefined where it would be none. In pieces, between which nothing may change the file.
 */
export function* readChanged(
  { uri, text }: SourceFile,
  { source }: Subscription,
  rewrites: readonly Rewrite[],
): Pieces<Subscription | undefined> {
  const written = text.content.whole;
  const from = lineStart(written, source.start);
  // What stands before the document on its line keeps its room, so that columns stay what they are.
  const indent = ' '.repeat(source.start - from);
  const document = indent + written.slice(source.start, lineEnd(written, source.end));
  const changes = rewrites.map(({ start, end, text: by }) => ({ start: start - from, end: end - from, text: by }));
  const changed = piecedText(rewritten(document, changes));
  const { documents } = yield* part(readYamlInPieces(changed), 0, SCANNED);
  const [read, ...others] = documents;
  if (read?.root === undefined || others.length > 0) return undefined;
  const before = offsetsBefore(changes);
  const offsetInFile = (offset: number): number => from + before(offset);
  const reading = { uri, marked: new Set(read.marked), findings: [], isChecked: true, offsetInFile };
  const { subscription } = yield* part(readDocument(reading, read.root, turnOf(changed)), SCANNED, 1);
  return subscription;
}

/** What a YAML document comes to; of the first three at most one. */
interface ReadDocument {
  readonly subscription?: Subscription | undefined;
  /** The organization of a subscription that cannot be used. */
  readonly leftOut?: string | undefined;
  readonly usage?: Usage | undefined;
  readonly invoice?: ActualInvoice | undefined;
  readonly root?: { readonly kind: Kind; readonly root: MappingNode };
}

/** How much of the work is done when a document is checked, about. */
const CHECKED = 0.4;

/** @param turn how many characters are read before others have their turn */
function* readDocument(reading: Reading, root: Node, turn: number): Pieces<ReadDocument> {
  const kind = kindOfDocument(reading, root);
  if (kind === undefined) return {};
  const checked = yield* part(schemaFindingsInPieces(kind, root, reading.uri, reading.isChecked ?? false), 0, CHECKED);
  for (const finding of checked.findings) reading.findings.push(finding);
  for (const node of checked.marked) reading.marked.add(node);
  if (root.kind !== 'mapping') return {};
  const isUsable = isKindUsable(reading, root, kind);
  // A document of the wrong kind for its file is read for what else is wrong with it, and left out.
  const document = yield* part(readers[kind](reading, root, turn), CHECKED, 1);
  const { subscription, leftOut, usage, invoice }: ReadDocument = isUsable ? document : {};
  return { subscription, leftOut, usage, invoice, root: { kind, root } };
}

const readers: Readonly<Record<Kind, (reading: Reading, root: MappingNode, turn: number) => Pieces<ReadDocument>>> = {
  *subscription(reading, root, turn) {
    const read = yield* readSubscription(reading, root, turn);
    if (read === undefined) return { leftOut: textAt(reading, root, 'organization')?.value };
    return { subscription: read };
  },
  *usage(reading, root, turn) {
    yield* readUsageAhead(reading, root, turn);
    return { usage: yield* readUsage(reading, root) };
  },
  *invoice(reading, root, turn) {
    return { invoice: yield* readInvoice(reading, root, turn) };
  },
};

/** The kind that a document names or, where it names none that exists, the kind that its file's name asks for. */
function kindOfDocument(reading: Reading, root: Node): Kind | undefined {
  const node = valueAt(root, 'kind');
  const written = node?.kind === 'scalar' ? KINDS.find(kind => kind === node.value) : undefined;
  const allowed = kindsOf(reading.uri);
  if (written !== undefined && node !== undefined) {
    if (allowed.includes(written)) return written;
    reject(
      reading,
      'kind-file-mismatch',
      node,
      message('kindFileMismatch', written, fileName(reading.uri), allowed[0]),
    );
    return written;
  }
  if (allowed.length === 1) return allowed[0];
  report(reading, 'schema', node ?? firstOf(root), message(node === undefined ? 'kindMissing' : 'kindUnknown'));
  return undefined;
}

const firstOf = (root: Node): Node => (root.kind === 'mapping' ? (root.entries[0]?.key ?? root) : root);

function isKindUsable({ marked }: Reading, root: MappingNode, kind: Kind): boolean {
  const node = valueAt(root, 'kind');
  return node?.kind === 'scalar' && node.value === kind && !marked.has(node);
}
