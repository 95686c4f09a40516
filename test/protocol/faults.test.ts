import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogMessageNotification, ShowMessageNotification } from 'vscode-languageserver-protocol/node';
import {
  CYCLE_AT_REQUEST,
  EXPLAIN_REQUEST,
  EXPORT_REQUEST,
  FAULT_NOTIFICATION,
  type FaultParams,
  IMPORT_REQUEST,
  NEW_SUBSCRIPTION_REQUEST,
  NEW_USAGE_REQUEST,
  OVERVIEW_REQUEST,
  PREVIEW_REQUEST,
  RECONCILE_REQUEST,
  WRITE_TRIED_REQUEST,
} from '../../server/src/protocol';
import { subscription, usage } from '../deal';
import { type Editor, type EditorKind, startEditor } from './editor';
import { type FaultyServer, faultyServer } from './faulty-server';

const SUBSCRIPTION = subscription({ licenses: '{standard: {committed: 20}}' });
const USAGE = usage(['date: 2024-01-03, standard: 31', 'date: 2024-01-02,standard: 25'], {
  sources: '[{file: june.csv, format: daily-detail}]',
});

/** The functions that answer each request, with what is answered where they cannot. */
const FEATURES: Readonly<Record<string, readonly [method: string, without: unknown]>> = {
  hover: ['textDocument/hover', null],
  inlayHints: ['textDocument/inlayHint', []],
  codeLenses: ['textDocument/codeLens', []],
  completion: ['textDocument/completion', { isIncomplete: false, items: [] }],
  definition: ['textDocument/definition', []],
  references: ['textDocument/references', []],
  documentHighlight: ['textDocument/documentHighlight', []],
  prepareRename: ['textDocument/prepareRename', null],
  rename: ['textDocument/rename', null],
  documentLinks: ['textDocument/documentLink', []],
  documentSymbols: ['textDocument/documentSymbol', []],
  workspaceSymbols: ['workspace/symbol', []],
  foldingRanges: ['textDocument/foldingRange', []],
  selectionRanges: ['textDocument/selectionRange', []],
  codeActions: ['textDocument/codeAction', []],
  formatting: ['textDocument/formatting', []],
  diagnosticsInPieces: ['textDocument/diagnostic', { kind: 'full', items: [] }],
  preview: [PREVIEW_REQUEST, null],
  writeTried: [WRITE_TRIED_REQUEST, null],
  exported: [EXPORT_REQUEST, null],
  explain: [EXPLAIN_REQUEST, null],
  overview: [OVERVIEW_REQUEST, null],
  cycleAt: [CYCLE_AT_REQUEST, null],
  newUsage: [NEW_USAGE_REQUEST, null],
  newSubscription: [NEW_SUBSCRIPTION_REQUEST, null],
  importCsv: [IMPORT_REQUEST, null],
  reconcileAll: [RECONCILE_REQUEST, null],
};

const PULLING = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

/** Each answer to a preview has a name of its own. */
const withoutId = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null ? { ...answer, id: undefined } : answer;

describe('a fault in one feature', () => {
  let folder = '';
  let server: FaultyServer;
  let editor: Editor;
  const logged: string[] = [];
  const shown: string[] = [];
  const faults: FaultParams[] = [];

  const start = (kind: EditorKind): Promise<Editor> =>
    startEditor(folder, {
      ...kind,
      server,
      listen: connection => {
        connection.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
        connection.onNotification(ShowMessageNotification.type, ({ message }) => void shown.push(message));
        connection.onNotification(FAULT_NOTIFICATION, (params: FaultParams) => void faults.push(params));
        kind.listen?.(connection);
      },
    });

  const clear = (): void => {
    for (const list of [logged, shown, faults]) list.length = 0;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeFileSync(join(folder, 'acme.subscription.yaml'), SUBSCRIPTION);
    writeFileSync(join(folder, 'acme.usage.yaml'), USAGE);
    writeFileSync(join(folder, 'june.csv'), 'Usage Date,Usage Type,Units Used\n2024-01-05,IVR Port,3\n');
    server = await faultyServer(folder);
    editor = await start({ capabilities: PULLING });
    await editor.open('acme.usage.yaml', USAGE);
    await editor.reconciled;
  });

  afterAll(async () => {
    await editor.quit();
    rmSync(folder, { recursive: true });
  });

  let version = 1;

  const askAll = async (): Promise<ReadonlyMap<string, unknown>> => {
    // What is told of a file is kept until something is typed.
    version += 1;
    await editor.change('acme.usage.yaml', version, USAGE);
    const answers = Object.values(FEATURES).map(async ([method]) => {
      const answer: unknown = await editor.connection.sendRequest(method, question(editor));
      return [method, method === PREVIEW_REQUEST ? withoutId(answer) : answer] as const;
    });
    return new Map(await Promise.all(answers));
  };

  it('leaves the answers of all others as they were, is logged once and told once', async () => {
    const healthy = await askAll();
    for (const [name, [method, without]] of Object.entries(FEATURES)) {
      expect(healthy.get(method), name).not.toEqual(without);
      clear();
      server.break(name);
      const answers = await askAll();
      await askAll();
      expect(answers.get(method), name).toMatchObject(Object(without));
      for (const [other, answer] of healthy)
        if (other !== method) expect(answers.get(other), `${other} without ${name}`).toEqual(answer);
      expect(logged, name).toEqual([expect.stringMatching(`^Entitlement Specs \\d.*\nError: broken: ${name}\n +at `)]);
      expect(shown, name).toEqual([expect.stringContaining('Your files are as they were')]);
    }
    server.break();
    expect(await askAll()).toEqual(healthy);
  }, 60_000);

  it('comes with its report to an editor that can show it', async () => {
    clear();
    const showing = await start({ initializationOptions: { showsFaults: true } });
    await showing.reconciled;
    server.break('hover');
    for (let times = 0; times < 3; times += 1) await showing.hover('acme.usage.yaml', { line: 4, character: 20 });
    server.break();
    await showing.quit();
    expect(shown).toEqual([]);
    expect(faults).toEqual([
      {
        message: expect.stringContaining('“hover” gave no answer'),
        report: expect.stringMatching(/^Entitlement Specs \d+\.\d+\.\d+, hover\nError: broken: hover\n +at /),
      },
    ]);
  });

  it('in finding problems, in hints and in typing leaves what is typed to the others', async () => {
    clear();
    server.break('diagnosticsInPieces', 'hintsOf', 'lensesOf');
    const pushed = await start({
      capabilities: { workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } } },
    });
    await pushed.reconciled;
    await pushed.open('acme.usage.yaml', USAGE);
    await pushed.hints('acme.usage.yaml');
    await pushed.change('acme.usage.yaml', 2, USAGE.replace('31', '41'));
    expect(await pushed.hover('acme.usage.yaml', { line: 4, character: 40 })).toContain('max(41 − 20, 0)');
    server.break();
    await pushed.change('acme.usage.yaml', 3, USAGE.replace('31', '51'));
    const messageOfOverage = async (): Promise<string> =>
      JSON.stringify(await pushed.findings('acme.usage.yaml', codes => codes.includes('overage')));
    await expect.poll(messageOfOverage).toContain('51');
    await pushed.quit();
  });

  it('in what an organization comes to is told once, and whoever asks is answered as far as that goes', async () => {
    clear();
    const figure = { line: 4, character: 40 };
    const computing = await start({ capabilities: PULLING });
    await computing.reconciled;
    await computing.open('acme.usage.yaml', USAGE);
    await computing.open('acme.subscription.yaml', SUBSCRIPTION);
    expect(await computing.hover('acme.usage.yaml', figure)).toContain('max(31 − 20, 0)');
    server.break('termsFindings');
    await computing.change('acme.subscription.yaml', 2, SUBSCRIPTION.replace('20}', '21}'));
    expect(await computing.hover('acme.usage.yaml', figure)).toBeUndefined();
    // What it came to before is all that there is.
    expect(await computing.hints('acme.usage.yaml')).toEqual(['11 overage', '5 overage']);
    expect(await computing.connection.sendRequest(RECONCILE_REQUEST, {})).toContain('"overage": 11');
    expect(logged).toEqual([expect.stringMatching('^Entitlement Specs \\d.*, hover\nError: broken: termsFindings\n')]);
    expect(shown).toHaveLength(1);
    server.break();
    await computing.change('acme.subscription.yaml', 3, SUBSCRIPTION.replace('20}', '22}'));
    expect(await computing.hover('acme.usage.yaml', figure)).toContain('max(31 − 22, 0)');
    await computing.quit();
  });

  it('in what an organization comes to keeps no finding of another from an editor to which they are sent', async () => {
    clear();
    const pushed = await start({});
    await pushed.reconciled;
    const invoice = 'kind: invoice\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\n';
    await pushed.open('acme.invoice.yaml', invoice);
    await pushed.open('beta.usage.yaml', usage(['date: 2024-01-02, standard: 5'], { organization: 'beta' }));
    await pushed.findings('beta.usage.yaml', codes => codes.includes('unknown-organization'));
    server.break('invoiceFindings');
    await pushed.change('acme.invoice.yaml', 2, `${invoice}lines: []\n`);
    await pushed.change('beta.usage.yaml', 2, 'kind: usage\norganization: beta\ndays: x\n');
    await pushed.findings('beta.usage.yaml', codes => codes.includes('schema'));
    server.break();
    await pushed.quit();
    expect(logged).toHaveLength(1);
  });

  it('in what an organization comes to from the first on keeps nobody waiting', async () => {
    clear();
    server.break('termsFindings');
    const computing = await start({ capabilities: PULLING });
    await computing.open('acme.usage.yaml', USAGE);
    expect(await computing.hover('acme.usage.yaml', { line: 4, character: 40 })).toBeUndefined();
    expect(await computing.connection.sendRequest(RECONCILE_REQUEST, {})).toBeNull();
    expect(await computing.connection.sendRequest(OVERVIEW_REQUEST, { today: '2024-01-15' })).toBeNull();
    server.break();
    await computing.change('acme.usage.yaml', 2, USAGE.replace('31', '41'));
    expect(await computing.hover('acme.usage.yaml', { line: 4, character: 40 })).toContain('max(41 − 20, 0)');
    await computing.quit();
  });

  it('of the editor, which refuses what it has offered, ends nothing', async () => {
    clear();
    const refuse = (): never => {
      throw new Error('not today');
    };
    const refusing = await start({
      capabilities: {
        ...PULLING,
        workspace: {
          ...PULLING.workspace,
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          inlayHint: { refreshSupport: true },
          codeLens: { refreshSupport: true },
        },
      },
      listen: connection => {
        for (const method of REFUSED) connection.onRequest(method, refuse);
      },
    });
    await refusing.reconciled;
    await refusing.open('acme.usage.yaml', USAGE);
    const asked = { textDocument: { uri: refusing.uri('acme.usage.yaml') } };
    await refusing.connection.sendRequest('textDocument/diagnostic', asked);
    await refusing.hints('acme.usage.yaml');
    await refusing.lenses('acme.usage.yaml');
    await refusing.open('acme.subscription.yaml', SUBSCRIPTION.replace('committed: 20', 'committed: 25'));
    await refusing.reconciledAgain();
    for (let round = 0; round < 3; round += 1) expect(await refusing.hints('acme.usage.yaml')).toContain('6 overage');
    await refusing.quit();
  });
});

const REFUSED = [
  'client/registerCapability',
  'workspace/configuration',
  'workspace/diagnostic/refresh',
  'workspace/inlayHint/refresh',
  'workspace/codeLens/refresh',
];

/** All that any of the questions takes, at the figure that is overage; whoever is asked takes what it needs. */
function question(editor: Editor): object {
  const uri = editor.uri('acme.usage.yaml');
  const position = { line: 1, character: 15 };
  return {
    uri,
    textDocument: { uri },
    position,
    positions: [position],
    range: { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } },
    context: { includeDeclaration: true, diagnostics: [], triggerKind: 1 },
    options: { tabSize: 2, insertSpaces: true },
    query: 'acme',
    newName: 'beta',
    tried: { values: { standard: '31' } },
    format: 'csv',
    figure: 'standard.billed',
    today: '2024-01-15',
    folder: editor.uri(''),
    organization: 'acme',
    text: 'start,end\n2024-01-05T08:00:00Z,2024-01-05T08:10:00Z\n',
    cycle: '2024-01-01',
    id: 'SUB-2',
    start: '2024-01-01',
    agentModel: 'named',
    currency: 'USD',
    committed: {},
  };
}
