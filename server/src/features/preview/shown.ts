/** Which organization and billing cycle a preview shows of those that it could. */
import { formatDay } from '../../engine/day';
import type { Subscription } from '../../engine/domain';
import type { Reconciliation } from '../../engine/reconcile';
import type { PreviewParams } from '../../protocol';
import type { OrganizationState } from '../../workspace/organization';
import { organizationsOf, type Workspace } from '../../workspace/workspace';

/** What is shown of what could be: an organization of the file, and one of its cycles. */
export interface Shown {
  readonly ids: readonly string[];
  readonly id: string | undefined;
  readonly state: OrganizationState | undefined;
  /** The subscription to which the cycles are narrowed. */
  readonly subscription: Subscription | undefined;
  /** The cycles to choose from, in order. */
  readonly cycles: readonly Reconciliation[];
  readonly reconciliation: Reconciliation | undefined;
}

/** The organization and the cycle that are asked for, or else the file's first and its latest with usage. */
export function shownFor(workspace: Workspace, params: PreviewParams): Shown {
  const file = workspace.file(params.uri);
  const ids = file === undefined ? [] : organizationsOf(file);
  const id = ids.find(candidate => candidate === params.organization) ?? ids[0];
  const state = id === undefined ? undefined : workspace.organization(id);
  const subscription = state?.subscriptions.find(one => one.id.value === params.subscription);
  const all = state?.reconciliations ?? [];
  const cycles = subscription === undefined ? all : all.filter(one => one.subscriptions.includes(subscription));
  const reconciliation = cycles.find(({ cycle }) => formatDay(cycle.start) === params.cycle) ?? cycles.at(-1);
  return { ids, id, state, subscription, cycles, reconciliation };
}
