import { type Mock, vi } from 'vitest';
import type { Pieces } from '../server/src/engine/pieces';

/** Does long work, and counts the most calls of a watched function before others have their turn. */
export function inTurns<Result>(
  pieces: Pieces<Result>,
  watched: (...params: never[]) => unknown,
): { readonly result: Result; readonly most: number } {
  const calls = vi.mocked(watched) as Mock;
  let most = 0;
  for (;;) {
    calls.mockClear();
    const step = pieces.next();
    most = Math.max(most, calls.mock.calls.length);
    if (step.done === true) return { result: step.value, most };
  }
}
