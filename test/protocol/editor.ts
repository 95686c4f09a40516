/** An editor without a window: the real server in a process of its own, spoken to in the real protocol. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect } from 'vitest';
import {
  type ClientCapabilities,
  type CodeLens,
  CodeLensRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type InlayHint,
  InlayHintRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type InitializationOptions, RECONCILED_NOTIFICATION } from '../../server/src/protocol';
import { complaintsAbout, createTraffic, type Traffic } from './traffic';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

/** Of every editor of a test file. */
const traffics: Traffic[] = [];

afterAll(() => {
  expect(complaintsAbout(traffics)).toEqual([]);
}, 60_000);

export interface Editor {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  uri(name: string): string;
  open(name: string, text: string): Promise<void>;
  /** Replaces the whole text, or a range of it. */
  change(name: string, version: number, text: string, range?: Range): Promise<void>;
  close(name: string): Promise<void>;
  hover(name: string, position: Position): Promise<string | undefined>;
  hints(name: string): Promise<string[]>;
  lenses(name: string): Promise<CodeLens[]>;
  complete(name: string, position: Position): Promise<CompletionItem[]>;
  /** Once the workspace has been read and computed for the first time. */
  readonly reconciled: Promise<void>;
  /** Once that has happened again since this was last asked for. */
  reconciledAgain(): Promise<void>;
  /** Tells of files and folders that came, went or changed on disk. */
  changed(...names: readonly string[]): Promise<void>;
  /** The findings last sent for a file, once the test holds for them. */
  findings(name: string, holds: (codes: readonly string[]) => boolean): Promise<readonly Diagnostic[]>;
  findingsAt(uri: string, holds: (codes: readonly string[]) => boolean): Promise<readonly Diagnostic[]>;
  /** The URIs that findings were sent for, with the codes sent last. */
  sent(): ReadonlyMap<string, readonly string[]>;
  quit(): Promise<number | null>;
}

/** What sets editors apart; by default one that offers nothing, with one folder. */
export interface EditorKind {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** Names of the folders in the folder that are opened, instead of it, or addresses of others. */
  readonly folders?: readonly string[];
  /** Takes what the server asks, before it is told that the editor is ready. */
  readonly listen?: (connection: ProtocolConnection) => void;
  /** Another server than the one that ships, or another user who starts it. */
  /** The process that the server is told to belong to; this one by default. */
  readonly editorPid?: number;
  readonly server?: { readonly script?: string; readonly env?: NodeJS.ProcessEnv; readonly uid?: number };
}

export async function startEditor(
  folder: string,
  {
    capabilities = {},
    initializationOptions = {},
    folders = [''],
    listen,
    editorPid = process.pid,
    server: { script = CLI, ...started } = {},
  }: EditorKind = {},
): Promise<Editor> {
  const server = spawn(process.execPath, [script, 'lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...started,
  });
  const traffic = createTraffic();
  traffics.push(traffic);
  const reader = new StreamMessageReader(server.stdout);
  const writer = new StreamMessageWriter(server.stdin);
  const connection = createProtocolConnection(
    {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      dispose: () => reader.dispose(),
      listen: take =>
        reader.listen(message => {
          traffic.received(message);
          take(message);
        }),
    },
    {
      onError: writer.onError,
      onClose: writer.onClose,
      dispose: () => writer.dispose(),
      end: () => writer.end(),
      write(message) {
        traffic.sent(message);
        return writer.write(message);
      },
    },
  );
  const published = new Map<string, readonly Diagnostic[]>();
  const waiting = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
    for (const check of waiting) check();
  });
  const rounds = { told: 0, awaited: 0 };
  const nextRound = (): Promise<void> => {
    rounds.awaited = Math.max(rounds.awaited + 1, rounds.told);
    return new Promise(resolve => {
      const check = (): void => {
        if (rounds.told < rounds.awaited) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  };
  connection.onNotification(RECONCILED_NOTIFICATION, () => {
    rounds.told += 1;
    for (const check of waiting) check();
  });
  const reconciled = nextRound();
  listen?.(connection);
  connection.listen();
  const root = pathToFileURL(folder).href;
  const uri = (name: string): string => `${root}/${name.split('/').map(encodeURIComponent).join('/')}`;
  const findingsAt: Editor['findingsAt'] = (file, holds) =>
    new Promise(resolve => {
      const check = (): void => {
        const found = published.get(file);
        if (found === undefined || !holds(found.map(({ code }) => String(code)))) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  const addressOf = (name: string): string => (name.includes('://') ? name : uri(name).replace(/\/$/, ''));
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: editorPid,
    rootUri: root,
    capabilities,
    initializationOptions,
    workspaceFolders: folders.map(name => ({ uri: addressOf(name), name })),
  });
  await connection.sendNotification(InitializedNotification.type, {});

  return {
    process: server,
    connection,
    initialized,
    reconciled,
    uri,
    reconciledAgain: nextRound,
    changed: (...names) =>
      connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: names.map(
          (name): FileEvent => ({
            uri: uri(name),
            type: existsSync(join(folder, name)) ? FileChangeType.Changed : FileChangeType.Deleted,
          }),
        ),
      }),
    open: (name, text) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(name), languageId: 'yaml', version: 1, text },
      }),
    change: (name, version, text, range) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(name), version },
        contentChanges: [range === undefined ? { text } : { text, range }],
      }),
    close: name =>
      connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: uri(name) } }),
    async hover(name, position) {
      const answer: Hover | null = await connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: uri(name) },
        position,
      });
      const contents = answer?.contents;
      return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
    },
    async complete(name, position) {
      const answer: CompletionList | CompletionItem[] | null = await connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: uri(name) },
        position,
      });
      return Array.isArray(answer) ? answer : (answer?.items ?? []);
    },
    async hints(name) {
      const answer: InlayHint[] | null = await connection.sendRequest(InlayHintRequest.type, {
        textDocument: { uri: uri(name) },
        range: WHOLE,
      });
      return (answer ?? []).map(({ label }) =>
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      );
    },
    async lenses(name) {
      const answer: CodeLens[] | null = await connection.sendRequest(CodeLensRequest.type, {
        textDocument: { uri: uri(name) },
      });
      return answer ?? [];
    },
    findings: (name, holds) => findingsAt(uri(name), holds),
    findingsAt,
    sent: () => new Map([...published].map(([file, found]) => [file, found.map(({ code }) => String(code))])),
    async quit() {
      const exited = new Promise<number | null>(resolve => server.once('exit', resolve));
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      return await exited;
    },
  };
}
