/** Requests that their client gives up. */
import type { CancellationToken } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from './library';

export const cancellation = (token: CancellationToken): Promise<void> =>
  new Promise(resolve => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });

/** Waits, but no longer than the client does. False where it has given up. */
export async function reaches(task: Promise<unknown>, token: CancellationToken): Promise<boolean> {
  await Promise.race([task, cancellation(token)]);
  return !token.isCancellationRequested;
}

/** What the protocol answers then. */
export const cancelled = (): ResponseError<never> =>
  new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
