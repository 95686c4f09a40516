/** entitlements/newUsage and entitlements/newSubscription: files that a person goes on with. */
import { cycleContaining, periodContaining } from '../engine/cycle';
import { formatDay, parseDay } from '../engine/day';
import type { Messages } from '../messages/message';
import type { NewFile, NewSubscriptionParams, NewUsageParams, PlainRange } from '../protocol';
import { newSubscriptionText, subscriptionFileName } from '../reports/new-subscription';
import { figureTypesOf, newUsageText, usageFileName } from '../reports/new-usage';
import type { Workspace } from '../workspace/workspace';

/** Null where the organization has no such cycle. */
export function newUsage(workspace: Workspace, messages: Messages, params: NewUsageParams): NewFile | null {
  const { organization } = params;
  const state = workspace.organization(organization);
  const day = parseDay(params.cycle);
  const period = state === undefined || day === undefined ? undefined : periodContaining(state.periods, day);
  if (state === undefined || day === undefined || period === undefined) return null;
  const cycle = cycleContaining(period, day);
  const types = figureTypesOf(state.subscriptions);
  const text = newUsageText(messages, { organization, cycle, types });
  const firstDay = `{date: ${formatDay(cycle.start)}`;
  const behind = text.indexOf(firstDay) + firstDay.length;
  return { fileName: usageFileName(organization, cycle), text, selection: rangeIn(text, behind, behind) };
}

export function newSubscription(messages: Messages, params: NewSubscriptionParams): NewFile {
  const { text, from, to } = newSubscriptionText(messages, params);
  return { fileName: subscriptionFileName(params.organization), text, selection: rangeIn(text, from, to) };
}

const rangeIn = (text: string, from: number, to: number): PlainRange => ({
  start: positionIn(text, from),
  end: positionIn(text, to),
});

function positionIn(text: string, offset: number): PlainRange['start'] {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
