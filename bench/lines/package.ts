/** How much an editor has to fetch. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Group } from '../line';
import { ROOT } from '../places';
import { timeOf } from '../programs';

const LIMIT = 500;

export const packaged: Group = {
  name: 'package',
  async measure() {
    await timeOf([join(ROOT, 'scripts', 'package.mjs')], ROOT);
    const [name] = (await readdir(ROOT)).filter(file => file.endsWith('.vsix'));
    if (name === undefined) throw new Error('`npm run package` left no VSIX.');
    const { size } = await stat(join(ROOT, name));
    return [
      {
        id: 'package',
        operation: 'The extension’s package (VSIX)',
        unit: 'kB',
        ours: size / 1000,
        against: 'the limit',
        theirs: LIMIT,
        target: 1,
      },
    ];
  },
};
