/** Reads files that take long in pieces, so that the editor is answered meanwhile. */
import type { Connection } from 'vscode-languageserver';
import type { Pieces } from '../engine/pieces';
import type { Messages } from '../messages/message';
import type { LinedText } from '../model/lined-text';
import { fileName } from '../model/source-file';
import { canonicalUri } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import type { Computing } from './computing';
import { createLateBar, READ } from './progress';

export interface LongReading {
  /** Takes a new or changed file. One that does not take long is read when something is next asked. */
  take(text: LinedText): void;
  /** Once a file is read that is being read; undefined where it is not, so that nobody waits. */
  of(uri: string): Promise<void> | undefined;
  /** Once all are read that are being read; undefined where there is none. */
  all(): Promise<void> | undefined;
}

export interface LongSurroundings {
  readonly workspace: Workspace;
  readonly messages: () => Messages;
  readonly pause: () => Promise<void>;
  /** Milliseconds since any moment. */
  readonly now: () => number;
  /** Shows a sentence that warns. */
  readonly warn: (sentence: string) => void;
  /** Computes what comes of what was read. */
  readonly computing: Computing;
  /** Takes a fault. */
  readonly fail: (error: unknown) => void;
  /** A file was read in pieces, or given up: what is known may differ now. */
  readonly onEnd: () => void;
}

/** What takes no longer is read in one go. */
const SHORT_MILLISECONDS = 50;

export function createLongReading(
  connection: Connection,
  { workspace, messages, pause, now, warn, computing, fail, onEnd }: LongSurroundings,
): LongReading {
  /** By canonical URI. */
  const underWay = new Map<string, Promise<void>>();

  async function readWithBar(uri: string, pieces: Pieces<void>): Promise<void> {
    const name = fileName(uri);
    const bar = createLateBar(connection, messages().readingSource(name), now);
    try {
      for (const share of pieces) {
        await pause();
        if (await bar.report(READ * share)) continue;
        // Leaving the loop gives the pieces up.
        warn(messages().fileStopped(name));
        return;
      }
      await pause();
      computing.goOn(bar);
      await computing.all();
    } finally {
      bar.done();
    }
  }

  return {
    take(text) {
      const since = now();
      const pieces = workspace.take(text, () => now() - since < SHORT_MILLISECONDS);
      if (pieces === undefined) return;
      const uri = canonicalUri(text.uri);
      const task = readWithBar(text.uri, pieces)
        .catch(fail)
        .finally(() => {
          if (underWay.get(uri) === task) underWay.delete(uri);
          onEnd();
        });
      underWay.set(uri, task);
    },
    of: uri => (underWay.size === 0 ? undefined : underWay.get(canonicalUri(uri))),
    all: () => (underWay.size === 0 ? undefined : Promise.all(underWay.values()).then(() => undefined)),
  };
}
