/** Requests that wait until what they are about is read, while others are answered. */
import type { CancellationToken, ResponseError } from 'vscode-languageserver';
import type { Guard } from '../features/guard';
import { cancelled, reaches } from './cancellation';

/** Makes a guarded handler that waits, no longer than its client does. Where nothing is to be waited for it answers at once. */
export type PatientGuard = <Params, Answer>(
  name: string,
  fallback: Answer,
  handler: (params: Params) => Answer,
) => (params: Params, token: CancellationToken) => Answer | Promise<Answer | ResponseError<void>>;

/** @param readingFor what a request has to wait for; undefined where there is nothing */
export const createPatientGuard =
  (guarded: Guard, readingFor: (params: unknown) => Promise<void> | undefined): PatientGuard =>
  <Params, Answer>(name: string, fallback: Answer, handler: (params: Params) => Answer) => {
    const answer = guarded(name, fallback, handler);
    const answerOnceRead = async (params: Params, token: CancellationToken) => {
      // What was read may have become another file meanwhile, which is read behind it.
      for (let reading = readingFor(params); reading !== undefined; reading = readingFor(params))
        if (!(await reaches(reading, token))) return cancelled();
      return answer(params, token);
    };
    return (params: Params, token: CancellationToken): Answer | Promise<Answer | ResponseError<void>> =>
      readingFor(params) === undefined ? answer(params, token) : answerOnceRead(params, token);
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
