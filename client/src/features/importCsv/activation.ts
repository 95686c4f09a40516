/** A CSV export as a usage file: chosen, looked at, and opened to be saved. What is wrong with it stands in the CSV file. */
import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  type ExtensionContext,
  languages,
  Range,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  IMPORT_REQUEST,
  type ImportParams,
  type ImportProblem,
  type ImportView,
  type PlainSeverity,
} from '../../../../server/src/protocol';
import { type Commands, IMPORT_COMMAND } from '../../commands';
import { chooseOrganizationOr } from '../../infrastructure/chooseOrganization';
import { CLIENT_ID } from '../../infrastructure/clientOptions';
import { freePlace } from '../../infrastructure/folders';
import { textsOf } from '../../infrastructure/language';
import { reach } from '../../infrastructure/milestones';
import { askOverviewOnceRead } from '../../infrastructure/overview';
import { tellError, tellWarning } from '../../infrastructure/tell';
import { previewText } from './preview';

export const activateImport = (
  context: ExtensionContext,
  client: BaseLanguageClient,
): Commands<typeof IMPORT_COMMAND> => {
  const problems = languages.createDiagnosticCollection('entitlements.import');

  /** From the explorer the file is handed in; with an organization too, nothing is asked. */
  const importCsv = async (givenFile: unknown, givenOrganization: unknown): Promise<void> => {
    const file = givenFile instanceof Uri ? givenFile : await chooseFile(textsOf().importCsv);
    if (file === undefined) return;
    const isAsked = typeof givenOrganization !== 'string';
    const organization = isAsked ? await organizationOf() : givenOrganization;
    const text = organization === undefined ? undefined : await textOf(file);
    if (organization === undefined || text === undefined) return;
    const params: ImportParams = { uri: file.toString(), text, organization };
    const view = await client.sendRequest<ImportView | null>(IMPORT_REQUEST, params);
    if (view === null) return;
    problems.set(file, view.problems.map(diagnosticOf));
    if (view.yaml === undefined) {
      void tellError([view.summary, ...view.problems.map(({ message }) => message)].join(' '));
      return;
    }
    if (isAsked && !(await isWanted(view))) return;
    await openUnsaved(await freePlace(Uri.joinPath(file, '..'), view.fileName), view.yaml);
    reach('usageFile');
    if (view.problems.length > 0) void offerProblems(view.summary);
  };

  const organizationOf = async (): Promise<string | undefined> => {
    const texts = textsOf();
    const { organizations } = await askOverviewOnceRead(client);
    const another = texts.anotherOrganization;
    const chosen = await chooseOrganizationOr(another, organizations, texts.chooseOrganizationOfImport);
    if (chosen !== another) return chosen;
    return window.showInputBox({
      title: texts.importCsv,
      prompt: texts.askOrganization,
      ignoreFocusOut: true,
      validateInput: answer => (answer.trim() === '' ? texts.answerNeeded : undefined),
    });
  };

  /** Of what is open in an editor its present text counts. */
  const textOf = async (file: Uri): Promise<string | undefined> => {
    const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
    if (open !== undefined) return open.getText();
    try {
      return new TextDecoder().decode(await workspace.fs.readFile(file));
    } catch {
      void tellError(textsOf(file).csvUnreadable(file.path.slice(file.path.lastIndexOf('/') + 1)));
      return undefined;
    }
  };

  const isWanted = async (view: ImportView): Promise<boolean> => {
    const texts = textsOf();
    const options = { modal: true, detail: previewText(view, texts) };
    return (await window.showInformationMessage(view.summary, options, texts.openImport)) === texts.openImport;
  };

  const offerProblems = async (summary: string): Promise<void> => {
    const choice = await tellWarning(summary, textsOf().showProblems);
    if (choice !== undefined) await commands.executeCommand('workbench.actions.view.problems');
  };

  context.subscriptions.push(
    problems,
    workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
  );
  return { [IMPORT_COMMAND]: importCsv };
};

const chooseFile = async (title: string): Promise<Uri | undefined> => {
  const chosen = await window.showOpenDialog({ title, openLabel: title, filters: { CSV: ['csv', 'CSV'] } });
  return chosen?.[0];
};

/** As a document that is to be saved at the place. */
const openUnsaved = async (place: Uri, text: string): Promise<void> => {
  const document = await workspace.openTextDocument(place.with({ scheme: 'untitled' }));
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(0), text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document, { preview: false });
};

const SEVERITIES: Readonly<Record<PlainSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

const diagnosticOf = ({ range: { start, end }, severity, code, message }: ImportProblem): Diagnostic => {
  const range = new Range(start.line, start.character, end.line, end.character);
  const diagnostic = new Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = CLIENT_ID;
  diagnostic.code = code;
  return diagnostic;
};
