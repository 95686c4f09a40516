/** A language server in a process of its own, and the editor that it talks to over its standard input and output. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export interface ServerProgram {
  /** What Node is started with. */
  readonly args: readonly string[];
  /** The URI of the folder that is opened, if there is one. */
  readonly folder?: string | undefined;
  /** What the server is told when it asks for its settings. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Whether the editor asks for findings; otherwise it waits until they are sent. */
  readonly pulls: boolean;
}

/** A text in the place of another. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

export interface Session {
  readonly pid: number;
  readonly connection: ProtocolConnection;
  /** From the start of the process to the answer of `initialize`, in milliseconds. */
  readonly startMilliseconds: number;
  open(uri: string, text: string): Promise<void>;
  change(uri: string, edit: Edit): Promise<void>;
  close(uri: string): Promise<void>;
  quit(): Promise<void>;
}

/** An editor like VS Code, as far as it matters for what is measured. */
const capabilitiesOf = (pulls: boolean) => ({
  workspace: {
    configuration: true,
    workspaceFolders: true,
    ...(pulls ? { diagnostics: { refreshSupport: true } } : {}),
  },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    ...(pulls ? { diagnostic: { relatedDocumentSupport: true } } : {}),
    hover: { contentFormat: ['markdown' as const, 'plaintext' as const] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] } },
    inlayHint: { resolveSupport: { properties: ['tooltip', 'label.location'] } },
  },
});

export async function startSession({ args, folder, settings = {}, pulls }: ServerProgram): Promise<Session> {
  const start = performance.now();
  const server = spawn(process.execPath, [...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  let isEnding = false;
  const exited = once(server, 'exit').then(([code]) => {
    if (!isEnding) throw new Error(`${args.join(' ')} ended with ${code} while it was measured.`);
  });
  const { pid } = server;
  if (pid === undefined) throw new Error(`${args.join(' ')} could not be started.`);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === undefined ? null : (settings[section] ?? null))),
  );
  connection.onUnhandledNotification(() => undefined);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: folder ?? null,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'measured' }],
    capabilities: capabilitiesOf(pulls),
  });
  const startMilliseconds = performance.now() - start;
  await connection.sendNotification(InitializedNotification.type, {});

  let version = 0;
  /** Never the same again, also of a document that is opened anew: a server may keep what it found of a version. */
  const nextVersion = (): number => {
    version += 1;
    return version;
  };
  return {
    pid,
    connection,
    startMilliseconds,
    open: (uri, text) =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'yaml', version: nextVersion(), text },
      }),
    change: (uri, edit) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version: nextVersion() },
        contentChanges: [edit],
      }),
    close: uri => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
    async quit() {
      isEnding = true;
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await exited;
      connection.dispose();
    },
  };
}
