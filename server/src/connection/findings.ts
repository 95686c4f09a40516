/**
 * How a client comes to know the findings. One that asks (pull) is answered, for a document and for the workspace; to
 * one that cannot ask they are sent (push), and so are those of closed files to one that asks for open documents alone.
 */
import type { Connection, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { canonicalUri } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { cancelled, reaches } from './cancellation';
import type { Client } from './client';
import { DiagnosticRefreshRequest } from './library';
import { resultIdOf } from './result-id';
import { createStreams } from './streams';

export interface Findings {
  /** Tells the client of what may differ, the open documents first. */
  tell(uris: readonly string[]): Promise<void>;
  /** To be called when a document is closed: what the client knew of it may be gone with the document. */
  forget(uri: string): void;
}

export interface Finder {
  readonly client: Client;
  readonly workspace: Workspace;
  /** None where they are not wanted any more. */
  readonly diagnosticsOf: (uri: string, isWanted: () => boolean) => Promise<Diagnostic[]>;
  readonly isOpen: (uri: string) => boolean;
  /** Once all files are read, so that nothing is said that goes away again. */
  readonly settled: () => Promise<void>;
  /** Lets others have their turn, behind which what they have changed is computed. */
  readonly pause: () => Promise<void>;
  readonly progressTitle: () => string;
}

/** What is found on a file now. */
export interface Found {
  /** As the client spells it. */
  readonly uri: string;
  readonly isGone: boolean;
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly resultId: string;
  readonly items: Diagnostic[];
}

const NOTHING = resultIdOf('[]');

/** Of findings that a client may have lost. */
const UNKNOWN = '';

export function createFindings(connection: Connection, finder: Finder): Findings {
  const { workspace, diagnosticsOf, isOpen, settled, pause } = finder;
  const { pullsFindings } = finder.client;
  let pullsWorkspace = false;
  /** By canonical URI, as are the others. */
  const pushed = new Map<string, Pick<Found, 'uri' | 'resultId'>>();
  /** What the client was last answered for open documents. */
  const answered = new Map<string, Found>();

  const find = async (uri: string, isWanted = () => true): Promise<Found> => {
    const found = workspace.file(uri) === undefined ? [] : await diagnosticsOf(uri, isWanted);
    // It may be gone meanwhile.
    const file = workspace.file(uri);
    const items = file === undefined ? [] : found;
    return {
      uri: file?.text.uri ?? uri,
      isGone: file === undefined,
      version: file !== undefined && isOpen(uri) ? file.text.version : null,
      resultId: resultIdOf(JSON.stringify(items)),
      items,
    };
  };

  const openFirst = (uris: readonly string[]): string[] => [
    ...uris.filter(uri => isOpen(uri)),
    ...uris.filter(uri => !isOpen(uri)),
  ];

  const isPushed = (canonical: string): boolean => !pullsFindings || (!pullsWorkspace && !isOpen(canonical));

  const push = (canonical: string, { uri, resultId, items }: Pick<Found, 'uri' | 'resultId' | 'items'>): void => {
    const before = pushed.get(canonical);
    if ((before?.resultId ?? NOTHING) === resultId) return;
    if (resultId === NOTHING) pushed.delete(canonical);
    else pushed.set(canonical, { uri, resultId });
    // A file that is gone has the name that it had.
    void connection.sendDiagnostics({ uri: before?.uri ?? uri, diagnostics: items });
  };

  const withdraw = (canonical: string): void => push(canonical, { uri: canonical, resultId: NOTHING, items: [] });

  const streams = createStreams(connection, { ...finder, find, openFirst }, () => {
    pullsWorkspace = true;
    for (const canonical of [...pushed.keys()]) withdraw(canonical);
  });

  /** Whether a client that has not changed a document itself knows something else of it. */
  const isOutdated = ([canonical, { isGone, version, resultId }]: readonly [string, Found]): boolean => {
    const last = answered.get(canonical);
    if (last === undefined || last.resultId === resultId) return false;
    return last.version === version || last.isGone !== isGone;
  };

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    if (!(await reaches(settled(), token))) return cancelled();
    const found = await find(textDocument.uri, () => !token.isCancellationRequested);
    if (token.isCancellationRequested) return cancelled();
    const canonical = canonicalUri(textDocument.uri);
    if (isOpen(canonical)) answered.set(canonical, found);
    const { resultId, items } = found;
    const report: DocumentDiagnosticReport =
      previousResultId === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
    return report;
  });

  return {
    async tell(uris) {
      const founds = new Map<string, Found>();
      for (const canonical of openFirst(uris)) {
        const found = await find(canonical);
        founds.set(canonical, found);
        if (isPushed(canonical)) push(canonical, found);
        else withdraw(canonical);
        await pause();
      }
      streams.tell(founds);
      // Whether the client answers does not matter. The library's own refresh() ends the process where it refuses.
      if (pullsFindings && [...founds].some(isOutdated))
        connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
    },
    forget(uri) {
      const canonical = canonicalUri(uri);
      answered.delete(canonical);
      streams.forget(canonical);
      // Neovim drops them when it reads a file anew, which closes the document and opens it again.
      const sent = pushed.get(canonical);
      if (sent !== undefined) pushed.set(canonical, { ...sent, resultId: UNKNOWN });
    },
  };
}
