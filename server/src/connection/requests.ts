/** Which request is answered by which feature. Nothing here is more than a line that leads there. */
import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CodeLens,
  CodeLensParams,
  CompletionItem,
  CompletionList,
  CompletionParams,
  Connection,
  DefinitionParams,
  DocumentFormattingParams,
  DocumentHighlight,
  DocumentHighlightParams,
  DocumentLink,
  DocumentLinkParams,
  DocumentRangeFormattingParams,
  DocumentSymbol,
  DocumentSymbolParams,
  FoldingRange,
  FoldingRangeParams,
  Hover,
  HoverParams,
  InlayHint,
  InlayHintParams,
  Location,
  PrepareRenameParams,
  ReferenceParams,
  RenameParams,
  SelectionRange,
  SelectionRangeParams,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { codeActions } from '../features/code-action';
import { codeLenses } from '../features/code-lens';
import { completion, resolveCompletion } from '../features/completion';
import { cycleAt } from '../features/cycle-at';
import { definition } from '../features/definition';
import { documentHighlight } from '../features/document-highlight';
import { documentLinks } from '../features/document-link';
import { documentSymbols, flatSymbols } from '../features/document-symbol';
import { explain } from '../features/explain';
import { exported } from '../features/export';
import { foldingRanges } from '../features/folding-range';
import { formatting } from '../features/formatting';
import { hover } from '../features/hover';
import { importCsv } from '../features/import';
import { type HintStyle, inlayHints, resolveInlayHint, uriOfHint } from '../features/inlay-hints';
import { newSubscription, newUsage } from '../features/new-files';
import { overview } from '../features/overview';
import { preview } from '../features/preview';
import { reconcileAll } from '../features/reconcile';
import { references } from '../features/references';
import { prepareRename, type Refusal, type RenameTarget, rename } from '../features/rename';
import { selectionRanges } from '../features/selection-range';
import type { EditingClient } from '../features/workspace-edit';
import { workspaceSymbols } from '../features/workspace-symbol';
import { writeTried } from '../features/write-tried';
import { type Messages, say } from '../messages/message';
import {
  CYCLE_AT_REQUEST,
  type CycleAtParams,
  type CycleAtView,
  EXPLAIN_REQUEST,
  EXPORT_REQUEST,
  type ExplainParams,
  type ExplanationView,
  type ExportedFile,
  type ExportParams,
  IMPORT_REQUEST,
  type ImportParams,
  type ImportView,
  NEW_SUBSCRIPTION_REQUEST,
  NEW_USAGE_REQUEST,
  type NewFile,
  type NewSubscriptionParams,
  type NewUsageParams,
  OVERVIEW_REQUEST,
  type OverviewParams,
  type OverviewView,
  PREVIEW_REQUEST,
  type PreviewAnswer,
  type PreviewParams,
  type PreviewQuestion,
  RECONCILE_REQUEST,
  type TriedEdit,
  WRITE_TRIED_REQUEST,
} from '../protocol';
import type { Workspace } from '../workspace/workspace';
import type { Annotations } from './annotations';
import { cancelled, reaches } from './cancellation';
import type { Client } from './client';
import { LSPErrorCodes, ResponseError } from './library';
import type { PatientGuard } from './patience';
import { createPreviews } from './previews';
import type { KnownSettings } from './settings';

export interface Context {
  readonly workspace: Workspace;
  readonly settings: KnownSettings;
  /** Waits where the file that is asked about is being read. */
  readonly guarded: PatientGuard;
  /** Waits, too, where what comes of that file takes long to compute, or of any where none is asked about. */
  readonly onceComputed: PatientGuard;
  /** Waits, too, where it takes long to tell whether what is being typed can be read. */
  readonly onceSteady: PatientGuard;
  /** Waits where any file is being read, for answers that are wrong without one of them. */
  readonly onceAllRead: PatientGuard;
  /** Waits, too, where what is asked about takes long to compute. */
  readonly onceAllComputed: PatientGuard;
  /** Once all files are read. */
  readonly settled: () => Promise<void>;
  readonly client: Client;
  /** What the client can do with changes of files. */
  readonly editing: EditingClient;
  readonly annotations: Annotations;
}

export function answerRequests(connection: Connection, context: Context): void {
  const { workspace, settings, settled, client, editing, annotations } = context;
  const { guarded, onceComputed, onceSteady, onceAllRead, onceAllComputed } = context;
  const { messagesFor } = settings;
  const previews = createPreviews();
  const hintStyle = (uri: string): HintStyle => ({
    messages: messagesFor(uri),
    kinds: settings.of(uri).inlayHints,
    abilities: client.hints,
  });

  connection.onHover(
    onceComputed<HoverParams, Hover | null>('hover', null, ({ textDocument: { uri }, position }) =>
      hover(workspace, messagesFor(uri), uri, position),
    ),
  );
  connection.languages.inlayHint.on(
    onceSteady.inPieces<InlayHintParams, InlayHint[]>('inlayHint', [], function* ({ textDocument: { uri }, range }) {
      const file = workspace.file(uri);
      if (file === undefined) return [];
      const shown = { from: file.text.offsetAt(range.start), to: file.text.offsetAt(range.end) };
      const hints = yield* annotations.hints.partsOf(file, shown);
      return yield* inlayHints(workspace, hintStyle(uri), file, hints, range);
    }),
  );
  connection.languages.inlayHint.resolve((hint, token) => {
    const uri = uriOfHint(hint);
    if (uri === undefined) return hint;
    return onceSteady.inPieces<AskedHint, InlayHint>('inlayHint/resolve', hint, function* () {
      const file = workspace.file(uri);
      if (file === undefined) return hint;
      const hints = yield* annotations.hints.partsAt(file, file.text.offsetAt(hint.position));
      return resolveInlayHint(workspace, hintStyle(file.uri), file, hints, hint);
    })({ uri }, token);
  });
  connection.onCodeLens(
    onceSteady.inPieces<CodeLensParams, CodeLens[]>('codeLens', [], function* ({ textDocument: { uri } }) {
      const file = workspace.file(uri);
      if (file === undefined || !settings.of(uri).codeLens) return [];
      return yield* codeLenses(file, yield* annotations.lenses.partsOf(file), client.commands);
    }),
  );
  connection.onCompletion(
    onceComputed<CompletionParams, CompletionList>(
      'completion',
      { isIncomplete: false, items: [] },
      ({ textDocument: { uri }, position, context: asked }) =>
        completion(workspace, messagesFor(uri), client.completion, { uri, position, trigger: asked?.triggerCharacter }),
    ),
  );
  connection.onCompletionResolve((item, token) =>
    guarded<CompletionItem, CompletionItem>('completionItem/resolve', item, asked =>
      resolveCompletion(messagesFor, asked),
    )(item, token),
  );
  connection.onDefinition(
    guarded.inPieces<DefinitionParams, Location[]>('definition', [], ({ textDocument: { uri }, position }) =>
      definition(workspace, uri, position),
    ),
  );
  connection.onReferences(
    onceAllRead.inPieces<ReferenceParams, Location[]>(
      'references',
      [],
      ({ textDocument: { uri }, position, context }) =>
        references(workspace, uri, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    guarded.inPieces<DocumentHighlightParams, DocumentHighlight[]>(
      'documentHighlight',
      [],
      ({ textDocument: { uri }, position }) => documentHighlight(workspace, uri, position),
    ),
  );
  connection.onPrepareRename(
    guarded.inPieces<PrepareRenameParams, RefusedOr<RenameTarget> | null>(
      'prepareRename',
      null,
      function* ({ textDocument: { uri }, position }) {
        return orRefused(messagesFor(uri), yield* prepareRename(workspace, uri, position));
      },
    ),
  );
  connection.onRenameRequest(
    onceAllRead.inPieces<RenameParams, RefusedOr<WorkspaceEdit> | null>(
      'rename',
      null,
      function* ({ textDocument: { uri }, ...params }) {
        return orRefused(messagesFor(uri), yield* rename(workspace, editing, { ...params, uri }));
      },
    ),
  );
  connection.onDocumentLinks(
    guarded<DocumentLinkParams, DocumentLink[]>('documentLink', [], ({ textDocument: { uri } }) =>
      documentLinks(workspace, messagesFor(uri), uri),
    ),
  );
  connection.onDocumentSymbol(
    guarded.inPieces<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      'documentSymbol',
      [],
      function* ({ textDocument: { uri } }) {
        const symbols = yield* documentSymbols(workspace, messagesFor(uri), uri);
        return client.nestsSymbols ? symbols : flatSymbols(uri, symbols);
      },
    ),
  );
  connection.onWorkspaceSymbol(
    onceComputed.inPieces<WorkspaceSymbolParams, SymbolInformation[]>('workspaceSymbol', [], ({ query }) =>
      workspaceSymbols(workspace, messagesFor(''), query),
    ),
  );
  connection.onFoldingRanges(
    guarded.inPieces<FoldingRangeParams, FoldingRange[]>('foldingRange', [], ({ textDocument: { uri } }) =>
      foldingRanges(workspace, uri),
    ),
  );
  connection.onSelectionRanges(
    guarded<SelectionRangeParams, SelectionRange[]>('selectionRange', [], ({ textDocument: { uri }, positions }) =>
      selectionRanges(workspace, uri, positions),
    ),
  );
  connection.onCodeAction(
    onceComputed.inPieces<CodeActionParams, CodeAction[]>(
      'codeAction',
      [],
      ({ textDocument: { uri }, range, context }) =>
        codeActions(workspace, messagesFor(uri), editing, uri, { range, context }),
    ),
  );
  connection.onDocumentFormatting(
    guarded.inPieces<DocumentFormattingParams, TextEdit[]>('formatting', [], ({ textDocument: { uri } }) =>
      formatting(workspace, uri),
    ),
  );
  connection.onDocumentRangeFormatting(
    guarded.inPieces<DocumentRangeFormattingParams, TextEdit[]>(
      'rangeFormatting',
      [],
      ({ textDocument: { uri }, range }) => formatting(workspace, uri, range),
    ),
  );
  connection.onRequest<PreviewAnswer | null, void>(
    PREVIEW_REQUEST,
    onceComputed.inPieces<PreviewQuestion, PreviewAnswer | null>('preview', null, function* (params) {
      return previews.answer(params.known, yield* preview(workspace, messagesFor(params.uri), params));
    }),
  );
  connection.onRequest<TriedEdit | null, void>(
    WRITE_TRIED_REQUEST,
    onceComputed.inPieces<PreviewParams, TriedEdit | null>('writeTried', null, params =>
      writeTried(workspace, messagesFor(params.uri), editing, params),
    ),
  );
  connection.onRequest(
    EXPORT_REQUEST,
    onceAllComputed.inPieces<ExportParams, ExportedFile | null>('export', null, params =>
      exported(workspace, messagesFor(params.uri), params),
    ),
  );
  connection.onRequest(
    EXPLAIN_REQUEST,
    onceComputed.inPieces<ExplainParams, ExplanationView | null>('explain', null, params =>
      explain(workspace, messagesFor(params.uri), params),
    ),
  );
  const answerOverview = onceComputed.inPieces<OverviewParams, OverviewView | null>('overview', null, params =>
    overview(workspace, messagesFor(''), params),
  );
  connection.onRequest(OVERVIEW_REQUEST, async (params: OverviewParams, token: CancellationToken) =>
    params.isOnceRead === true && !(await reaches(settled(), token)) ? cancelled() : answerOverview(params, token),
  );
  connection.onRequest(
    CYCLE_AT_REQUEST,
    onceComputed<CycleAtParams, CycleAtView | null>('cycleAt', null, params =>
      cycleAt(workspace, messagesFor(params.uri), params),
    ),
  );
  connection.onRequest(
    NEW_USAGE_REQUEST,
    onceComputed<NewUsageParams, NewFile | null>('newUsage', null, params =>
      newUsage(workspace, messagesFor(params.folder), params),
    ),
  );
  connection.onRequest(
    NEW_SUBSCRIPTION_REQUEST,
    guarded<NewSubscriptionParams, NewFile | null>('newSubscription', null, params =>
      newSubscription(messagesFor(params.folder), params),
    ),
  );
  connection.onRequest(
    IMPORT_REQUEST,
    guarded.inPieces<ImportParams, ImportView | null>('import', null, params =>
      importCsv(messagesFor(params.uri), params),
    ),
  );
  const answerReconcile = onceAllComputed.inPieces<undefined, string | null>('reconcile', null, () =>
    reconcileAll(workspace),
  );
  connection.onRequest(RECONCILE_REQUEST, (params: unknown, token?: CancellationToken) =>
    // Without parameters a request comes with its token alone.
    answerReconcile(undefined, token ?? (params as CancellationToken)),
  );
}

/** The file that a hint stands in. */
interface AskedHint {
  readonly uri: string;
}

type RefusedOr<Answer> = Answer | ResponseError;

/** A refusal as the protocol's error, whose sentence the editor shows. */
const orRefused = <Answer extends object>(messages: Messages, answer: Answer | Refusal): RefusedOr<Answer> =>
  'refusal' in answer ? new ResponseError(LSPErrorCodes.RequestFailed, say(messages, answer.refusal)) : answer;
