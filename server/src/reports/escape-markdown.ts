/** Text from files and names is text, never Markdown or HTML. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|~&!#]/g, '\\$&').replace(/\s+/g, ' ');
