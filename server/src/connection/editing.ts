/** What the client can do with changes of files, and which version of a document it has open. */
import type { InitializeParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditingClient } from '../features/workspace-edit';

export interface KnownEditing extends EditingClient {
  initialize(params: InitializeParams): void;
}

export function createEditing(documents: TextDocuments<TextDocument>): KnownEditing {
  let client = { takesVersions: false, renamesFiles: false, createsFiles: false };
  return {
    initialize({ capabilities }) {
      const offered = capabilities.workspace?.workspaceEdit;
      const takesVersions = offered?.documentChanges === true;
      const operations = takesVersions ? (offered.resourceOperations ?? []) : [];
      client = {
        takesVersions,
        renamesFiles: operations.includes('rename'),
        createsFiles: operations.includes('create'),
      };
    },
    get takesVersions() {
      return client.takesVersions;
    },
    get renamesFiles() {
      return client.renamesFiles;
    },
    get createsFiles() {
      return client.createsFiles;
    },
    versionOf: uri => documents.get(uri)?.version,
  };
}
