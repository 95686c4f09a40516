/** The settings of each folder, asked of the client ahead of every request that needs them. */
import type { Connection } from 'vscode-languageserver';
import { messagesIn } from '../messages/languages';
import type { Messages } from '../messages/message';
import { readSettings, type Settings } from '../settings';
import { canonicalUri, isWithin } from '../workspace/uri';
import type { Client } from './client';
import { type Excluded, readExcluded } from './excluded';
import { DidChangeConfigurationNotification } from './library';

export const SECTION = 'entitlements';
/** Where VS Code says which files a person does not want to see. */
const EXCLUDED_SECTION = 'files.exclude';

export interface KnownSettings {
  /** Asks for the settings of these folders, and for those of files outside of them. */
  ask(folders: readonly string[]): Promise<void>;
  /** Calls back after each change, once the new settings are known, with whether other files are hidden than before. */
  watch(folders: () => readonly string[], changed: (areOthersHidden: boolean) => void): Promise<void>;
  of(uri: string): Settings;
  /** Whether a person hides the file, or a folder that it is in. */
  isExcluded(uri: string): boolean;
  messagesFor(uri: string): Messages;
  /** Another number whenever any of them may be another one. */
  revision(): number;
}

interface OfFolder {
  readonly folder: string;
  readonly settings: Settings;
  readonly isExcluded: Excluded;
}

/** Where `language` is given, `auto` means that one and not the client's. */
export function createSettings(connection: Connection, client: Client, language: string | undefined): KnownSettings {
  let byFolder: readonly OfFolder[] = [];
  let elsewhere = client.settings;
  let hidden = '';
  let revision = 0;

  /** Of folders within each other the innermost. */
  const folderOf = (canonical: string): OfFolder | undefined =>
    byFolder
      .filter(({ folder }) => isWithin(folder, canonical))
      .sort((one, other) => other.folder.length - one.folder.length)[0];
  const of = (uri: string): Settings => folderOf(canonicalUri(uri))?.settings ?? elsewhere;

  const ask = async (folders: readonly string[]): Promise<void> => {
    if (!client.hasSettings) return;
    const items = [
      { section: SECTION },
      ...folders.map(scopeUri => ({ section: SECTION, scopeUri })),
      ...folders.map(scopeUri => ({ section: EXCLUDED_SECTION, scopeUri })),
    ];
    const [outside, ...inFolders] = await connection.workspace.getConfiguration(items).catch((): unknown[] => []);
    revision += 1;
    elsewhere = readSettings(outside);
    byFolder = folders.map((uri, index) => {
      const folder = canonicalUri(uri);
      const isExcluded = readExcluded(folder, inFolders[folders.length + index]);
      return { folder, settings: readSettings(inFolders[index]), isExcluded };
    });
    hidden = JSON.stringify(inFolders.slice(folders.length));
  };

  return {
    ask,
    async watch(folders, changed) {
      connection.onDidChangeConfiguration(
        async ({ settings }: { settings?: Readonly<Record<string, unknown>> | null }) => {
          // A client that cannot be asked sends the settings themselves.
          const before = hidden;
          if (client.hasSettings) await ask(folders());
          else elsewhere = readSettings(settings?.[SECTION]);
          revision += 1;
          changed(hidden !== before);
        },
      );
      if (!client.watchesSettings) return;
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: [SECTION, EXCLUDED_SECTION],
      });
    },
    of,
    isExcluded(uri) {
      const canonical = canonicalUri(uri);
      return folderOf(canonical)?.isExcluded(canonical) === true;
    },
    messagesFor(uri) {
      const chosen = of(uri).language;
      return messagesIn(chosen === 'auto' ? (language ?? client.locale) : chosen);
    },
    revision: () => revision,
  };
}
