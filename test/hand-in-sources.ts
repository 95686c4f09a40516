import type { Workspace } from '../server/src/workspace/workspace';
import { type Files, handIn, uriOf } from './deal';

/** Hands in the CSV files that usage documents name. One that is not among the files cannot be read. */
export function handInSources(workspace: Workspace, files: Files): Workspace {
  const names = new Map(Object.keys(files).map(name => [uriOf(name), name]));
  for (const { uri } of workspace.wantedSources()) {
    const name = names.get(uri);
    if (name === undefined) workspace.setUnread(uri, 'unreadable');
    else handIn(workspace, name, files[name] ?? '');
  }
  return workspace;
}
