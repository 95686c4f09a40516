/** Computes what comes of all that is read: in pieces, so that the editor is answered meanwhile. */
import type { Pieces } from '../engine/pieces';
import type { Workspace } from '../workspace/workspace';
import { type LateBar, READ } from './progress';

export interface Computing {
  /** Computes all that is outdated, once for all who wait for it. */
  all(): Promise<void>;
  /**
   * Once what is said of the files, or of everything, is computed as far as it is outdated now. Undefined where it is, so
   * that nobody waits: what is soon computed is computed right here.
   */
  of(uris?: readonly string[]): Promise<void> | undefined;
  /**
   * Has the bar of a file that was read go on until what comes of the file is computed. Where somebody stops it only the bar
   * ends: all of the file is read and counts, and findings wait for what comes of it.
   */
  goOn(bar: LateBar): void;
}

export interface ComputingSurroundings {
  readonly workspace: Workspace;
  readonly pause: () => Promise<void>;
  /** Milliseconds since any moment. */
  readonly now: () => number;
}

/** What takes no longer is computed in one go: of a keystroke nobody has to wait for a turn. */
const SHORT_MILLISECONDS = 10;

export function createComputing({ workspace, pause, now }: ComputingSurroundings): Computing {
  let underWay: Promise<void> | undefined;
  /** By the organizations that somebody waits for, once these are computed; each by itself, so that none waits for others. */
  const awaited = new Map<string, Promise<void>>();
  const bars = new Set<LateBar>();

  const end = (bar: LateBar): void => {
    bars.delete(bar);
    bar.done();
  };

  /** @param report takes how much is done wherever others have had their turn */
  async function inPieces(pieces: Pieces<void>, report: (share: number) => Promise<void> | undefined): Promise<void> {
    const since = now();
    try {
      for (const share of pieces) {
        if (now() - since < SHORT_MILLISECONDS) continue;
        await pause();
        await report(share);
      }
    } catch {
      // It comes again, and is told, where what it comes to is asked for.
    }
  }

  async function computeAll(): Promise<void> {
    await inPieces(workspace.computeOutdated(), async share => {
      for (const bar of bars) if (!(await bar.report(READ + (1 - READ) * share))) end(bar);
    });
    for (const bar of bars) end(bar);
  }

  return {
    all() {
      underWay ??= computeAll().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    of(uris) {
      const ids = workspace.outdatedFor(uris);
      if (ids.length === 0) return undefined;
      const key = JSON.stringify(ids);
      const known = awaited.get(key);
      if (known !== undefined) return known;
      const task = inPieces(workspace.computeOutdated(ids), () => undefined).finally(() => void awaited.delete(key));
      if (workspace.outdatedFor(uris).length === 0) return undefined;
      awaited.set(key, task);
      return task;
    },
    goOn: bar => void bars.add(bar),
  };
}
