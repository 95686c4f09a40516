/** Computes what comes of all that is read: in pieces, so that the editor is answered meanwhile. */
import type { Workspace } from '../workspace/workspace';
import { type LateBar, READ } from './progress';

export interface Computing {
  /** Computes all that is outdated, once for all who wait for it. */
  all(): Promise<void>;
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
  const bars = new Set<LateBar>();

  const end = (bar: LateBar): void => {
    bars.delete(bar);
    bar.done();
  };

  async function computeInPieces(): Promise<void> {
    const since = now();
    try {
      for (const share of workspace.computeOutdated()) {
        if (now() - since < SHORT_MILLISECONDS) continue;
        await pause();
        for (const bar of bars) if (!(await bar.report(READ + (1 - READ) * share))) end(bar);
      }
    } catch {
      // It comes again, and is told, where what it comes to is asked for.
    }
    for (const bar of bars) end(bar);
  }

  return {
    all() {
      underWay ??= computeInPieces().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    goOn: bar => void bars.add(bar),
  };
}
