/** The suite in parts: a part brings the window to where its checks begin, so that any of them can run without the others. */
import type { Check } from '../checks';

export interface Part {
  readonly title: string;
  readonly prepare?: Check | undefined;
  readonly checks: readonly Check[];
}

/** Each title says which part it belongs to; a text narrows them to the titles that it is in. */
export const checksOf = (parts: readonly Part[], only: string): readonly Check[] =>
  parts.flatMap(({ title: part, prepare, checks }) => {
    const named = checks.map(({ title, run }) => ({ title: `${part}: ${title}`, run }));
    const wanted = named.filter(({ title }) => title.includes(only));
    if (wanted.length === 0 || prepare === undefined) return wanted;
    return [{ title: `${part}: ${prepare.title}`, run: prepare.run }, ...wanted];
  });
