/** Writes what is tried into a file, as one edit that one undo takes back. */
import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Choice, PreviewParams, TriedEdit } from '../../../../server/src/protocol';
import { plainLabel } from '../../infrastructure/plainLabel';
import type { Texts } from '../../texts/languages';
import { fileNameOf, showBeside } from './source';

export type AskForEdit = (params: PreviewParams) => Promise<TriedEdit | null>;

/** What became of it. */
export interface Written {
  readonly message: string;
  readonly isWritten: boolean;
}

/** Undefined where the person has thought better of it. */
export const writeTried = async (
  question: PreviewParams,
  subscriptions: Choice['options'],
  ask: AskForEdit,
  texts: Texts,
): Promise<Written | undefined> => {
  const params = subscriptions.length > 1 ? await chooseTarget(question, subscriptions, ask, texts) : question;
  if (params === undefined) return undefined;
  const edit = params === 'nothing' ? null : await editOfOpenDocument(params, ask);
  if (edit === null) return { message: texts.nothingToWrite, isWritten: false };
  const uri = Uri.parse(edit.uri, true);
  const document = await workspace.openTextDocument(uri);
  if (document.version !== edit.version) return { message: texts.movedOn(fileNameOf(uri)), isWritten: false };
  const change = new WorkspaceEdit();
  for (const { range, newText } of edit.edits) change.replace(uri, rangeOf(range), newText);
  if (!(await workspace.applyEdit(change))) return { message: texts.notWritten(fileNameOf(uri)), isWritten: false };
  await showBeside(uri, edit.edits[0]?.range.start);
  return { message: edit.summary, isWritten: true };
};

/** With several subscriptions the person says which, seeing what would be written where. */
const chooseTarget = async (
  question: PreviewParams,
  subscriptions: Choice['options'],
  ask: AskForEdit,
  texts: Texts,
): Promise<PreviewParams | 'nothing' | undefined> => {
  const targets = subscriptions
    .toSorted((one, other) => Number(other.chosen) - Number(one.chosen))
    .map(({ value, text }) => ({
      label: plainLabel(text),
      params: { ...question, tried: { values: {}, ...question.tried, subscription: value } },
    }));
  const items = await Promise.all(targets.map(async target => ({ ...target, edit: await ask(target.params) })));
  const writable = items.flatMap(({ label, params, edit }) =>
    edit ? [{ label, description: fileOf(edit), detail: plainLabel(edit.inShort), params }] : [],
  );
  if (writable.length === 0) return 'nothing';
  return (await window.showQuickPick(writable, { title: texts.writeWhere, ignoreFocusOut: true }))?.params;
};

const fileOf = ({ uri }: TriedEdit): string => plainLabel(fileNameOf(Uri.parse(uri, true)));

/** Of a document that no editor has open the server knows no version; it is opened and asked about again. */
const editOfOpenDocument = async (params: PreviewParams, ask: AskForEdit): Promise<TriedEdit | null> => {
  const edit = await ask(params);
  if (edit === null || edit.version !== null) return edit;
  await workspace.openTextDocument(Uri.parse(edit.uri, true));
  return ask(params);
};

const rangeOf = ({ start, end }: TriedEdit['edits'][number]['range']): Range =>
  new Range(start.line, start.character, end.line, end.character);
