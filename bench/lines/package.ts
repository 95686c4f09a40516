/** How much an editor has to fetch. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Group } from '../line';
import { ROOT } from '../places';

const LIMIT = 500;

export const packaged: Group = {
  name: 'package',
  async measure() {
    const dist = join(ROOT, 'dist');
    const [name] = (await readdir(dist)).filter(file => file.endsWith('.vsix'));
    if (name === undefined) {
      console.log('The size of the extension’s package is not measured: there is none in dist/.');
      return [];
    }
    const { size } = await stat(join(dist, name));
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
