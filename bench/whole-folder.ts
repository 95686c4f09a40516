/** What is done with every YAML file of a folder, by us and by the least that a tool built on `yaml` has to do. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { openText } from '../server/src/model/open-text';
import { createWorkspace } from '../server/src/workspace/workspace';

/** Reads the files and reconciles each organization that they name. Gives how many cycles there are. */
export function reconcileAll(folder: string): number {
  const workspace = createWorkspace();
  for (const file of yamlFiles(folder))
    workspace.set(openText(pathToFileURL(file).href, 'yaml', 0, readFileSync(file, 'utf8')));
  return workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []).length;
}

export function parseAll(folder: string): void {
  for (const file of yamlFiles(folder)) parseDocument(readFileSync(file, 'utf8'));
}

const yamlFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => join(folder, name));
