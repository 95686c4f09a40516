/** A kind that does not fit the name of its file: one of the two is corrected. */
import { message } from '../../messages/message';
import { fileName } from '../../model/source-file';
import { type Asked, type Fix, type Provider, replaceMarked } from './fix';

export const kindAndName: Provider = {
  codes: ['kind-file-mismatch'],
  fixes: asked => {
    const { message: told } = asked.finding;
    if (told.name !== 'kindFileMismatch') return [];
    const [kind, , expected] = told.args;
    const rename = renaming(asked, kind);
    if (expected === undefined) return rename;
    return [{ title: message('fixKind', expected), changes: replaceMarked(asked, expected) }, ...rename];
  },
};

/** To the name of its kind or, where it holds other kinds too, to one that may hold all. */
function renaming({ workspace, file }: Asked, kind: string): Fix[] {
  const holdsOthers = file.roots.some(root => root.kind !== kind);
  const from = file.text.uri;
  const to = from.replace(/\.\w+(\.ya?ml)$/i, `.${holdsOthers ? 'entitlements' : kind}$1`);
  if (workspace.file(to) !== undefined) return [];
  return [{ title: message('fixRenameFile', fileName(to)), changes: [], renames: [{ from, to }] }];
}
