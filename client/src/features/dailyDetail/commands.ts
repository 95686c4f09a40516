/** The commands of the daily detail, under the ids that the manifest gives them. */
import { commands, type Disposable, env, Uri, window } from 'vscode';
import { textsFor } from '../../texts';

export const OPEN_COMMAND = 'entitlements.openDailyDetail';

/** From an editor's title VS Code names the file; from the command palette it is that of the active editor. */
export const registerOpenCommand = (open: (document: Uri) => void): Disposable =>
  commands.registerCommand(OPEN_COMMAND, (named: unknown) => {
    const document = named instanceof Uri ? named : activeEntitlementFile();
    if (document) open(document);
    else void window.showInformationMessage(textsFor(env.language).openAnEntitlementFile);
  });

const activeEntitlementFile = (): Uri | undefined => {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'entitlements' ? document.uri : undefined;
};
