/** Brings the files on disk into the workspace, and what has become of them since. What is open in the editor counts instead. */
import type { Connection } from 'vscode-languageserver';
import { SKIPPED_FOLDERS } from '../files';
import type { LinedText } from '../model/lined-text';
import { openText } from '../model/open-text';
import { kindsOf } from '../model/source-file';
import { canonicalUri, isWithin, placesTest, relativePath } from '../workspace/uri';
import { createComputing } from './computing';
import { MessageType, ShowMessageNotification } from './library';
import { createLongReading } from './long-reading';
import { createProgress } from './progress';
import { createSourceReading, type SourceSurroundings } from './source-reading';

export interface Reading {
  /** Reads all deal files of the folders. Until it is first called nothing is settled. */
  folders(uris: readonly string[]): Promise<void>;
  /** Reads what is at the places now: files, folders, or nothing any more. */
  places(uris: readonly string[]): Promise<void>;
  /** Takes a document that is opened or changed, as it is read when something is next asked, or in pieces. */
  take(text: LinedText): void;
  /** Once a file that takes long is read; undefined where none such is being read, so that nobody waits. */
  ofLong(uri: string | undefined): Promise<void> | undefined;
  /** Once all files that take long are read; undefined where none such is being read. */
  ofAllLong(): Promise<void> | undefined;
  /** Once everything is read that was asked for, with the CSV files that are named, and what comes of it is computed. */
  settled(): Promise<void>;
  /** Once what comes of all that is read by now is computed. */
  computed(): Promise<void>;
  /** Once what is said of files, or of everything, is computed; undefined where that takes no time, so that nobody waits. */
  computedFor(uris?: readonly string[]): Promise<void> | undefined;
}

export interface Surroundings extends Omit<SourceSurroundings, 'computing'> {
  readonly workspaceFolders: () => readonly string[];
  readonly isOpen: (uri: string) => boolean;
  /** Whether a file may be part of the workspace at all. */
  readonly takes: (uri: string) => boolean;
  readonly log: (text: string) => void;
  /** Takes a fault. */
  readonly fail: (error: unknown) => void;
  /** A file that takes long was read, or given up: what is known may differ now. */
  readonly onLongEnd: () => void;
}

/** So many are read without a progress bar, which would only flash. */
const FEW_FILES = 50;
/** So many are read at a time, that a wish to stop need not wait for the others. */
const READ_TOGETHER = 20;
/** So many places are looked at between two pauses. */
const LOOK_TOGETHER = 100;

/** Where something has changed, as the client spells it and as the workspace does. */
interface Place {
  readonly uri: string;
  readonly canonical: string;
}

export function createReading(
  connection: Connection,
  { files, workspace, workspaceFolders, isOpen, takes, messages, pause, now, log, fail, onLongEnd }: Surroundings,
): Reading {
  let begin = (): void => undefined;
  let underWay = new Promise<void>(resolve => {
    begin = resolve;
  });

  const during = (task: Promise<unknown>): Promise<void> => {
    const ended = task.then(
      () => undefined,
      (error: unknown) => log(String(error)),
    );
    underWay = Promise.all([underWay, ended]).then(() => undefined);
    return ended;
  };

  const textOf = (uri: string): Promise<string | undefined> => files.read(uri).catch(() => undefined);

  /** Takes a file as it is on disk; one that cannot be read is gone. */
  function takeRead(uri: string, text: string | undefined): void {
    if (isOpen(uri)) return;
    if (text === undefined) workspace.remove(uri);
    else long.take(openText(uri, 'entitlements', 0, text));
  }

  const warn = (message: string): void =>
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });

  const computing = createComputing({ workspace, pause, now });
  const sources = createSourceReading(connection, { files, workspace, messages, pause, now, computing });
  const long = createLongReading(connection, {
    workspace,
    messages,
    pause,
    now,
    warn,
    computing,
    fail,
    onEnd: onLongEnd,
  });

  async function readAll(uris: readonly string[]): Promise<void> {
    const progress = uris.length > FEW_FILES ? await createProgress(connection) : undefined;
    progress?.begin(messages().readingFiles(uris.length), 0, undefined, true);
    for (let index = 0; index < uris.length; index += READ_TOGETHER) {
      if (progress?.token.isCancellationRequested === true) {
        warn(messages().readingStopped(index, uris.length));
        break;
      }
      const some = uris.slice(index, index + READ_TOGETHER);
      const texts = await Promise.all(some.map(textOf));
      for (const [number, uri] of some.entries()) {
        takeRead(uri, texts[number]);
        // Asked for, all is read that was taken: one at a time.
        workspace.file(uri);
        await pause();
      }
      progress?.report((100 * index) / uris.length);
    }
    progress?.done();
  }

  const isOurs = (uri: string): boolean => takes(uri) && !isOpen(uri) && kindsOf(uri).length > 0;

  async function readFolders(folders: readonly string[]): Promise<void> {
    const found = folders.map(folder =>
      files.find(folder).catch((error: unknown) => {
        log(`${folder}: ${String(error)}`);
        return [];
      }),
    );
    await readAll((await Promise.all(found)).flat().filter(isOurs));
  }

  /** Where there is no folder, none of its files is found. */
  const filesWithin = async ({ uri, canonical }: Place): Promise<readonly string[]> => {
    const holders = workspaceFolders().filter(folder => folder === canonical || isWithin(folder, canonical));
    const isReachable = holders.some(folder => folder === canonical || !isSkipped(relativePath(folder, canonical)));
    if (!isReachable) return [];
    return kindsOf(uri).length > 0 ? [uri] : await files.find(uri).catch(() => []);
  };

  async function readPlaces(uris: readonly string[]): Promise<void> {
    const places = await inTurns(uris, async uri => ({ uri, canonical: canonicalUri(uri) }));
    const canonical = places.map(place => place.canonical);
    const known = [...workspace.uris(), ...workspace.urisBeingRead()].filter(placesTest(canonical));
    await Promise.all(workspace.sourceRequests(canonical).map(sources.read));
    const found = (await inTurns(places, filesWithin)).flat().filter(isOurs);
    const isThere = new Set(found.map(canonicalUri));
    for (const file of known) if (!isOpen(file) && !isThere.has(file)) workspace.remove(file);
    await readAll(found);
  }

  /** Whoever changes a branch changes thousands of files at once, most of them not ours. */
  async function inTurns<Item, Result>(items: readonly Item[], look: (item: Item) => Promise<Result>) {
    const results: Result[] = [];
    for (let index = 0; index < items.length; index += LOOK_TOGETHER) {
      if (index > 0) await pause();
      results.push(...(await Promise.all(items.slice(index, index + LOOK_TOGETHER).map(look))));
    }
    return results;
  }

  return {
    folders(uris) {
      const ended = during(readFolders(uris));
      begin();
      return ended;
    },
    places: uris => during(readPlaces(uris)),
    take: long.take,
    ofLong: uri => (uri === undefined ? undefined : long.of(uri)),
    ofAllLong: long.all,
    async settled() {
      let awaited: Promise<void> | undefined;
      // While something is computed other files may come.
      while (awaited !== underWay || long.all() !== undefined || workspace.wantedSources().length > 0) {
        awaited = underWay;
        await awaited;
        for (let task = long.all(); task !== undefined; task = long.all()) await task;
        await sources.wanted();
        await computing.all();
      }
    },
    computed: computing.all,
    computedFor: computing.of,
  };
}

const isSkipped = (path: string): boolean => path.split('/').some(segment => SKIPPED_FOLDERS.has(segment));
