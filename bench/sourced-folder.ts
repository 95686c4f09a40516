/** A folder with the CSV files that it names. */
import { loadWorkspace } from '../server/src/cli/workspace';
import { english } from '../server/src/messages/en';

/** Reads it as the command line does, and reconciles each organization. Gives how many cycles there are. */
export async function reconcileSourced(folder: string): Promise<number> {
  const { workspace } = await loadWorkspace(english, [folder], folder);
  return workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []).length;
}
