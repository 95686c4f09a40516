/** What the providers of quick fixes share: what they are asked, and what they answer. */
import type { Pieces } from '../../engine/pieces';
import type { Message } from '../../messages/message';
import type { Code, Finding } from '../../model/finding';
import { type Place, placeAt } from '../../model/place';
import type { CommentedText, Rewrite } from '../../model/rewrite';
import { commentsIn, type SourceFile } from '../../model/source-file';
import type { Workspace } from '../../workspace/workspace';
import type { Change, FileCreation, FileRename } from '../workspace-edit';

/** The file that a request is about: another object for each, to keep with it what several findings ask for. */
export interface Request {
  readonly workspace: Workspace;
  readonly file: SourceFile;
}

/** A finding to be mended, in its file. */
export interface Asked extends Request {
  readonly request: Request;
  readonly finding: Finding;
}

export interface Fix {
  readonly title: Message;
  readonly changes: readonly Change[];
  readonly renames?: readonly FileRename[];
  readonly creates?: readonly FileCreation[];
  /** What is most likely meant: an editor applies it without asking which. */
  readonly isPreferred?: boolean;
}

export interface Provider {
  /** The findings that it answers. */
  readonly codes: readonly Code[];
  readonly fixes: (asked: Asked) => Pieces<readonly Fix[]> | readonly Fix[];
}

export const changesOf = (file: SourceFile, rewrites: readonly Rewrite[]): Change[] =>
  rewrites.map(({ start, end, text }) => ({ source: { uri: file.uri, start, end }, text }));

/** What the finding marks becomes the text. */
export const replaceMarked = ({ finding: { source } }: Asked, text: string): readonly Change[] => [{ source, text }];

export const placeOf = ({ file, finding }: Asked): Place | undefined => placeAt(file, finding.source.start);

export function* commentedText(file: SourceFile): Pieces<CommentedText> {
  return { text: file.text.getText(), comments: yield* commentsIn(file) };
}
