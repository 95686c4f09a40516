import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  DidDeleteFilesNotification,
  DidOpenTextDocumentNotification,
  DidRenameFilesNotification,
  LSPErrorCodes,
  type ProtocolConnection,
  RegistrationRequest,
  ShowMessageNotification,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { subscription, usage } from '../deal';
import { type Editor, type EditorKind, startEditor } from './editor';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const USAGE = usage(['date: 2024-01-02, premium: 0, standard: 25']);

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

const isClean = (codes: readonly string[]): boolean => codes.length === 0;
const has =
  (code: string) =>
  (codes: readonly string[]): boolean =>
    codes.includes(code);

const open = ({ connection }: Editor, uri: string, text: string, languageId = 'entitlements'): Promise<void> =>
  connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
});

afterEach(async () => {
  await editor?.quit();
  editor = undefined;
  rmSync(folder, { recursive: true });
});

describe('files that come and go', () => {
  it('take their findings with them when they are renamed, and their folder too', async () => {
    write('acme/acme.subscription.yaml', SUBSCRIPTION);
    write('acme/acme.usage.yaml', USAGE);
    const { connection, findings, uri } = await start();
    await findings('acme/acme.usage.yaml', has('overage'));
    renameSync(join(folder, 'acme'), join(folder, 'old'));
    await connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: uri('acme'), newUri: uri('old') }],
    });
    await findings('old/acme.usage.yaml', has('overage'));
    await findings('acme/acme.usage.yaml', isClean);
    renameSync(join(folder, 'old/acme.usage.yaml'), join(folder, 'old/june.usage.yaml'));
    await connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: uri('old/acme.usage.yaml'), newUri: uri('old/june.usage.yaml') }],
    });
    await findings('old/june.usage.yaml', has('overage'));
    await findings('old/acme.usage.yaml', isClean);
  });

  it('leave no findings when their folder is deleted, by the editor or behind its back', async () => {
    for (const name of ['one', 'two']) {
      write(`${name}/acme.usage.yaml`, USAGE.replace('organization: acme', `organization: ${name}`));
    }
    const editing = await start();
    for (const name of ['one', 'two']) await editing.findings(`${name}/acme.usage.yaml`, has('unknown-organization'));
    rmSync(join(folder, 'one'), { recursive: true });
    await editing.connection.sendNotification(DidDeleteFilesNotification.type, {
      files: [{ uri: editing.uri('one') }],
    });
    await editing.findings('one/acme.usage.yaml', isClean);
    rmSync(join(folder, 'two'), { recursive: true });
    await editing.changed('two');
    await editing.findings('two/acme.usage.yaml', isClean);
  });

  it('count no more once they are closed outside of the opened folders', async () => {
    write('opened/acme.usage.yaml', USAGE);
    write('elsewhere/acme.subscription.yaml', SUBSCRIPTION);
    const editing = await start({ folders: ['opened'] });
    await editing.findings('opened/acme.usage.yaml', has('unknown-organization'));
    await editing.open('elsewhere/acme.subscription.yaml', SUBSCRIPTION);
    await editing.findings('opened/acme.usage.yaml', has('overage'));
    await editing.close('elsewhere/acme.subscription.yaml');
    await editing.findings('elsewhere/acme.subscription.yaml', isClean);
    await editing.findings('opened/acme.usage.yaml', has('unknown-organization'));
  });
});

describe('several workspace folders', () => {
  it('are one workspace: an organization is put together from all of them, until one is removed', async () => {
    write('sales/acme.subscription.yaml', SUBSCRIPTION);
    write('months/acme.usage.yaml', USAGE);
    const { connection, findings, uri } = await start({
      folders: ['sales', 'months'],
      capabilities: { workspace: { workspaceFolders: true } },
      listen: answers => answers.onRequest(RegistrationRequest.type, () => undefined),
    });
    const [overage] = await findings('months/acme.usage.yaml', has('overage'));
    expect(overage?.relatedInformation?.[0]?.location.uri).toBe(uri('sales/acme.subscription.yaml'));
    await connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: [{ uri: uri('sales'), name: 'sales' }] },
    });
    await findings('months/acme.usage.yaml', has('unknown-organization'));
    await findings('sales/acme.subscription.yaml', isClean);
    await connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [{ uri: uri('sales'), name: 'sales' }], removed: [] },
    });
    await findings('months/acme.usage.yaml', has('overage'));
  });
});

describe('documents that are no files', () => {
  it('have findings where somebody writes them, and none where an editor shows something older', async () => {
    write('acme.subscription.yaml', SUBSCRIPTION);
    write('acme.usage.yaml', USAGE);
    const editing = await start();
    await editing.findings('acme.usage.yaml', has('overage'));
    for (const scheme of ['git', 'gitfs', 'diffview', 'fugitive', 'vscode-scm', 'conflictResolution']) {
      await open(editing, `${scheme}:/deals/acme.subscription.yaml?ref=HEAD`, SUBSCRIPTION);
      await open(editing, `${scheme}:///deals/other.subscription.yaml`, SUBSCRIPTION);
    }
    await open(editing, 'untitled:Untitled-1', 'kind: usage\norganization: nobody\ndays: []\nmonths: 1\n');
    await open(editing, 'untitled:Untitled-2', 'name: something else\n', 'yaml');
    await editing.findingsAt('untitled:Untitled-1', has('schema'));
    const told = editing.sent();
    expect([...told.keys()].filter(uri => !uri.startsWith('file:'))).toEqual(['untitled:Untitled-1']);
    expect(told.get(editing.uri('acme.subscription.yaml'))).not.toContain('duplicate-subscription');
  });
});

describe('files that are hidden', () => {
  it('are no part of the workspace, opened or not, and come back when the setting is taken away', async () => {
    write('acme.subscription.yaml', SUBSCRIPTION);
    write('archive/2023/acme.subscription.yaml', SUBSCRIPTION);
    let excluded: Readonly<Record<string, unknown>> = { '**/archive': true, '**/*.subscription.yaml': false };
    const editing = await start({
      capabilities: { workspace: { configuration: true } },
      listen: (answers: ProtocolConnection) =>
        answers.onRequest(ConfigurationRequest.type, ({ items }) =>
          items.map(({ section }) => (section === 'files.exclude' ? excluded : null)),
        ),
    });
    const hidden = 'archive/2023/acme.subscription.yaml';
    await editing.reconciled;
    await editing.open(hidden, SUBSCRIPTION);
    await editing.open('acme.subscription.yaml', SUBSCRIPTION);
    await editing.reconciledAgain();
    expect(editing.sent().get(editing.uri(hidden))).toBeUndefined();
    expect(editing.sent().get(editing.uri('acme.subscription.yaml'))).not.toContain('duplicate-subscription');
    excluded = {};
    await editing.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await editing.findings(hidden, has('duplicate-subscription'));
    excluded = { archive: true };
    await editing.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await editing.findings(hidden, isClean);
    await editing.findings('acme.subscription.yaml', codes => !codes.includes('duplicate-subscription'));
  });
});

type Progress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

describe('a workspace of 600 files', () => {
  const MONTHS = 12;
  const bar: Progress[] = [];
  const messages: string[] = [];
  let stopAt: Progress['kind'] | undefined;
  let begun = (): void => undefined;
  const capabilities: ClientCapabilities = {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
    window: { workDoneProgress: true },
  };
  const listen = (connection: ProtocolConnection): void => {
    connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      connection.onProgress(WorkDoneProgress.type, token, value => {
        bar.push(value);
        if (value.kind === 'begin') begun();
        if (value.kind === stopAt) void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      });
    });
  };
  const askAll = ({ connection }: Editor) =>
    connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });

  beforeEach(() => {
    bar.length = 0;
    messages.length = 0;
    stopAt = undefined;
    begun = () => undefined;
    for (let index = 0; index < 600 / MONTHS; index += 1) {
      const id = `org-${index}`;
      write(`${id}/${id}.subscription.yaml`, SUBSCRIPTION.replace('SUB-1', id).replace('acme', id));
      for (let month = 1; month < MONTHS; month += 1) {
        const date = `2024-${String(month).padStart(2, '0')}-02`;
        write(`${id}/${month}.usage.yaml`, usage([`date: ${date}, premium: 0, standard: 25`]).replace('acme', id));
      }
    }
  });

  it('shows the problems of all of them, under a bar that comes to its end', async () => {
    const { items } = await askAll(await start({ capabilities, listen }));
    expect(items).toHaveLength(600);
    const clean = items.filter(item => item.kind === 'full' && !item.items.some(({ code }) => code === 'overage'));
    expect(clean).toEqual([]);
    expect(bar[0]).toMatchObject({ kind: 'begin', title: 'Reading 600 deal files', cancellable: true });
    expect(bar.map(({ kind }) => kind).lastIndexOf('end')).toBe(bar.length - 1);
    expect(messages).toEqual([]);
  });

  it('stops reading when told to, and says what that means', async () => {
    stopAt = 'begin';
    const { items } = await askAll(await start({ capabilities, listen }));
    expect(items.length).toBeLessThan(600);
    expect(bar.at(-1)?.kind).toBe('end');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^You stopped the reading after \d+ of 600 deal files\./);
  });

  it('answers at once that a request was given up, with most of the files still to be read', async () => {
    const source = new CancellationTokenSource();
    begun = () => source.cancel();
    const editing = await start({ capabilities, listen });
    const params = { previousResultIds: [] };
    const answer = editing.connection.sendRequest(WorkspaceDiagnosticRequest.type, params, source.token);
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(bar.map(({ kind }) => kind)).not.toContain('end');
    expect(bar.map(value => ('percentage' in value ? Number(value.percentage) : 100)).every(done => done < 50)).toBe(
      true,
    );
  });
});
