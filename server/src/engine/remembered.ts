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
