/** textDocument/definition: the subscription of an organization, an id or a SKU, the first log-in of an agent. */
import type { Location, Position } from 'vscode-languageserver';
import { definitions } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf, nameUnder } from './positions';

/** Of several subscriptions the one with the oldest start comes first. */
export function definition(workspace: Workspace, uri: string, position: Position): Location[] {
  const here = nameUnder(workspace, uri, position);
  if (here === undefined) return [];
  return definitions(workspace, here.name).flatMap(({ source }) => locationOf(workspace, source) ?? []);
}
