/** What the server says of itself: the answer of `initialize`, which depends on the client in little. */
import type {
  FileOperationOptions,
  InitializeResult,
  ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL, QUICK_FIX } from '../features/code-actions/kinds';
import { TRIGGER_CHARACTERS } from '../features/completion/triggers';
import type { Client } from './client';

/** The library's own name for it would bring the library along. */
const INCREMENTAL: TextDocumentSyncKind = 2;

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: INCREMENTAL,
  hoverProvider: true,
  inlayHintProvider: { resolveProvider: true },
  codeLensProvider: {},
  completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS], resolveProvider: true },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentLinkProvider: { resolveProvider: false },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  codeActionProvider: { codeActionKinds: [QUICK_FIX, FIX_ALL] },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
};

const FINDINGS: ServerCapabilities = {
  diagnosticProvider: { identifier: 'entitlements', interFileDependencies: true, workspaceDiagnostics: true },
};

/** Told at once, where those who watch files take their time. */
const ALL_FILES = { filters: [{ pattern: { glob: '**/*' } }] };
const FILE_OPERATIONS: FileOperationOptions = { didCreate: ALL_FILES, didRename: ALL_FILES, didDelete: ALL_FILES };

export const initializeResult = ({ pullsFindings, changesFolders }: Client, version: string): InitializeResult => ({
  serverInfo: { name: 'entitlements', version },
  capabilities: {
    ...CAPABILITIES,
    ...(pullsFindings && FINDINGS),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: changesFolders },
      fileOperations: FILE_OPERATIONS,
    },
  },
});
