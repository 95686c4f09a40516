/** The settings of each folder, asked of the client ahead of every request that needs them. */
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver';
import { messagesIn } from '../messages/languages';
import type { Messages } from '../messages/message';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../settings';
import { canonicalUri, isWithin } from '../workspace/uri';

export const SECTION = 'entitlements';

export interface KnownSettings {
  initialize(params: InitializeParams): void;
  /** Asks for the settings of these folders, and for those of files outside of them. */
  ask(folders: readonly string[]): Promise<void>;
  /** Calls back after each change, once the new settings are known. */
  watch(folders: () => readonly string[], changed: () => void): Promise<void>;
  of(uri: string): Settings;
  messagesFor(uri: string): Messages;
}

/** Where `language` is given, `auto` means that one and not the client's. */
export function createSettings(connection: Connection, language: string | undefined): KnownSettings {
  const client = { answersForFolders: false, tellsOfChanges: false, locale: undefined as string | undefined };
  let byFolder: readonly { readonly folder: string; readonly settings: Settings }[] = [];
  let elsewhere = DEFAULT_SETTINGS;

  const of = (uri: string): Settings => {
    const canonical = canonicalUri(uri);
    const holding = byFolder.filter(({ folder }) => isWithin(folder, canonical));
    // Of folders within each other the innermost.
    return holding.sort((one, other) => other.folder.length - one.folder.length)[0]?.settings ?? elsewhere;
  };

  const ask = async (folders: readonly string[]): Promise<void> => {
    if (!client.answersForFolders) return;
    const scopes = [undefined, ...folders];
    const items = scopes.map(scopeUri =>
      scopeUri === undefined ? { section: SECTION } : { section: SECTION, scopeUri },
    );
    const [outside, ...inFolders] = await connection.workspace.getConfiguration(items).catch((): unknown[] => []);
    elsewhere = readSettings(outside);
    byFolder = folders.map((folder, index) => ({
      folder: canonicalUri(folder),
      settings: readSettings(inFolders[index]),
    }));
  };

  return {
    initialize({ capabilities, initializationOptions, locale }) {
      client.answersForFolders = capabilities.workspace?.configuration === true;
      client.tellsOfChanges = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
      client.locale = locale;
      elsewhere = readSettings(initializationOptions);
    },
    ask,
    async watch(folders, changed) {
      connection.onDidChangeConfiguration(
        async ({ settings }: { settings?: Readonly<Record<string, unknown>> | null }) => {
          // A client that cannot be asked sends the settings themselves.
          if (client.answersForFolders) await ask(folders());
          else elsewhere = readSettings(settings?.[SECTION]);
          changed();
        },
      );
      if (!client.tellsOfChanges) return;
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    },
    of,
    messagesFor(uri) {
      const chosen = of(uri).language;
      return messagesIn(chosen === 'auto' ? (language ?? client.locale) : chosen);
    },
  };
}
