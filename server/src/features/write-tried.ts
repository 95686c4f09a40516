/** entitlements/writeTried: the edit of one document that writes what is tried in a preview; nothing is written here. */
import type { Pieces } from '../engine/pieces';
import type { Messages } from '../messages/message';
import type { PreviewParams, TriedEdit } from '../protocol';
import type { Workspace } from '../workspace/workspace';
import { shownFor } from './preview/shown';
import { changesOf } from './preview/what-if';
import type { EditingClient } from './workspace-edit';

/** Null where nothing is tried that could be written. */
export function* writeTried(
  workspace: Workspace,
  messages: Messages,
  { versionOf }: Pick<EditingClient, 'versionOf'>,
  params: PreviewParams,
): Pieces<TriedEdit | null> {
  const { trial } = yield* shownFor(workspace, params);
  const { file, rewrites = [] } = trial ?? {};
  if (trial === undefined || file === undefined || rewrites.length === 0) return null;
  const { text } = file;
  const changes = changesOf(workspace, trial);
  return {
    uri: text.uri,
    version: versionOf(text.uri) ?? null,
    edits: rewrites.map(({ start, end, text: newText }) => ({
      range: { start: text.positionAt(start), end: text.positionAt(end) },
      newText,
    })),
    summary: messages.triedWritten(trial.subscription.id.value, changes),
    inShort: messages.triedInShort(changes),
  };
}
