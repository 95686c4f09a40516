/** What the providers of quick fixes share: what they are asked, and what they answer. */
import type { Message } from '../../messages/message';
import type { Code, Finding } from '../../model/finding';
import { type Place, placeAt } from '../../model/place';
import type { Rewrite } from '../../model/rewrite';
import { commentsIn, type SourceFile } from '../../model/source-file';
import type { Workspace } from '../../workspace/workspace';
import type { Change, FileCreation, FileRename } from '../workspace-edit';

/** A finding to be mended, in its file. */
export interface Asked {
  readonly workspace: Workspace;
  readonly file: SourceFile;
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
  readonly fixes: (asked: Asked) => readonly Fix[];
}

export const changesOf = (file: SourceFile, rewrites: readonly Rewrite[]): Change[] =>
  rewrites.map(({ start, end, text }) => ({ source: { uri: file.uri, start, end }, text }));

/** What the finding marks becomes the text. */
export const replaceMarked = ({ finding: { source } }: Asked, text: string): readonly Change[] => [{ source, text }];

export const placeOf = ({ file, finding }: Asked): Place | undefined => placeAt(file, finding.source.start);

export const commentedText = (file: SourceFile) => ({ text: file.text.getText(), comments: commentsIn(file) });
