// Programs that are already on the machine.
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];

/** @param {string} file @returns {Promise<string | undefined>} */
const ifExecutable = async file => {
  try {
    await access(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
};

/**
 * The first of these programs that is there: a name is looked for on the PATH, a path where it says.
 * @param {readonly string[]} programs
 */
export const findProgram = async programs => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  const places = programs.flatMap(program =>
    /[\\/]/.test(program)
      ? [program]
      : folders.flatMap(folder => endings.map(ending => join(folder, program + ending))),
  );
  for (const place of places) {
    const found = await ifExecutable(place);
    if (found !== undefined) return found;
  }
  return undefined;
};
