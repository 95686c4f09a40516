/** textDocument/documentHighlight: the name under the cursor wherever else it stands in the file. */
import type { DocumentHighlight, DocumentHighlightKind, Position } from 'vscode-languageserver';
import { occurrencesIn } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf, nameUnder } from './positions';

const READ: DocumentHighlightKind = 2;
const WRITE: DocumentHighlightKind = 3;

/** A definition is marked as what is written, every use as what is read. */
export function documentHighlight(workspace: Workspace, uri: string, position: Position): DocumentHighlight[] {
  const file = workspace.file(uri);
  const here = nameUnder(workspace, uri, position);
  if (file === undefined || here === undefined) return [];
  return occurrencesIn(file, here.name).flatMap(({ source, role }) => {
    const range = locationOf(workspace, source)?.range;
    return range === undefined ? [] : { range, kind: role === 'definition' ? WRITE : READ };
  });
}
