/** textDocument/documentLink: each CSV file that a usage names, where it lies inside the workspace. */
import type { DocumentLink } from 'vscode-languageserver';
import type { Messages } from '../messages/message';
import { fileName } from '../model/source-file';
import type { Workspace } from '../workspace/workspace';
import { locationOf } from './positions';

export function documentLinks(workspace: Workspace, messages: Messages, uri: string): DocumentLink[] {
  const usages = workspace.file(uri)?.usages ?? [];
  return usages.flatMap(usage =>
    usage.sources.flatMap(reference => {
      const found = workspace.findSource(reference);
      const range = locationOf(workspace, reference.file.source)?.range;
      if ('refusal' in found || range === undefined) return [];
      return { range, target: found.uri, tooltip: messages.openFile(fileName(found.uri)) };
    }),
  );
}
