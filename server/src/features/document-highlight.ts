/** textDocument/documentHighlight: the name under the cursor wherever else it stands in the file. */
import type { DocumentHighlight, DocumentHighlightKind, Position } from 'vscode-languageserver';
import { eachInPieces, type Pieces, part } from '../engine/pieces';
import { type Occurrence, occurrencesIn } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { nameUnder, PLACES_IN_A_TURN, rangeIn } from './positions';

const READ: DocumentHighlightKind = 2;
const WRITE: DocumentHighlightKind = 3;

/** A definition is marked as what is written, every use as what is read. */
export function* documentHighlight(workspace: Workspace, uri: string, position: Position): Pieces<DocumentHighlight[]> {
  const file = workspace.file(uri);
  const here = yield* part(nameUnder(workspace, uri, position), 0, 0.1);
  if (file === undefined || here === undefined) return [];
  const all = yield* part(occurrencesIn(file, here.name), 0.1, 0.6);
  const toHighlight = ({ source, role }: Occurrence): DocumentHighlight => ({
    range: rangeIn(file, source),
    kind: role === 'definition' ? WRITE : READ,
  });
  return yield* part(eachInPieces(all, PLACES_IN_A_TURN, toHighlight), 0.6, 1);
}
