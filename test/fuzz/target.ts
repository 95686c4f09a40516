/** All that the server does with a text, asked of the real server in a process of its own, and what is wrong with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DiagnosticRefreshRequest,
  LogMessageNotification,
  MessageType,
  type Position,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type OpenText, openText } from '../../server/src/model/open-text';
import {
  CYCLE_AT_REQUEST,
  EXPLAIN_REQUEST,
  EXPORT_FORMATS,
  EXPORT_REQUEST,
  IMPORT_REQUEST,
  NEW_USAGE_REQUEST,
  OVERVIEW_REQUEST,
  PREVIEW_REQUEST,
  RECONCILE_REQUEST,
  WRITE_TRIED_REQUEST,
} from '../../server/src/protocol';
import { CSV_DEAL } from './csv-deal';
import type { Input } from './inputs';
import { placesOutside } from './places';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A text of this kind is answered in a few milliseconds; on a machine with much else to do it may take long. */
const HANGING_MILLISECONDS = 30_000;

export interface Tried {
  inputs: number;
  bytes: number;
  questions: number;
  slowest: number;
}

export interface Target {
  /** What is wrong, in a line each; nothing where all is well. */
  complaintsAbout(input: Input): Promise<string[]>;
  readonly tried: Tried;
  end(): void;
}

interface Question {
  readonly method: string;
  readonly params: object;
}

interface Running {
  readonly server: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly logged: string[];
  readonly open: Map<string, number>;
  readonly died: Promise<never>;
}

/** Starts a server on a folder with the examples, in which the inputs are files like any other. */
export function createTarget(): Target {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  cpSync(join(ROOT, 'examples'), folder, { recursive: true });
  writeFileSync(join(folder, 'csv.entitlements.yaml'), CSV_DEAL);
  const root = pathToFileURL(folder).href;
  const tried: Tried = { inputs: 0, bytes: 0, questions: 0, slowest: 0 };
  let running: Running | undefined;

  const start = async (): Promise<Running> => {
    const server = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'lsp', '--stdio'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const logged: string[] = [];
    server.stderr.setEncoding('utf8').on('data', text => logged.push(`on standard error: ${text}`));
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
      if (type === MessageType.Error) logged.push(`logged: ${message}`);
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => undefined);
    connection.listen();
    const died = new Promise<never>((_, reject) => {
      server.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}`)));
    });
    died.catch(() => undefined);
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: root,
      capabilities: CAPABILITIES,
      workspaceFolders: [{ uri: root, name: 'fuzz' }],
    });
    await connection.sendNotification('initialized', {});
    return { server, connection, logged, open: new Map(), died };
  };

  const setText = async ({ connection, open }: Running, { name, text }: Input): Promise<void> => {
    const uri = `${root}/${name}`;
    if (name.endsWith('.csv')) {
      writeFileSync(join(folder, name), text);
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
      // Answered once the file has been read; before that all speak of the text before.
      await connection.sendRequest(aboutFindings(uri).method, aboutFindings(uri).params);
      return;
    }
    const version = (open.get(name) ?? 0) + 1;
    open.set(name, version);
    if (version === 1)
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'entitlements', version, text },
      });
    else
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
  };

  const complaintsAbout = async (input: Input): Promise<string[]> => {
    running ??= await start();
    const { connection, logged, died, server } = running;
    const uri = `${root}/${input.name}`;
    const document = openText(uri, '', 0, asRead(input));
    const complaints: string[] = [];
    const begun = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hangs = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the server hangs')), HANGING_MILLISECONDS);
    });
    try {
      await setText(running, input);
      const asked = questionsAbout(uri, root, asRead(input));
      tried.questions += asked.length;
      const answers = asked.map(async ({ method, params }) => {
        // A refusal is an answer, too.
        const answer: unknown = await connection.sendRequest(method, params).catch(refusalOf);
        if (answer instanceof Error) complaints.push(`${method} failed: ${answer.message}`);
        else complaints.push(...wrongIn(answer, document).map(complaint => `${method}: ${complaint}`));
      });
      await Promise.race([Promise.all(answers), died, hangs]);
    } catch (error) {
      complaints.push(String(error));
      server.kill('SIGKILL');
      running = undefined;
    } finally {
      clearTimeout(timer);
    }
    complaints.push(...logged.splice(0));
    tried.inputs += 1;
    tried.bytes += Buffer.byteLength(input.text);
    tried.slowest = Math.max(tried.slowest, performance.now() - begun);
    return complaints;
  };

  return {
    complaintsAbout,
    tried,
    end() {
      running?.server.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What is read from a disk has lost its byte-order mark by then. */
const asRead = ({ name, text }: Input): string =>
  name.endsWith('.csv') && text.startsWith('\uFEFF') ? text.slice(1) : text;

/** A client that asks for findings, so that it gets them at once. */
const CAPABILITIES = {
  textDocument: { diagnostic: {}, inlayHint: { resolveSupport: { properties: ['tooltip', 'label.location'] } } },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] },
  },
};

const aboutFindings = (uri: string): Question => ({
  method: 'textDocument/diagnostic',
  params: { textDocument: { uri } },
});

/** Of a document everything, of a few places in it everything that is asked of places; the text decides which. */
function questionsAbout(uri: string, root: string, text: string): Question[] {
  const textDocument = { uri };
  const document = openText(uri, '', 0, text);
  const random = randomBy(text);
  const anywhere = (): Position => document.positionAt(Math.floor(random() * (text.length + 1)));
  const whole: Range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const options = { tabSize: 2, insertSpaces: true };
  const context = { diagnostics: [], only: ['quickfix', 'source.fixAll'] };
  const tried = { values: { premium: '7', standard: '1e400', ivrPorts: '2', surgeProtection: '45%' } };
  const ofPlaces = Array.from({ length: 3 }, anywhere).flatMap((position): Question[] => [
    ...['hover', 'completion', 'definition', 'documentHighlight', 'prepareRename'].map(name => ({
      method: `textDocument/${name}`,
      params: { textDocument, position },
    })),
    {
      method: 'textDocument/references',
      params: { textDocument, position, context: { includeDeclaration: true } },
    },
    { method: 'textDocument/rename', params: { textDocument, position, newName: 'other: [name' } },
    { method: 'textDocument/selectionRange', params: { textDocument, positions: [position] } },
    { method: 'textDocument/codeAction', params: { textDocument, range: { start: position, end: position }, context } },
    { method: CYCLE_AT_REQUEST, params: { uri, position, today: '2024-06-15' } },
  ]);
  const [one, other] = [anywhere(), anywhere()];
  const isInOrder = document.offsetAt(one) <= document.offsetAt(other);
  const range = isInOrder ? { start: one, end: other } : { start: other, end: one };
  const format = EXPORT_FORMATS[Math.floor(random() * EXPORT_FORMATS.length)];
  return [
    aboutFindings(uri),
    ...ofPlaces,
    ...['codeLens', 'documentLink', 'documentSymbol', 'foldingRange'].map(name => ({
      method: `textDocument/${name}`,
      params: { textDocument },
    })),
    { method: 'textDocument/inlayHint', params: { textDocument, range: whole } },
    { method: 'textDocument/codeAction', params: { textDocument, range: whole, context } },
    { method: 'textDocument/formatting', params: { textDocument, options } },
    { method: 'textDocument/rangeFormatting', params: { textDocument, range, options } },
    { method: 'workspace/symbol', params: { query: 'a' } },
    { method: PREVIEW_REQUEST, params: { uri } },
    { method: PREVIEW_REQUEST, params: { uri, tried } },
    { method: WRITE_TRIED_REQUEST, params: { uri, tried } },
    { method: EXPORT_REQUEST, params: { uri, format } },
    { method: EXPLAIN_REQUEST, params: { uri, figure: 'invoice.total' } },
    { method: OVERVIEW_REQUEST, params: { today: '2024-06-15' } },
    { method: NEW_USAGE_REQUEST, params: { folder: root, organization: 'acme', cycle: '2024-01-01' } },
    { method: IMPORT_REQUEST, params: { uri, text, organization: 'acme' } },
    { method: RECONCILE_REQUEST, params: {} },
  ];
}

/** The same numbers for the same text, so that what was found is found again. */
function randomBy(text: string): () => number {
  let state = 2166136261;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 16777619);
  return () => {
    state = Math.imul(state ^ (state >>> 15), 2246822507) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A sentence for a person (a name that is taken, nothing to rename) is an answer; anything else is a fault. */
const REQUEST_FAILED = -32803;
const refusalOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === REQUEST_FAILED ? null : error;

/** What no sentence, number or text ever says, unless the file says it. */
const NONSENSE = ['NaN', '[object Object]', 'undefined', 'Infinity'];

function wrongIn(answer: unknown, document: OpenText): string[] {
  const said = JSON.stringify(answer) ?? '';
  const nonsense = NONSENSE.filter(word => said.includes(word) && !document.getText().includes(word));
  return [...placesOutside(answer, document), ...nonsense.map(word => `says ${word}`)];
}
