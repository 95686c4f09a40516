/** What a completion inserts: text with places to fill in, as a snippet or, where a client has none, as plain text. */

/** A place to fill in. The first of the choices stands there until then. */
export interface Stop {
  readonly choices: readonly string[];
}

/** Text of several lines: each after the first is indented as far as the first one's own column. */
export type Insert = readonly (string | Stop)[];

export const stop = (...choices: readonly string[]): Stop => ({ choices });

export const joined = (parts: readonly Insert[], separator: string): Insert =>
  parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));

export const indented = (insert: Insert, columns: number): Insert =>
  insert.map(part => (typeof part === 'string' ? part.replaceAll('\n', `\n${' '.repeat(columns)}`) : part));

export const plainText = (insert: Insert): string =>
  insert.map(part => (typeof part === 'string' ? part : (part.choices[0] ?? ''))).join('');

/** In the syntax of the protocol's snippets. The cursor ends behind the last place. */
export function snippetText(insert: Insert): string {
  let number = 0;
  const parts = insert.map(part => {
    if (typeof part === 'string') return part.replace(/[\\$]/g, '\\$&');
    number += 1;
    const { choices } = part;
    if (choices.length === 0) return `$${number}`;
    if (choices.length === 1) return `\${${number}:${choices[0]?.replace(/[\\$}]/g, '\\$&')}}`;
    return `\${${number}|${choices.map(choice => choice.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
  });
  return parts.join('');
}

export const hasStops = (insert: Insert): boolean => insert.some(part => typeof part !== 'string');
