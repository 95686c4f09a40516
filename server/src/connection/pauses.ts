/** Long work steps aside for whoever waits: an answer to the editor, or the wish to stop. */
import type { Pieces } from '../engine/pieces';
import type { Host } from './serve';

const LONGEST_MILLISECONDS = 10;

/** Makes what is called between two steps of long work; it waits where messages have been kept waiting for a while. */
export function createPauses({ schedule, now }: Pick<Host, 'schedule' | 'now'>): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < LONGEST_MILLISECONDS) return;
    await new Promise<void>(resolve => schedule(resolve, 0));
    since = now();
  };
}

/** Does long work with a pause between two pieces of it. */
export async function withPauses<Result>(pieces: Pieces<Result>, pause: () => Promise<void>): Promise<Result> {
  let step = pieces.next();
  while (step.done !== true) {
    await pause();
    step = pieces.next();
  }
  return step.value;
}
