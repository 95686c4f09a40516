/** Files that take long to read: others are answered meanwhile, and whoever reads them can stop it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CancellationToken,
  CancellationTokenSource,
  type ClientCapabilities,
  type Diagnostic,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  HoverRequest,
  LSPErrorCodes,
  type ProtocolConnection,
  ShowMessageNotification,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import { EXPORT_REQUEST, type ExportedFile, RECONCILE_REQUEST } from '../../server/src/protocol';
import { subscription, usage } from '../deal';
import { type Editor, type EditorKind, startEditor } from './editor';

const TERMS = subscription({ licenses: '{standard: {committed: 20}}' });
const SMALL = usage(['date: 2024-01-02, standard: 25']);
const OF_OTHERS = 'organization: beta';
/** Where 25 is written. */
const FIGURE = { line: 3, character: 34 };

/** So many log-ins of one agent, one on each line from the fourth on. */
function logIns(count: number): string {
  const record = '{agent: a-1, license: premium, login: 2024-01-02T08:00:00Z, logout: 2024-01-02T09:00:00Z}';
  return `kind: usage\norganization: acme\nagentSessions:\n${`  - ${record}\n`.repeat(count)}`;
}

/** 19 MB. */
const LONG = logIns(200_000);
/** 2 MB. */
const SHORTER = logIns(20_000);
const LOG_IN = { line: 10, character: 60 };

const capabilities: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
  window: { workDoneProgress: true },
};
/** A server to which all work is long. */
const FAST_CLOCK = {
  env: { ...process.env, NODE_OPTIONS: `--require ${fileURLToPath(new URL('fast-clock.cjs', import.meta.url))}` },
};

let folder = '';
let editor: Editor;
const bars: string[] = [];
const messages: string[] = [];
let onBar = (_connection: ProtocolConnection, _token: string | number): unknown => undefined;

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

async function start(kind: EditorKind = {}): Promise<Editor> {
  editor = await startEditor(folder, {
    capabilities,
    listen: connection => {
      connection.onNotification(ShowMessageNotification.type, ({ message }) => void messages.push(message));
      connection.onRequest('workspace/diagnostic/refresh', () => undefined);
      connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
        connection.onProgress(WorkDoneProgress.type, token, value => {
          if (value.kind === 'begin') {
            bars.push(value.title);
            onBar(connection, token);
          }
          if (value.kind === 'end') bars.push('end');
        });
      });
    },
    ...kind,
  });
  return editor;
}

async function codesOf(name: string): Promise<string[]> {
  const params = { textDocument: { uri: editor.uri(name) } };
  const report = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, params);
  const items: readonly Diagnostic[] = report.kind === 'full' ? report.items : [];
  return items.map(({ code }) => String(code));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
  write('acme.subscription.yaml', TERMS);
  write('beta.subscription.yaml', TERMS.replace('SUB-1', 'SUB-2').replace('organization: acme', OF_OTHERS));
  write('beta.usage.yaml', SMALL.replace('organization: acme', OF_OTHERS));
  bars.length = 0;
  messages.length = 0;
  onBar = () => undefined;
});

afterEach(async () => {
  await editor.quit();
  rmSync(folder, { recursive: true });
});

describe('while a file of 200,000 log-ins is read', () => {
  /** Asks about the long file first, and says in which order the answers came. */
  async function orderOfAnswers(): Promise<string[]> {
    const order: string[] = [];
    const note =
      (what: string) =>
      (answer: unknown): void => {
        expect(answer).toBeTruthy();
        order.push(what);
      };
    await Promise.all([
      codesOf('acme.usage.yaml').then(note('findings of the long file')),
      editor.hover('beta.usage.yaml', FIGURE).then(note('hover')),
      editor.complete('beta.usage.yaml', { line: 4, character: 0 }).then(note('completion')),
      codesOf('beta.usage.yaml').then(note('findings')),
      editor.hover('acme.usage.yaml', LOG_IN).then(note('hover in the long file')),
    ]);
    return order;
  }

  /** Findings wait for all files, so that none is told that would be wrong. */
  const expectOthersFirst = (order: readonly string[]): void =>
    expect(order.slice(0, 2).sort()).toEqual(['completion', 'hover']);

  it('requests about another file are answered, whether it is opened or replaced', async () => {
    await start();
    await codesOf('beta.usage.yaml');
    await editor.open('acme.usage.yaml', `# opened\n${LONG}`);
    expectOthersFirst(await orderOfAnswers());
    await editor.change('acme.usage.yaml', 2, LONG.replaceAll('a-1', 'a-2'));
    expectOthersFirst(await orderOfAnswers());
    expect(messages).toEqual([]);
  });

  it('requests about it wait for it, can be given up, and are answered from all of it', async () => {
    const { connection, hover, open, uri } = await start();
    await codesOf('beta.usage.yaml');
    const order: string[] = [];
    await open('acme.usage.yaml', LONG);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: uri('acme.usage.yaml') }, position: LOG_IN };
    const givenUp = connection.sendRequest(HoverRequest.type, params, source.token).catch(({ code }) => {
      order.push('given up');
      return code;
    });
    const answered = hover('acme.usage.yaml', LOG_IN).then(answer => {
      order.push('answered');
      return answer;
    });
    const result = connection.sendRequest<string>(RECONCILE_REQUEST, {});
    source.cancel();
    expect(await givenUp).toBe(LSPErrorCodes.RequestCancelled);
    expect(await answered).toContain('2024-01-02');
    expect(order).toEqual(['given up', 'answered']);
    // What is told of all files is told of this one, too.
    expect(await result).toContain('Premium Concurrent Agent');
  });
});

describe('while 60,000 days are computed', () => {
  const FIRST = Date.UTC(1900, 0, 1);
  const dayAt = (number: number): string => new Date(FIRST + number * 86_400_000).toISOString().slice(0, 10);
  const DAYS = usage(Array.from({ length: 60_000 }, (_, number) => `date: ${dayAt(number)}, standard: 25`));
  const termsFor = (committed: number): string =>
    subscription({ start: '1900-01-01', licenses: `{standard: {committed: ${committed}}}` });

  /** Where the commitment is written. */
  const COMMITTED = { line: 6, character: 33 };

  /** The commitment is another one now, of which nothing is computed yet. */
  async function typeCommitment(): Promise<void> {
    write('acme.subscription.yaml', termsFor(30));
    write('acme.usage.yaml', DAYS);
    const { change, hints, open } = await start();
    await open('acme.subscription.yaml', termsFor(30));
    await open('acme.usage.yaml', DAYS);
    expect(await codesOf('acme.usage.yaml')).toEqual([]);
    expect(await hints('acme.subscription.yaml')).toEqual(['peak 25']);
    expect(await hints('beta.usage.yaml')).toEqual(['5 overage']);
    await change('acme.subscription.yaml', 2, termsFor(20));
  }

  it('since the commitment was typed, requests about another file are answered', async () => {
    await typeCommitment();
    const order: string[] = [];
    await Promise.all([
      codesOf('acme.usage.yaml').then(codes => order.push(`${codes.includes('overage')}`)),
      editor.hover('beta.usage.yaml', FIGURE).then(() => order.push('hover')),
    ]);
    expect(order).toEqual(['hover', 'true']);
  });

  it('requests about them wait for what was typed, and those about another organization are answered meanwhile', async () => {
    await typeCommitment();
    const order: string[] = [];
    const { hover, hints, lenses, uri } = editor;
    const note =
      (what: string) =>
      <Answer>(answer: Answer): Answer => {
        order.push(what);
        return answer;
      };
    const usage = { uri: uri('acme.usage.yaml'), organization: 'acme' };
    const own = Promise.all([
      hover('acme.usage.yaml', FIGURE).then(note('own')),
      hover('acme.subscription.yaml', COMMITTED).then(note('own')),
      hints('acme.subscription.yaml').then(note('own')),
      lenses('acme.subscription.yaml').then(note('own')),
      editor.connection.sendRequest<ExportedFile | null>(EXPORT_REQUEST, { ...usage, format: 'csv' }).then(note('own')),
      editor.connection.sendRequest<string>(RECONCILE_REQUEST, {}).then(note('own')),
    ]);
    // Of the organization that is typed it hangs whether they hold still.
    const still = hints('beta.usage.yaml').then(note('own'));
    expect(await hover('beta.usage.yaml', FIGURE).then(note('other'))).toContain('max(25 − 20, 0)');
    const [figure, commitment, shown, above, exported, results] = await own;
    expect(await still).toEqual(['5 overage']);
    expect(order[0]).toBe('other');
    expect(figure).toContain('max(25 − 20, 0)');
    expect(commitment).toContain('20');
    expect(shown).toEqual(['peak 25 · 5 overage']);
    expect(JSON.stringify(above)).toContain('overage 5');
    expect(JSON.stringify(exported)).toContain(',5,');
    expect(results).toContain('"overage": 5');
  });

  it('a request about them can be given up, and is answered from what is typed meanwhile', async () => {
    await typeCommitment();
    const order: string[] = [];
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: editor.uri('acme.usage.yaml') }, position: FIGURE };
    const givenUp = editor.connection.sendRequest(HoverRequest.type, params, source.token).catch(({ code }) => {
      order.push('given up');
      return code;
    });
    const answered = editor.hover('acme.usage.yaml', FIGURE).then(answer => {
      order.push('answered');
      return answer;
    });
    // By then both are waiting.
    await editor.hover('beta.usage.yaml', FIGURE);
    source.cancel();
    expect(await givenUp).toBe(LSPErrorCodes.RequestCancelled);
    await editor.change('acme.subscription.yaml', 3, termsFor(22));
    expect(await answered).toContain('max(25 − 22, 0)');
    expect(order).toEqual(['given up', 'answered']);
  });
});

describe('while an answer about a file of 5,000 records is worked out', () => {
  /** Each to be aligned, so that there is much to say. */
  const UNTIDY = usage(Array.from({ length: 5_000 }, () => 'date:  2024-01-02, note: [a,b]'));
  const formatted = (connection: ProtocolConnection, uri: string, token?: CancellationToken) =>
    connection.sendRequest(
      DocumentFormattingRequest.type,
      { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } },
      token,
    );

  async function openUntidy(): Promise<Editor> {
    const editor = await start({ server: FAST_CLOCK });
    await editor.open('untidy.usage.yaml', UNTIDY);
    await codesOf('untidy.usage.yaml');
    return editor;
  }

  it('requests about another file are answered, and it can be given up', async () => {
    const { connection, hover, uri } = await openUntidy();
    const order: string[] = [];
    const source = new CancellationTokenSource();
    const whole = formatted(connection, uri('untidy.usage.yaml')).then(edits => {
      order.push('formatted');
      return edits;
    });
    const givenUp = formatted(connection, uri('untidy.usage.yaml'), source.token).catch(({ code }) => {
      order.push('given up');
      return code;
    });
    const all = connection.sendRequest<string>(RECONCILE_REQUEST);
    await hover('beta.usage.yaml', FIGURE);
    order.push('hover');
    source.cancel();
    expect(await givenUp).toBe(LSPErrorCodes.RequestCancelled);
    expect((await whole)?.length).toBeGreaterThan(5_000);
    expect(order).toEqual(['hover', 'given up', 'formatted']);
    expect(await all).toContain('"overage": 5');
  });

  it('it is the answer about what is typed meanwhile', async () => {
    const { change, connection, hover, uri } = await openUntidy();
    const edits = formatted(connection, uri('untidy.usage.yaml'));
    await hover('beta.usage.yaml', FIGURE);
    const tidy = 'kind: usage\norganization: acme\ndays: [] \n';
    await change('untidy.usage.yaml', 2, tidy);
    expect(await edits).toEqual([
      { range: { start: { line: 2, character: 8 }, end: { line: 3, character: 0 } }, newText: '\n' },
    ]);
  });

  it('what is found in it is told of what is typed meanwhile', async () => {
    const { change, hover } = await openUntidy();
    await change('untidy.usage.yaml', 2, `${UNTIDY}# so\n`);
    const codes = codesOf('untidy.usage.yaml');
    let isAnswered = false;
    void codes.then(() => {
      isAnswered = true;
    });
    await hover('beta.usage.yaml', FIGURE);
    expect(isAnswered).toBe(false);
    await change('untidy.usage.yaml', 3, 'kind: usage\norganization: acme\ndays: [{date: none}]\n');
    expect(await codes).toEqual(['schema']);
  });
});

describe('the bar of a long file', () => {
  it('shows which file is read, and ends with it', async () => {
    await start({ server: FAST_CLOCK });
    await editor.open('acme.usage.yaml', SHORTER);
    expect(await editor.hover('acme.usage.yaml', LOG_IN)).toBeDefined();
    expect(bars.filter(title => title !== 'end')).toContain('Reading acme.usage.yaml');
    expect(bars.at(-1)).toBe('end');
    expect(messages).toEqual([]);
  });

  it('stops the reading: the file counts as not there, which is said, until its text changes', async () => {
    onBar = (connection, token) => connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
    await start({ server: FAST_CLOCK });
    await editor.open('acme.usage.yaml', SHORTER);
    expect(await editor.hover('acme.usage.yaml', LOG_IN)).toBeUndefined();
    expect(messages).toEqual([expect.stringMatching(/^You stopped the reading of acme\.usage\.yaml\./)]);
    expect(await codesOf('acme.usage.yaml')).toEqual([]);
    onBar = () => undefined;
    await editor.change('acme.usage.yaml', 2, 'x: 1\n', {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    });
    expect(await codesOf('acme.usage.yaml')).toContain('schema');
    expect(messages).toHaveLength(1);
  });

  it('ends when the file is another one meanwhile, of which everything is told', async () => {
    await start({ server: FAST_CLOCK });
    const begun = new Promise<void>(resolve => {
      onBar = () => resolve();
    });
    await editor.open('acme.usage.yaml', SHORTER);
    await begun;
    await editor.change('acme.usage.yaml', 2, SMALL);
    expect(await editor.hover('acme.usage.yaml', FIGURE)).toContain('25');
    expect(await codesOf('acme.usage.yaml')).toContain('overage');
    await editor.close('acme.usage.yaml');
    expect(await codesOf('acme.usage.yaml')).toEqual([]);
    expect(messages).toEqual([]);
  });

  it('ends when the file is closed, which is on no disk', async () => {
    await start({ server: FAST_CLOCK });
    const begun = new Promise<void>(resolve => {
      onBar = () => resolve();
    });
    await editor.open('acme.usage.yaml', SHORTER);
    await begun;
    await editor.close('acme.usage.yaml');
    expect(await codesOf('acme.usage.yaml')).toEqual([]);
    expect(await editor.connection.sendRequest(RECONCILE_REQUEST, {})).not.toContain('Premium Concurrent Agent');
  });
});
