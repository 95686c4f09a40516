/** What is shown of an import before it is opened: the beginning of the usage file, and what was wrong with the export. */
import type { ImportView } from '../../../../server/src/protocol';
import type { Texts } from '../../texts/languages';

const MOST_LINES = 8;
const MOST_PROBLEMS = 3;

/** Lines and columns from 1, as the editor's status bar counts them. */
export const previewText = ({ yaml, problems }: ImportView, texts: Texts): string => {
  const lines = (yaml ?? '').trimEnd().split('\n');
  const beginning = lines.slice(0, MOST_LINES);
  const rest = lines.length - beginning.length;
  const told = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ range, message }) => texts.problemAt(range.start.line + 1, range.start.character + 1, message));
  const untold = problems.length - told.length;
  return [
    ...beginning,
    ...(rest > 0 ? [texts.moreLines(rest)] : []),
    ...(told.length > 0 ? ['', ...told] : []),
    ...(untold > 0 ? [texts.moreProblems(untold)] : []),
  ].join('\n');
};
