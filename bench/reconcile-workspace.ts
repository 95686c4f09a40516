/**
 * Reads every YAML file of a folder, reconciles each organization that they name, and prints how long that took without
 * the start of Node.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace } from '../server/src/workspace/workspace';

const folder = process.argv[2] ?? '.';
const start = performance.now();
const workspace = createWorkspace();
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.yaml')) continue;
  const file = join(folder, name);
  workspace.set(TextDocument.create(pathToFileURL(file).href, 'yaml', 0, readFileSync(file, 'utf8')));
}
const reconciled = workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []);
console.log(JSON.stringify({ milliseconds: performance.now() - start, reconciled: reconciled.length }));
