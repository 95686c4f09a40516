/** textDocument/rename and prepareRename: a name everywhere at once, in files that no editor has opened too. */
import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver';
import { type Message, message } from '../messages/message';
import { fileName, kindsOf, type SourceFile } from '../model/source-file';
import { yamlTextLike } from '../reports/yaml-text';
import { type Name, namesOf, type Occurrence, occurrences } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf, nameUnder } from './positions';
import { type Change, type EditingClient, workspaceEdit } from './workspace-edit';

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
export function prepareRename(workspace: Workspace, uri: string, position: Position): RenameTarget | Refusal {
  const here = nameUnder(workspace, uri, position);
  const range = here && locationOf(workspace, here.source)?.range;
  if (here === undefined || range === undefined) return { refusal: message('renameNothing') };
  const refusal = whyFixed(workspace, here.name);
  return refusal === undefined ? { range, placeholder: here.name.text } : { refusal };
}

/** The edits in all files. The text of a file is replaced in the style in which it is written. */
export function rename(
  workspace: Workspace,
  client: EditingClient,
  { uri, position, newName }: Renaming,
): WorkspaceEdit | Refusal {
  const here = nameUnder(workspace, uri, position);
  if (here === undefined) return { refusal: message('renameNothing') };
  const text = newName.trim();
  const refusal = whyNoName(text) ?? whyTaken(workspace, here.name, text) ?? whyFixed(workspace, here.name);
  if (refusal !== undefined) return { refusal };
  return workspaceEdit(workspace, client, changesOf(workspace, here.name, text));
}

function whyNoName(text: string): Message | undefined {
  if (text === '') return message('renameEmpty');
  return /[\p{Cc}\u2028\u2029]/u.test(text) ? message('renameLineBreak') : undefined;
}

/** A SKU may stand for several licences, so two may become one; whatever else has a name of its own is counted by it. */
function whyTaken(workspace: Workspace, name: Name, text: string): Message | undefined {
  if (name.kind === 'sku' || text === name.text) return undefined;
  return occurrences(workspace, { ...name, text }).length > 0 ? message('renameTaken', text) : undefined;
}

/** Why a name cannot be changed everywhere: some of its places are not ours to write, or are other names' as well. */
function whyFixed(workspace: Workspace, name: Name): Message | undefined {
  const places = occurrences(workspace, name);
  const outside = places.find(({ source }) => kindsOf(source.uri).length === 0);
  if (outside !== undefined) return message('renameInCsv', name.text, fileName(outside.source.uri));
  const shared = filesOf(workspace, places)
    .flatMap(namesOf)
    .find(other => !isSameName(other.name, name) && places.some(place => isSamePlace(place, other)));
  return shared && message('renameShared', name.text, shared.name.kind);
}

const isSameName = (one: Name, other: Name): boolean =>
  one.kind === other.kind && one.text === other.text && one.organization === other.organization;

const isSamePlace = ({ written: one }: Occurrence, { written: other }: Occurrence): boolean =>
  one.uri === other.uri && one.start === other.start;

const filesOf = (workspace: Workspace, places: readonly Occurrence[]): SourceFile[] =>
  [...new Set(places.map(({ source }) => source.uri))].flatMap(uri => workspace.file(uri) ?? []);

function changesOf(workspace: Workspace, name: Name, newText: string): Change[] {
  const places = occurrences(workspace, name);
  return filesOf(workspace, places).flatMap(file => {
    const here = places.filter(({ source }) => source.uri === file.uri).map(({ written }) => written);
    // An anchor that several aliases name is written once.
    const once = new Map(here.map(written => [written.start, written]));
    const text = file.text.getText();
    return [...once.values()].map(source => ({
      source,
      text: yamlTextLike(text.slice(source.start, source.end), newText),
    }));
  });
}
