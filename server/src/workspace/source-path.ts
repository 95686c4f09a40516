/** Where the CSV files are that usage documents name. */
import type { SourceRefusal } from '../messages/sources-en';
import { kindsOf } from '../model/source-file';
import { canonicalUri, encodeSegment, folderOf, isWithin, rootOf } from './uri';

/** A file to be read, and the folders that it must not lead out of. */
export interface SourceRequest {
  readonly uri: string;
  readonly folders: readonly string[];
}

export type ResolvedSource = SourceRequest | { readonly refusal: SourceRefusal };

/**
 * Where a source is: a path relative to the file that names it, within the folders of the workspace or, where none of
 * them holds that file, within its own. Nothing else is ever opened.
 * @param uri of the file that names it, and `folders`: canonical
 */
export function resolveSource(uri: string, folders: readonly string[], written: string): ResolvedSource {
  if (written.includes('\\')) return { refusal: 'backslash' };
  if (written.startsWith('/')) return { refusal: 'absolute' };
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return { refusal: 'address' };
  const own = folderOf(uri);
  if (own === undefined) return { refusal: 'unsaved' };
  const allowed = folders.some(folder => isWithin(folder, uri)) ? folders : [own];
  const target = below(own, written);
  if (target === undefined || !allowed.some(folder => isWithin(folder, target))) return { refusal: 'outside' };
  return kindsOf(target).length > 0 ? { refusal: 'dealFile' } : { uri: target, folders: allowed };
}

/** The URI that a path leads to from a folder; undefined where it leads above the root. */
function below(folder: string, path: string): string | undefined {
  const root = rootOf(folder);
  const segments = folder
    .slice(root.length)
    .split('/')
    .filter(segment => segment !== '');
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.pop() === undefined) return undefined;
    if (segment !== '' && segment !== '.' && segment !== '..') segments.push(encodeSegment(segment));
  }
  return canonicalUri(`${root}/${segments.join('/')}`);
}
