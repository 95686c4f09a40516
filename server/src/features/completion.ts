/**
 * textDocument/completion and completionItem/resolve: keys in their order, values that can be meant, records and whole
 * documents to be filled in. What a key means is told when an item is looked at.
 */
import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  InsertTextFormat,
  InsertTextMode,
  Position,
} from 'vscode-languageserver';
import type { Messages } from '../messages/message';
import type { Path } from '../model/place';
import { runAround } from '../model/records/scan';
import { describeKey, type KeyDescription, KINDS, type Kind } from '../model/schema-keys';
import { kindsOf, type SourceFile } from '../model/source-file';
import { SUGGEST_COMMAND } from '../protocol';
import type { Workspace } from '../workspace/workspace';
import { wholeDocuments } from './completion/documents';
import { hasStops, type Insert, indented, plainText, snippetText } from './completion/insert';
import type { Lined } from './completion/lines';
import { keyInsert, recordAt, styleOfRecords } from './completion/records';
import { type Spot, spotAt } from './completion/spot';
import { type Surroundings, surroundingsOf } from './completion/surroundings';
import { valuesAt } from './completion/values';
import { choiceText, keyText } from './key-text';

/** What a client understands of completions. */
export interface CompletionClient {
  readonly snippets: boolean;
  /** Whether it can be asked to leave the indentation of an item's lines as it is. Others add that of the line. */
  readonly keepsIndentation: boolean;
  /** Whether a completion can lead to the next one. */
  readonly asksAgain: boolean;
}

const ITEM_KINDS = {
  key: 10,
  choice: 20,
  value: 12,
  record: 15,
  document: 15,
} as const satisfies Record<string, CompletionItemKind>;

const [AS_TEXT, AS_SNIPPET]: [InsertTextFormat, InsertTextFormat] = [1, 2];
const AS_IT_IS: InsertTextMode = 1;

interface Suggestion {
  readonly is: keyof typeof ITEM_KINDS;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly insert: Insert;
  /** What it is found by, besides its label. */
  readonly foundBy?: string;
  /** Suggestions stand by their group, in it as they come. */
  readonly group: number;
  readonly about?: About;
  /** Whether it ends where the first key of a block is wanted. */
  readonly opensBlock?: boolean;
}

/** What an item is about, kept until it is looked at. */
interface About {
  readonly uri: string;
  readonly kind: Kind;
  readonly path: Path;
  readonly choice?: string;
}

export interface CompletionRequest {
  readonly uri: string;
  readonly position: Position;
  /** The character that asked, if it was none of the person's keys for it. */
  readonly trigger?: string | undefined;
}

export function completion(
  workspace: Workspace,
  messages: Messages,
  client: CompletionClient,
  { uri, position, trigger }: CompletionRequest,
): CompletionList {
  const file = workspace.file(uri);
  const spot = file && spotAt(linesOf(file), file.text.offsetAt(position));
  if (file === undefined || spot === undefined) return { isIncomplete: false, items: [] };
  const suggestions = suggestionsAt(workspace, messages, file, spot);
  // Behind a new line only what must come next, so that a second one stays a blank line.
  const mustCome = ({ group }: Suggestion): boolean => group === REQUIRED && spot.wants === 'key';
  const wanted = trigger === '\n' ? suggestions.filter(mustCome) : suggestions;
  return { isIncomplete: false, items: wanted.map((one, index) => itemOf(client, file, spot, one, index)) };
}

/** In large files nearly all lines are those of records, which need not be looked at one by one. */
const linesOf = ({ text, yaml }: SourceFile): Lined => ({
  text: text.getText(),
  recordsAround: offset => yaml && runAround(yaml.read.scan, offset),
});

const [FIRST, REQUIRED, USUAL, LAST] = [0, 1, 2, 3];

function suggestionsAt(workspace: Workspace, messages: Messages, file: SourceFile, spot: Spot): Suggestion[] {
  const text = file.text.getText();
  const allowed = kindsOf(file.uri);
  const kind = kindWritten(text, spot) ?? (allowed.length === 1 ? allowed[0] : undefined);
  const isEmpty = spot.wants === 'key' && spot.path.length === 0 && isEmptyBut(text, spot);
  const documents = isEmpty ? wholeDocuments({ workspace, messages, file, spot }, kind ? [kind] : allowed) : [];
  const whole = documents.map(
    ({ kind: of, label, detail, insert }): Suggestion => ({
      is: 'document',
      label,
      detail,
      insert,
      foundBy: `${of} ${label}`,
      group: FIRST,
    }),
  );
  if (kind === undefined) return [...whole, ...kindsAt(messages, file, spot, allowed)];
  const around = surroundingsOf({ workspace, messages, file, spot, kind });
  return [...whole, ...(spot.wants === 'value' ? valueSuggestions(around) : keySuggestions(around))];
}

/** The kind that a document names, wherever its key stands. */
function kindWritten(text: string, { document }: Spot): Kind | undefined {
  const written = /^[ \t]*(?:\{(?:[^#\n\r\u2028\u2029]*,)?[ \t]*)?["']?kind["']?[ \t]*:[ \t]*["']?(\w+)/m.exec(
    text.slice(document.start, document.end),
  );
  return KINDS.find(kind => kind === written?.[1]);
}

/** Whether the document has nothing but comments and what is being typed. */
const isEmptyBut = (text: string, { document, start, end }: Spot): boolean =>
  !SAYS_SOMETHING.test(text.slice(document.start, start)) && !SAYS_SOMETHING.test(text.slice(end, document.end));

/** A line that begins with something else than a comment. */
const SAYS_SOMETHING = /(?<![^\n\r])[^\S\n\r]*[^\s#]/;

/** Before a document says what it is, that is all there is to say. */
function kindsAt(messages: Messages, { uri }: SourceFile, spot: Spot, allowed: readonly Kind[]): Suggestion[] {
  const isKey = spot.wants === 'key' && spot.path.length === 0;
  if (!isKey && !(spot.wants === 'value' && spot.path.join() === 'kind')) return [];
  return allowed.map((kind): Suggestion => {
    const detail = messages.keyTitle(titleOf(messages, describeKey(kind, ['kind'])), true);
    const label = isKey ? `kind: ${kind}` : kind;
    return { is: 'choice', label, detail, insert: [label], group: REQUIRED, about: { uri, kind, path: ['kind'] } };
  });
}

function valueSuggestions(around: Surroundings): Suggestion[] {
  const { kind, file, spot } = around;
  const { path } = spot;
  const wanted = describeKey(kind, path)?.wanted.is;
  if (wanted === 'block') return [recordSuggestion(around, path, '')];
  if (wanted === 'list' && spot.style === 'flow') return [recordSuggestion(around, [...path, 0], '[', ']')];
  return valuesAt(around, path).map(
    ({ text, detail }): Suggestion => ({
      is: wanted === 'choice' ? 'choice' : 'value',
      label: text,
      detail,
      insert: [text],
      group: USUAL,
      ...(wanted === 'choice' ? { about: { uri: file.uri, kind, path, choice: text } } : {}),
    }),
  );
}

function keySuggestions(around: Surroundings): Suggestion[] {
  const { kind, spot, file, messages } = around;
  const { path, present, style, follows } = spot;
  const described = describeKey(kind, path);
  if (described?.wanted.is === 'list') return [recordSuggestion(around, [...path, 0], '- ')];
  const isItem = spot.wants === 'item';
  const isUnwritten = isItem && present.size === 0 && follows === 'nothing';
  const records = isUnwritten && described !== undefined ? [recordSuggestion(around, path, '')] : [];
  // In brackets an item still needs its braces.
  if (described === undefined || (isItem && style === 'flow')) return records;
  const keys = described.keys.filter(key => !present.has(key));
  const blocks = keys.filter(key => describeKey(kind, [...path, key])?.wanted.is === 'block');
  const ofKeys = keys.map((key): Suggestion => {
    const about = { uri: file.uri, kind, path: [...path, key] };
    const isRequired = described.required.includes(key);
    const opensBlock = follows === 'nothing' && blocks.includes(key);
    return {
      is: 'key',
      label: key,
      detail: messages.keyTitle(titleOf(messages, describeKey(kind, about.path)), isRequired),
      insert: KEY_INSERTS[follows](around, about.path),
      group: isRequired ? REQUIRED : USUAL,
      about,
      opensBlock,
    };
  });
  const ofBlocks = follows === 'nothing' ? blocks.map(key => recordSuggestion(around, [...path, key], `${key}: `)) : [];
  return [...records, ...ofKeys, ...ofBlocks];
}

const titleOf = (messages: Messages, described: KeyDescription | undefined): string =>
  described === undefined ? '' : messages.schemaText(described.pointer, described).title;

/** What is there already is not written again. */
const KEY_INSERTS: Readonly<Record<Spot['follows'], (around: Surroundings, path: Path) => Insert>> = {
  colon: (_, path) => [String(path.at(-1))],
  text: (_, path) => [`${path.at(-1)}:`],
  nothing: (around, path) => keyInsert(around, path, around.spot.style),
};

function recordSuggestion(around: Surroundings, path: Path, before: string, after = ''): Suggestion {
  const { kind, file, messages, spot } = around;
  const isItem = typeof path.at(-1) === 'number';
  const style = isItem && spot.style === 'block' ? styleOfRecords(around, path) : 'flow';
  const record = recordAt(around, path, style);
  const insert = [before, ...indented(record, before.length), after];
  const title = titleOf(messages, describeKey(kind, path));
  return {
    is: 'record',
    label: isItem ? messages.record(title) : `${before}{…}`,
    detail: plainText(record).replaceAll('\n', ', '),
    insert,
    foundBy: `${before}${plainText(record)}`,
    group: isItem ? REQUIRED : LAST,
    about: { uri: file.uri, kind, path },
  };
}

function itemOf(
  client: CompletionClient,
  { text }: SourceFile,
  spot: Spot,
  suggestion: Suggestion,
  index: number,
): CompletionItem {
  const { is, label, detail, insert, group, about, opensBlock = false, foundBy = label } = suggestion;
  const columns = client.keepsIndentation ? spot.column : spot.column - spot.indent;
  const placed = [spot.lead, ...(spot.style === 'block' ? indented(insert, columns) : insert)];
  const isSnippet = client.snippets && hasStops(insert);
  const quote = /^["']/.exec(text.content.slice(spot.start, spot.end))?.[0] ?? '';
  return {
    label,
    kind: ITEM_KINDS[is],
    sortText: `${group}${String(index).padStart(4, '0')}`,
    filterText: `${quote}${foundBy}`,
    textEdit: {
      range: { start: text.positionAt(spot.start), end: text.positionAt(spot.end) },
      newText: isSnippet ? snippetText(placed) : plainText(placed),
    },
    insertTextFormat: isSnippet ? AS_SNIPPET : AS_TEXT,
    ...(client.keepsIndentation ? { insertTextMode: AS_IT_IS } : {}),
    ...(detail === undefined || detail === '' ? {} : { detail }),
    ...(about === undefined ? {} : { data: about }),
    ...(opensBlock && client.asksAgain ? { command: { title: label, command: SUGGEST_COMMAND } } : {}),
  };
}

/** Adds what the schema says of an item's key, in the language of its file. */
export function resolveCompletion(messagesFor: (uri: string) => Messages, item: CompletionItem): CompletionItem {
  const about = aboutOf(item.data);
  const described = about === undefined ? undefined : describeKey(about.kind, about.path);
  if (about === undefined || described === undefined) return item;
  const messages = messagesFor(about.uri);
  const holder = describeKey(about.kind, about.path.slice(0, -1));
  const isRequired = holder?.required.includes(String(about.path.at(-1))) === true;
  const text =
    about.choice === undefined ? keyText(messages, described) : choiceText(messages, described, about.choice);
  const value = isRequired ? `${text}\n\n${messages.keyIsRequired()}` : text;
  return { ...item, documentation: { kind: 'markdown', value } };
}

/** What came back with an item, if it is ours. */
function aboutOf(data: unknown): About | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, kind, path, choice } = data as Readonly<Record<keyof About, unknown>>;
  const known = KINDS.find(one => one === kind);
  const isPath = Array.isArray(path) && path.every(step => typeof step === 'string' || typeof step === 'number');
  if (typeof uri !== 'string' || known === undefined || !isPath) return undefined;
  return { uri, kind: known, path, ...(typeof choice === 'string' ? { choice } : {}) };
}
