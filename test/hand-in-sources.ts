import type { Workspace } from '../server/src/workspace/workspace';
import { csvOf, type Files, uriOf } from './deal';

/** Hands in the CSV files that usage documents name. One that is not among the files cannot be read. */
export function handInSources(workspace: Workspace, files: Files): Workspace {
  const csvFiles = new Map(Object.entries(files).map(([name, text]) => [uriOf(name), csvOf(name, text)]));
  for (const { uri } of workspace.wantedSources()) workspace.setSource(uri, csvFiles.get(uri) ?? 'unreadable');
  return workspace;
}
