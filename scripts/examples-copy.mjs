// The examples, for tests that write into them.
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './processes.mjs';

/**
 * A folder that is gone afterwards, with a copy of the examples in it to work on.
 * @template Value
 * @param {(place: {examples: string, state: string}) => Promise<Value>} work
 */
export const inCopyOfExamples = async work => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'entitlements-')));
  const place = { examples: join(folder, 'examples'), state: join(folder, 'state') };
  try {
    await cp(join(root, 'examples'), place.examples, { recursive: true });
    return await work(place);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
