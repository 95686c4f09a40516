/** Offsets in files to the positions and places that editors speak of. */
import type { Location, Position, Range } from 'vscode-languageserver';
import type { Source } from '../engine/domain';
import { eachInPieces, type Pieces } from '../engine/pieces';
import type { SourceFile } from '../model/source-file';
import type { Span } from '../model/syntax';
import { nameAt, type Occurrence } from '../workspace/names';
import type { Workspace } from '../workspace/workspace';

/** The place of a source, its URI as the client spells it; undefined where its file is gone. */
export function locationOf(workspace: Workspace, source: Source): Location | undefined {
  const file = workspace.file(source.uri);
  return file && { uri: file.text.uri, range: rangeIn(file, source) };
}

export const rangeIn = ({ text }: SourceFile, { start, end }: Span): Range => ({
  start: text.positionAt(start),
  end: text.positionAt(end),
});

/** So many places are told before others have their turn: a millisecond. */
export const PLACES_IN_A_TURN = 500;

/** The places of those of many occurrences that are told, and whose file is there. */
export function* locationsOf(
  workspace: Workspace,
  occurrences: readonly Occurrence[],
  isTold: (occurrence: Occurrence) => boolean = () => true,
): Pieces<Location[]> {
  const toLocation = (occurrence: Occurrence): Location | undefined =>
    isTold(occurrence) ? locationOf(workspace, occurrence.source) : undefined;
  const locations = yield* eachInPieces(occurrences, PLACES_IN_A_TURN, toLocation);
  return locations.filter(location => location !== undefined);
}

/** The name under the cursor; undefined where none stands. */
export function* nameUnder(workspace: Workspace, uri: string, position: Position): Pieces<Occurrence | undefined> {
  const file = workspace.file(uri);
  return file === undefined ? undefined : yield* nameAt(file, file.text.offsetAt(position));
}

export const contains = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
