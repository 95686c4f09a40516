/**
 * What the server uses of the protocol's library. It is imported here alone: each module that does so by itself has all
 * of the library's names copied for it when the server starts.
 */
export {
  CancellationToken,
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
