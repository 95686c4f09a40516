/** The wiring between a client and the workspace: which message leads to which feature. No rule is decided here. */
import type { Connection, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { part } from '../engine/pieces';
import { diagnosticsInPieces } from '../features/diagnostics';
import { createBackgroundGuard, createGuard } from '../features/guard';
import type { Messages } from '../messages/message';
import { changeText, type OpenText, openText } from '../model/open-text';
import { RECONCILED_NOTIFICATION } from '../protocol';
import { canonicalUri } from '../workspace/uri';
import { createWorkspace } from '../workspace/workspace';
import { createAnnotations } from './annotations';
import { createFiles, type OwnFiles } from './client-files';
import { createFaults } from './faults';
import { createFindings, type Finder } from './findings';
import type { Begun } from './first-answer';
import { CancellationToken, DidChangeWatchedFilesNotification, TextDocuments, WatchKind } from './library';
import { createPatientGuard, uriIn } from './patience';
import { createPauses } from './pauses';
import { createReading } from './reading';
import { answerRequests } from './requests';
import { resultIdOf } from './result-id';
import { createSettings } from './settings';

export interface Host {
  /** The files that it reads itself; all others are the client's to read. */
  readonly files: OwnFiles;
  /** Runs the task once, the given milliseconds from now. */
  readonly schedule: (task: () => void, milliseconds: number) => void;
  /** The language that the server was started in, if any. */
  readonly language: string | undefined;
  /** Milliseconds since any moment, by which long work sees that others wait. */
  readonly now: () => number;
  /** The address of the page that describes the findings, unless the client names one. */
  readonly findingsPage: string | undefined;
  readonly version: string;
}

/** Lets a burst of keystrokes pass as one change; short enough not to be felt. */
const DEBOUNCE_MILLISECONDS = 30;

/** A folder that comes or goes is told by its own name alone, hence all names. */
const WATCHERS = [
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  { globPattern: '**/*.{subscription,usage,invoice,entitlements}.{yaml,yml}', kind: WatchKind.Change },
  { globPattern: '**/*.csv', kind: WatchKind.Change },
];

/**
 * Schemes of places where a person writes files, besides those of the opened folders. Not `git` and its like: an old
 * version must not count as a second subscription.
 */
const PLACES: readonly string[] = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];

/** Serves one client, which has its first answer already, until the connection ends. */
export function serve(connection: Connection, { client, result }: Begun, host: Host): void {
  const workspace = createWorkspace();
  const settings = createSettings(connection, client, host.language);
  const documents = new TextDocuments({
    create: openText,
    // The document stays one object: its lines are not counted again, and what was read of it has its present text.
    update(document, changes, version) {
      if (takesDocument(document)) typing(document.uri);
      return changeText(document, changes, version);
    },
  });
  const open = new Set<string>();
  let { folders } = client;
  const due = { isScheduled: false, isTelling: false, isAll: false };
  const annotations = createAnnotations(connection, workspace, settings, client);

  const log = (text: string): void => connection.console.error(text);
  const messages = (): Messages => settings.messagesFor(folders[0] ?? '');
  const report = createFaults(connection, { version: host.version, client, messages });
  const guarded = createGuard(report);
  const inBackground = createBackgroundGuard(report);
  const typing = guarded('typing', undefined, annotations.typing);
  const isOpen = (uri: string): boolean => open.has(canonicalUri(uri));
  const pause = createPauses(host);
  const reading = createReading(connection, {
    files: createFiles(connection, host.files, client),
    workspace,
    workspaceFolders: () => folders.map(canonicalUri),
    isOpen,
    takes,
    messages,
    pause,
    now: host.now,
    log,
    fail: error => report('reading', error),
    onLongEnd: tellSoon,
  });
  /** Lets others have their turn, behind which what they have changed is computed. */
  const pauseAndCompute = async (): Promise<void> => {
    await pause();
    await reading.computed();
  };
  const revision = (): number => workspace.revision() + settings.revision();
  const once = (awaited: (params: unknown) => Promise<void> | undefined) =>
    createPatientGuard(guarded, awaited, { pause, revision });
  const findingsPage = client.findingsPage ?? host.findingsPage;
  const onceComputed = once(() => reading.computedFor());
  const tellingOf: Finder['tellingOf'] = onceComputed.inPieces('diagnostics', undefined, function* ({ uri }) {
    const telling = diagnosticsInPieces(workspace, settings.messagesFor(uri), findingsPage, uri);
    const items = yield* part(telling, 0, 0.8);
    return { items, resultId: yield* part(resultIdOf(items), 0.8, 1), asOf: revision() };
  });
  const findings = createFindings(connection, {
    client,
    workspace,
    tellingOf,
    revision,
    isOpen,
    settled: reading.settled,
    pause: pauseAndCompute,
    progressTitle: () => messages().lookingForProblems(),
  });

  connection.onInitialize(() => result);

  connection.onInitialized(async () => {
    if (client.changesFolders) connection.workspace.onDidChangeWorkspaceFolders(changeFolders);
    await watchFiles();
    await watchSettings();
    await readFirst();
  });

  // A client may refuse what it offered. Then it tells of no changes; the files are read all the same.
  const watchFiles = inBackground('watchedFiles', async () => {
    if (client.watchesFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHERS });
  });
  const watchSettings = inBackground('configuration', () => settings.watch(() => folders, changeSettings));
  const readFirst = inBackground('reading', () => readFolders(folders));

  const changeFolders = inBackground(
    'workspaceFolders',
    async ({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> => {
      const remaining = folders.filter(folder => !removed.some(({ uri }) => uri === folder));
      folders = [...remaining, ...added.map(({ uri }) => uri)];
      await reading.places(removed.map(({ uri }) => uri));
      await readFolders(added.map(({ uri }) => uri));
    },
  );

  const changeSettings = inBackground('configuration', async (areOthersHidden: boolean): Promise<void> => {
    due.isAll = true;
    if (areOthersHidden) await readFolders(folders);
    tellSoon();
  });

  async function readFolders(added: readonly string[]): Promise<void> {
    await settings.ask(folders);
    workspace.setFolders(folders);
    for (const document of documents.all()) if (!takes(document.uri)) workspace.remove(document.uri);
    for (const uri of [...workspace.uris(), ...workspace.urisBeingRead()])
      if (settings.isExcluded(uri)) workspace.remove(uri);
    for (const document of documents.all()) if (takesDocument(document)) reading.take(document);
    await reading.folders(added);
    tellSoon();
  }

  const look = inBackground('reading', async (uris: readonly string[]): Promise<void> => {
    await reading.places(uris);
    tellSoon();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => look(changes.map(({ uri }) => uri)));
  connection.workspace.onDidCreateFiles(({ files }) => look(files.map(({ uri }) => uri)));
  connection.workspace.onDidDeleteFiles(({ files }) => look(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) => look(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])));

  /** Tells of the findings that changed, those of files that are not open too, and of what follows from them. */
  const tell = inBackground('diagnostics', async () => {
    const { isAll } = due;
    const touched = new Set([...workspace.takeTouched(), ...(isAll ? workspace.uris() : [])]);
    due.isAll = false;
    await findings.tell([...touched]);
    if (touched.size === 0) return;
    // Without parameters the library would send an array with null in it.
    void connection.sendNotification(RECONCILED_NOTIFICATION, {});
    await refresh(isAll, CancellationToken.None);
  });
  const refresh = onceComputed.inPieces('refresh', undefined, annotations.refresh);

  const tellInTurn = inBackground('diagnostics', async () => {
    await reading.settled();
    if (due.isTelling) {
      tellSoon();
      return;
    }
    due.isTelling = true;
    await tell();
    due.isTelling = false;
  });

  documents.onDidOpen(({ document }) => void open.add(canonicalUri(document.uri)));

  documents.onDidChangeContent(({ document }) => {
    if (!takesDocument(document)) return;
    reading.take(document);
    tellSoon();
  });

  documents.onDidClose(async ({ document }) => {
    open.delete(canonicalUri(document.uri));
    annotations.closed(document.uri);
    findings.forget(document.uri);
    await look([document.uri]);
  });

  answerRequests(connection, {
    workspace,
    settings,
    guarded: once(params => reading.ofLong(uriIn(params))),
    onceComputed: once(params => reading.ofLong(uriIn(params)) ?? computedFor(params)),
    onceSteady: once(params => reading.ofLong(uriIn(params)) ?? computedFor(params, annotations.tellingFiles())),
    onceAllRead: once(reading.ofAllLong),
    onceAllComputed: once(params => reading.ofAllLong() ?? computedFor(params)),
    settled: reading.settled,
    client,
    editing: { ...client.editing, versionOf: uri => documents.get(uri)?.version },
    annotations,
  });

  documents.listen(connection);
  connection.listen();

  /** Once what a request is about is computed, with what else is looked at for it. */
  function computedFor(params: unknown, others: readonly string[] = []): Promise<void> | undefined {
    const uri = uriIn(params);
    return reading.computedFor(uri === undefined ? undefined : [uri, ...others]);
  }

  /** Whether a file may be part of the workspace: where a person writes files, and not hidden by that person. */
  function takes(uri: string): boolean {
    const scheme = schemeOf(uri);
    const isPlace = PLACES.includes(scheme) || folders.some(folder => schemeOf(folder) === scheme);
    return isPlace && !settings.isExcluded(uri);
  }

  /** What has no name yet is one of ours if the editor says so. */
  function takesDocument({ uri, languageId }: OpenText): boolean {
    return takes(uri) && (schemeOf(uri) !== 'untitled' || languageId === 'entitlements');
  }

  function tellSoon(): void {
    if (due.isScheduled) return;
    due.isScheduled = true;
    host.schedule(() => {
      due.isScheduled = false;
      void tellInTurn();
    }, DEBOUNCE_MILLISECONDS);
  }
}

const schemeOf = (uri: string): string => uri.slice(0, Math.max(uri.indexOf(':'), 0)).toLowerCase();
