/** One spelling for each URI: clients escape the same path in different ways. */

/**
 * The spelling that the workspace keeps files by: everything but letters, digits and `-._~` escaped within each path
 * segment, a drive's letter small. A URI whose escapes are broken stays as it is.
 */
export function canonicalUri(uri: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:)(\/\/[^/]*)?(.*)$/is.exec(uri);
  if (parts === null) return uri;
  const [, scheme = '', authority = '', path = ''] = parts;
  try {
    const segments = path.split('/').map(segment => encodeSegment(decodeURIComponent(segment)));
    return `${scheme.toLowerCase()}${authority}${segments.join('/')}`.replace(
      /^(file:\/\/\/)([A-Z])(?=%3A)/,
      toSmallDrive,
    );
  } catch {
    return uri;
  }
}

const toSmallDrive = (_: string, before: string, drive: string): string => before + drive.toLowerCase();

/** A name as one segment of a path. */
export const encodeSegment = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** In front of the folders: a scheme, and a host where there is one. Opaque URIs, like `untitled:Untitled-1`, have no folders. */
const ROOT = /^[^:/]+:(\/\/[^/]*)?(?=\/)/;

/** What the folders of a file system stand behind. */
export const rootOf = (folder: string): string => ROOT.exec(`${folder}/`)?.[0] ?? '';

/** The folder that a file is in, without a slash at the end; undefined where it lies in none: it is not saved yet. */
export function folderOf(uri: string): string | undefined {
  return ROOT.test(uri) && !uri.startsWith('untitled:') ? uri.slice(0, uri.lastIndexOf('/')) : undefined;
}

/** Whether a folder holds a file, in itself or in a subfolder. Both are canonical. */
export const isWithin = (folder: string, uri: string): boolean => uri.startsWith(`${folder.replace(/\/$/, '')}/`);

/**
 * Tells of a URI whether it is one of many places or lies within one, by its own folders: there may be thousands of
 * places. All are canonical.
 */
export function placesTest(places: readonly string[]): (uri: string) => boolean {
  const [all, folders] = [new Set(places), new Set(places.map(place => place.replace(/\/$/, '')))];
  return uri => {
    if (all.has(uri)) return true;
    for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1))
      if (folders.has(uri.slice(0, end))) return true;
    return false;
  };
}

/** The path of a file below a folder, decoded, with `/`; the whole URI where the folder does not hold it. */
export function relativePath(folder: string, uri: string): string {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  if (!uri.startsWith(prefix)) return uri;
  return uri.slice(prefix.length).split('/').map(decodeURIComponent).join('/');
}
