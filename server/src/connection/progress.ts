/** Bars that show how far long work has come, and stop it. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

/** Undefined where the client shows none, or does not answer as it offers. */
export const createProgress = (connection: Connection): Promise<WorkDoneProgressServerReporter | undefined> =>
  connection.window.createWorkDoneProgress().catch(() => undefined);

/** How much of what a file's bar shows is done when the file is read, about; the rest is what comes of it. */
export const READ = 0.7;

/** Work that is done sooner needs no bar, which would only flash. */
const SHORT_MILLISECONDS = 1000;

export interface LateBar {
  /** Shows how much is done, from 0 to 1, once the work has taken a while. False where somebody has stopped it. */
  readonly report: (share: number) => Promise<boolean>;
  readonly done: () => void;
}

export function createLateBar(connection: Connection, title: string, now: () => number): LateBar {
  const since = now();
  let isAskedFor = false;
  let bar: WorkDoneProgressServerReporter | undefined;
  let shown = 0;
  return {
    async report(share) {
      if (!isAskedFor && now() - since >= SHORT_MILLISECONDS) {
        isAskedFor = true;
        bar = await createProgress(connection);
        bar?.begin(title, 0, undefined, true);
      }
      const percent = Math.floor(100 * share);
      // There may be more pieces than anybody could see in it.
      if (percent > shown) bar?.report(percent);
      if (bar !== undefined) shown = percent;
      return bar?.token.isCancellationRequested !== true;
    },
    done() {
      bar?.done();
      bar = undefined;
    },
  };
}
