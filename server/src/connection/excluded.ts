/** The files that a person hides with `files.exclude` of VS Code: they are no part of the workspace, opened or not. */
/// <reference path="./picomatch.d.ts" />
import picomatch from 'picomatch/posix';
import { relativePath } from '../workspace/uri';

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
  const matches = picomatch(patterns, { dot: true });
  return uri => {
    const segments = relativePath(folder, uri).split('/');
    return segments.some((_, index) => matches(segments.slice(0, index + 1).join('/')));
  };
}
