/** What an editor does with a workspace edit: the files as they are afterwards. */
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { documentOf, type Files, uriOf } from './deal';

export function applyEdit(files: Files, { changes = {}, documentChanges = [] }: WorkspaceEdit): Files {
  const after: Record<string, string> = { ...files };
  const nameOf = (uri: string): string => Object.keys(after).find(name => uriOf(name) === uri) ?? '';
  const applyText = (uri: string, edits: TextDocumentEdit['edits']): void => {
    after[nameOf(uri)] = withEdits(nameOf(uri), after[nameOf(uri)] ?? '', edits.filter(isPlain));
  };
  for (const [uri, edits] of Object.entries(changes)) applyText(uri, edits);
  for (const change of documentChanges) {
    if ('textDocument' in change) applyText(change.textDocument.uri, change.edits);
    else if (change.kind === 'create') after[decodeURIComponent(change.uri.slice(uriOf('').length))] = '';
    else if (change.kind === 'rename') {
      const from = nameOf(change.oldUri);
      after[change.newUri.slice(uriOf('').length)] = after[from] ?? '';
      delete after[from];
    }
  }
  return after;
}

const isPlain = (edit: TextDocumentEdit['edits'][number]): edit is TextEdit => 'newText' in edit;

/** All places are those of the text before; edits that overlap are refused, as editors do. */
function withEdits(name: string, text: string, edits: readonly TextEdit[]): string {
  const document = documentOf(name, text);
  const placed = edits
    .map(({ range, newText }) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      newText,
    }))
    .sort((one, other) => one.start - other.start);
  let [at, written] = [0, ''];
  for (const { start, end, newText } of placed) {
    if (start < at) throw new Error(`edits overlap in ${name}`);
    written += text.slice(at, start) + newText;
    at = end;
  }
  return written + text.slice(at);
}
