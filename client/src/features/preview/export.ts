/** What a preview shows, handed over: copied, or saved where the person says. */
import { commands, env, UIKind, Uri, window, workspace } from 'vscode';
import type { ExportedFile, ExportFormat } from '../../../../server/src/protocol';
import { tell, tellError } from '../../infrastructure/tell';
import type { Texts } from '../../texts/languages';
import { whyNotSaved } from './save-failure';
import { fileNameOf } from './source';
import { workbookOf } from './workbook';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  invoiceCsv: 'csv',
  xlsx: 'xlsx',
  markdown: 'md',
  html: 'html',
};

/** Says what became of it; undefined where the person has thought better of it. */
export const handOver = async (
  { fileName, content }: ExportedFile,
  format: ExportFormat,
  beside: Uri,
  texts: Texts,
): Promise<string | undefined> => {
  if (format === 'markdown' && 'text' in content) {
    await env.clipboard.writeText(content.text);
    return texts.copied;
  }
  const file = await window.showSaveDialog({
    title: texts.exports[format],
    saveLabel: texts.saveExport,
    defaultUri: Uri.joinPath(folderOf(beside), fileName),
    filters: { [EXTENSIONS[format].toUpperCase()]: [EXTENSIONS[format]] },
  });
  if (!file) return undefined;
  const name = fileNameOf(file);
  try {
    const bytes = 'text' in content ? new TextEncoder().encode(content.text) : await workbookOf(content.sheets);
    await workspace.fs.writeFile(file, bytes);
  } catch (reason) {
    const message = texts.notExported(name, whyNotSaved(reason, texts));
    void tellError(message);
    return message;
  }
  if (format === 'html' && isWithinReach(file)) void offerToOpen(file, texts);
  return texts.exported(name);
};

/** Only a VS Code on the desktop hands a file to the browser, and only one of its own machine; elsewhere nothing would happen. */
const isWithinReach = ({ scheme }: Uri): boolean =>
  scheme === 'file' && env.uiKind === UIKind.Desktop && env.remoteName === undefined;

const offerToOpen = async (file: Uri, texts: Texts): Promise<void> => {
  const choice = await tell(texts.exported(fileNameOf(file)), texts.openExport);
  if (choice === undefined) return;
  const isOpened = await env.openExternal(file);
  if (!isOpened) await commands.executeCommand('vscode.open', file);
};

/** A document that is not saved yet lies nowhere; then it is the workspace's first folder. */
const folderOf = (document: Uri): Uri =>
  document.scheme === 'untitled'
    ? (workspace.workspaceFolders?.[0]?.uri ?? document.with({ scheme: 'file' }))
    : Uri.joinPath(document, '..');
