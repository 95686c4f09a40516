/** Keeps a fault in one feature from reaching any other. */
import type { CancellationToken } from 'vscode-languageserver';

/** Makes a handler that answers with the fallback where it was cancelled before it began, or where it throws. */
export type Guard = <Params, Answer>(
  name: string,
  fallback: Answer,
  handler: (params: Params) => Answer,
) => (params: Params, token?: CancellationToken) => Answer;

/** What a handler throws is handed to `report`, with the name of the feature. */
export const createGuard =
  (report: (text: string) => void): Guard =>
  (name, fallback, handler) =>
  (params, token) => {
    if (token?.isCancellationRequested === true) return fallback;
    try {
      return handler(params);
    } catch (error) {
      report(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
