/**
 * The whole picture of a day, as Markdown: every type's figure against its commitment, ports and calls, which
 * subscriptions are active, which day of which billing cycle it is, and the arithmetic.
 */
import { cycleContaining, isActive, type PrimaryPeriod, periodContaining } from '../engine/cycle';
import { agentOverageOf, type DailyUse, dailyUse, PORTS_PER_AGENT } from '../engine/daily-use';
import { type Day, LICENSE_TYPES, type LicenseType } from '../engine/domain';
import { type Explanation, explainOverage, explainSurgeLimit } from '../engine/explain';
import { type SurgeLimit, surgeLimitOn } from '../engine/surge';
import type { Messages } from '../messages/message';
import { escapeMarkdown } from '../reports/escape-markdown';
import { explanationRows, formulaText, valueText } from '../reports/explanation';
import { useOn } from '../reports/figure';
import type { OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';
import { arithmeticTable, linked, linkToLine, markdownTable } from './explanation-markdown';

export function dayPicture(workspace: Workspace, messages: Messages, state: OrganizationState, day: Day): string {
  const title = `**${messages.day(day)}**`;
  const period = periodContaining(state.periods, day);
  if (period === undefined) return [title, escapeMarkdown(messages.dayWithoutSubscription())].join('\n\n');
  const cycle = cycleContaining(period, day);
  const reconciliation = state.reconciliations.find(one => one.cycle.start === cycle.start);
  const counted = reconciliation === undefined ? undefined : useOn(reconciliation, day);
  const use = counted ?? dailyUse(state.subscriptions, day, {});
  const surge = surgeLimitOn(state.subscriptions, period.primary, day);
  const place = messages.dayOfCycle(day - cycle.start + 1, cycle.end - cycle.start + 1, cycle.start, cycle.end);
  const facts = [escapeMarkdown(place), ...factsOf(workspace, messages, { state, period, use, surge })];
  const rows = LICENSE_TYPES.filter(type => use.figures[type] !== undefined || use.committed[type] > 0);
  const table = rows.map(type => rowOf(workspace, messages, use, type));
  const steps = stepsOf(workspace, messages, use, surge);
  return [
    title,
    ...(table.length === 0 ? [] : [markdownTable(messages.dayColumns(), [1, 2, 3, 4], table)]),
    facts.map(fact => `- ${fact}`).join('\n'),
    ...(steps.length === 0 ? [] : [arithmeticTable(messages, steps)]),
  ].join('\n\n');
}

/** A type without a figure has neither use nor overage, which is not 0. */
function rowOf(workspace: Workspace, messages: Messages, use: DailyUse, type: LicenseType): string[] {
  const figure = use.figures[type];
  const { parts } = use.commitments[type];
  // What a sum of several is made of is told by the arithmetic.
  const written = type !== 'ivrPorts' && parts.length === 1 ? parts[0]?.source : undefined;
  const committed = linked(workspace, messages.number(use.committed[type]), written);
  const name = escapeMarkdown(messages.typeName(type));
  if (figure === undefined) return [name, '–', committed, '–', '–'];
  const used = linked(workspace, messages.number(figure.value), figure.source);
  const substituted = messages.number(type === 'standard' ? use.substituted : 0);
  const overage = messages.number(use.overage[type]);
  return [name, used, committed, substituted, use.overage[type] > 0 ? `**${overage}**` : overage];
}

interface DayTerms {
  readonly state: OrganizationState;
  readonly period: PrimaryPeriod;
  readonly use: DailyUse;
  readonly surge: SurgeLimit | undefined;
}

function factsOf(workspace: Workspace, messages: Messages, { state, period, use, surge }: DayTerms): string[] {
  const { voiceContacts, ivrPorts } = use.figures;
  const withOverage = PORTS_PER_AGENT * agentOverageOf(use);
  const ports = messages.portsOfDay(ivrPorts?.value, use.committed.ivrPorts, withOverage);
  const calls = surge === undefined ? undefined : messages.contactsOfDay(voiceContacts?.value, surge.limit);
  const active = state.subscriptions.filter(subscription => isActive(subscription, use.day));
  const names = active.map(subscription => {
    const name = linked(workspace, subscription.id.value, subscription.id.source);
    return subscription === period.primary ? `${name} (${escapeMarkdown(messages.isPrimary())})` : name;
  });
  return [
    `${escapeMarkdown(messages.ivrPortsInAll())}: ${escapeMarkdown(ports)}`,
    ...(calls === undefined ? [] : [`${escapeMarkdown(messages.surgeLimit())}: ${escapeMarkdown(calls)}`]),
    `${escapeMarkdown(messages.activeSubscriptions())}: ${names.join(', ')}`,
  ];
}

/** Each figure's result and the steps to it, each once. Where the inputs are written each figure tells itself. */
function stepsOf(
  workspace: Workspace,
  messages: Messages,
  use: DailyUse,
  surge: SurgeLimit | undefined,
): readonly string[][] {
  const types = LICENSE_TYPES.filter(type => use.figures[type] !== undefined);
  const calls = surge === undefined || use.figures.voiceContacts === undefined ? [] : [explainSurgeLimit(surge)];
  const explanations = [...types.map(type => explainOverage(use, type)), ...calls];
  const rows = new Map<string, string[]>();
  for (const explanation of explanations) {
    const label = messages.term(explanation.term);
    rows.set(label, resultOf(workspace, messages, label, explanation));
  }
  for (const row of explanations.flatMap(explanation => explanationRows(messages, explanation)))
    if (row.formula !== '' && !rows.has(row.label))
      rows.set(row.label, [row.label, row.formula, row.value].map(escapeMarkdown));
  return [...rows.values()];
}

function resultOf(workspace: Workspace, messages: Messages, label: string, explanation: Explanation): string[] {
  const how = linkToLine(workspace, messages, explanation.source) ?? escapeMarkdown(formulaText(messages, explanation));
  return [escapeMarkdown(label), how, escapeMarkdown(valueText(messages, explanation))].map(bold);
}

const bold = (text: string): string => (text === '' ? '' : `**${text}**`);
