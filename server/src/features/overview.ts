/** entitlements/overview: every organization with its subscriptions and what its billing cycles come to. */
import type { Cycle } from '../engine/cycle';
import { formatDay, parseDay } from '../engine/day';
import { figuresOf } from '../engine/day-figures';
import type { Day, Severity, Source, Subscription } from '../engine/domain';
import { grouped } from '../engine/grouped';
import { firstNot } from '../engine/halving';
import { eachInPieces, type Pieces, part } from '../engine/pieces';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import type { OveragePart } from '../messages/overview-en';
import { type Finding, SEVERITY_OF } from '../model/finding';
import type { SourceFile } from '../model/source-file';
import type {
  OverviewChoice,
  OverviewCycle,
  OverviewOrganization,
  OverviewParams,
  OverviewSubscription,
  OverviewView,
} from '../protocol';
import type { Fact } from '../reports/columns';
import { cycleChoices } from '../reports/new-usage';
import { invoiceTotal, reconciliationFacts } from '../reports/table';
import { isCounted, type OrganizationState } from '../workspace/organization';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';

export function* overview(workspace: Workspace, messages: Messages, params: OverviewParams): Pieces<OverviewView> {
  const today = parseDay(params.today);
  const known = yield* part(documentsOf(workspace), 0, DOCUMENTS_KNOWN);
  const organizations: OverviewOrganization[] = [];
  const ids = workspace.organizationIds();
  const shareAt = (index: number): number => DOCUMENTS_KNOWN + ((1 - DOCUMENTS_KNOWN) * index) / ids.length;
  for (const [index, id] of ids.entries()) {
    yield shareAt(index);
    const state = workspace.organization(id);
    if (state === undefined) continue;
    const view = { workspace, messages, today, documents: known.get(id) ?? NO_DOCUMENTS };
    organizations.push(yield* part(organizationView(view, state), shareAt(index), shareAt(index + 1)));
  }
  return { organizations };
}

/** How much of the work is done by then, about. */
const DOCUMENTS_KNOWN = 0.5;

/** What the files say of an organization, whether it counts or not. */
interface Documents {
  readonly subscriptions: Subscription[];
  /** Those that stand within its documents, by file, in order. */
  readonly findings: Map<string, Finding[]>;
}

const NO_DOCUMENTS: Documents = { subscriptions: [], findings: new Map() };

interface View {
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly today: Day | undefined;
  readonly documents: Documents;
}

function* documentsOf(workspace: Workspace): Pieces<Map<string, Documents>> {
  const byOrganization = new Map<string, Documents>();
  const documentsFor = (id: string): Documents => {
    const known = byOrganization.get(id) ?? { subscriptions: [], findings: new Map() };
    byOrganization.set(id, known);
    return known;
  };
  const uris = workspace.uris();
  for (const [index, uri] of uris.entries()) {
    const file = workspace.file(uri);
    if (file === undefined) continue;
    yield index / uris.length;
    const findings = yield* part(workspace.findingsInPieces(uri), index / uris.length, index / uris.length);
    for (const subscription of file.subscriptions)
      documentsFor(subscription.organization.value).subscriptions.push(subscription);
    const parts = grouped(partsOf(file), ({ organization }) => organization);
    for (const [organization, ofOne] of parts) {
      yield index / uris.length;
      const within = ofOne.flatMap(({ source }) => findingsWithin(findings, source));
      documentsFor(organization).findings.set(
        uri,
        within.toSorted((one, other) => one.source.start - other.source.start),
      );
    }
  }
  return byOrganization;
}

/** The documents of a file that belong to an organization; one that names a single organization is its as a whole. */
function partsOf(
  file: SourceFile,
): { readonly organization: string; readonly source: Pick<Source, 'start' | 'end'> }[] {
  const [only, ...others] = file.organizations;
  if (only !== undefined && others.length === 0)
    return [{ organization: only, source: { start: 0, end: Number.POSITIVE_INFINITY } }];
  return [...file.subscriptions, ...file.usages].map(({ organization, source }) => ({
    organization: organization.value,
    source,
  }));
}

/** @param findings on one file, in order */
function findingsWithin(
  findings: readonly Finding[],
  { start, end }: Pick<Source, 'start' | 'end'>,
): readonly Finding[] {
  const startOf = (at: number): number => findings[at]?.source.start ?? Number.POSITIVE_INFINITY;
  const from = firstNot(0, findings.length, at => startOf(at) < start);
  return findings.slice(
    from,
    firstNot(from, findings.length, at => startOf(at) <= end),
  );
}

/** So many are looked at before others have their turn: some milliseconds. */
const SUBSCRIPTIONS_IN_A_TURN = 200;

function* organizationView(view: View, state: OrganizationState): Pieces<OverviewOrganization> {
  const { messages, documents } = view;
  const { id, reconciliations } = state;
  const latestFirst = reconciliations.toReversed();
  const cycles = yield* eachInPieces(latestFirst, 1, reconciliation => cycleView(view, state, reconciliation));
  const subscriptions = yield* eachInPieces(documents.subscriptions, SUBSCRIPTIONS_IN_A_TURN, subscription =>
    subscriptionView(view, state, subscription),
  );
  const withOverage = cycles.filter(({ hasOverage }) => hasOverage).length;
  const description = messages.overviewOf(documents.subscriptions.length, cycles.length, withOverage);
  const severity = worstOf([...documents.findings.values()].flat());
  return {
    id,
    description,
    tooltip: tooltipOf(messages, [{ label: messages.organization(), text: id }], [description], severity),
    severity,
    subscriptions,
    cycles,
    choices: choicesOf(view, state),
  };
}

function subscriptionView(view: View, state: OrganizationState, subscription: Subscription): OverviewSubscription {
  const { workspace, messages, today, documents } = view;
  const { id, start, end, source } = subscription;
  const is = stateOf(state, subscription, today);
  const description = messages.subscriptionState(is, start.value, end?.value);
  const severity = worstOf(findingsIn(documents, source));
  const facts = [{ label: messages.subscription(), text: subscription.name?.value ?? id.value }];
  return {
    id: id.value,
    description,
    tooltip: tooltipOf(messages, facts, [description], severity),
    isActive: is === 'active',
    severity,
    source: locationOf(workspace, id.source),
  };
}

function stateOf(
  state: OrganizationState,
  subscription: Subscription,
  today: Day | undefined,
): Parameters<Messages['subscriptionState']>[0] {
  if (!isCounted(state, subscription)) return 'leftOut';
  if (today === undefined) return 'active';
  if (today < subscription.start.value) return 'later';
  return subscription.end !== undefined && subscription.end.value < today ? 'ended' : 'active';
}

function cycleView(view: View, state: OrganizationState, reconciliation: Reconciliation): OverviewCycle {
  const { workspace, messages } = view;
  const { cycle, invoice, primary } = reconciliation;
  const parts = overageOf(reconciliation);
  const overage = messages.overageInShort(parts);
  const total = invoiceTotal(messages, invoice);
  const severity = worstOf(findingsOfCycle(view, state, cycle));
  const first = firstFigure(reconciliation);
  return {
    cycle: formatDay(cycle.start),
    label: messages.cycle(cycle.start, cycle.end),
    description: parts.length === 0 ? overage : `${overage} · ${total}`,
    tooltip: tooltipOf(messages, reconciliationFacts(messages, reconciliation), [], severity),
    hasOverage: parts.length > 0,
    severity,
    source: first === undefined ? undefined : locationOf(workspace, first),
    uri: workspace.file(primary.source.uri)?.text.uri ?? primary.source.uri,
  };
}

function overageOf({ billedOverage, digitalChannels }: Reconciliation): OveragePart[] {
  return [
    ...billedOverage.map(({ type, quantity }): OveragePart => ({ quantity, of: { type } })),
    ...digitalChannels.map(({ sku, overage }): OveragePart => ({ quantity: overage, of: { sku } })),
  ].filter(({ quantity }) => quantity > 0);
}

/** Where the usage of a cycle begins: its first day's first figure, or else its first digital units. */
function firstFigure({ days, digitalChannels }: Reconciliation): Source | undefined {
  const [first] = figuresOf(days[0]?.figures ?? {});
  return first?.[1].source ?? digitalChannels[0]?.records[0]?.units.source;
}

function findingsOfCycle({ documents }: View, { cycleOn }: OrganizationState, { start }: Cycle): Finding[] {
  return (cycleOn(start)?.days ?? []).flatMap(({ source }) => findingsIn(documents, source));
}

const findingsIn = ({ findings }: Documents, source: Source): readonly Finding[] =>
  findingsWithin(findings.get(source.uri) ?? [], source);

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

const worstOf = (findings: readonly Finding[]): Severity | undefined =>
  SEVERITIES.find(severity => findings.some(({ code }) => SEVERITY_OF[code] === severity));

function choicesOf({ messages, today }: View, { periods, reconciliations }: OrganizationState): OverviewChoice[] {
  const used = reconciliations.map(({ cycle }) => cycle);
  return cycleChoices(periods, used, today ?? 0).map(({ cycle, hasUsage }) => {
    const isPresent = today !== undefined && cycle.start <= today && today <= cycle.end;
    const notes = [hasUsage && messages.cycleHasUsage(), isPresent && messages.cycleToday()];
    return {
      cycle: formatDay(cycle.start),
      label: messages.cycle(cycle.start, cycle.end),
      description: notes.filter(note => note !== false).join(', '),
    };
  });
}

/** Plain text, a fact or a sentence a line. */
function tooltipOf(
  messages: Messages,
  facts: readonly Fact[],
  sentences: readonly string[],
  severity: Severity | undefined,
): string {
  const lines = facts.map(({ label, text }) => `${label}: ${text}`);
  return [...lines, ...sentences, ...(severity === undefined ? [] : [messages.worstFinding(severity)])].join('\n');
}
