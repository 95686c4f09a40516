/** entitlements/dailyDetail: the daily detail of one billing cycle, ready to be drawn by a preview. */
import { formatDay } from '../engine/day';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { DAILY_DETAIL_COLUMNS } from '../model/labels';
import type { DailyDetailParams, DailyDetailRow, DailyDetailView, ShownText } from '../protocol';
import type { FigureText } from '../reports/figure';
import { dailyDetailCells, outcomeFacts, partyFacts } from '../reports/table';
import type { OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';
import { shownFor } from './preview/shown';

/** What a row has a number of, by the index of its column. */
const NUMBERS: readonly (string | undefined)[] = [undefined, undefined, 'used', 'committed', 'substituted', 'overage'];

export function dailyDetail(workspace: Workspace, messages: Messages, params: DailyDetailParams): DailyDetailView {
  const { ids, id, state, reconciliation: chosen } = shownFor(workspace, params);
  return {
    title: messages.dailyDetailTitle(id ?? ''),
    notice: chosen === undefined ? noticeFor(messages, state) : undefined,
    stale: workspace.findings(params.uri).some(({ code }) => code === 'yaml-syntax')
      ? messages.unreadable()
      : undefined,
    // The billing cycle is said where it is chosen.
    facts: chosen === undefined ? [] : factsOf(messages, chosen),
    organizationLabel: messages.organization(),
    organizations: ids.map(organization => ({ id: organization, chosen: organization === id })),
    cycleLabel: messages.billingCycle(),
    cycles: (state?.reconciliations ?? [])
      .map(reconciliation => ({
        value: formatDay(reconciliation.cycle.start),
        text: messages.cycle(reconciliation.cycle.start, reconciliation.cycle.end),
        chosen: reconciliation === chosen,
      }))
      .reverse(),
    columns: DAILY_DETAIL_COLUMNS.map((text, index) => ({
      text,
      numeric: NUMBERS[index] !== undefined,
    })),
    rows: chosen === undefined ? [] : rowsOf(workspace, messages, chosen),
  };
}

function factsOf(messages: Messages, reconciliation: Reconciliation): DailyDetailView['facts'] {
  const shown = ({ text, figure }: FigureText): ShownText =>
    figure === undefined ? { text } : { text, figure: { figure } };
  return [
    ...partyFacts(messages, reconciliation).map(({ label, text }) => ({ label, parts: [{ text }] })),
    ...outcomeFacts(messages, reconciliation).map(({ label, parts }) => ({ label, parts: parts.map(shown) })),
  ];
}

function noticeFor(messages: Messages, state: OrganizationState | undefined): string {
  const isMixed = state?.findings.some(({ code }) => code === 'mixed-agent-models') === true;
  return isMixed ? messages.mixedModelsNotice() : messages.nothingToShow();
}

function rowsOf(workspace: Workspace, messages: Messages, reconciliation: Reconciliation): DailyDetailRow[] {
  const cells = dailyDetailCells(messages, reconciliation);
  return reconciliation.dailyDetail.map(({ use, type, overage, isPeak }, index) => {
    const figure = use.figures[type];
    const date = formatDay(use.day);
    return {
      cells: (cells[index] ?? []).map((text, column) => {
        const number = NUMBERS[column];
        return number === undefined ? { text } : { text, figure: { figure: `${type}.${number}`, date } };
      }),
      overage: overage > 0,
      peak: isPeak,
      source: figure === undefined ? undefined : locationOf(workspace, figure.source),
    };
  });
}
