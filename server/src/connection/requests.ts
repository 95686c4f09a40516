/** Which request is answered by which feature. Nothing here is more than a line that leads there. */
import type {
  Connection,
  Hover,
  HoverParams,
  InlayHint,
  InlayHintParams,
  ServerCapabilities,
} from 'vscode-languageserver';
import { dailyDetail } from '../features/daily-detail';
import { explain } from '../features/explain';
import type { Guard } from '../features/guard';
import { hover } from '../features/hover';
import { inlayHints } from '../features/inlay-hints';
import { reconcileAll } from '../features/reconcile';
import {
  DAILY_DETAIL_REQUEST,
  type DailyDetailParams,
  type DailyDetailView,
  EXPLAIN_REQUEST,
  type ExplainParams,
  type ExplanationView,
  RECONCILE_REQUEST,
} from '../protocol';
import type { Workspace } from '../workspace/workspace';
import type { KnownSettings } from './settings';

export const CAPABILITIES: ServerCapabilities = {
  hoverProvider: true,
  inlayHintProvider: true,
};

export interface Context {
  readonly workspace: Workspace;
  readonly settings: KnownSettings;
  readonly guarded: Guard;
}

export function answerRequests(connection: Connection, { workspace, settings, guarded }: Context): void {
  const { messagesFor } = settings;

  connection.onHover(
    guarded<HoverParams, Hover | null>('hover', null, ({ textDocument: { uri }, position }) =>
      hover(workspace, messagesFor(uri), uri, position),
    ),
  );
  connection.languages.inlayHint.on(
    guarded<InlayHintParams, InlayHint[]>('inlayHint', [], ({ textDocument: { uri }, range }) =>
      inlayHints(workspace, messagesFor(uri), uri, range),
    ),
  );
  connection.onRequest(
    DAILY_DETAIL_REQUEST,
    guarded<DailyDetailParams, DailyDetailView | null>('dailyDetail', null, params =>
      dailyDetail(workspace, messagesFor(params.uri), params),
    ),
  );
  connection.onRequest(
    EXPLAIN_REQUEST,
    guarded<ExplainParams, ExplanationView | null>('explain', null, params =>
      explain(workspace, messagesFor(params.uri), params),
    ),
  );
  connection.onRequest(
    RECONCILE_REQUEST,
    guarded<unknown, string | null>('reconcile', null, () => reconcileAll(workspace)),
  );
}
