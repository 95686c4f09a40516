/** Offsets in files to the positions and places that editors speak of. */
import type { Location, Position, Range } from 'vscode-languageserver';
import type { Source } from '../engine/domain';
import { nameAt, type Occurrence } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';

/** The place of a source, its URI as the client spells it; undefined where its file is gone. */
export function locationOf(workspace: Workspace, source: Source): Location | undefined {
  const file = workspace.file(source.uri);
  if (file === undefined) return undefined;
  const range: Range = { start: file.text.positionAt(source.start), end: file.text.positionAt(source.end) };
  return { uri: file.text.uri, range };
}

/** The name under the cursor; undefined where none stands. */
export function nameUnder(workspace: Workspace, uri: string, position: Position): Occurrence | undefined {
  const file = workspace.file(uri);
  return file === undefined ? undefined : nameAt(file, file.text.offsetAt(position));
}

export const contains = ({ start, end }: Pick<Source, 'start' | 'end'>, offset: number): boolean =>
  start <= offset && offset <= end;
