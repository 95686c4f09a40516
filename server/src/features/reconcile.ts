/** entitlements/reconcile: the public JSON of all results, for other programs; the command line prints the same bytes. */
import type { Pieces } from '../engine/pieces';
import { reconciliationsJsonText } from '../reports/json';
import type { Workspace } from '../workspace/workspace';

export function* reconcileAll(workspace: Workspace): Pieces<string> {
  const ids = workspace.organizationIds();
  return yield* reconciliationsJsonText(ids.flatMap(id => workspace.organization(id)?.reconciliations ?? []));
}
