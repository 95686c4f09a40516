/** Text from files and names is text, never Markdown or HTML, nor a link where it looks like an address. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|~&!#@]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&').replace(/\s+/g, ' ');
