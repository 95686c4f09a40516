/** The files that a person hides with `files.exclude` of VS Code: they are no part of the workspace, opened or not. */
import { relativePath } from '../workspace/uri';
import { globs } from './globs';

/** Says of a canonical URI in the folder whether it is hidden. */
export type Excluded = (uri: string) => boolean;

/**
 * Reads a setting as VS Code has it: patterns that are true or false, for files and for whole folders, seen from the
 * workspace folder. A pattern with a condition (`when`) is about files beside others, which deals never are.
 * @param folder canonical
 */
export function readExcluded(folder: string, setting: unknown): Excluded {
  if (typeof setting !== 'object' || setting === null) return () => false;
  const patterns = Object.entries(setting).flatMap(([pattern, value]) => (value === true ? pattern : []));
  if (patterns.length === 0) return () => false;
  const isMatched = globs(patterns);
  return uri => isMatched(relativePath(folder, uri));
}
