/** textDocument/rename and prepareRename: a name everywhere at once, in files that no editor has opened too. */
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver';
import { type Pieces, part } from '../engine/pieces';
import { type Message, message } from '../messages/message';
import { fileName, kindsOf } from '../model/source-file';
import { yamlTextLike } from '../reports/yaml-text';
import { type Name, type Occurrence, occurrences, otherWrittenAt, urisOf } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf, nameUnder, PLACES_IN_A_TURN } from './positions';
import { type Change, type EditingClient, workspaceEditInPieces } from './workspace-edit';

/** Why nothing is renamed. */
export interface Refusal {
  readonly refusal: Message;
}

export interface Renaming {
  readonly uri: string;
  readonly position: Position;
  readonly newName: string;
}

export interface RenameTarget {
  readonly range: Range;
  /** What the editor asks to change: the name without its quotes. */
  readonly placeholder: string;
}

/** What is about to be renamed. */
export function* prepareRename(workspace: Workspace, uri: string, position: Position): Pieces<RenameTarget | Refusal> {
  const here = yield* part(nameUnder(workspace, uri, position), 0, 0.1);
  const range = here && locationOf(workspace, here.source)?.range;
  if (here === undefined || range === undefined) return { refusal: message('renameNothing') };
  const places = yield* part(occurrences(workspace, here.name), 0.1, 0.6);
  const refusal = yield* part(whyFixed(workspace, here.name, places), 0.6, 1);
  return refusal === undefined ? { range, placeholder: here.name.text } : { refusal };
}

/** The edits in all files. The text of a file is replaced in the style in which it is written. */
export function* rename(
  workspace: Workspace,
  client: EditingClient,
  { uri, position, newName }: Renaming,
): Pieces<WorkspaceEdit | Refusal> {
  const here = yield* part(nameUnder(workspace, uri, position), 0, 0.1);
  if (here === undefined) return { refusal: message('renameNothing') };
  const text = newName.trim();
  const unfit = whyNoName(text) ?? (yield* part(whyTaken(workspace, here.name, text), 0.1, 0.3));
  if (unfit !== undefined) return { refusal: unfit };
  const places = yield* part(occurrences(workspace, here.name), 0.3, 0.5);
  const refusal = yield* part(whyFixed(workspace, here.name, places), 0.5, 0.7);
  if (refusal !== undefined) return { refusal };
  const changes = yield* part(changesOf(workspace, places, text), 0.7, 0.8);
  return yield* part(workspaceEditInPieces(workspace, client, changes), 0.8, 1);
}

function whyNoName(text: string): Message | undefined {
  if (text === '') return message('renameEmpty');
  return /[\p{Cc}\u2028\u2029]/u.test(text) ? message('renameLineBreak') : undefined;
}

/** A SKU may stand for several licences, so two may become one; whatever else has a name of its own is counted by it. */
function* whyTaken(workspace: Workspace, name: Name, text: string): Pieces<Message | undefined> {
  if (name.kind === 'sku' || text === name.text) return undefined;
  const taken = yield* occurrences(workspace, { ...name, text });
  return taken.length > 0 ? message('renameTaken', text) : undefined;
}

/** Why a name cannot be changed everywhere: some of its places are not ours to write, or are other names' as well. */
function* whyFixed(workspace: Workspace, name: Name, places: readonly Occurrence[]): Pieces<Message | undefined> {
  const outside = urisOf(places).find(uri => kindsOf(uri).length === 0);
  if (outside !== undefined) return message('renameInCsv', name.text, fileName(outside));
  const shared = yield* otherWrittenAt(workspace, name, places);
  return shared && message('renameShared', name.text, shared.name.kind);
}

/** @param places by file */
function* changesOf(workspace: Workspace, places: readonly Occurrence[], newText: string): Pieces<Change[]> {
  const changes: Change[] = [];
  let file: { readonly uri: string; readonly text: string; readonly seen: Set<number> } | undefined;
  for (const [index, { written }] of places.entries()) {
    if (index > 0 && index % PLACES_IN_A_TURN === 0) yield index / places.length;
    const { uri, start, end } = written;
    if (uri !== file?.uri) file = { uri, text: workspace.file(uri)?.text.getText() ?? '', seen: new Set() };
    // An anchor that several aliases name is written once.
    if (file.seen.has(start)) continue;
    file.seen.add(start);
    changes.push({ source: written, text: yamlTextLike(file.text.slice(start, end), newText) });
  }
  return changes;
}
