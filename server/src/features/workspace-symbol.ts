/** workspace/symbol: organizations, subscriptions, invoices, and the usage of each billing cycle. */
import type { SymbolInformation, SymbolKind } from 'vscode-languageserver';
import { figuresOf } from '../engine/day-figures';
import type { Source } from '../engine/domain';
import type { Reconciliation } from '../engine/reconcile';
import type { Messages } from '../messages/message';
import { definitions } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';

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
export function workspaceSymbols(workspace: Workspace, messages: Messages, query: string): SymbolInformation[] {
  const found = [...organizations(workspace, messages), ...documents(workspace)];
  return found.flatMap(({ name, containerName, kind, source }) => {
    const location = source && matches(name, query) ? locationOf(workspace, source) : undefined;
    if (location === undefined) return [];
    return { name, kind, location, ...(containerName === undefined ? {} : { containerName }) };
  });
}

const organizations = (workspace: Workspace, messages: Messages): Found[] =>
  workspace.organizationIds().flatMap(id => {
    const [defined] = definitions(workspace, { kind: 'organization', text: id });
    const cycles = workspace.organization(id)?.reconciliations ?? [];
    return [
      { name: id, kind: ORGANIZATION, source: defined?.source },
      ...cycles.map(reconciliation => ({
        name: messages.usageSymbol(id, messages.cycle(reconciliation.cycle.start, reconciliation.cycle.end)),
        containerName: id,
        kind: CYCLE,
        source: firstUse(reconciliation),
      })),
    ];
  });

/** Where the first figure of a cycle is written. */
const firstUse = ({ days, digitalChannels, primary }: Reconciliation): Source | undefined =>
  figuresOf(days[0]?.figures ?? {})[0]?.[1].source ?? (digitalChannels.length > 0 ? primary.id.source : undefined);

const documents = (workspace: Workspace): Found[] =>
  workspace.uris().flatMap(uri => {
    const { subscriptions = [], invoices = [] } = workspace.file(uri) ?? {};
    return [
      ...subscriptions.map(({ id, organization }) => ({
        name: id.value,
        containerName: organization.value,
        kind: SUBSCRIPTION,
        source: id.source,
      })),
      ...invoices.map(({ number, subscription }) => ({
        name: number?.value ?? subscription.value,
        containerName: subscription.value,
        kind: INVOICE,
        source: (number ?? subscription).source,
      })),
    ];
  });

function matches(name: string, query: string): boolean {
  const letters = Array.from(query.toLowerCase());
  let next = 0;
  for (const letter of name.toLowerCase()) if (letter === letters[next]) next += 1;
  return next === letters.length;
}
