/** The wiring between a client and the workspace: which message leads to which feature. No rule is decided here. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionClient } from '../features/completion';
import { diagnostics } from '../features/diagnostics';
import { createGuard } from '../features/guard';
import type { FileAccess } from '../files';
import { kindsOf } from '../model/source-file';
import { RECONCILED_NOTIFICATION } from '../protocol';
import type { SourceRequest } from '../workspace/source-path';
import { canonicalUri } from '../workspace/uri';
import { createWorkspace } from '../workspace/workspace';
import { createEditing } from './editing';
import { answerRequests, CAPABILITIES } from './requests';
import { createSettings } from './settings';

export interface Host {
  readonly files: FileAccess;
  /** Runs the task once, the given milliseconds from now. */
  readonly schedule: (task: () => void, milliseconds: number) => void;
  /** The language that the server was started in, if any. */
  readonly language: string | undefined;
  /** The address of the page that describes the findings. */
  readonly findingsPage: string;
  readonly version: string;
}

/** Lets a burst of keystrokes pass as one change; short enough not to be felt. */
const DEBOUNCE_MILLISECONDS = 30;

const WATCHED_FILES = ['**/*.{subscription,usage,invoice,entitlements}.{yaml,yml}', '**/*.csv'];

/** Serves one client until the connection ends. */
export function serve(connection: Connection, host: Host): void {
  const workspace = createWorkspace();
  const settings = createSettings(connection, host.language);
  const documents = new TextDocuments(TextDocument);
  const editing = createEditing(documents);
  const published = new Map<string, string>();
  const client = {
    watches: false,
    refreshesHints: false,
    changesFolders: false,
    folders: [] as string[],
    completion: completionClient({}),
  };
  let isScheduled = false;
  let isAllDue = false;

  const log = (text: string): void => connection.console.error(text);
  const guarded = createGuard(log);
  const publishGuarded = guarded('diagnostics', undefined, publish);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { workspace: offered } = params.capabilities;
    settings.initialize(params);
    editing.initialize(params);
    client.watches = offered?.didChangeWatchedFiles?.dynamicRegistration === true;
    client.refreshesHints = offered?.inlayHint?.refreshSupport === true;
    client.changesFolders = offered?.workspaceFolders === true;
    client.completion = completionClient(params.capabilities);
    client.folders = params.workspaceFolders?.map(folder => folder.uri) ?? [params.rootUri].flatMap(uri => uri ?? []);
    return {
      serverInfo: { name: 'entitlements', version: host.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...CAPABILITIES,
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
    await settings.ask(client.folders);
    await settings.watch(() => client.folders, publishAll);
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
    await settings.ask(client.folders);
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

  answerRequests(connection, {
    workspace,
    settings,
    guarded,
    editing,
    completing: () => client.completion,
  });

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

  /** Says everything anew, where the language may have changed. */
  function publishAll(): void {
    isAllDue = true;
    publishSoon();
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
    const touched = new Set([...workspace.takeTouched(), ...(isAllDue ? workspace.uris() : [])]);
    isAllDue = false;
    for (const uri of touched) {
      const file = workspace.file(uri);
      const found = diagnostics(workspace, settings.messagesFor(uri), host.findingsPage, uri);
      const sent = JSON.stringify(found);
      if ((published.get(uri) ?? '[]') === sent) continue;
      published.set(uri, sent);
      void connection.sendDiagnostics({ uri: file?.text.uri ?? uri, diagnostics: found });
    }
    if (touched.size === 0) return;
    // Without parameters the library would send an array with null in it.
    void connection.sendNotification(RECONCILED_NOTIFICATION, {});
    if (client.refreshesHints) void connection.languages.inlayHint.refresh();
  }
}

/** Earlier versions of a file, shown beside it for comparison, are not part of a deal. */
const isComparison = (uri: string): boolean => /^git(fs|lens)?:/i.test(uri);
