/** Computes what comes of all that is read: in pieces, so that the editor is answered meanwhile. */
import type { Workspace } from '../workspace/workspace';

export interface Computing {
  /** Computes all that is outdated, once for all who wait for it. */
  all(): Promise<void>;
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

  async function computeInPieces(): Promise<void> {
    const since = now();
    try {
      for (const _ of workspace.computeOutdated()) if (now() - since >= SHORT_MILLISECONDS) await pause();
    } catch {
      // It comes again, and is told, where what it comes to is asked for.
    }
  }

  return {
    all() {
      underWay ??= computeInPieces().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}
