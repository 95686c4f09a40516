/** workspace/symbol: organizations, subscriptions, invoices, and the usage of each billing cycle. */
import type { SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { figuresOf } from '../engine/day-figures';
import type { ActualInvoice, Source, Subscription } from '../engine/domain';
import { eachInPieces, type Pieces, part } from '../engine/pieces';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { allDefinitions, earlier, type Occurrence } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf, PLACES_IN_A_TURN } from './positions';

interface Found {
  readonly name: string;
  readonly containerName?: string | undefined;
  readonly kind: SymbolKind;
  readonly source: Source | undefined;
}

const ORGANIZATION: SymbolKind = 3;
const SUBSCRIPTION: SymbolKind = 5;
const CYCLE: SymbolKind = 24;
const INVOICE: SymbolKind = 23;

/** The letters of the query need only follow one another in the name, large or small. */
export function* workspaceSymbols(
  workspace: Workspace,
  messages: Messages,
  query: string,
): Pieces<SymbolInformation[]> {
  const ofOrganizations = yield* part(organizations(workspace, messages), 0, 0.6);
  const found = ofOrganizations.concat(yield* part(documents(workspace), 0.6, 0.7));
  const symbols = yield* part(
    eachInPieces(found, PLACES_IN_A_TURN, one => symbolOf(workspace, query, one)),
    0.7,
    1,
  );
  return symbols.filter(symbol => symbol !== undefined);
}

function symbolOf(
  workspace: Workspace,
  query: string,
  { name, containerName, kind, source }: Found,
): SymbolInformation | undefined {
  const location = source && matches(name, query) ? locationOf(workspace, source) : undefined;
  return location && { name, kind, location, ...(containerName === undefined ? {} : { containerName }) };
}

/** So many cycles are named before others have their turn: a millisecond. */
const CYCLES_IN_A_TURN = 200;

function* organizations(workspace: Workspace, messages: Messages): Pieces<Found[]> {
  const defined = yield* part(allDefinitions(workspace, 'organization'), 0, 0.3);
  const firstBy = new Map<string, Occurrence>();
  for (const one of defined) firstBy.set(one.name.text, earlier(firstBy.get(one.name.text) ?? one, one));
  const ids = workspace.organizationIds();
  const found: Found[] = [];
  for (const [index, id] of ids.entries()) {
    const shareOf = (number: number): number => 0.3 + (0.7 * number) / ids.length;
    yield shareOf(index);
    found.push({ name: id, kind: ORGANIZATION, source: firstBy.get(id)?.source });
    const cycles = workspace.organization(id)?.reconciliations ?? [];
    const toCycle = (reconciliation: Reconciliation): Found => ({
      name: messages.usageSymbol(id, messages.cycle(reconciliation.cycle.start, reconciliation.cycle.end)),
      containerName: id,
      kind: CYCLE,
      source: firstUse(reconciliation),
    });
    const named = yield* part(eachInPieces(cycles, CYCLES_IN_A_TURN, toCycle), shareOf(index), shareOf(index + 1));
    for (const cycle of named) found.push(cycle);
  }
  return found;
}

/** Where the first figure of a cycle is written. */
const firstUse = ({ days, digitalChannels, primary }: Reconciliation): Source | undefined =>
  figuresOf(days[0]?.figures ?? {})[0]?.[1].source ?? (digitalChannels.length > 0 ? primary.id.source : undefined);

function* documents(workspace: Workspace): Pieces<Found[]> {
  const found: Found[] = [];
  const uris = workspace.uris();
  for (const [index, uri] of uris.entries()) {
    const { subscriptions = [], invoices = [] } = workspace.file(uri) ?? {};
    const shareOf = (number: number): number => (index + number / 2) / uris.length;
    for (const one of yield* part(
      eachInPieces(subscriptions, PLACES_IN_A_TURN, ofSubscription),
      shareOf(0),
      shareOf(1),
    ))
      found.push(one);
    yield shareOf(1);
    for (const one of yield* part(eachInPieces(invoices, PLACES_IN_A_TURN, ofInvoice), shareOf(1), shareOf(2)))
      found.push(one);
  }
  return found;
}

const ofSubscription = ({ id, organization }: Subscription): Found => ({
  name: id.value,
  containerName: organization.value,
  kind: SUBSCRIPTION,
  source: id.source,
});

const ofInvoice = ({ number, subscription }: ActualInvoice): Found => ({
  name: number?.value ?? subscription.value,
  containerName: subscription.value,
  kind: INVOICE,
  source: (number ?? subscription).source,
});

function matches(name: string, query: string): boolean {
  const letters = Array.from(query.toLowerCase());
  let next = 0;
  for (const letter of name.toLowerCase()) if (letter === letters[next]) next += 1;
  return next === letters.length;
}
