import type { Pieces } from './pieces';

/** What an object comes to, worked out when it is first asked for and kept as long as the object is there. */
export function rememberedFor<Of extends WeakKey, Result>(workOut: (of: Of) => Result): (of: Of) => Result {
  const known = new WeakMap<Of, { readonly result: Result }>();
  return of => {
    const before = known.get(of);
    if (before !== undefined) return before.result;
    const result = workOut(of);
    known.set(of, { result });
    return result;
  };
}

/** The same, worked out in pieces. */
export const rememberedInPieces = <Of extends WeakKey, Result>(
  workOut: (of: Of) => Pieces<Result>,
): ((of: Of) => Pieces<Result>) => keptIn(new WeakMap(), workOut);

/** What each of some keys comes to, worked out in pieces when it is first asked for and kept as long as this is. */
export const onceForEach = <Key, Result>(workOut: (key: Key) => Pieces<Result>): ((key: Key) => Pieces<Result>) =>
  keptIn(new Map(), workOut);

interface Kept<Key, Result> {
  get(key: Key): { readonly result: Result } | undefined;
  set(key: Key, value: { readonly result: Result }): unknown;
}

function keptIn<Key, Result>(
  known: Kept<Key, Result>,
  workOut: (key: Key) => Pieces<Result>,
): (key: Key) => Pieces<Result> {
  return function* (key) {
    const before = known.get(key);
    if (before !== undefined) return before.result;
    const result = yield* workOut(key);
    known.set(key, { result });
    return result;
  };
}
