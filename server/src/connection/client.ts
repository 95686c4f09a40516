/** What a client says of itself when it starts. All of it is read here, once, before it is answered. */
import type { InitializeParams, InsertTextMode } from 'vscode-languageserver';
import type { CompletionClient } from '../features/completion';
import type { HintAbilities } from '../features/inlay-hints';
import type { EditingClient } from '../features/workspace-edit';
import { type InitializationOptions, SUGGEST_COMMAND } from '../protocol';
import { readSettings, type Settings } from '../settings';

export interface Client {
  /** The URIs of the folders that are open at first. */
  readonly folders: readonly string[];
  /** Tells of folders that come and go. */
  readonly changesFolders: boolean;
  /** Tells of files that change, once it is asked to. */
  readonly watchesFiles: boolean;
  /** Answers requests for files to which the server has no access. */
  readonly readsFiles: boolean;
  /** Its own language. */
  readonly locale: string | undefined;
  /** Those that hold until it is asked, or for good where it cannot be. */
  readonly settings: Settings;
  /** Can be asked for the settings of each folder. */
  readonly hasSettings: boolean;
  /** Tells of settings that change, once it is asked to. */
  readonly watchesSettings: boolean;
  /** Asks for findings, and can be told to ask again. */
  readonly pullsFindings: boolean;
  /** Its own address of the page that describes the findings. */
  readonly findingsPage: string | undefined;
  readonly hints: HintAbilities;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  /** Takes the outline of a file as a tree. */
  readonly nestsSymbols: boolean;
  readonly completion: CompletionClient;
  readonly editing: Omit<EditingClient, 'versionOf'>;
  /** The commands that a code lens or a completion may name. */
  readonly commands: ReadonlySet<string>;
  /** Shows faults of the server, with a way to copy their reports. */
  readonly showsFaults: boolean;
}

export function readClient(params: InitializeParams): Client {
  const { capabilities, initializationOptions } = params;
  const { textDocument, workspace } = capabilities;
  const hints = textDocument?.inlayHint?.resolveSupport?.properties ?? [];
  const commands = new Set(commandsIn(initializationOptions));
  return {
    folders: foldersIn(params),
    changesFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    readsFiles: initializationOptions?.readsFiles === true,
    locale: params.locale,
    settings: readSettings(initializationOptions),
    hasSettings: workspace?.configuration === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    // One that cannot be told to ask again would keep the old findings of a file when another one changes.
    pullsFindings: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    findingsPage: findingsPageIn(initializationOptions),
    hints: { resolvesTooltips: hints.includes('tooltip'), resolvesLocations: hints.includes('label.location') },
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    completion: completionIn(params, commands),
    editing: editingIn(params),
    commands,
    showsFaults: initializationOptions?.showsFaults === true,
  };
}

const foldersIn = ({ workspaceFolders, rootUri }: InitializeParams): string[] =>
  workspaceFolders?.map(({ uri }) => uri) ?? [rootUri].flatMap(uri => uri ?? []);

const AS_IT_IS: InsertTextMode = 1;

function completionIn({ capabilities }: InitializeParams, commands: ReadonlySet<string>): CompletionClient {
  const offered = capabilities.textDocument?.completion?.completionItem;
  return {
    snippets: offered?.snippetSupport === true,
    keepsIndentation: offered?.insertTextModeSupport?.valueSet.includes(AS_IT_IS) === true,
    asksAgain: commands.has(SUGGEST_COMMAND),
  };
}

function editingIn({ capabilities }: InitializeParams): Client['editing'] {
  const offered = capabilities.workspace?.workspaceEdit;
  const takesVersions = offered?.documentChanges === true;
  const operations = takesVersions ? (offered.resourceOperations ?? []) : [];
  return {
    takesVersions,
    renamesFiles: operations.includes('rename'),
    createsFiles: operations.includes('create'),
  };
}

function commandsIn(options: InitializationOptions | undefined): string[] {
  const commands: unknown = options?.commands;
  return Array.isArray(commands) ? commands.filter(command => typeof command === 'string') : [];
}

function findingsPageIn(options: InitializationOptions | undefined): string | undefined {
  const page: unknown = options?.findingsPage;
  return typeof page === 'string' ? page : undefined;
}
