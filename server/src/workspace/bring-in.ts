/** A CSV file on its way from its owner into the workspace. */
import type { Codes } from '../model/csv/codes';
import type { Workspace } from './workspace';

/** A file's text without a byte-order mark, piece by piece as the codes of its UTF-16 units. */
export interface SourcePieces {
  /** About as many units as it has. */
  readonly size: number;
  /** Each is valid until the next one is asked for. They end with why the file could not be read further. */
  readonly pieces: AsyncIterable<Codes | 'unreadable'> | Iterable<Codes>;
}

/** Why there is no text. */
export interface Refused {
  readonly refusal: 'linkOutside' | 'unreadable';
}

/**
 * Reads a CSV file that usage documents name as its pieces come in.
 * @param goesOn is told after each piece how much is read, from 0 to 1; false where somebody has stopped it
 */
export async function bringIn(
  workspace: Workspace,
  uri: string,
  file: SourcePieces | Refused,
  goesOn: (share: number) => Promise<boolean>,
): Promise<void> {
  if ('refusal' in file) return workspace.setUnread(uri, file.refusal);
  const reading = workspace.readSource(uri, file.size);
  let step = reading.next();
  for await (const piece of file.pieces) {
    if (step.done === true) return;
    if (piece === 'unreadable') return workspace.setUnread(uri, piece);
    step = reading.next(piece);
    if (step.done !== true && !(await goesOn(step.value))) return workspace.setUnread(uri, 'stopped');
  }
  while (step.done !== true) {
    step = reading.next();
    if (step.done !== true && !(await goesOn(step.value))) return workspace.setUnread(uri, 'stopped');
  }
}
