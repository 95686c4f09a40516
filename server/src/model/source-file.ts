/** A file to what it means: its YAML documents as typed values, each with where it stands, and what is wrong. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Subscription } from '../engine/domain';
import { message } from '../messages/message';
import type { Finding } from './finding';
import { readSubscription } from './read-subscription';
import { readUsage, type Usage } from './read-usage';
import { readYaml } from './read-yaml';
import { type Reading, reject, report } from './reading';
import { schemaFindings } from './schema-findings';
import { KINDS, type Kind } from './schema-keys';
import { type MappingNode, type Node, valueAt } from './syntax';

export interface SourceFile {
  readonly uri: string;
  /** Its own URI is spelled as the client does. */
  readonly text: TextDocument;
  readonly roots: readonly { readonly kind: Kind; readonly root: MappingNode }[];
  readonly subscriptions: readonly Subscription[];
  readonly usages: readonly Usage[];
  /** What can be told from the file alone. */
  readonly findings: readonly Finding[];
}

const FILE_NAME = /\.(subscription|usage|invoice|entitlements)\.ya?ml$/i;

/** The kinds of document that a file may hold by its name; none where the name is not one of ours. */
export function kindsOf(uri: string): readonly Kind[] {
  const named = FILE_NAME.exec(uri)?.[1]?.toLowerCase();
  if (named === undefined) return [];
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

/** Reads a whole file; never throws, whatever its text. */
export function readSourceFile(uri: string, text: TextDocument): SourceFile {
  const { documents, problems, marked } = readYaml(text.getText());
  const findings: Finding[] = problems.map(({ start, end, message: sentence }) => ({
    code: 'yaml-syntax',
    source: { uri, start, end },
    message: sentence,
    related: [],
  }));
  const file = { uri, text, roots: [] as { kind: Kind; root: MappingNode }[], findings };
  const subscriptions: Subscription[] = [];
  const usages: Usage[] = [];
  for (const { root } of documents) {
    if (root === undefined) continue;
    const reading: Reading = { uri, marked: new Set(marked), findings };
    const kind = kindOfDocument(reading, root);
    if (kind === undefined) continue;
    const checked = schemaFindings(kind, root, uri);
    findings.push(...checked.findings);
    for (const node of checked.marked) reading.marked.add(node);
    if (root.kind !== 'mapping') continue;
    file.roots.push({ kind, root });
    const isUsable = isKindUsable(reading, root, kind);
    const subscription = kind === 'subscription' ? readSubscription(reading, root) : undefined;
    const usage = kind === 'usage' ? readUsage(reading, root) : undefined;
    if (isUsable && subscription !== undefined) subscriptions.push(subscription);
    if (isUsable && usage !== undefined) usages.push(usage);
  }
  return { ...file, subscriptions, usages };
}

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
