/** entitlements/dailyDetail: the daily detail of one billing cycle, ready to be drawn by a preview. */
import { formatDay } from '../engine/day';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { DAILY_DETAIL_COLUMNS } from '../model/labels';
import type { DailyDetailParams, DailyDetailRow, DailyDetailView } from '../protocol';
import { dailyDetailCells, outcomeFacts, partyFacts } from '../reports/table';
import type { OrganizationState } from '../workspace/organization';
import { organizationsOf, type Workspace } from '../workspace/workspace';
import { locationOf } from './positions';

const FIRST_NUMBER = 2;
const LAST_NUMBER = 5;

/** What is shown of what could be: an organization of the file, and one of its cycles. */
interface Shown {
  readonly ids: readonly string[];
  readonly id: string | undefined;
  readonly state: OrganizationState | undefined;
  readonly reconciliation: Reconciliation | undefined;
}

/** The organization and the cycle that are asked for, or else the file's first and its latest with usage. */
export function shownFor(workspace: Workspace, params: DailyDetailParams): Shown {
  const file = workspace.file(params.uri);
  const ids = file === undefined ? [] : organizationsOf(file);
  const id = ids.find(candidate => candidate === params.organization) ?? ids[0];
  const state = id === undefined ? undefined : workspace.organization(id);
  const all = state?.reconciliations ?? [];
  const reconciliation = all.find(({ cycle }) => formatDay(cycle.start) === params.cycle) ?? all.at(-1);
  return { ids, id, state, reconciliation };
}

export function dailyDetail(workspace: Workspace, messages: Messages, params: DailyDetailParams): DailyDetailView {
  const { ids, id, state, reconciliation: chosen } = shownFor(workspace, params);
  return {
    title: messages.dailyDetailTitle(id ?? ''),
    notice: chosen === undefined ? noticeFor(messages, state) : undefined,
    stale: workspace.findings(params.uri).some(({ code }) => code === 'yaml-syntax')
      ? messages.unreadable()
      : undefined,
    // The billing cycle is said where it is chosen.
    facts: chosen === undefined ? [] : [...partyFacts(messages, chosen), ...outcomeFacts(messages, chosen)],
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
      numeric: FIRST_NUMBER <= index && index <= LAST_NUMBER,
    })),
    rows: chosen === undefined ? [] : rowsOf(workspace, messages, chosen),
  };
}

function noticeFor(messages: Messages, state: OrganizationState | undefined): string {
  const isMixed = state?.findings.some(({ code }) => code === 'mixed-agent-models') === true;
  return isMixed ? messages.mixedModelsNotice() : messages.nothingToShow();
}

function rowsOf(workspace: Workspace, messages: Messages, reconciliation: Reconciliation): DailyDetailRow[] {
  const cells = dailyDetailCells(messages, reconciliation);
  return reconciliation.dailyDetail.map(({ use, type, overage, isPeak }, index) => {
    const figure = use.figures[type];
    return {
      date: formatDay(use.day),
      type,
      cells: cells[index] ?? [],
      overage: overage > 0,
      peak: isPeak,
      source: figure === undefined ? undefined : locationOf(workspace, figure.source),
    };
  });
}
