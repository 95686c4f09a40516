/** Changes of files in the form that the client can take. */
import type { CreateFile, RenameFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Source } from '../engine/domain';
import { inOneGo, type Pieces } from '../engine/pieces';
import type { Messages } from '../messages/message';
import type { Workspace } from '../workspace/workspace';
import { locationOf, PLACES_IN_A_TURN } from './positions';

/** What stands at the place becomes the text. */
export interface Change {
  readonly source: Source;
  readonly text: string;
}

export interface FileRename {
  readonly from: string;
  readonly to: string;
}

export interface FileCreation {
  readonly uri: string;
  readonly text: (messages: Messages) => string;
}

/** What the client can do with changes. */
export interface EditingClient {
  /** Takes changes of a certain version of a document, and refuses them where it has another by then. */
  readonly takesVersions: boolean;
  /** Renames files when asked to; only together with `takesVersions`. */
  readonly renamesFiles: boolean;
  /** Makes files when asked to; only together with `takesVersions`. */
  readonly createsFiles: boolean;
  /** The version of a document that is open. */
  readonly versionOf: (uri: string) => number | undefined;
}

/** One edit for all changes, its URIs as the client spells them. The renames come last. */
export const workspaceEdit = (
  workspace: Workspace,
  client: EditingClient,
  changes: readonly Change[],
  renames?: readonly FileRename[],
): WorkspaceEdit => inOneGo(workspaceEditInPieces(workspace, client, changes, renames));

/** The same where there may be many changes. */
export function* workspaceEditInPieces(
  workspace: Workspace,
  { takesVersions, versionOf }: EditingClient,
  changes: readonly Change[],
  renames: readonly FileRename[] = [],
): Pieces<WorkspaceEdit> {
  const byUri = new Map<string, TextEdit[]>();
  for (const [index, { source, text }] of changes.entries()) {
    if (index > 0 && index % PLACES_IN_A_TURN === 0) yield index / changes.length;
    const location = locationOf(workspace, source);
    if (location === undefined) continue;
    const edits = byUri.get(location.uri) ?? [];
    byUri.set(location.uri, edits);
    edits.push({ range: location.range, newText: text });
  }
  if (!takesVersions) return { changes: Object.fromEntries(byUri) };
  const edits = [...byUri].map(
    ([uri, ofFile]): TextDocumentEdit => ({ textDocument: { uri, version: versionOf(uri) ?? null }, edits: ofFile }),
  );
  const renamed = renames.map(({ from, to }): RenameFile => ({ kind: 'rename', oldUri: from, newUri: to }));
  return { documentChanges: [...edits, ...renamed] };
}

/** New files with their text; refused by the client where one is there already. */
export function creationEdit(messages: Messages, creates: readonly FileCreation[]): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  const documentChanges = creates.flatMap(({ uri, text }): (CreateFile | TextDocumentEdit)[] => [
    { kind: 'create', uri },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text(messages) }] },
  ]);
  return { documentChanges };
}
