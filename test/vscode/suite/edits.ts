/** What the extension changes in a file: one step to take back each, and nothing but what it is about. */
import * as vscode from 'vscode';
import { type Check, eventually, eventuallyEqual, expectEqual } from '../checks';
import { codeOf, findingsOf, placeOf, remove, write } from './workspace';

/** Of a person who cares for comments, quotes and empty lines, and not for blanks. */
const written = (name: string): string => `# The deal with ${name}, as it was signed.
kind: subscription   # the first of two documents
id: "SUB-${name}"

organization:   ${name}
start: 2024-06-09
agentModel: named
currency: USD
surgeProtection: 30% # as agreed
licenses:
  premium: {committed: 5}
  standard: {committed:   20, overage: {unitPrice: 100.00}} # to be raised?
---
kind: usage
organization: ${name}   # the same
days:
  - {date: 2024-06-10, premium: 4, standard: 28}   # the peak
  - {date: 2024-06-11,premium: 12,  standard: 5}
`;

const raised = (name: string): string => written(name).replace('committed:   20', 'committed:   27');

const renamed = (name: string): string => written(name).replaceAll(/(?<=organization: +)\S+/g, 'renamed');

/** Without the blanks that formatting is about. */
const withoutBlanks = (text: string): string => text.replaceAll(/[ ]+/g, '');

/** A file of a deal that no other file knows. */
const show = async (name: string, eol: string): Promise<vscode.TextEditor> => {
  const file = `${name}.entitlements.yaml`;
  const document = await write(file, written(name).replaceAll('\n', eol));
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await eventually(
    'its findings',
    () => findingsOf(file).map(codeOf),
    codes => codes.includes('overage'),
  );
  return editor;
};

interface Edit {
  readonly name: string;
  readonly eol: string;
  readonly change: (editor: vscode.TextEditor) => Promise<void>;
  readonly look: (text: string) => void;
}

/** Changes the file, looks at what it is then, and takes it back with one undo. */
const tryEdit = async ({ name, eol, change, look }: Edit): Promise<void> => {
  const editor = await show(name, eol);
  const { document } = editor;
  await change(editor);
  const before = written(name).replaceAll('\n', eol);
  const after = await eventually(
    'the changed text',
    () => document.getText(),
    text => text !== before,
  );
  expectEqual(after.split('\n').length, after.split(eol).length, 'the lines that end as they ended');
  look(after.replaceAll(eol, '\n'));
  await vscode.commands.executeCommand('undo');
  await eventuallyEqual('the text after one undo', () => document.getText(), before);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await remove(`${name}.entitlements.yaml`);
};

const [TRIES, BETWEEN_TRIES, BETWEEN_LOOKS] = [5, 10_000, 100];

/** Has a command change a document. Where what was opened before has taken the focus late, it is given once more. */
const insist = async (document: vscode.TextDocument, command: () => PromiseLike<unknown>): Promise<void> => {
  const before = document.getText();
  for (let tries = 0; tries < TRIES && document.getText() === before; tries += 1) {
    await command();
    const until = performance.now() + BETWEEN_TRIES;
    while (document.getText() === before && performance.now() < until)
      await new Promise(resolve => setTimeout(resolve, BETWEEN_LOOKS));
  }
};

const expectText = (actual: string, expected: string): void =>
  expectEqual(actual.split('\n'), expected.split('\n'), 'the text');

const checksFor = (ends: string, eol: string): readonly Check[] => [
  {
    title: `A quick fix changes one value of a file with ${ends}, and one undo takes it back.`,
    run: () =>
      tryEdit({
        name: `raised-${eol.length}`,
        eol,
        change: async editor => {
          const at = placeOf(editor.document, 'standard: <|>28');
          await insist(editor.document, async () => {
            const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
            shown.selection = new vscode.Selection(at, at);
            await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'quickfix', apply: 'first' });
          });
        },
        look: text => expectText(text, raised(`raised-${eol.length}`)),
      }),
  },
  {
    title: `Renaming changes the name alone, in a file with ${ends}, and one undo takes it back.`,
    run: () =>
      tryEdit({
        name: `old-${eol.length}`,
        eol,
        change: async ({ document }) => {
          const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            placeOf(document, 'organization:   <|>old'),
            'renamed',
          );
          expectEqual(await vscode.workspace.applyEdit(edit), true, 'whether it could be applied');
        },
        look: text => expectText(text, renamed(`old-${eol.length}`)),
      }),
  },
  {
    title: `Formatting changes blanks alone, in a file with ${ends}, and one undo takes it back.`,
    run: () =>
      tryEdit({
        name: `formatted-${eol.length}`,
        eol,
        change: async () => {
          await vscode.commands.executeCommand('editor.action.formatDocument');
        },
        look: text => expectText(withoutBlanks(text), withoutBlanks(written(`formatted-${eol.length}`))),
      }),
  },
];

export const editChecks: readonly Check[] = [...checksFor('LF', '\n'), ...checksFor('CR LF', '\r\n')];
