/** What is written once too often, or is not known at all: taken out by choice, or kept as a comment. */
import { message } from '../../messages/message';
import { lineEnd, lineStart, removeEntry, writtenEnd } from '../../model/rewrite';
import type { Entry, MappingNode } from '../../model/syntax';
import { type Asked, changesOf, commentedText, type Provider, placeOf } from './fix';

/** One of several figures of a day, or of several values of a key. */
export const repeated: Provider = {
  codes: ['duplicate-usage', 'yaml-syntax'],
  fixes: function* (asked) {
    const { name } = asked.finding.message;
    const isCopy = name === 'duplicateUsage' || name === 'duplicateCounted' || name === 'yamlRepeatedKey';
    const marked = isCopy ? markedEntry(asked) : undefined;
    const removed = marked && removeEntry(yield* commentedText(asked.file), marked.holder, marked.entry);
    if (marked === undefined || removed === undefined) return [];
    return [{ title: message('fixRemoveKey', marked.entry.key.text), changes: changesOf(asked.file, [removed]) }];
  },
};

/** The entry that the finding is about, in the block that is written with it. */
function markedEntry(asked: Asked): { readonly holder: MappingNode; readonly entry: Entry } | undefined {
  const place = placeOf(asked);
  const [holder, entry] = [place?.nodes.at(-2), place?.entry];
  return entry === undefined || holder?.kind !== 'mapping' || holder.anchor !== undefined
    ? undefined
    : { holder, entry };
}

/** A key that nothing is like: as a comment it is not lost, as a note it may be what was meant. */
export const unknownKey: Provider = {
  codes: ['schema'],
  fixes: asked => {
    const marked = asked.finding.message.name === 'schemaUnknownKey' ? markedEntry(asked) : undefined;
    if (marked === undefined || marked.holder.flow || marked.holder.entries.length < 2) return [];
    const text = asked.file.text.getText();
    const { key, value } = marked.entry;
    // At an alias it is a key of what the alias names.
    if (key.start !== asked.finding.source.start) return [];
    const first = lineStart(text, key.start);
    if (text.slice(first, key.start).trim() !== '') return [];
    const end = lineEnd(text, writtenEnd(text, { start: key.start, end: Math.max(key.end, value.end) }));
    const indent = key.start - first;
    const lines = text
      .slice(first, end)
      .split('\n')
      .map(line => commentedOut(line, indent))
      .join('\n');
    return [
      {
        title: message('fixCommentOut', key.text),
        changes: changesOf(asked.file, [{ start: first, end, text: lines }]),
      },
    ];
  },
};

/** A line as a comment, at the indentation or before it where the line begins there. */
function commentedOut(line: string, indent: number): string {
  const written = line.trimStart();
  const at = Math.min(indent, line.length - written.length);
  return written === '' ? line : `${line.slice(0, at)}# ${line.slice(at)}`;
}
