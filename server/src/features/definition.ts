/** textDocument/definition: the subscription of an organization, an id or a SKU, the first log-in of an agent. */
import type { Location, Position } from 'vscode-languageserver';
import { type Pieces, part } from '../engine/pieces';
import { definitions } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationsOf, nameUnder } from './positions';

/** Of several subscriptions the one with the oldest start comes first. */
export function* definition(workspace: Workspace, uri: string, position: Position): Pieces<Location[]> {
  const here = yield* part(nameUnder(workspace, uri, position), 0, 0.1);
  if (here === undefined) return [];
  const defining = yield* part(definitions(workspace, here.name), 0.1, 0.9);
  return yield* part(locationsOf(workspace, defining), 0.9, 1);
}
