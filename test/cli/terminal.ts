/** The command line in this process: what it prints where, and how it ends. */

import { run } from '../../server/src/cli/run';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export const VERSION = '1.2.3';

export async function entitlements(currentFolder: string, ...args: string[]): Promise<Outcome> {
  let [out, error] = ['', ''];
  const code = await run({
    args,
    currentFolder,
    version: VERSION,
    out: text => {
      out += text;
    },
    error: text => {
      error += text;
    },
    serve: () => Promise.reject(new Error('serves no editor in tests')),
  });
  return { code, out, error };
}
