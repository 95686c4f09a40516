/** Keeps a fault in one feature from reaching any other. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Pieces } from '../engine/pieces';

/** Takes what a feature has thrown. */
export type Report = (feature: string, error: unknown) => void;

/** Makes a handler that answers with the fallback where it was cancelled before it began, or where it throws. */
export type Guard = <Params, Answer>(
  name: string,
  fallback: Answer,
  handler: (params: Params) => Answer,
) => (params: Params, token?: CancellationToken) => Answer;

export const createGuard =
  (report: Report): Guard =>
  (name, fallback, handler) =>
  (params, token) => {
    if (token?.isCancellationRequested === true) return fallback;
    try {
      return handler(params);
    } catch (error) {
      report(name, error);
      return fallback;
    }
  };

/** The same of an answer in pieces, of which any may throw, and so may what begins them. */
export function* guardedPieces<Answer>(
  guarded: Guard,
  name: string,
  fallback: Answer,
  begin: () => Pieces<Answer>,
): Pieces<{ readonly answer: Answer }> {
  const pieces = begun(begin);
  const next = guarded<void, IteratorResult<number, Answer>>(name, { done: true, value: fallback }, () =>
    pieces.next(),
  );
  let step = next();
  while (step.done !== true) {
    yield step.value;
    step = next();
  }
  return { answer: step.value };
}

/** Begins with the first piece. */
function* begun<Answer>(begin: () => Pieces<Answer>): Pieces<Answer> {
  return yield* begin();
}

/** Makes work that nobody waits for: a rejection that nobody takes would end the process. */
export type BackgroundGuard = <Params extends readonly unknown[]>(
  name: string,
  work: (...params: Params) => Promise<void>,
) => (...params: Params) => Promise<void>;

export const createBackgroundGuard =
  (report: Report): BackgroundGuard =>
  (name, work) =>
  (...params) =>
    work(...params).catch((error: unknown) => report(name, error));
