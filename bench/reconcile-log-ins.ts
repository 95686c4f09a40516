/**
 * Reads a folder and the CSV files that it names as the command line does, reconciles it, and prints how long that took
 * without the start of Node.
 */
import { loadWorkspace } from '../server/src/cli/workspace';
import { english } from '../server/src/messages/en';
import { time } from './measure';

const folder = process.argv[2] ?? '.';
const milliseconds = await time(async () => {
  const { workspace } = await loadWorkspace(english, [folder], folder);
  for (const id of workspace.organizationIds()) workspace.organization(id);
});
console.log(JSON.stringify({ milliseconds }));
