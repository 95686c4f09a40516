/** How the editor talks to the language server, wherever the server runs. */
import { type ExtensionContext, Uri } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { type InitializationOptions, OPEN_DAILY_DETAIL_COMMAND, SUGGEST_COMMAND } from '../../../server/src/protocol';
import { reportWithReadablePages, withReadablePage } from './findingLink';
import { textsOf } from './language';
import { plainLabel } from './plainLabel';

/** Also the prefix of the settings, and the source that findings name. */
export const CLIENT_ID = 'entitlements';

/** What the server may put behind a lens or a completion: other editors do not have these. */
const COMMANDS = [OPEN_DAILY_DETAIL_COMMAND, SUGGEST_COMMAND];

export const clientName = (): string => textsOf().productName;

const initializationOptions = ({ extensionUri }: ExtensionContext): InitializationOptions => ({
  commands: COMMANDS,
  readsFiles: true,
  showsFaults: true,
  findingsPage: Uri.joinPath(extensionUri, 'docs', 'findings.md').toString(),
});

export const clientOptions = (context: ExtensionContext): LanguageClientOptions => ({
  // Whatever file system a folder is in: the server knows which documents are not a person's files.
  documentSelector: [{ language: 'entitlements' }],
  diagnosticCollectionName: CLIENT_ID,
  diagnosticPullOptions: { onChange: true },
  outputChannelName: clientName(),
  initializationOptions: initializationOptions(context),
  middleware: {
    provideCodeLenses: async (document, token, next) => {
      const lenses = await next(document, token);
      for (const { command } of lenses ?? []) if (command) command.title = plainLabel(command.title);
      return lenses;
    },
    handleDiagnostics: (uri, findings, next) => next(uri, findings.map(withReadablePage)),
    provideDiagnostics: async (document, previousResultId, token, next) => {
      const report = await next(document, previousResultId, token);
      return report && reportWithReadablePages(report);
    },
    provideWorkspaceDiagnostics: (resultIds, token, take, next) =>
      next(resultIds, token, chunk => take(chunk && { items: chunk.items.map(reportWithReadablePages) })),
  },
});
