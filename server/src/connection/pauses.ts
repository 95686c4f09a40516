/** Long work steps aside for whoever waits: an answer to the editor, or the wish to stop. */
import type { Pieces } from '../engine/pieces';
import type { Host } from './serve';

const LONGEST_MILLISECONDS = 10;

/**
 * Makes what is called between two steps of long work; it waits where messages have been kept waiting for a while. Works
 * that are under way together share their turns: timers that each set while the other's runs would let no message in.
 */
export function createPauses({ schedule, now }: Pick<Host, 'schedule' | 'now'>): () => Promise<void> {
  let since = now();
  let turn: Promise<void> | undefined;
  return async () => {
    if (now() - since < LONGEST_MILLISECONDS) return;
    turn ??= new Promise<void>(resolve => schedule(resolve, 0)).then(() => {
      turn = undefined;
      since = now();
    });
    await turn;
  };
}

/** Does long work with a pause between two pieces of it. Undefined where nobody wants it any more. */
export async function withPauses<Result>(
  pieces: Pieces<Result>,
  pause: () => Promise<void>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  let step = pieces.next();
  while (step.done !== true) {
    await pause();
    if (!isWanted()) return undefined;
    step = pieces.next();
  }
  return step.value;
}
