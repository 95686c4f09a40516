/** textDocument/references: every place where the name under the cursor stands, in exported log-ins too. */
import type { Location, Position } from 'vscode-languageserver';
import { definitions, occurrences } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';
import { locationOf, nameUnder } from './positions';

export function references(
  workspace: Workspace,
  uri: string,
  position: Position,
  withDefinitions: boolean,
): Location[] {
  const here = nameUnder(workspace, uri, position);
  if (here === undefined) return [];
  const left = new Set(withDefinitions ? [] : definitions(workspace, here.name).map(({ source }) => placeKey(source)));
  return occurrences(workspace, here.name)
    .filter(({ source }) => !left.has(placeKey(source)))
    .flatMap(({ source }) => locationOf(workspace, source) ?? []);
}

const placeKey = ({ uri, start }: { readonly uri: string; readonly start: number }): string => `${uri}#${start}`;
