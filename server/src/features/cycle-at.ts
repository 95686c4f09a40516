/** entitlements/cycleAt: the billing cycle that the cursor is in, for a status bar. */
import { type Cycle, cycleContaining, periodContaining } from '../engine/cycle';
import { formatDay, parseDay } from '../engine/day';
import type { Day } from '../engine/domain';
import { dayOfInstant, parseInstant } from '../engine/instant';
import type { Messages } from '../messages/message';
import { lastStarting, startOf } from '../model/place';
import type { SourceFile } from '../model/source-file';
import { type MappingNode, type Node, valueAt } from '../model/syntax';
import type { CycleAtParams, CycleAtView } from '../protocol';
import { reconciliationFacts } from '../reports/table';
import type { OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';
import { contains } from './positions';

/**
 * In a record with a date that date's cycle, elsewhere in usage and invoices the one that the document is about, and in
 * a subscription the latest with usage. Null where none of them is a cycle of a subscription that counts.
 */
export function cycleAt(workspace: Workspace, messages: Messages, params: CycleAtParams): CycleAtView | null {
  const file = workspace.file(params.uri);
  if (file === undefined) return null;
  const offset = file.text.offsetAt(behindDash(file, params.position));
  const root = rootAt(file, offset);
  const organization = root === undefined ? undefined : organizationOf(workspace, root);
  const state = organization === undefined ? undefined : workspace.organization(organization);
  if (root === undefined || state === undefined) return null;
  const day = dayAtOffset(root, offset);
  const cycle = cycleOf(state, day ?? dayOfDocument(root)) ?? latestIn(state, root);
  return cycle === undefined ? null : viewOf(messages, state, cycle, day);
}

/** Before the first character of a line the line is meant. */
function behindDash({ text }: SourceFile, { line, character }: CycleAtParams['position']): CycleAtParams['position'] {
  const start = { line, character: 0 };
  const indent =
    /^[ \t]*(?:-[ \t]+){0,200}/.exec(text.getText({ start, end: { line: line + 1, character: 0 } }))?.[0] ?? '';
  return { line, character: Math.max(character, indent.length) };
}

/** The document at the place, or the one before it. */
function rootAt({ roots }: SourceFile, offset: number): MappingNode | undefined {
  return (roots.findLast(({ root }) => root.start <= offset) ?? roots[0])?.root;
}

/** An invoice belongs to the organization of its subscription. */
function organizationOf(workspace: Workspace, root: MappingNode): string | undefined {
  const named = textOf(valueAt(root, 'organization'));
  const id = textOf(valueAt(root, 'subscription'));
  return named ?? (id === undefined ? undefined : workspace.subscription(id)?.organization.value);
}

const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

/** Of the records around the place the innermost that has a date. */
function dayAtOffset(node: Node, offset: number): Day | undefined {
  if (node.kind === 'scalar') return undefined;
  const children = node.kind === 'sequence' ? node.items : node.entries.map(({ value }) => value);
  const nearest = lastStarting<Node>(children, startOf, offset);
  const around = nearest !== undefined && contains(nearest, offset) ? nearest : undefined;
  return (around === undefined ? undefined : dayAtOffset(around, offset)) ?? dayOfRecord(node);
}

function dayOfRecord(node: Node): Day | undefined {
  const date = textOf(valueAt(node, 'date'));
  if (date !== undefined) return parseDay(date);
  const login = textOf(valueAt(node, 'login')) ?? textOf(valueAt(node, 'start'));
  const instant = login === undefined ? undefined : parseInstant(login);
  return instant === undefined ? undefined : dayOfInstant(instant);
}

/** The first day that a usage or invoice document says it is about. */
function dayOfDocument(root: MappingNode): Day | undefined {
  const stated = textOf(valueAt(root, 'cycle')) ?? textOf(valueAt(valueAt(root, 'period'), 'from'));
  if (stated !== undefined) return parseDay(stated);
  const lists = ['days', 'agentSessions', 'ivrConnections', 'digitalChannels'].map(key => valueAt(root, key));
  const records = lists.flatMap(list => (list?.kind === 'sequence' ? (list.items.at(0) ?? []) : []));
  return records.map(dayOfRecord).find(day => day !== undefined);
}

function cycleOf({ periods }: OrganizationState, day: Day | undefined): Cycle | undefined {
  const period = day === undefined ? undefined : periodContaining(periods, day);
  return period === undefined || day === undefined ? undefined : cycleContaining(period, day);
}

/** For a subscription: the latest cycle with usage in which it was active. */
function latestIn({ reconciliations }: OrganizationState, root: MappingNode): Cycle | undefined {
  const id = textOf(valueAt(root, 'id'));
  return reconciliations.findLast(({ subscriptions }) => subscriptions.some(one => one.id.value === id))?.cycle;
}

function viewOf(messages: Messages, state: OrganizationState, cycle: Cycle, day: Day | undefined): CycleAtView {
  const { start, end } = cycle;
  const days = messages.cycle(start, end);
  const isInside = day !== undefined && start <= day && day <= end;
  const place = isInside ? [messages.dayInShort(day - start + 1, end - start + 1)] : [];
  const reconciliation = state.reconciliations.find(one => one.cycle.start === start);
  const facts =
    reconciliation === undefined
      ? [
          { label: messages.organization(), text: state.id },
          { label: messages.billingCycle(), text: days },
        ]
      : reconciliationFacts(messages, reconciliation);
  return {
    organization: state.id,
    cycle: formatDay(start),
    text: [state.id, days, ...place].join(' · '),
    tooltip: facts.map(({ label, text }) => `${label}: ${text}`).join('\n'),
  };
}
