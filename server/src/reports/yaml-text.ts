/** Text of a person's as a value in a YAML file. */

/** Text that YAML reads as itself; in quotes where it would read something else. */
export function yamlText(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-][\d:]+)$/i.test(text)) return text;
  const isPlain = /^[a-z][\w.@+ -]*$/i.test(text) && !/ {2}| $/.test(text) && !/^(?:null|true|false)$/i.test(text);
  return isPlain ? text : quoted(text);
}

/** The text in the style of what it replaces: its quotes stay, and plain text gets them where it needs them. */
export function yamlTextLike(written: string, text: string): string {
  if (written.startsWith("'") && quoted(text) === JSON.stringify(text)) return `'${text.replaceAll("'", "''")}'`;
  if (written.startsWith('"')) return quoted(text);
  // A block of lines (`|`, `>`) reaches behind its last line break.
  return yamlText(text) + (/^[|>]/.test(written) ? (/\r?\n$/.exec(written)?.[0] ?? '') : '');
}

/** JSON's strings are YAML's, but for characters that YAML allows in no file. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
