/** The opened workspace, a copy of examples/, as the checks speak of it. */
import * as vscode from 'vscode';

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) throw new Error('The suite runs in a window with a folder.');
  return first.uri;
};

export const uriOf = (file: string): vscode.Uri => vscode.Uri.joinPath(folder(), file);

export const open = async (file: string): Promise<vscode.TextDocument> =>
  vscode.workspace.openTextDocument(uriOf(file));

/** Writes a file without opening it. */
export const put = async (file: string, text: string): Promise<void> => {
  await vscode.workspace.fs.writeFile(uriOf(file), new TextEncoder().encode(text));
};

export const write = async (file: string, text: string): Promise<vscode.TextDocument> => {
  await put(file, text);
  return open(file);
};

export const remove = async (file: string): Promise<void> => {
  await vscode.workspace.fs.delete(uriOf(file), { recursive: true });
};

/** Where a text stands: `marked` is a piece of the document in which `<|>` shows the place. */
export const placeOf = (document: vscode.TextDocument, marked: string): vscode.Position => {
  const at = marked.indexOf('<|>');
  const start = document.getText().indexOf(marked.replace('<|>', ''));
  if (at < 0 || start < 0) throw new Error(`${document.uri.path} has no ${marked}.`);
  return document.positionAt(start + at);
};

/** Replaces the first occurrence of a text, as an edit that is not saved. */
export const replace = async (document: vscode.TextDocument, text: string, by: string): Promise<void> => {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} has no ${text}.`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  edit.replace(document.uri, range, by);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${text} could not be replaced.`);
};

export const findingsOf = (file: string): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uriOf(file)).filter(({ source }) => source === 'entitlements');

export const codeOf = ({ code }: vscode.Diagnostic): string =>
  typeof code === 'object' ? String(code.value) : String(code);

/** Where the code of a finding leads. */
export const linkOf = ({ code }: vscode.Diagnostic): string =>
  typeof code === 'object' ? decodeURIComponent(code.target.toString(true)) : '';

/** The page behind that link, without the command that opens it to be read. */
export const pageOf = (finding: vscode.Diagnostic): string => /\["([^"]+)"\]/.exec(linkOf(finding))?.[1] ?? '';

/** Each finding of a usage file as `date: code`, by the day in whose record it stands, open or not. */
export const foundOnDays = async (file: string): Promise<readonly string[]> => {
  const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(file))).split('\n');
  return findingsOf(file)
    .map(finding => `${/date: ([\d-]+)/.exec(lines[finding.range.start.line] ?? '')?.[1]}: ${codeOf(finding)}`)
    .sort();
};

export const hintsOf = async (document: vscode.TextDocument): Promise<readonly { line: string; text: string }[]> => {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const hints = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(new vscode.Position(0, 0), end),
  );
  return hints.map(({ position, label }) => ({
    line: document.lineAt(position.line).text,
    text: (typeof label === 'string' ? label : label.map(part => part.value).join('')).trim(),
  }));
};

export const hoverAt = async (document: vscode.TextDocument, place: vscode.Position): Promise<string> => {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    place,
  );
  return hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
};
