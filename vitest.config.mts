import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'server/src/**/*.test.ts',
      'client/**/*.test.ts',
      'test/*.test.ts',
      'bench/*.test.ts',
      'test/{protocol,cli,preview,fuzz}/*.test.ts',
    ],
    globalSetup: 'test/build.ts',
    // Only what hangs fails by this; a busy machine is no fault.
    testTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
