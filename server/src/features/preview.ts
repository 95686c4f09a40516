/** entitlements/preview: everything that a preview shows of one billing cycle, ready to be drawn. */

import { byAge } from '../engine/cycle';
import { formatDay } from '../engine/day';
import type { Pieces } from '../engine/pieces';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { fileName } from '../model/source-file';
import type { PreviewParams, PreviewResults, PreviewView, ShownText } from '../protocol';
import type { FigureText } from '../reports/figure';
import { outcomeFacts, partyFacts } from '../reports/table';
import type { OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';
import { usageCharts } from './preview/chart';
import { detailTable } from './preview/detail';
import { invoiceView } from './preview/invoice';
import { type Shown, shownFor } from './preview/shown';
import { currentUsage } from './preview/usage';
import { whatIf } from './preview/what-if';

export function* preview(workspace: Workspace, messages: Messages, params: PreviewParams): Pieces<PreviewView> {
  const shown = yield* shownFor(workspace, params);
  const { ids, id, state, reconciliation } = shown;
  return {
    title: messages.previewTitle(id ?? ''),
    notice: reconciliation === undefined ? noticeFor(messages, state) : undefined,
    stale: staleText(workspace, messages, params.uri, id),
    organizations: {
      label: messages.organization(),
      options: ids.map(organization => ({
        value: organization,
        text: organization,
        chosen: organization === id,
      })),
    },
    subscriptions: subscriptionChoice(messages, shown),
    cycles: {
      label: messages.billingCycle(),
      options: shown.cycles
        .map(one => ({
          value: formatDay(one.cycle.start),
          text: messages.cycle(one.cycle.start, one.cycle.end),
          chosen: one === reconciliation,
        }))
        .reverse(),
    },
    results: resultsOf(workspace, messages, shown),
  };
}

/** All of them, or one of them with its cycles alone: ended ones stay to be looked at, as in Control Hub. */
function subscriptionChoice(messages: Messages, { state, subscription }: Shown): PreviewView['subscriptions'] {
  const all = { value: '', text: messages.allSubscriptions(), chosen: subscription === undefined };
  const each = (state?.subscriptions ?? []).toSorted(byAge).map(one => ({
    value: one.id.value,
    text: messages.subscriptionRange(one.id.value, one.start.value, one.end?.value),
    chosen: one === subscription,
  }));
  return { label: messages.subscription(), options: [all, ...each] };
}

function resultsOf(
  workspace: Workspace,
  messages: Messages,
  { reconciliation: written, trial, results }: Shown,
): PreviewResults | undefined {
  if (written === undefined || trial === undefined || results === undefined) return undefined;
  const { state, reconciliation } = results;
  return {
    facts: factsOf(messages, reconciliation),
    usage: currentUsage(messages, reconciliation),
    charts: usageCharts(workspace, messages, reconciliation),
    detail: detailTable(workspace, messages, reconciliation),
    invoice: invoiceView(workspace, messages, state, reconciliation),
    whatIf: whatIf(workspace, messages, written, trial),
  };
}

/** Whose results these are, of which cycle, and what they come to. */
function factsOf(messages: Messages, reconciliation: Reconciliation): PreviewResults['facts'] {
  const { start, end } = reconciliation.cycle;
  const shown = ({ text, figure }: FigureText): ShownText =>
    figure === undefined ? { text } : { text, figure: { figure } };
  return [
    ...partyFacts(messages, reconciliation).map(({ label, text }) => ({ label, parts: [{ text }] })),
    { label: messages.billingCycle(), parts: [{ text: messages.cycle(start, end) }] },
    ...outcomeFacts(messages, reconciliation).map(({ label, parts }) => ({ label, parts: parts.map(shown) })),
  ];
}

/** Which of the files that the results come from cannot be read as they stand. */
function staleText(
  workspace: Workspace,
  messages: Messages,
  uri: string,
  organization: string | undefined,
): string | undefined {
  const own = workspace.file(uri);
  const others = workspace.uris().flatMap(other => workspace.file(other) ?? []);
  const broken = others.filter(
    file =>
      (file === own || (organization !== undefined && file.organizations.includes(organization))) &&
      file.findings.some(({ code }) => code === 'yaml-syntax'),
  );
  return broken.length === 0 ? undefined : messages.unreadable(broken.map(({ text }) => fileName(text.uri)));
}

function noticeFor(messages: Messages, state: OrganizationState | undefined): string {
  const isMixed = state?.findings.some(({ code }) => code === 'mixed-agent-models') === true;
  return isMixed ? messages.mixedModelsNotice() : messages.nothingToShow();
}
