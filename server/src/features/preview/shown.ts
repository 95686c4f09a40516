/** Which organization and billing cycle a preview shows of those that it could, and with which terms. */
import { formatDay } from '../../engine/day';
import type { Subscription } from '../../engine/domain';
import type { Pieces } from '../../engine/pieces';
import type { Reconciliation } from '../../engine/reconcile';
import type { PreviewParams } from '../../protocol';
import type { OrganizationState } from '../../workspace/organization';
import { organizationsOf, type Workspace } from '../../workspace/workspace';
import { type Results, type Trial, trialOf } from './trial';

/** What is shown of what could be: an organization of the file, and one of its cycles. */
export interface Shown {
  readonly ids: readonly string[];
  readonly id: string | undefined;
  /** As the files say. */
  readonly state: OrganizationState | undefined;
  /** The subscription to which the cycles are narrowed. */
  readonly subscription: Subscription | undefined;
  /** The cycles to choose from, in order. */
  readonly cycles: readonly Reconciliation[];
  /** The one that is chosen, as the files say. */
  readonly reconciliation: Reconciliation | undefined;
  readonly trial: Trial | undefined;
  /** What is shown of it: as it is tried, else as the files say. */
  readonly results: Results | undefined;
}

/**
 * The organization and the cycle that are asked for, or else the file's first and its latest with usage. In pieces, between
 * which no file may change.
 */
export function* shownFor(workspace: Workspace, params: PreviewParams): Pieces<Shown> {
  const file = workspace.file(params.uri);
  const ids = file === undefined ? [] : organizationsOf(file);
  const id = ids.find(candidate => candidate === params.organization) ?? ids[0];
  const state = id === undefined ? undefined : workspace.organization(id);
  const subscription = state?.subscriptions.find(one => one.id.value === params.subscription);
  const all = state?.reconciliations ?? [];
  const cycles = subscription === undefined ? all : all.filter(one => one.subscriptions.includes(subscription));
  const reconciliation = cycles.find(({ cycle }) => formatDay(cycle.start) === params.cycle) ?? cycles.at(-1);
  const written = state && reconciliation && { state, reconciliation };
  const trial = written && (yield* trialOf(workspace, written, subscription, params.tried));
  const results = trial?.results ?? written;
  return { ids, id, state, subscription, cycles, reconciliation, trial, results };
}
