/** Whether what a server answers stays inside of the document that it is about. */
import type { LinedText } from '../../server/src/model/lined-text';

/** Every place of an answer that the document does not have, each with where in the answer it stands. */
export function placesOutside(answer: unknown, document: LinedText): string[] {
  const outside: string[] = [];
  const seen = new WeakSet<object>();
  const look = (value: unknown, path: string, uri: string): void => {
    // A place knows the record that it moves with, which holds it.
    if (isObject(value)) {
      if (seen.has(value)) return;
      seen.add(value);
    }
    if (Array.isArray(value)) for (const [index, item] of value.entries()) look(item, `${path}[${index}]`, uri);
    else if (isObject(value)) lookInto(value, path, uriIn(value) ?? uri);
  };
  const lookInto = (value: Readonly<Record<string, unknown>>, path: string, uri: string): void => {
    if (uri === document.uri && isOutside(value, document)) outside.push(`${path} is ${JSON.stringify(value)}`);
    for (const [name, part] of Object.entries(value)) {
      // The selection of a new file is a place in its own text, and an edit's changes have their files for names.
      if (name === 'selection' && 'text' in value) continue;
      look(part, `${path}.${name}`, name.includes('://') ? name : uri);
    }
  };
  look(answer, 'the answer', document.uri);
  return outside;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function uriIn(value: Readonly<Record<string, unknown>>): string | undefined {
  const { uri, targetUri, textDocument } = value;
  if (isObject(textDocument)) return uriIn(textDocument);
  const named = targetUri ?? uri;
  return typeof named === 'string' ? named : undefined;
}

function isOutside(value: Readonly<Record<string, unknown>>, document: LinedText): boolean {
  const { line, character, start, end, startLine, endLine } = value;
  if (typeof line === 'number' && typeof character === 'number') {
    const there = document.positionAt(document.offsetAt({ line, character }));
    return there.line !== line || there.character !== character;
  }
  if (typeof startLine === 'number' && typeof endLine === 'number') {
    return startLine < 0 || endLine < startLine || endLine >= document.lineCount;
  }
  return isPosition(start) && isPosition(end) && document.offsetAt(start) > document.offsetAt(end);
}

const isPosition = (value: unknown): value is { readonly line: number; readonly character: number } =>
  isObject(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number';
