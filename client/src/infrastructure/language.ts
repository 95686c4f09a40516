/** The language that the client speaks: the setting of a file's folder, or else VS Code's own. */
import { env, type Uri, workspace } from 'vscode';
import { type Texts, textsFor } from '../texts/languages';

/** A BCP 47 tag. Without a file it is what is set for the whole window. */
export const languageOf = (file?: Uri): string => {
  const chosen = workspace.getConfiguration('entitlements', file).get<string>('language');
  return chosen === 'en' || chosen === 'sv' ? chosen : env.language;
};

export const textsOf = (file?: Uri): Texts => textsFor(languageOf(file));
