/** Reads a folder and the CSV files that it names as the command line does, and reconciles it. Gives how many cycles there are. */
import { loadWorkspace } from '../server/src/cli/workspace';
import { english } from '../server/src/messages/en';
import { answer } from './answer';

const folder = process.argv[2] ?? '.';

await answer(async () => {
  const { workspace } = await loadWorkspace(english, [folder], folder);
  return workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []).length;
});
