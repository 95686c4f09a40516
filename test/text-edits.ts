/** What people do to a text, at random. */

import fc from 'fast-check';
import { edited as editedPieces, type PiecedText, piecedText } from '../server/src/model/pieced-text';
import { changeBetween } from '../server/src/model/text-change';

/** What somebody does to a text at a place, given as a part of its length. */
export const edit = fc
  .tuple(
    fc.constantFrom('insert', 'delete', 'paste', 'indent', 'comment', 'quote', 'undo'),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(60),
    fc.constantFrom(
      '1',
      'a',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\t',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      ': ',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '&a ',
      '*a',
      '!',
      '|',
      '%',
      '---\n',
      '\\',
      '\uFEFF',
    ),
  )
  .map(([kind, part, length, piece]) => ({ kind, part, length, piece }));

export interface Edit {
  readonly kind: string;
  readonly part: number;
  readonly length: number;
  readonly piece: string;
}

function edited(text: string, { kind, part, length, piece }: Edit): string {
  const at = Math.floor(part * text.length);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const put = (from: number, until: number, replacement: string): string =>
    text.slice(0, from) + replacement + text.slice(until);
  switch (kind) {
    case 'insert':
      return put(at, at, piece);
    case 'delete':
      return put(at, at + 1 + (length % 7), '');
    case 'paste':
      return put(at, at, text.slice(lineStart, lineStart + length));
    case 'indent':
      return length % 2 === 0 ? put(lineStart, lineStart, '  ') : put(lineStart, lineStart + 2, '');
    case 'comment':
      return put(lineStart, lineStart, '# ');
    case 'quote':
      return put(at, at + (length % 9), `"${text.slice(at, at + (length % 9))}"`);
    default:
      return text;
  }
}

/** A text that an editor has changed into another one. */
export function changedInto(before: PiecedText, after: string): PiecedText {
  const { start, endBefore, end } = changeBetween(before, piecedText(after));
  return editedPieces(before, start, endBefore, after.slice(start, end));
}

/** The text after each of the edits, the first of which may be undone like the others. */
export function versionsOf(start: string, edits: readonly Edit[]): string[] {
  const versions = [start];
  for (const one of edits) {
    const [before = start, now = start] = [versions.at(-2), versions.at(-1)];
    versions.push(one.kind === 'undo' ? before : edited(now, one));
  }
  return versions.slice(1);
}
