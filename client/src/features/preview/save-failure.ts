/** Why a file could not be saved, for the person who chose the place. */
import type { Texts } from '../../texts/languages';

/** VS Code puts the system's own code into its message. */
export const whyNotSaved = (reason: unknown, texts: Texts): string => {
  const text = reason instanceof Error ? `${reason.name} ${reason.message}` : String(reason);
  if (/NoPermissions|EACCES|EPERM|EROFS/.test(text)) return texts.noPermission;
  if (/ENOSPC|EDQUOT/.test(text)) return texts.diskFull;
  return texts.saveFailedFor(reason instanceof Error ? reason.message : text);
};
