/** Families of texts, most of them malicious, of any length, and all that an editor asks of a whole file. */
import { dayOf, formatDay } from '../../server/src/engine/day';
import { inOneGo } from '../../server/src/engine/pieces';
import { codeActions } from '../../server/src/features/code-action';
import { FIX_ALL, QUICK_FIX } from '../../server/src/features/code-actions/kinds';
import { lensesOf } from '../../server/src/features/code-lens';
import { type CompletionClient, completion } from '../../server/src/features/completion';
import { diagnostics } from '../../server/src/features/diagnostics';
import { documentHighlight } from '../../server/src/features/document-highlight';
import { documentLinks } from '../../server/src/features/document-link';
import { documentSymbols } from '../../server/src/features/document-symbol';
import { foldingRanges } from '../../server/src/features/folding-range';
import { formatting } from '../../server/src/features/formatting';
import { hover } from '../../server/src/features/hover';
import { hintsOf } from '../../server/src/features/inlay-hints';
import { overview } from '../../server/src/features/overview';
import { preview } from '../../server/src/features/preview';
import { references } from '../../server/src/features/references';
import { prepareRename } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selection-range';
import { english } from '../../server/src/messages/en';
import { occurrences } from '../../server/src/workspace/names';
import { deal, handIn, subscription, uriOf, usage } from '../deal';
import { CSV_DEAL } from './csv-deal';

const HEAD = 'kind: usage\norganization: acme\n';
const SUBSCRIPTION = `${subscription({ licenses: '{standard: {committed: 20}}' })}---\n`;

const FIRST_DAY = dayOf({ year: 2024, month: 1, day: 2 });
/** A date for each number, one day after the other. */
const dateOf = (index: number): string => formatDay(FIRST_DAY + index);

const numbered = (length: number, line: (index: number) => string): string =>
  Array.from({ length }, (_, index) => line(index)).join('');
const documentsOf = (length: number, document: (index: number) => string): string =>
  Array.from({ length }, (_, index) => document(index)).join('---\n');
/** Of each organization with a number. */
const termsOf = (index: number): string =>
  subscription({ id: `SUB-${index}`, organization: `org-${index}`, licenses: '{standard: {committed: 20}}' });
const usageOf = (index: number): string => usage(['date: 2024-01-02, standard: 25'], { organization: `org-${index}` });
const invoiceOf = (index: number): string =>
  `kind: invoice\nsubscription: SUB-${index}\nperiod: {from: 2024-01-01, to: 2024-01-31}\nlines: [{sku: X, quantity: 1, amount: 2}]\n`;

const YAML_FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  'one long word': n => `${HEAD}name: ${'a'.repeat(20 * n)}\n`,
  'one long quoted text': n => `${HEAD}name: "${'a '.repeat(10 * n)}"\n`,
  'one long comment': n => `${HEAD}# ${'- '.repeat(10 * n)}\n`,
  'a quote that is never closed': n => `${HEAD}name: "${'a: b\n '.repeat(4 * n)}`,
  'a list on one line': n => `${HEAD}days: [${'1,'.repeat(2 * n)}]\n`,
  'records on one line': n => `${HEAD}days: [${'{date: 2024-01-02, standard: 5}, '.repeat(n / 2)}]\n`,
  blanks: n => `${HEAD}${' '.repeat(20 * n)}\n${' '.repeat(20 * n)}x`,
  tabs: n => `${HEAD}days:\n${'\t'.repeat(10 * n)}- a`,
  'empty lines': n => `${HEAD}${'\n'.repeat(10 * n)}days: []\n`,
  'comments and blank lines above all else': n => `${'# a #\n\n'.repeat(3 * n)}${HEAD}k`,
  'braces of one line ends': n => `${'\r{'.repeat(4 * n)}k`,
  'a price without end': n => SUBSCRIPTION.replace('committed: 20', `committed: 20, unitPrice: ${'7'.repeat(10 * n)}`),
  'an overage price without end': n =>
    `${SUBSCRIPTION.replace('committed: 20', `committed: 20, overage: {unitPrice: ${'7'.repeat(10 * n)}}`)}${usage(['date: 2024-01-02, premium: 0, standard: 25'])}`,
  'carriage returns alone': n => `${HEAD}${'a: 1\r'.repeat(n)}`,
  'keys written twice': n => `${HEAD}${'days: 1\n'.repeat(n)}`,
  'keys that nobody knows': n => HEAD + numbered(n, index => `key${index}: 1\n`),
  'brackets without end': n => `${HEAD}days: ${'['.repeat(20 * n)}`,
  'braces without end': n => `${HEAD}days: ${'{a: '.repeat(5 * n)}`,
  'dashes without end': n => `${HEAD}days:\n  ${'- '.repeat(10 * n)}`,
  aliases: n => `${HEAD}a: &a 1\n${numbered(n, index => `k${index}: *a\n`)}`,
  'aliases of days': n => `${SUBSCRIPTION}${HEAD}days: [&d {date: 2024-01-02, standard: 25}, ${'*d, '.repeat(n)}]\n`,
  'half characters': n => `${HEAD}name: ${'\uD800'.repeat(20 * n)}\n`,
  'a key of nothing': n => `${HEAD}${'\0'.repeat(20 * n)}`,
  'a key without end': n => `${HEAD}${'key'.repeat(7 * n)}: 1\n`,
  'aliases in themselves': n => `${HEAD}a: &a [${'*a, '.repeat(n)}]\n`,
  documents: n => `${HEAD}---\n`.repeat(n),
  'document ends': n => '---\n...\n'.repeat(n),
  'ignores that silence nothing': n => HEAD + '# entitlements-ignore overage\n'.repeat(n),
  'ignores in one comment': n => `${HEAD}# entitlements-ignore ${'overage, '.repeat(2 * n)}\n`,
  'days of one date': n => SUBSCRIPTION + usage(Array.from({ length: n / 2 }, () => 'date: 2024-01-02, standard: 5')),
  'days that do not exist': n =>
    SUBSCRIPTION + usage(Array.from({ length: n / 2 }, () => 'date: 2024-02-30, standard: 1e400')),
  'sessions at one instant': n =>
    `${SUBSCRIPTION}${HEAD}agentSessions:\n${'  - {agent: a, license: standard, login: 2024-01-02T08:00:00Z, logout: 2024-12-02T09:00:00Z}\n'.repeat(n / 4)}`,
  'connections at one instant': n =>
    `${SUBSCRIPTION}${HEAD}ivrConnections:\n${'  - {start: 2024-01-02T08:00:00Z, end: 2024-01-02T09:00:00Z}\n'.repeat(n / 2)}`,
  'channels of one SKU': n => `${HEAD}digitalChannels:\n${'  - {sku: A, units: 1, date: 2024-01-02}\n'.repeat(n / 2)}`,
  'channels of many SKUs': n =>
    `${subscription()}digitalChannels:\n${numbered(n / 2, index => `  - {sku: A-${index}, unitPrice: 1}\n`)}`,
  'units of many SKUs': n =>
    `${SUBSCRIPTION}${HEAD}digitalChannels:\n${numbered(n / 2, index => `  - {sku: A-${index}, units: 1, date: 2024-01-02}\n`)}`,
  'channels that are all used and billed by their names': n =>
    `${subscription()}digitalChannels:\n${numbered(n / 4, index => `  - {sku: A-${index}, name: N ${index}, unitPrice: 1}\n`)}---\n` +
    `${HEAD}digitalChannels:\n${numbered(n / 4, index => `  - {sku: A-${index}, units: 1, date: 2024-01-02}\n`)}---\n` +
    `kind: invoice\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\nlines:\n${numbered(n / 4, index => `  - {description: N ${index}, quantity: 1, amount: 2}\n`)}`,
  'documents of usage': n =>
    `${SUBSCRIPTION}${Array.from({ length: n / 8 }, () => usage(['date: 2024-01-02, standard: 25'])).join('---\n')}`,
  amendments: n => subscription({ amendments: `[${'{effective: 2024-02-01, surgeProtection: 5%}, '.repeat(n / 2)}]` }),
  'amendments on different days': n =>
    subscription({
      licenses: '{standard: {committed: 20}}',
      amendments: `\n${numbered(n / 4, index => `  - {effective: ${dateOf(index)}, surgeProtection: 5%, licenses: {standard: {committed: 20}}}\n`)}`,
    }),
  'subscriptions of one id': n => SUBSCRIPTION.repeat(n / 8),
  'lines of an invoice': n =>
    `${SUBSCRIPTION}kind: invoice\nnumber: I\nsubscription: SUB-1\nlines:\n${'  - {sku: X, quantity: 1, unitPrice: 1, amount: 2}\n'.repeat(n / 2)}`,
};

/** Files of many deals. */
const LONG_FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  organizations: n => documentsOf(n / 4, index => `${termsOf(index)}---\n${usageOf(index)}`),
  'organizations with one subscription id': n =>
    documentsOf(n / 2, index => `${termsOf(index).replace(`SUB-${index}`, 'SUB-1')}---\n${usageOf(index)}`),
  'lists in documents that are not regular': n =>
    documentsOf(n, () => `a: &a [1]\ndays:\n${'  - {date: 2024-01-02, standard: 5}\n'.repeat(3)}`),
  'subscriptions of one organization, one after the other': n =>
    documentsOf(n / 2, index =>
      subscription({ id: `SUB-${index}`, start: dateOf(2 * index), end: dateOf(2 * index + 1), currency: 'EUR' }),
    ),
  'subscriptions of one organization, one after the other, with usage in each': n =>
    `${documentsOf(n / 4, index =>
      subscription({
        id: `SUB-${index}`,
        start: dateOf(2 * index),
        end: dateOf(2 * index + 1),
        licenses: '{standard: {committed: 20}}',
      }),
    )}---\n${usage(Array.from({ length: n / 4 }, (_, index) => `date: ${dateOf(2 * index)}, standard: 25`))}`,
  'subscriptions of one organization, side by side': n =>
    documentsOf(n / 2, index => subscription({ id: `SUB-${index}` })),
  invoices: n => documentsOf(n / 4, index => `${termsOf(index)}---\n${invoiceOf(index)}`),
  'invoices of one subscription': n => `${termsOf(0)}---\n${usageOf(0)}---\n${documentsOf(n / 4, () => invoiceOf(0))}`,
};

const CSV_FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  'quotes that are never closed': n => `agent,license,login,logout\n${'"a,b\n'.repeat(4 * n)}`,
  'one row of commas': n => `agent,license,login,logout\n${','.repeat(20 * n)}\n`,
  'rows with too few cells': n => `agent,license,login,logout\n${'a\n'.repeat(4 * n)}`,
  'a header without end': n => `${'agent,'.repeat(4 * n)}\n`,
  'one long cell': n => `agent,license,login,logout\n${'a'.repeat(20 * n)},standard,x,y\n`,
  'blank rows': n => `agent,license,login,logout\n${' \r\n'.repeat(8 * n)}`,
};

export interface Family {
  readonly title: string;
  /** The name of its file. */
  readonly name: string;
  /** Where it grows too fast, that shows from this number on. */
  readonly least: number;
  /** A text of a length that the number stands for. */
  readonly text: (n: number) => string;
}

export const FAMILIES: readonly Family[] = [
  ...Object.entries(YAML_FAMILIES).map(([title, text]) => ({ title, name: 'a.entitlements.yaml', least: 500, text })),
  ...Object.entries(LONG_FAMILIES).map(([title, text]) => ({ title, name: 'a.entitlements.yaml', least: 2000, text })),
  ...Object.entries(CSV_FAMILIES).map(([title, text]) => ({
    title: `in CSV: ${title}`,
    name: 'fuzz-agent-sessions.csv',
    least: 500,
    text,
  })),
];

/** Everything that an editor asks of a whole file. */
export function askAll(name: string, text: string): void {
  const workspace = deal(name.endsWith('.csv') ? { 'csv.entitlements.yaml': CSV_DEAL } : { [name]: text });
  if (name.endsWith('.csv')) handIn(workspace, name, text);
  const file = workspace.file(uriOf(name));
  if (file === undefined) throw new Error(`${name} is not taken`);
  const { uri } = file;
  const end = file.text.positionAt(text.length);
  diagnostics(workspace, english, 'file:///findings.md', uri);
  inOneGo(hintsOf(workspace, english, file));
  inOneGo(lensesOf(workspace, english, file));
  inOneGo(documentSymbols(workspace, english, uri));
  inOneGo(foldingRanges(workspace, uri));
  inOneGo(formatting(workspace, uri));
  documentLinks(workspace, english, uri);
  const range = { start: file.text.positionAt(0), end };
  inOneGo(
    codeActions(workspace, english, EDITING, uri, { range, context: { diagnostics: [], only: [QUICK_FIX, FIX_ALL] } }),
  );
  selectionRanges(workspace, uri, [end]);
  inOneGo(documentHighlight(workspace, uri, end));
  inOneGo(references(workspace, uri, end, true));
  inOneGo(prepareRename(workspace, uri, end));
  for (const kind of NAME_KINDS) inOneGo(occurrences(workspace, { kind, text: 'acme', organization: 'acme' }));
  inOneGo(preview(workspace, english, { uri }));
  hover(workspace, english, uri, end);
  completion(workspace, english, COMPLETING, { uri, position: end, trigger: undefined });
  inOneGo(overview(workspace, english, { today: '2024-06-15' }));
  workspace.takeTouched();
}

const NAME_KINDS = ['organization', 'subscription', 'sku', 'agent'] as const;
const EDITING = { takesVersions: true, renamesFiles: true, createsFiles: true, versionOf: () => 1 };
const COMPLETING: CompletionClient = { snippets: false, keepsIndentation: false, asksAgain: false };
