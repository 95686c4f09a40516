import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { EXPLAIN_REQUEST, PREVIEW_REQUEST, RECONCILE_REQUEST } from '../../server/src/protocol';
import { subscription, usage } from '../deal';
import { type Editor, type EditorKind, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const USAGE = usage(['date: 2024-01-02, premium: 0, standard: 25']);
/** Where 25 is written. */
const FIGURE = { start: { line: 3, character: 45 }, end: { line: 3, character: 47 } };

const METHODS = [
  ...['hover', 'completion', 'definition', 'references', 'documentHighlight', 'inlayHint', 'codeLens', 'documentLink'],
  ...['documentSymbol', 'foldingRange', 'selectionRange', 'codeAction', 'formatting', 'rangeFormatting'],
].map(name => `textDocument/${name}`);
const OWN = [PREVIEW_REQUEST, EXPLAIN_REQUEST, RECONCILE_REQUEST];

let folder = '';
let editor: Editor;
let logged: string[] = [];

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

async function start({ listen, ...kind }: EditorKind = {}): Promise<Editor> {
  editor = await startEditor(folder, {
    ...kind,
    listen: (connection: ProtocolConnection) => {
      connection.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
      listen?.(connection);
    },
  });
  return editor;
}

beforeEach(() => {
  logged = [];
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
  // Another user than root reads it, too.
  chmodSync(folder, 0o755);
  write('acme.subscription.yaml', SUBSCRIPTION);
  write('acme.usage.yaml', USAGE);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** All that any of the questions takes. */
const question = (uri: string, line = 3, character = 46): object => ({
  uri,
  textDocument: { uri },
  position: { line, character },
  positions: [{ line, character }],
  range: FIGURE,
  context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
  options: { tabSize: 2, insertSpaces: true },
  figure: 'standard.billed',
});

describe('a server in hard use', () => {
  it('answers for documents that are closed, unknown or no documents at all', async () => {
    await start();
    await editor.reconciled;
    await editor.open('closed.usage.yaml', USAGE);
    await editor.close('closed.usage.yaml');
    const uris = ['closed.usage.yaml', 'never.usage.yaml', 'notes.txt', ''].map(editor.uri);
    uris.push('untitled:Untitled-9', 'git:/acme.usage.yaml', 'nonsense', '', 'file:///%E0%A4%A.usage.yaml', 'file://');
    for (const uri of uris)
      for (const method of [...METHODS, ...OWN])
        await editor.connection.sendRequest(method, question(uri, 1_000_000, 7));
    expect(await editor.hover('acme.usage.yaml', FIGURE.start)).toContain('max(25 − 20, 0)');
    expect(logged).toEqual([]);
    await editor.quit();
  });

  it('takes changes as they come, whatever their versions and places', async () => {
    await start();
    await editor.reconciled;
    await editor.change('acme.usage.yaml', 9, 'of a document that is not open');
    await editor.open('acme.usage.yaml', '');
    for (const version of [7, 3, 3, -1]) await editor.change('acme.usage.yaml', version, `${version}`);
    const far = { start: { line: 5_000, character: 9 }, end: { line: 9, character: 5_000 } };
    await editor.change('acme.usage.yaml', 2, '# far away', far);
    await editor.open('acme.usage.yaml', USAGE);
    await editor.change('acme.usage.yaml', 1, '31', FIGURE);
    expect(await editor.hints('acme.usage.yaml')).toEqual(['11 overage']);
    for (let times = 0; times < 2; times += 1) await editor.close('acme.usage.yaml');
    await expect.poll(() => editor.hints('acme.usage.yaml')).toEqual(['5 overage']);
    expect(logged).toEqual([]);
    await editor.quit();
  });

  it('lets every request be cancelled at any moment', async () => {
    await start({
      capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    });
    editor.connection.onRequest('workspace/diagnostic/refresh', () => undefined);
    await editor.open('acme.usage.yaml', USAGE);
    const methods = [...METHODS, ...OWN, 'textDocument/diagnostic', 'workspace/diagnostic'];
    const outcomes = await Promise.all(
      Array.from({ length: 400 }, async (_, index) => {
        const source = new CancellationTokenSource();
        const params = { ...question(editor.uri('acme.usage.yaml')), previousResultIds: [] };
        const answer = editor.connection.sendRequest(methods[index % methods.length] ?? '', params, source.token);
        if (index % 7 === 0) await editor.change('acme.usage.yaml', index + 2, `${20 + (index % 20)}`, FIGURE);
        if (index % 3 > 0) await new Promise(resolve => setTimeout(resolve, index % 11));
        source.cancel();
        return await answer.then(
          () => 'answered',
          (error: unknown) => (error instanceof ResponseError ? error.code : String(error)),
        );
      }),
    );
    // Answered, or cancelled as the protocol says it; nothing is left open and nothing fails.
    expect([...new Set(outcomes)].filter(outcome => !['answered', -32800, -32802].includes(outcome))).toEqual([]);
    expect(await editor.hover('acme.usage.yaml', FIGURE.start)).toContain('− 20, 0)');
    expect(logged).toEqual([]);
    await editor.quit();
  });

  it('takes 10,000 edits in a burst, tells of few of them, and ends where they end', async () => {
    let told = 0;
    await start();
    editor.process.stdout?.on('data', data => {
      told += String(data).split(PublishDiagnosticsNotification.method).length - 1;
    });
    await editor.reconciled;
    await editor.open('acme.usage.yaml', USAGE);
    const edits: Promise<void>[] = [];
    for (let edit = 1; edit <= 10_000; edit += 1)
      edits.push(editor.change('acme.usage.yaml', edit + 1, String(20 + (edit % 80)), FIGURE));
    await Promise.all(edits);
    expect(await editor.hints('acme.usage.yaml')).toEqual([]);
    expect(await editor.hover('acme.usage.yaml', FIGURE.start)).toContain('max(20 − 20, 0)');
    expect(told).toBeLessThan(1_000);
    expect(logged).toEqual([]);
    await editor.quit();
  }, 240_000);

  it('reads files that come, change and vanish meanwhile, and ends with what is there', async () => {
    const name = (index: number): string => `org-${index}.entitlements.yaml`;
    const text = (index: number, used: number): string =>
      `${SUBSCRIPTION}---\n${usage([`date: 2024-01-02, premium: 0, standard: ${used}`])}`
        .replaceAll('acme', `org-${index}`)
        .replaceAll('SUB-1', `SUB-${index}`);
    for (let index = 0; index < 100; index += 1) write(name(index), text(index, 25));
    await start();
    for (let round = 0; round < 300; round += 1) {
      const index = (round * 37) % 100;
      if (round % 3 === 0) rmSync(join(folder, name(index)), { force: true });
      else if (round % 3 === 1) write(name(index), text(index, 20 + round));
      else if (readdirSync(folder).includes(name(index)))
        renameSync(join(folder, name(index)), join(folder, name(index + 100)));
      await editor.changed(name(index), name(index + 100));
    }
    await editor.reconciled;
    await editor.changed(...Array.from({ length: 200 }, (_, index) => name(index)));
    await editor.reconciledAgain();
    const results = async ({ connection }: Editor): Promise<unknown> => connection.sendRequest(RECONCILE_REQUEST, {});
    const kept = await results(editor);
    expect(logged).toEqual([]);
    await editor.quit();
    await start();
    await editor.reconciled;
    expect(kept).toEqual(await results(editor));
    await editor.quit();
  });

  it('reads what it may, as a user who is not root, and says what it may not', async () => {
    mkdirSync(join(folder, 'closed'));
    write('closed/more.usage.yaml', USAGE);
    chmodSync(join(folder, 'closed'), 0o000);
    write('secret.usage.yaml', USAGE);
    chmodSync(join(folder, 'secret.usage.yaml'), 0o000);
    write('june.csv', 'Usage Date,Usage Type,Units Used\n');
    chmodSync(join(folder, 'june.csv'), 0o000);
    write('acme.usage.yaml', `${USAGE}sources: [{file: june.csv, format: daily-detail}]\n`);
    const nobody = 65_534;
    await start({ server: process.getuid?.() === 0 ? { uid: nobody } : {} });
    const found = await editor.findings('acme.usage.yaml', codes => codes.includes('overage'));
    expect(found.find(({ code }) => code === 'source-unreadable')?.message).toContain('june.csv');
    expect([...editor.sent().keys()].filter(uri => /closed|secret/.test(uri))).toEqual([]);
    await editor.quit();
    chmodSync(join(folder, 'closed'), 0o755);
  });

  it('serves a folder that it may not read at all, as far as its documents are open', async () => {
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o000);
    await start({ folders: ['closed'], server: process.getuid?.() === 0 ? { uid: 65_534 } : {} });
    await editor.open('closed/acme.entitlements.yaml', `${SUBSCRIPTION}---\n${USAGE}`);
    await editor.findings('closed/acme.entitlements.yaml', codes => codes.includes('overage'));
    await editor.quit();
    chmodSync(join(folder, 'closed'), 0o755);
  });
});

describe('a server whose editor dies', () => {
  const ended = (process: ChildProcess): Promise<unknown> =>
    process.exitCode !== null ? Promise.resolve() : new Promise(resolve => process.once('exit', resolve));

  it('ends when nobody speaks to it any more', async () => {
    await start();
    await editor.reconciled;
    const end = ended(editor.process);
    editor.process.stdin?.destroy();
    await end;
  });

  it('ends when the process that started it is gone, its pipes still open', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await start({ editorPid: parent.pid ?? 0 });
    await editor.reconciled;
    const end = ended(editor.process);
    parent.kill('SIGKILL');
    await end;
  });
});
