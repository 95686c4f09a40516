/**
 * How much work something makes, counted and not timed: a step is a block of our code or of a package's in it that is run
 * once, between two places where code may go one way or another. The count is the same on every machine.
 */
import { Session } from 'node:inspector/promises';

const OURS = /\/server\/src\/|\/node_modules\/(?:yaml|big\.js|vscode-languageserver-textdocument)\//;

export interface StepCounter {
  stepsOf(work: () => void): Promise<number>;
  stop(): Promise<void>;
}

export async function countSteps(): Promise<StepCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async stepsOf(work) {
      await session.post('Profiler.takePreciseCoverage');
      work();
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const blocks = result
        .filter(({ url }) => OURS.test(url))
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
      return blocks.reduce((sum, { count }) => sum + count, 0);
    },
    async stop() {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
