/** The wiring between a client and the workspace: which message leads to which feature. No rule is decided here. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Hover,
  type HoverParams,
  type InitializeParams,
  type InitializeResult,
  type InlayHint,
  type InlayHintParams,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { dailyDetail } from './features/daily-detail';
import { diagnostics } from './features/diagnostics';
import { explain } from './features/explain';
import { createGuard } from './features/guard';
import { hover } from './features/hover';
import { inlayHints } from './features/inlay-hints';
import { reconcileAll } from './features/reconcile';
import type { FileAccess } from './files';
import { english } from './messages/en';
import { kindsOf } from './model/source-file';
import {
  DAILY_DETAIL_REQUEST,
  type DailyDetailParams,
  type DailyDetailView,
  EXPLAIN_REQUEST,
  type ExplainParams,
  type ExplanationView,
  RECONCILE_REQUEST,
  RECONCILED_NOTIFICATION,
} from './protocol';
import type { SourceRequest } from './workspace/source-path';
import { canonicalUri } from './workspace/uri';
import { createWorkspace } from './workspace/workspace';

export interface Host {
  readonly files: FileAccess;
  /** Runs the task once, the given milliseconds from now. */
  readonly schedule: (task: () => void, milliseconds: number) => void;
  /** The address of the page that describes the findings. */
  readonly findingsPage: string;
  readonly version: string;
}

/** Lets a burst of keystrokes pass as one change; short enough not to be felt. */
const DEBOUNCE_MILLISECONDS = 30;

const WATCHED_FILES = ['**/*.{subscription,usage,invoice,entitlements}.{yaml,yml}', '**/*.csv'];

/** Serves one client until the connection ends. */
export function serve(connection: Connection, host: Host): void {
  const messages = english;
  const workspace = createWorkspace();
  const documents = new TextDocuments(TextDocument);
  const published = new Map<string, string>();
  const client = { watches: false, refreshesHints: false, changesFolders: false, folders: [] as string[] };
  let isScheduled = false;

  const log = (text: string): void => connection.console.error(text);
  const guarded = createGuard(log);
  const publishGuarded = guarded('diagnostics', undefined, publish);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { workspace: offered } = params.capabilities;
    client.watches = offered?.didChangeWatchedFiles?.dynamicRegistration === true;
    client.refreshesHints = offered?.inlayHint?.refreshSupport === true;
    client.changesFolders = offered?.workspaceFolders === true;
    client.folders = params.workspaceFolders?.map(folder => folder.uri) ?? [params.rootUri].flatMap(uri => uri ?? []);
    return {
      serverInfo: { name: 'entitlements', version: host.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        inlayHintProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: client.changesFolders } },
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.watches) {
      const watchers = WATCHED_FILES.map(globPattern => ({ globPattern }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
    workspace.setFolders(client.folders);
    await Promise.all(client.folders.map(loadFolder));
  });

  const changeFolders = async (event: WorkspaceFoldersChangeEvent): Promise<void> => {
    for (const { uri } of event.removed) {
      const prefix = `${canonicalUri(uri)}/`;
      for (const file of workspace.uris()) if (file.startsWith(prefix) && !isOpen(file)) workspace.remove(file);
    }
    const remaining = client.folders.filter(folder => !event.removed.some(({ uri }) => uri === folder));
    client.folders = [...remaining, ...event.added.map(({ uri }) => uri)];
    workspace.setFolders(client.folders);
    await Promise.all(event.added.map(({ uri }) => loadFolder(uri)));
    publishSoon();
  };

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri, type } of changes) {
      const source = workspace.sourceRequest(uri);
      if (source !== undefined) await loadSource(source);
      else if (isOpen(uri)) continue;
      else if (type === FileChangeType.Deleted) workspace.remove(uri);
      else await loadFile(uri);
    }
    publishSoon();
  });

  documents.onDidChangeContent(({ document }) => {
    if (isComparison(document.uri)) return;
    workspace.set(document);
    publishSoon();
  });

  documents.onDidClose(async ({ document }) => {
    if (isComparison(document.uri)) return;
    await loadFile(document.uri);
    publishSoon();
  });

  connection.onHover(
    guarded('hover', null as Hover | null, ({ textDocument, position }: HoverParams) =>
      hover(workspace, messages, textDocument.uri, position),
    ),
  );
  connection.languages.inlayHint.on(
    guarded('inlayHint', [] as InlayHint[], ({ textDocument, range }: InlayHintParams) =>
      inlayHints(workspace, messages, textDocument.uri, range),
    ),
  );
  connection.onRequest(
    DAILY_DETAIL_REQUEST,
    guarded('dailyDetail', null as DailyDetailView | null, (params: DailyDetailParams) =>
      dailyDetail(workspace, messages, params),
    ),
  );

  connection.onRequest(
    EXPLAIN_REQUEST,
    guarded('explain', null as ExplanationView | null, (params: ExplainParams) => explain(workspace, messages, params)),
  );

  connection.onRequest(
    RECONCILE_REQUEST,
    guarded('reconcile', null as string | null, () => reconcileAll(workspace)),
  );

  documents.listen(connection);
  connection.listen();

  function isOpen(uri: string): boolean {
    const canonical = canonicalUri(uri);
    return documents.keys().some(open => canonicalUri(open) === canonical);
  }

  async function loadFolder(folder: string): Promise<void> {
    const uris = await host.files.find(folder).catch((error: unknown) => {
      log(`${folder}: ${String(error)}`);
      return [];
    });
    await Promise.all(uris.map(loadFile));
    publishSoon();
  }

  /** Takes the file as it is on disk; one that cannot be read is gone. What is open in the editor counts instead. */
  async function loadFile(uri: string): Promise<void> {
    if (kindsOf(uri).length === 0 || isComparison(uri)) return;
    const text = await host.files.read(uri).catch(() => undefined);
    if (isOpen(uri)) return;
    if (text === undefined) workspace.remove(uri);
    else workspace.set(TextDocument.create(uri, 'entitlements', 0, text));
  }

  async function loadSource({ uri, folders }: SourceRequest): Promise<void> {
    const read = await host.files.readWithin(folders, uri);
    workspace.setSource(uri, 'text' in read ? TextDocument.create(uri, 'csv', 0, read.text) : read.refusal);
  }

  function publishSoon(): void {
    if (isScheduled) return;
    isScheduled = true;
    host.schedule(() => {
      isScheduled = false;
      publishGuarded(undefined);
    }, DEBOUNCE_MILLISECONDS);
  }

  /**
   * Sends the findings that changed, those of files that are not open too. First reads the sources that are new, so that
   * nothing is said about figures that are not there yet.
   */
  function publish(): void {
    const wanted = workspace.wantedSources();
    if (wanted.length > 0) {
      void Promise.all(wanted.map(loadSource)).then(publishSoon);
      return;
    }
    const touched = workspace.takeTouched();
    for (const uri of touched) {
      const file = workspace.file(uri);
      const found = diagnostics(workspace, messages, host.findingsPage, uri);
      const sent = JSON.stringify(found);
      if ((published.get(uri) ?? '[]') === sent) continue;
      published.set(uri, sent);
      void connection.sendDiagnostics({ uri: file?.text.uri ?? uri, diagnostics: found });
    }
    if (touched.length === 0) return;
    void connection.sendNotification(RECONCILED_NOTIFICATION);
    if (client.refreshesHints) void connection.languages.inlayHint.refresh();
  }
}

/** Earlier versions of a file, shown beside it for comparison, are not part of a deal. */
const isComparison = (uri: string): boolean => /^git(fs|lens)?:/i.test(uri);
