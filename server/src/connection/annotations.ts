/** Hints and code lenses as they are shown: they hold still while somebody types, and are asked for again when due. */
import type { Connection } from 'vscode-languageserver';
import type { Pieces } from '../engine/pieces';
import { type Lens, lensesOf } from '../features/code-lens';
import { type Hint, hintsOf } from '../features/inlay-hints';
import { createSteady, type Kept } from '../features/steady';
import type { Workspace } from '../workspace/workspace';
import type { Client } from './client';
import { CodeLensRefreshRequest } from './library';
import type { KnownSettings } from './settings';

export interface Annotations {
  readonly hints: Kept<Hint>;
  readonly lenses: Kept<Lens>;
  /** Somebody types: to be told before the document changes. */
  typing(uri: string): void;
  closed(uri: string): void;
  /** The files of which their answers tell, besides the one that is asked about. */
  tellingFiles(): readonly string[];
  /** Has the client ask again for what would be answered otherwise than it was, or for everything; at the end of the pieces. */
  refresh(isAllDue: boolean): Pieces<void>;
}

export function createAnnotations(
  connection: Connection,
  workspace: Workspace,
  { messagesFor }: Pick<KnownSettings, 'messagesFor'>,
  { refreshesHints, refreshesLenses }: Client,
): Annotations {
  const { typing, closed, tellingFiles, keep } = createSteady(workspace);
  const hints = keep((file, part) => hintsOf(workspace, messagesFor(file.uri), file, part));
  const lenses = keep(file => lensesOf(workspace, messagesFor(file.uri), file));
  // Whether the client answers does not matter: it asks again when it next has to.
  const ignore = (): undefined => undefined;
  return {
    hints,
    lenses,
    typing,
    closed,
    tellingFiles,
    *refresh(isAllDue) {
      const areHintsDue = refreshesHints && (isAllDue || (yield* hints.isOutdated()));
      const areLensesDue = refreshesLenses && (isAllDue || (yield* lenses.isOutdated()));
      if (areHintsDue) connection.languages.inlayHint.refresh().catch(ignore);
      if (areLensesDue) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
    },
  };
}
