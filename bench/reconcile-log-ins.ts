/**
 * Reads a folder and the CSV files that it names as the command line does, reconciles it, and prints how long that took
 * without the start of Node.
 */
import { loadWorkspace } from '../server/src/cli/workspace';
import { english } from '../server/src/messages/en';

const folder = process.argv[2] ?? '.';
const start = performance.now();
const { workspace } = await loadWorkspace(english, [folder], folder);
const reconciled = workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []);
console.log(JSON.stringify({ milliseconds: performance.now() - start, reconciled: reconciled.length }));
