import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subscription, usage } from '../deal';
import { type Editor, startEditor } from './editor';

const FILES: Readonly<Record<string, string>> = {
  'acme.subscription.yaml': subscription({
    licenses: '{standard: {committed: 20, unitPrce: 5}}',
    surgeProtection: 0.3,
  }),
  'acme.usage.yaml': `${usage(['date: 2024-01-03, standard: 31', 'date: 2024-01-02, standard: 25'])}sources:\n  - {file: june.csv, format: daily-detail}\n`,
  'acme.invoice.yaml':
    'kind: invoice\nnumber: INV-1\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\n',
  'half.entitlements.yaml': 'kind: usage\norganization: acme\ndays:\n  - {date: 2024-01-04, stand',
};

/** What an editor asks of a document and of a place in it, by the capability that announces an answer. */
const QUESTIONS: Readonly<Record<string, readonly [method: string, resolve?: string]>> = {
  hoverProvider: ['textDocument/hover'],
  completionProvider: ['textDocument/completion', 'completionItem/resolve'],
  signatureHelpProvider: ['textDocument/signatureHelp'],
  definitionProvider: ['textDocument/definition'],
  referencesProvider: ['textDocument/references'],
  documentHighlightProvider: ['textDocument/documentHighlight'],
  documentSymbolProvider: ['textDocument/documentSymbol'],
  codeActionProvider: ['textDocument/codeAction', 'codeAction/resolve'],
  codeLensProvider: ['textDocument/codeLens', 'codeLens/resolve'],
  documentLinkProvider: ['textDocument/documentLink', 'documentLink/resolve'],
  documentFormattingProvider: ['textDocument/formatting'],
  documentRangeFormattingProvider: ['textDocument/rangeFormatting'],
  documentOnTypeFormattingProvider: ['textDocument/onTypeFormatting'],
  foldingRangeProvider: ['textDocument/foldingRange'],
  selectionRangeProvider: ['textDocument/selectionRange'],
  inlayHintProvider: ['textDocument/inlayHint', 'inlayHint/resolve'],
  diagnosticProvider: ['textDocument/diagnostic'],
  workspaceSymbolProvider: ['workspace/symbol', 'workspaceSymbol/resolve'],
};

const ELSEWHERE = ['textDocumentSync', 'workspace', 'positionEncoding', 'renameProvider', 'executeCommandProvider'];

describe('every request that the server announces', () => {
  let folder = '';
  let editor: Editor;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    writeFileSync(
      join(folder, 'june.csv'),
      'Usage Date,Usage Type,Units Used\n2024-01-05,Standard Concurrent Agent,x\n',
    );
    editor = await startEditor(folder);
    for (const [name, text] of Object.entries(FILES)) await editor.open(name, text);
    await editor.reconciled;
  });

  afterAll(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  it('is asked in this test or in one of its own', () => {
    const announced = Object.keys(editor.initialized.capabilities);
    expect(announced.filter(one => QUESTIONS[one] === undefined && !ELSEWHERE.includes(one))).toEqual([]);
  });

  // The types of all that comes are checked where the editor listens.
  it('is answered at every line of every kind of file', async () => {
    for (const [provider, offered] of Object.entries(editor.initialized.capabilities)) {
      const [method, resolve] = QUESTIONS[provider] ?? [];
      if (method === undefined) continue;
      const canResolve = JSON.stringify(offered).includes('"resolveProvider":true');
      for (const place of PLACES) {
        const answer: unknown = await editor.connection.sendRequest(method, question(editor, place));
        const items = resolve !== undefined && canResolve ? itemsOf(answer).slice(0, 5) : [];
        for (const item of items) await editor.connection.sendRequest(String(resolve), item);
      }
    }
  });
});

interface Place {
  readonly name: string;
  readonly line: number;
  readonly character: number;
}

/** The beginning, a middle and the end of each line. */
const PLACES: readonly Place[] = Object.entries(FILES).flatMap(([name, text]) =>
  text.split('\n').flatMap((content, line) => {
    const characters = new Set([0, content.indexOf(' ') + 1, content.length]);
    return [...characters].map(character => ({ name, line, character }));
  }),
);

/** All that any of the questions takes; whoever is asked takes what it needs. */
function question(editor: Editor, { name, line, character }: Place): object {
  const position = { line, character };
  return {
    textDocument: { uri: editor.uri(name) },
    position,
    positions: [position],
    range: { start: { line: 0, character: 0 }, end: position },
    context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
    options: { tabSize: 2, insertSpaces: true },
    ch: '\n',
    query: 'acme',
  };
}

function itemsOf(answer: unknown): readonly object[] {
  if (Array.isArray(answer)) return answer;
  const items: unknown = typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : undefined;
  return Array.isArray(items) ? items : [];
}
