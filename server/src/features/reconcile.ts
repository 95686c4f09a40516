/** entitlements/reconcile: the public JSON of all results, for other programs; the command line prints the same bytes. */

import { reconciliationsJson } from '../reports/json';
import { jsonText } from '../reports/json-text';
import type { Workspace } from '../workspace/workspace';

export function reconcileAll(workspace: Workspace): string {
  const ids = workspace.organizationIds();
  return jsonText(reconciliationsJson(ids.flatMap(id => workspace.organization(id)?.reconciliations ?? [])));
}
