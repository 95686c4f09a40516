/** Files made to bring a server down, before the real one: it answers all that editors ask, and says what to mend. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  DocumentDiagnosticRequest,
  LogMessageNotification,
} from 'vscode-languageserver-protocol/node';
import { openText } from '../../server/src/model/open-text';
import { PREVIEW_REQUEST } from '../../server/src/protocol';
import { subscription, usage } from '../deal';
import { placesOutside } from '../fuzz/places';
import { type Editor, startEditor } from './editor';

const HEAD = 'kind: usage\norganization: acme\n';
const MEGABYTES = 10;
const tenOf = (piece: string): string => piece.repeat(Math.ceil((MEGABYTES * 2 ** 20) / piece.length));

/** Each list holds the one before nine times: a thousand million values in the end. */
const BOMB = Array.from({ length: 10 }, (_, level) => {
  const inner = level === 0 ? '1' : `*l${level - 1}`;
  return `l${level}: &l${level} [${Array.from({ length: 9 }, () => inner).join(', ')}]\n`;
}).join('');

const REQUEST_FAILED = -32_803;

interface Hostile {
  readonly text: string;
  /** What a finding says of it. */
  readonly says: RegExp;
}

const UNKNOWN = /is not known here/;
const TOO_MUCH = /^Up to here there are 1,000,000 words and signs/;
const TOO_DEEP = /^This is nested deeper than 200 levels/;

const FILES: Readonly<Record<string, Hostile>> = {
  'a line of 10 MB that is one word': { text: `${HEAD}name: ${tenOf('a')}\n`, says: UNKNOWN },
  'a line of 10 MB in quotes that are not closed': {
    text: `${HEAD}name: "${tenOf('a: b, ')}`,
    says: /a closing quote/,
  },
  'a comment of 10 MB': { text: `${HEAD}# ${tenOf('- a')}\nday: 1\n`, says: /Did you mean days/ },
  'a key of 10 MB': { text: `${HEAD}${tenOf('key')}: 1\n`, says: /longer than 1,024 characters/ },
  'numbers in a line of 10 MB': { text: `${HEAD}days: [${tenOf('1,')}]\n`, says: TOO_MUCH },
  'days in a line of 10 MB': {
    text: `${HEAD}days: [${tenOf('{date: 2024-01-02, standard: 25}, ')}]\n`,
    says: TOO_MUCH,
  },
  'a date of 10 MB': { text: `${HEAD}days: [{date: ${tenOf('20240102')}}]\n`, says: /must be a date/ },
  'a quantity of 10 MB': {
    text: `${HEAD}days: [{date: 2024-01-02, standard: ${tenOf('7')}}]\n`,
    says: /must be a whole number from 0/,
  },
  '10 MB of line ends': { text: `${HEAD}${tenOf('\n')}x`, says: TOO_MUCH },
  '10 MB of carriage returns': { text: `${HEAD}${tenOf('\r')}x`, says: UNKNOWN },
  '10 MB of nothing': { text: `${HEAD}${tenOf('\0')}`, says: UNKNOWN },
  'brackets, 100,000 deep': { text: `${HEAD}days: ${'['.repeat(100_000)}`, says: TOO_DEEP },
  'braces, 100,000 deep': { text: `${HEAD}days: ${'{a: '.repeat(100_000)}`, says: TOO_DEEP },
  'lists, 100,000 deep': { text: `${HEAD}days:\n  ${'- '.repeat(100_000)}`, says: TOO_DEEP },
  'keys of keys, 100,000 deep': { text: `${HEAD}days:\n  ${'? '.repeat(100_000)}`, says: TOO_DEEP },
  'blocks, 2,000 deep': {
    text: `${HEAD}${Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
    says: TOO_DEEP,
  },
  'aliases of aliases': { text: `${HEAD}${BOMB}`, says: /multiply to more than 1,000,000 values/ },
  'an alias of itself': { text: `${HEAD}days: &days [*days, *days]\n`, says: /would never end/ },
  'one day, 50,000 times': {
    text: `${HEAD}days: [&day {date: 2024-01-03, standard: 25}, ${'*day, '.repeat(50_000)}]\n`,
    says: /2024-01-03/,
  },
};

const METHODS = [
  ...['hover', 'completion', 'definition', 'references', 'documentHighlight', 'inlayHint', 'codeLens', 'documentLink'],
  ...['documentSymbol', 'foldingRange', 'selectionRange', 'codeAction', 'formatting', 'prepareRename'],
].map(name => `textDocument/${name}`);

describe('a hostile file', () => {
  let folder = '';
  let editor: Editor;
  const logged: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(folder, 'acme.subscription.yaml'), subscription({ licenses: '{standard: {committed: 20}}' }));
    writeFileSync(join(folder, 'acme.usage.yaml'), usage(['date: 2024-01-02, premium: 0, standard: 25']));
    editor = await startEditor(folder, {
      capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
      listen: connection => {
        connection.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
        connection.onRequest('workspace/diagnostic/refresh', () => undefined);
      },
    });
    await editor.reconciled;
  });

  afterAll(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(FILES))(
    '%s is answered for, and said what is wrong with',
    async (_, { text, says }) => {
      const name = 'hostile.usage.yaml';
      const uri = editor.uri(name);
      await editor.open(name, text);
      const lines = text.split(/\r\n?|\n/);
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      const items = await findingsOf(uri);
      for (const method of [...METHODS, PREVIEW_REQUEST]) {
        const asked = editor.connection.sendRequest(method, {
          uri,
          textDocument: { uri },
          position,
          positions: [position],
          range: { start: { line: 0, character: 0 }, end: position },
          context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
          options: { tabSize: 2, insertSpaces: true },
        });
        // There is nothing to rename, which a sentence says.
        await asked.catch(error => expect(error).toMatchObject({ code: REQUEST_FAILED }));
      }
      expect(items.filter(({ message }) => says.test(String(message)))).not.toEqual([]);
      expect(placesOutside(items, openText(uri, '', 0, text))).toEqual([]);
      expect(items.length).toBeLessThanOrEqual(10_000);
      expect(await editor.hover('acme.usage.yaml', { line: 3, character: 46 })).toContain('max(25 − 20, 0)');
      await editor.close(name);
      expect(logged).toEqual([]);
    },
    300_000,
  );

  const findingsOf = async (uri: string): Promise<readonly Diagnostic[]> => {
    const report = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === 'full' ? report.items : [];
  };
});
