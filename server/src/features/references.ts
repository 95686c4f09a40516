/** textDocument/references: every place where the name under the cursor stands, in exported log-ins too. */
import type { Location, Position } from 'vscode-languageserver';
import { type Pieces, part } from '../engine/pieces';
import { definitionsAmong, occurrences } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationsOf, nameUnder } from './positions';

export function* references(
  workspace: Workspace,
  uri: string,
  position: Position,
  withDefinitions: boolean,
): Pieces<Location[]> {
  const here = yield* part(nameUnder(workspace, uri, position), 0, 0.1);
  if (here === undefined) return [];
  const all = yield* part(occurrences(workspace, here.name), 0.1, 0.6);
  const left = new Set(withDefinitions ? [] : definitionsAmong(here.name, all));
  return yield* part(
    locationsOf(workspace, all, occurrence => !left.has(occurrence)),
    0.6,
    1,
  );
}
