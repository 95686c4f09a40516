/** Requests that wait until what they are about is read and computed, and are answered in pieces, while others are, too. */
import type { CancellationToken, ResponseError } from 'vscode-languageserver';
import type { Pieces } from '../engine/pieces';
import { type Guard, guardedPieces } from '../features/guard';
import { cancelled, reaches } from './cancellation';
import { withPauses } from './pauses';

export type PatientHandler<Params, Answer> = (
  params: Params,
  token: CancellationToken,
) => Answer | Promise<Answer | ResponseError<void>>;

/** Makes a guarded handler that waits, no longer than its client does. Where nothing is to be waited for it answers at once. */
export interface PatientGuard {
  <Params, Answer>(name: string, fallback: Answer, handler: (params: Params) => Answer): PatientHandler<Params, Answer>;
  /** Of an answer that may take long: others have their turn meanwhile, and what they change makes it begin anew. */
  inPieces<Params, Answer>(
    name: string,
    fallback: Answer,
    handler: (params: Params) => Pieces<Answer>,
  ): PatientHandler<Params, Answer>;
}

export interface Turns {
  readonly pause: () => Promise<void>;
  /** Another value whenever what is answered may differ. */
  readonly revision: () => number;
}

/** An answer that was begun so often is given in one go: what changes at every turn must not keep it for ever. */
const MOST_BEGINNINGS = 4;
const noPause = async (): Promise<void> => undefined;

/** @param awaitedFor what a request has to wait for; undefined where there is nothing */
export function createPatientGuard(
  guarded: Guard,
  awaitedFor: (params: unknown) => Promise<void> | undefined,
  { pause, revision }: Turns,
): PatientGuard {
  const patient = <Params, Answer>(
    name: string,
    answer: PatientHandler<Params, Answer>,
  ): PatientHandler<Params, Answer> => {
    const awaited = guarded<Params, Promise<void> | undefined>(name, undefined, awaitedFor);
    const answerBehind = async (first: Promise<void>, params: Params, token: CancellationToken) => {
      // What was awaited may have become something else meanwhile, which is read and computed behind it.
      for (let task: Promise<void> | undefined = first; task !== undefined; task = awaited(params))
        if (!(await reaches(task, token))) return cancelled();
      return answer(params, token);
    };
    return (params, token) => {
      const task = awaited(params);
      return task === undefined ? answer(params, token) : answerBehind(task, params, token);
    };
  };

  const inOneGo: <Params, Answer>(
    name: string,
    fallback: Answer,
    handler: (params: Params) => Answer,
  ) => PatientHandler<Params, Answer> = (name, fallback, handler) => patient(name, guarded(name, fallback, handler));

  const inPieces: PatientGuard['inPieces'] = <Params, Answer>(
    name: string,
    fallback: Answer,
    handler: (params: Params) => Pieces<Answer>,
  ) => {
    const begin = (beginnings: number): PatientHandler<Params, Answer> =>
      patient(name, async (params, token) => {
        const begun = revision();
        const isWanted = (): boolean => !token.isCancellationRequested && revision() === begun;
        const pieces = guardedPieces(guarded, name, fallback, () => handler(params));
        const made = await withPauses(pieces, beginnings < MOST_BEGINNINGS ? pause : noPause, isWanted);
        if (made !== undefined) return made.answer;
        return token.isCancellationRequested ? cancelled() : begin(beginnings + 1)(params, token);
      });
    return begin(1);
  };

  return Object.assign(inOneGo, { inPieces });
}

interface AboutFile {
  readonly textDocument?: { readonly uri?: string };
  readonly uri?: string;
}

/** The file that a request is about; undefined where it is about none. */
export function uriIn(params: unknown): string | undefined {
  const { textDocument, uri } = (params ?? {}) as AboutFile;
  return textDocument?.uri ?? uri;
}
