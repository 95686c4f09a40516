import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { subscription, usage } from '../deal';
import { type Editor, type EditorKind, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const USAGE = `${usage(['date: 2024-01-02, premium: 0, standard: 25'])}sources:\n  - {file: june.csv, format: daily-detail}\n`;
const CSV = 'Usage Date,Usage Type,Units Used\n2024-01-03,Standard Concurrent Agent,many\n';

const ASKS: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

let folder = '';
let editor: Editor | undefined;

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const start = async (kind: EditorKind = {}): Promise<Editor> => {
  editor = await startEditor(folder, kind);
  return editor;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
  write('acme.subscription.yaml', SUBSCRIPTION);
  write('acme.usage.yaml', USAGE);
  write('june.csv', CSV);
});

afterEach(async () => {
  await editor?.quit();
  editor = undefined;
  rmSync(folder, { recursive: true });
});

const askDocument = (
  { connection, uri }: Editor,
  name: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport> =>
  connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri: uri(name) },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });

const codesOf = (report: {
  readonly kind: string;
  readonly items?: readonly { readonly code?: unknown }[];
}): string[] => report.items?.map(({ code }) => String(code)) ?? [report.kind];

/** What an editor is told of each file, by name: the codes, or that they are unchanged. */
function byName(editor: Editor, { items }: WorkspaceDiagnosticReportPartialResult): Record<string, string[]> {
  return Object.fromEntries(items.map(item => [nameOf(editor, item.uri), codesOf(item)]));
}

const nameOf = (editor: Editor, uri: string): string => uri.replace(editor.uri(''), '');

const askWorkspace = (editor: Editor, answer: WorkspaceDiagnosticReportPartialResult = { items: [] }) =>
  editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: knownFrom(answer) });

const knownFrom = ({ items }: WorkspaceDiagnosticReportPartialResult) =>
  items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : { uri, value: resultId }));

/** Asks for the workspace in parts, which arrive until the request is cancelled. */
function openStream(editor: Editor, token: string, known: WorkspaceDiagnosticReportPartialResult) {
  const parts: Record<string, string[]>[] = [];
  const waiting = new Set<() => void>();
  const source = new CancellationTokenSource();
  editor.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, token, part => {
    parts.push(byName(editor, part));
    for (const check of waiting) check();
  });
  const params = { previousResultIds: knownFrom(known), partialResultToken: token };
  const ended = editor.connection.sendRequest(WorkspaceDiagnosticRequest.type, params, source.token).then(
    () => 'answered',
    (error: { code: number }) => error.code,
  );
  const part = (index: number): Promise<Record<string, string[]>> =>
    new Promise(resolve => {
      const check = (): void => {
        const found = parts[index];
        if (found !== undefined) resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { part, ended, cancel: () => source.cancel() };
}

/** Milliseconds after which an editor would have been told. */
const LONG_AFTER_A_CHANGE = 400;

describe('an editor that asks for findings', () => {
  const pushed: string[] = [];
  let refreshes = 0;
  const listen = (connection: ProtocolConnection): void => {
    pushed.length = 0;
    refreshes = 0;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      pushed.push(`${uri.slice(uri.lastIndexOf('/') + 1)} ${diagnostics.length}`);
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      refreshes += 1;
    });
  };

  it('is told of a document what it is, and then that it is unchanged', async () => {
    const asking = await start({ capabilities: ASKS, listen });
    const first = await askDocument(asking, 'acme.usage.yaml');
    expect(codesOf(first)).toEqual(['overage']);
    expect(await askDocument(asking, 'acme.usage.yaml', first.resultId)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
  });

  it('is told to ask again for a document that another one changes, not for the one that it changes itself', async () => {
    const asking = await start({ capabilities: ASKS, listen });
    await asking.open('acme.subscription.yaml', SUBSCRIPTION);
    await asking.open('acme.usage.yaml', USAGE);
    await askDocument(asking, 'acme.subscription.yaml');
    const before = await askDocument(asking, 'acme.usage.yaml');
    // As wide as before: findings elsewhere lead to places behind it.
    await asking.change('acme.usage.yaml', 2, USAGE.replace('premium: 0', 'premium: x'));
    await asking.change('acme.usage.yaml', 3, USAGE);
    await askDocument(asking, 'acme.usage.yaml');
    await new Promise(resolve => setTimeout(resolve, LONG_AFTER_A_CHANGE));
    expect(refreshes).toBe(0);
    await asking.change('acme.subscription.yaml', 2, SUBSCRIPTION.replace('committed: 20', 'committed: 25'));
    await expect.poll(() => refreshes).toBe(1);
    expect(codesOf(await askDocument(asking, 'acme.usage.yaml', before.resultId))).toEqual([]);
  });

  it('is told of every file of the workspace, CSV files too, and nothing is sent besides', async () => {
    const asking = await start({ capabilities: ASKS, listen });
    const answer = await askWorkspace(asking);
    expect(byName(asking, answer)).toEqual({
      'acme.subscription.yaml': ['surge-missing', 'overage', 'overage-price-missing'],
      'acme.usage.yaml': ['overage'],
      'june.csv': ['source-row-invalid'],
    });
    expect(byName(asking, await askWorkspace(asking, answer))).toEqual({
      'acme.subscription.yaml': ['unchanged'],
      'acme.usage.yaml': ['unchanged'],
      'june.csv': ['unchanged'],
    });
    expect(pushed).toEqual([]);
  });

  it('need not ask twice: what comes later comes on the open request, until it is cancelled', async () => {
    const asking = await start({ capabilities: ASKS, listen });
    const first = openStream(asking, 'first', { items: [] });
    expect(Object.keys(await first.part(0))).toHaveLength(3);
    expect(await first.ended).toBe('answered');
    const stream = openStream(asking, 'second', await askWorkspace(asking));
    expect(Object.values(await stream.part(0)).flat()).toEqual(['unchanged', 'unchanged', 'unchanged']);
    await asking.open('acme.subscription.yaml', SUBSCRIPTION.replace('committed: 20', 'committed: 25'));
    expect(await stream.part(1)).toEqual({
      'acme.subscription.yaml': ['surge-missing'],
      'acme.usage.yaml': [],
    });
    await asking.close('acme.subscription.yaml');
    expect(Object.keys(await stream.part(2))).toEqual(['acme.subscription.yaml', 'acme.usage.yaml']);
    rmSync(join(folder, 'acme.usage.yaml'));
    await asking.changed('acme.usage.yaml');
    expect(await stream.part(3)).toMatchObject({ 'acme.usage.yaml': [], 'june.csv': [] });
    stream.cancel();
    expect(await stream.ended).toBe(LSPErrorCodes.RequestCancelled);
  });

  it('is sent the findings of closed files as long as it asks for open documents alone', async () => {
    const asking = await start({ capabilities: ASKS, listen });
    await asking.open('acme.usage.yaml', USAGE);
    await asking.reconciled;
    expect(pushed).toEqual(['acme.subscription.yaml 3', 'june.csv 1']);
    await asking.open('acme.subscription.yaml', SUBSCRIPTION);
    await asking.reconciledAgain();
    expect(pushed.slice(2)).toEqual(['acme.subscription.yaml 0']);
    await askWorkspace(asking);
    expect(pushed.slice(3)).toEqual(['june.csv 0']);
  });
});

describe('an editor that is sent findings', () => {
  it('is sent them again for a document that it reads anew, for it may have dropped them', async () => {
    const sent: string[] = [];
    const listen = ({ onNotification }: ProtocolConnection): void => {
      onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
        sent.push(`${uri.slice(uri.lastIndexOf('/') + 1)} ${diagnostics.length}`);
      });
    };
    const reading = await start({ listen });
    await reading.open('acme.usage.yaml', USAGE);
    await reading.reconciled;
    expect(sent.filter(file => file === 'acme.usage.yaml 1')).toHaveLength(1);
    await reading.close('acme.usage.yaml');
    await reading.open('acme.usage.yaml', USAGE);
    await reading.reconciledAgain();
    expect(sent.filter(file => file === 'acme.usage.yaml 1')).toHaveLength(2);
    expect(sent.filter(file => file.startsWith('acme.subscription.yaml'))).toHaveLength(1);
  });
});
