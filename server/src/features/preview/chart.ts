/** Use against commitment on each day of a cycle, as numbers to draw and as the cells of a table. */

import { dailyUse } from '../../engine/daily-use';
import { formatDay } from '../../engine/day';
import { AGENT_TYPES, type Day, LICENSE_TYPES, type LicenseType } from '../../engine/domain';
import { decidingUse, mostContacts, type Reconciliation } from '../../engine/reconcile';
import { surgeLimitOn, voiceEntitlementOf } from '../../engine/surge';
import type { Messages } from '../../messages/message';
import type { UsagePart } from '../../messages/preview-en';
import type { ChartDay, ChartPart, SegmentKind, ShownText, UsageChart } from '../../protocol';
import { useOn } from '../../reports/figure';
import type { Workspace } from '../../workspace/workspace';
import { locationOf } from '../positions';

/** One for each type that has figures in the cycle, calls last. */
export function usageCharts(workspace: Workspace, messages: Messages, reconciliation: Reconciliation): UsageChart[] {
  const types = LICENSE_TYPES.filter(type => reconciliation.billedOverage.some(billed => billed.type === type));
  const calls = callsChart(workspace, messages, reconciliation);
  return [...types.map(type => licenseChart(workspace, messages, reconciliation, type)), ...(calls ?? [])];
}

function licenseChart(
  workspace: Workspace,
  messages: Messages,
  reconciliation: Reconciliation,
  type: LicenseType,
): UsageChart {
  const deciding = decidingUse(reconciliation, type);
  const days = daysOf(reconciliation).map((day): ChartDay => {
    const use = useOn(reconciliation, day) ?? dailyUse(reconciliation.subscriptions, day, {});
    const figure = use.figures[type];
    const base = { date: formatDay(day), limit: use.committed[type], isPeak: day === deciding.day };
    const number = numberOf(messages, day, type);
    const committed = number(use.committed[type], 'committed');
    if (figure === undefined) {
      return { ...base, isPeak: false, cells: [...cellsWithoutFigure(messages, day), committed, NOTHING, NOTHING] };
    }
    const substituted = type === 'standard' ? use.substituted : 0;
    const overage = use.overage[type];
    const covered = use.used[type] - substituted - overage;
    return {
      ...base,
      parts: present({ covered, substituted, overage }),
      cells: [
        { text: messages.day(day) },
        number(use.used[type], 'used'),
        committed,
        number(substituted, 'substituted'),
        number(overage, 'overage'),
      ],
      source: locationOf(workspace, figure.source),
    };
  });
  const isAgents = AGENT_TYPES.some(agents => agents === type);
  const coveredPart = type === 'ivrPorts' ? 'portsCovered' : 'covered';
  return {
    type,
    name: messages.typeName(type),
    sentence: messages.chartSentence(type, deciding.used[type], deciding.day, deciding.committed[type]),
    legend: legend(messages, [
      ['covered', coveredPart],
      ...(isAgents ? ([['substituted', 'substituted']] as const) : []),
      ['overage', 'overage'],
      ['committed', 'committed'],
      ['peak', 'peak'],
    ]),
    days,
    ...scale(messages, days),
    columns: messages.chartColumns(),
  };
}

/** R8: calls at once against the surge limit of each day, or what the licences entitle to where there is none. */
function callsChart(
  workspace: Workspace,
  messages: Messages,
  reconciliation: Reconciliation,
): readonly [UsageChart] | undefined {
  const type = 'voiceContacts';
  const most = mostContacts(reconciliation.days);
  if (most === undefined) return undefined;
  const { subscriptions, primary, surge } = reconciliation;
  const days = daysOf(reconciliation).map((day): ChartDay => {
    const use = useOn(reconciliation, day) ?? dailyUse(subscriptions, day, {});
    const entitlement = voiceEntitlementOf(use.commitments);
    const stated = surgeLimitOn(subscriptions, primary, day)?.limit;
    const limit = stated ?? entitlement;
    const base = { date: formatDay(day), limit, isPeak: day === most.day };
    const figure = use.figures[type];
    const number = numberOf(messages, day, type);
    const terms = [
      number(entitlement, 'entitlement'),
      stated === undefined ? { text: messages.noSurgeStated() } : number(stated, 'limit'),
    ];
    if (figure === undefined) return { ...base, cells: [...cellsWithoutFigure(messages, day), ...terms] };
    const contacts = figure.value;
    const covered = Math.min(contacts, entitlement);
    const taken = Math.max(Math.min(contacts, limit) - entitlement, 0);
    return {
      ...base,
      parts: present({ covered, surge: taken, overage: Math.max(contacts - limit, 0) }),
      cells: [{ text: messages.day(day) }, number(contacts, 'used'), ...terms],
      source: locationOf(workspace, figure.source),
    };
  });
  const peakLimit = days.find(({ isPeak }) => isPeak)?.limit ?? 0;
  const hasLimit = surge !== null;
  return [
    {
      type,
      name: messages.typeName(type),
      sentence: messages.chartSentence(type, most.figures[type]?.value ?? 0, most.day, peakLimit),
      legend: legend(messages, [
        ['covered', 'entitled'],
        ...(hasLimit ? ([['surge', 'surge']] as const) : []),
        ['overage', hasLimit ? 'rejected' : 'aboveEntitlement'],
        ['limit', hasLimit ? 'limit' : 'entitlement'],
        ['peak', 'peak'],
      ]),
      days,
      ...scale(messages, days),
      columns: messages.callsColumns(),
    },
  ];
}

const daysOf = ({ cycle }: Reconciliation): Day[] =>
  Array.from({ length: cycle.end - cycle.start + 1 }, (_, index) => cycle.start + index);

const numberOf =
  (messages: Messages, day: Day, type: string) =>
  (value: number, figure: string): ShownText => ({
    text: messages.number(value),
    figure: { figure: `${type}.${figure}`, date: formatDay(day) },
  });

/** The terms of a day hold without usage, too, and stand behind these. */
const cellsWithoutFigure = (messages: Messages, day: Day): ShownText[] => [
  { text: messages.day(day) },
  { text: messages.noFigures() },
];

const NOTHING: ShownText = { text: '' };

const present = (quantities: Partial<Record<SegmentKind, number>>): ChartDay['parts'] =>
  (Object.entries(quantities) as [SegmentKind, number][])
    .filter(([, quantity]) => quantity > 0)
    .map(([is, quantity]) => ({ is, quantity }));

const legend = (messages: Messages, parts: readonly (readonly [ChartPart, UsagePart])[]): UsageChart['legend'] =>
  parts.map(([is, part]) => ({ is, text: messages.usagePart(part) }));

const MOST_TICKS = 5;

/** Lines at round numbers, the highest at or above everything. */
export function scale(messages: Messages, days: readonly ChartDay[]): Pick<UsageChart, 'highest' | 'ticks'> {
  const used = days.map(({ parts }) => (parts ?? []).reduce((sum, { quantity }) => sum + quantity, 0));
  const most = Math.max(1, ...used, ...days.map(({ limit }) => limit));
  const step = stepFor(most);
  const highest = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: highest / step + 1 }, (_, index) => index * step);
  return { highest, ticks: ticks.map(at => ({ at, text: messages.number(at) })) };
}

/** 1, 2 or 5 times a power of ten, at most so many times. */
function stepFor(most: number): number {
  let power = 1;
  for (;;) {
    for (const step of [power, 2 * power, 5 * power]) if (most / step <= MOST_TICKS) return step;
    power *= 10;
  }
}
