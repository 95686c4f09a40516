/** Notifications, the one place where they are shown: what is said in them may come from a file, and is text. */
import { window } from 'vscode';
import { plainMessage } from './plainMessage';

export const tell = (message: string, ...choices: readonly string[]): Thenable<string | undefined> =>
  window.showInformationMessage(plainMessage(message), ...choices);

export const tellWarning = (message: string, ...choices: readonly string[]): Thenable<string | undefined> =>
  window.showWarningMessage(plainMessage(message), ...choices);

export const tellError = (message: string, ...choices: readonly string[]): Thenable<string | undefined> =>
  window.showErrorMessage(plainMessage(message), ...choices);
