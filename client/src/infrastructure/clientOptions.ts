/** How the editor talks to the language server, wherever the server runs. */
import { env } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { textsFor } from '../texts';
import { withReadablePage } from './findingLink';

/** Also the prefix of the settings, and the source that findings name. */
export const CLIENT_ID = 'entitlements';

/** Places where a person writes files. Not `git` and its like: an old version must not count as a second subscription. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'];

export const clientName = (): string => textsFor(env.language).productName;

export const clientOptions = (): LanguageClientOptions => ({
  documentSelector: SCHEMES.map(scheme => ({ scheme, language: 'entitlements' })),
  diagnosticCollectionName: CLIENT_ID,
  outputChannelName: clientName(),
  middleware: {
    handleDiagnostics: (uri, findings, next) => next(uri, findings.map(withReadablePage)),
  },
});
