// `npm run fuzz` looks for texts that the server cannot cope with: `npm run fuzz -- 600` for 600 seconds at random, after
// every way in which a file can break off, which takes half an hour. `npm run fuzz -- 600 7` begins at the seed 7, as a
// run before it has printed it. What is found is kept in test/fuzz/found.
import { root, show } from './processes.mjs';
import { Failure, runScript } from './report.mjs';

const HOUR = '3600';

await runScript(async () => {
  const [time = HOUR, seed] = process.argv.slice(2);
  for (const number of [time, seed ?? '0']) {
    if (!/^\d+$/.test(number)) throw new Failure(`“${number}” is no whole number: npm run fuzz -- SECONDS [SEED]`);
  }
  const env = { ...process.env, FUZZ_SECONDS: time, ...(seed === undefined ? {} : { FUZZ_SEED: seed }) };
  const vitest = {
    command: process.execPath,
    args: ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz/fuzz.test.ts'],
  };
  process.exitCode = await show({ ...vitest, cwd: root, env });
});
