/** What a client can do, as it says when it starts. */
import type { InitializeParams } from 'vscode-languageserver';
import type { HintAbilities } from '../features/inlay-hints';
import type { InitializationOptions } from '../protocol';

export interface ClientAbilities extends HintAbilities {
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  /** Takes the outline of a file as a tree. */
  readonly nestsSymbols: boolean;
  /** The commands that a code lens or a completion may name. */
  readonly commands: ReadonlySet<string>;
  /** Answers requests for files to which the server has no access. */
  readonly readsFiles: boolean;
  /** Its own address of the page that describes the findings. */
  readonly findingsPage: string | undefined;
  /** Shows faults of the server, with a way to copy their reports. */
  readonly showsFaults: boolean;
}

/** Before a client has said anything. */
export const NO_ABILITIES: ClientAbilities = {
  resolvesTooltips: false,
  resolvesLocations: false,
  refreshesHints: false,
  refreshesLenses: false,
  nestsSymbols: false,
  commands: new Set(),
  readsFiles: false,
  findingsPage: undefined,
  showsFaults: false,
};

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const resolves = capabilities.textDocument?.inlayHint?.resolveSupport?.properties ?? [];
  return {
    resolvesTooltips: resolves.includes('tooltip'),
    resolvesLocations: resolves.includes('label.location'),
    refreshesHints: capabilities.workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: capabilities.workspace?.codeLens?.refreshSupport === true,
    nestsSymbols: capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    commands: new Set(commandsIn(initializationOptions)),
    readsFiles: initializationOptions?.readsFiles === true,
    findingsPage: findingsPageIn(initializationOptions),
    showsFaults: initializationOptions?.showsFaults === true,
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
