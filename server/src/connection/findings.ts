/**
 * How a client comes to know the findings. One that asks (pull) is answered, for a document and for the workspace; to
 * one that cannot ask they are sent (push), and so are those of closed files to one that asks for open documents alone.
 */
import type { Connection, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { inOneGo } from '../engine/pieces';
import { canonicalUri } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { cancelled, reaches } from './cancellation';
import type { Client } from './client';
import { CancellationToken, DiagnosticRefreshRequest, ResponseError } from './library';
import type { PatientHandler } from './patience';
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
  /** What is to be told of a file; undefined where that came to a fault. */
  readonly tellingOf: PatientHandler<{ readonly uri: string }, ToldAsOf | undefined>;
  /** Another number whenever something else may be told of a file. */
  readonly revision: () => number;
  readonly isOpen: (uri: string) => boolean;
  /** Once all files are read, so that nothing is said that goes away again. */
  readonly settled: () => Promise<void>;
  /** Lets others have their turn, behind which what they have changed is computed. */
  readonly pause: () => Promise<void>;
  readonly progressTitle: () => string;
}

/** What is told of a file. */
export interface Told {
  readonly resultId: string;
  readonly items: Diagnostic[];
}

/** And as of when: of the very moment in which it was put together. */
export interface ToldAsOf extends Told {
  readonly asOf: number;
}

interface Telling {
  readonly told: Promise<Told>;
  /** Undefined while it is under way: what is found at its end counts. */
  asOf: number | undefined;
}

/** What is found on a file now. */
export interface Found extends Told {
  /** As the client spells it. */
  readonly uri: string;
  readonly isGone: boolean;
  /** Null for a file that is not open. */
  readonly version: number | null;
}

const NOTHING = inOneGo(resultIdOf([]));
const NOTHING_TOLD: Told = { resultId: NOTHING, items: [] };

/** Of findings that a client may have lost. */
const UNKNOWN = '';

export function createFindings(connection: Connection, finder: Finder): Findings {
  const { workspace, tellingOf, revision, isOpen, settled, pause } = finder;
  const { pullsFindings } = finder.client;
  let pullsWorkspace = false;
  /** By canonical URI, as are the others. */
  const pushed = new Map<string, Pick<Found, 'uri' | 'resultId'>>();
  /** What the client was last answered for open documents. */
  const answered = new Map<string, Found>();

  const tellings = new Map<string, Telling>();

  /**
   * Once for all who ask meanwhile and, of an open document, which is asked about and told of after each keystroke, until
   * something changes. It goes on where one of them gives up.
   */
  const toldOf = (canonical: string): Promise<Told> => {
    const known = tellings.get(canonical);
    if (known !== undefined && (known.asOf === undefined || known.asOf === revision())) return known.told;
    const tell = async (): Promise<Told> => {
      const told = await tellingOf({ uri: canonical }, CancellationToken.None);
      const isTold = told !== undefined && !(told instanceof ResponseError);
      if (isTold && isOpen(canonical)) telling.asOf = told.asOf;
      else if (tellings.get(canonical) === telling) tellings.delete(canonical);
      return isTold ? { resultId: told.resultId, items: told.items } : NOTHING_TOLD;
    };
    const telling: Telling = { told: tell(), asOf: undefined };
    tellings.set(canonical, telling);
    return telling.told;
  };

  const find = async (uri: string): Promise<Found> => {
    const told = await toldOf(canonicalUri(uri));
    const file = workspace.file(uri);
    return {
      uri: file?.text.uri ?? uri,
      isGone: file === undefined,
      version: file !== undefined && isOpen(uri) ? file.text.version : null,
      ...told,
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

  const withdraw = (canonical: string): void => push(canonical, { uri: canonical, ...NOTHING_TOLD });

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
    const finding = find(textDocument.uri);
    if (!(await reaches(finding, token))) return cancelled();
    const found = await finding;
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
      tellings.delete(canonical);
      streams.forget(canonical);
      // Neovim drops them when it reads a file anew, which closes the document and opens it again.
      const sent = pushed.get(canonical);
      if (sent !== undefined) pushed.set(canonical, { ...sent, resultId: UNKNOWN });
    },
  };
}
