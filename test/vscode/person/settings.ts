/** The settings of the folder that is opened, which take effect at once. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All of them at a time: VS Code would take a file that is only half written for all there is, and look no more. */
export const writeSettings = async (folder: string, settings: object): Promise<void> => {
  const file = join(folder, '.vscode', 'settings.json');
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(`${file}.unfinished`, JSON.stringify(settings));
  await rename(`${file}.unfinished`, file);
};
