/**
 * workspace/diagnostic: the findings of all files. A client that takes its answer in parts gets what differs from what
 * it knows. Where nothing does, its request stays open and gets whatever comes until it is cancelled, since an answer
 * would only make it ask again, every two seconds. Any other client is answered at once.
 */
import type {
  CancellationToken,
  Connection,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { canonicalUri } from '../workspace/uri';
import { cancellation, cancelled, reaches } from './cancellation';
import type { Finder, Found } from './findings';

export interface Streams {
  /** Says on the open requests what differs, by canonical URI. */
  tell(founds: ReadonlyMap<string, Found>): void;
  /** Of the file the client may know anything. */
  forget(canonical: string): void;
}

/** What a client has of a file, by canonical URI. */
type Known = Map<string, Pick<Found, 'uri' | 'resultId'>>;

interface Stream {
  readonly known: Known;
  /** What is found but not sent yet: nothing that is found later may overtake it. */
  readonly waiting: WorkspaceDocumentDiagnosticReport[];
  readonly send: (items: WorkspaceDocumentDiagnosticReport[]) => void;
}

interface Answering extends Pick<Finder, 'workspace' | 'settled' | 'pause' | 'progressTitle'> {
  readonly find: (uri: string) => Promise<Found>;
  readonly openFirst: (uris: readonly string[]) => string[];
}

/** So many reports make a part. */
const PART = 50;

/** @param onAsked is called when a client turns out to ask for the workspace's findings */
export function createStreams(
  connection: Connection,
  { workspace, settled, pause, progressTitle, find, openFirst }: Answering,
  onAsked: () => void,
): Streams {
  const streams = new Set<Stream>();

  /** Sends all that the client does not have, and says of what it has that it is unchanged. True where there was news. */
  async function bringUpToDate(stream: Stream, token: CancellationToken, progress: WorkDoneProgressReporter) {
    const { known, waiting, send } = stream;
    const uris = openFirst([...new Set([...workspace.uris(), ...known.keys()])]);
    let isNews = false;
    for (const [index, uri] of uris.entries()) {
      const report = reportOn(known, uri, await find(uri));
      if (report !== undefined) waiting.push(report);
      isNews ||= report?.kind === 'full';
      if (waiting.length >= PART) {
        send(waiting.splice(0));
        progress.report((100 * index) / uris.length);
      }
      await pause();
      if (token.isCancellationRequested) return isNews;
    }
    send(waiting.splice(0));
    return isNews;
  }

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, progress, parts) => {
    onAsked();
    const all: WorkspaceDocumentDiagnosticReport[] = [];
    const stream: Stream = {
      known: new Map(previousResultIds.map(({ uri, value }) => [canonicalUri(uri), { uri, resultId: value }])),
      waiting: [],
      send: parts === undefined ? items => void all.push(...items) : items => parts.report({ items }),
    };
    progress.begin(progressTitle(), 0, undefined, true);
    const isRead = await reaches(settled(), token);
    if (isRead && parts !== undefined) streams.add(stream);
    const isAnswer = isRead && ((await bringUpToDate(stream, token, progress)) || parts === undefined);
    progress.done();
    if (!isAnswer) await cancellation(token);
    streams.delete(stream);
    if (token.isCancellationRequested) return cancelled();
    const report: WorkspaceDiagnosticReport = { items: all };
    return report;
  });

  return {
    tell(founds) {
      for (const { known, waiting, send } of streams) {
        const reports = [...founds].flatMap(([canonical, found]) => reportOn(known, canonical, found) ?? []);
        const news = reports.filter(({ kind }) => kind === 'full');
        if (news.length > 0) send([...waiting.splice(0), ...news]);
      }
    },
    forget(canonical) {
      for (const { known } of streams) {
        const before = known.get(canonical);
        if (before !== undefined) known.set(canonical, { uri: before.uri, resultId: '' });
      }
    },
  };
}

/** What there is to say of a file, which the client knows then; undefined for one that it never had and that is gone. */
function reportOn(known: Known, canonical: string, found: Found): WorkspaceDocumentDiagnosticReport | undefined {
  const before = known.get(canonical);
  if (found.isGone) {
    known.delete(canonical);
    return before && { kind: 'full', uri: before.uri, version: null, items: [] };
  }
  const { uri, version, resultId, items } = found;
  known.set(canonical, { uri, resultId });
  return before?.resultId === resultId
    ? { kind: 'unchanged', uri, version, resultId }
    : { kind: 'full', uri, version, resultId, items };
}
