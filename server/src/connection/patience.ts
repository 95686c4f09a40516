/** Requests that wait until what they are about is read and computed, while others are answered. */
import type { CancellationToken, ResponseError } from 'vscode-languageserver';
import type { Guard } from '../features/guard';
import { cancelled, reaches } from './cancellation';

/** Makes a guarded handler that waits, no longer than its client does. Where nothing is to be waited for it answers at once. */
export type PatientGuard = <Params, Answer>(
  name: string,
  fallback: Answer,
  handler: (params: Params) => Answer,
) => (params: Params, token: CancellationToken) => Answer | Promise<Answer | ResponseError<void>>;

/** @param awaitedFor what a request has to wait for; undefined where there is nothing */
export const createPatientGuard =
  (guarded: Guard, awaitedFor: (params: unknown) => Promise<void> | undefined): PatientGuard =>
  <Params, Answer>(name: string, fallback: Answer, handler: (params: Params) => Answer) => {
    const answer = guarded(name, fallback, handler);
    const awaited = guarded<Params, Promise<void> | undefined>(name, undefined, awaitedFor);
    const answerBehind = async (first: Promise<void>, params: Params, token: CancellationToken) => {
      // What was awaited may have become something else meanwhile, which is read and computed behind it.
      for (let task: Promise<void> | undefined = first; task !== undefined; task = awaited(params))
        if (!(await reaches(task, token))) return cancelled();
      return answer(params, token);
    };
    return (params: Params, token: CancellationToken): Answer | Promise<Answer | ResponseError<void>> => {
      const task = awaited(params);
      return task === undefined ? answer(params, token) : answerBehind(task, params, token);
    };
  };

interface AboutFile {
  readonly textDocument?: { readonly uri?: string };
  readonly uri?: string;
}

/** The file that a request is about; undefined where it is about none. */
export function uriIn(params: unknown): string | undefined {
  const { textDocument, uri } = (params ?? {}) as AboutFile;
  return textDocument?.uri ?? uri;
}
