/** What can be seen of the language server only where it is a process: that another one takes its place. */
import { type Check, eventually, eventuallyEqual, expectEqual } from '../checks';
import { hintsOf, open, replace } from './workspace';

const USAGE = 'guide.usage.yaml';

/** The server of this window, by what VS Code's client tells each of its servers. */
const serverProcess = async (): Promise<number | undefined> => {
  const { execFileSync } = await import('node:child_process');
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const ours = lines.find(line => line.includes('/dist/') && line.includes(`--clientProcessId=${process.pid}`));
  return ours === undefined ? undefined : Number.parseInt(ours, 10);
};

export const serverProcessChecks: readonly Check[] = [
  {
    title: 'When its process is killed the server is started again, and what is open and unsaved is alive.',
    run: async () => {
      const usage = await open(USAGE);
      await replace(usage, 'standard: 28}', 'standard: 27}');
      const hint = async (): Promise<readonly string[]> =>
        (await hintsOf(usage)).filter(({ line }) => line.includes('2024-06-10, premium')).map(({ text }) => text);
      await eventuallyEqual('the hint of the unsaved text', hint, ['1 substituted · 6 overage']);
      const killed = await serverProcess();
      expectEqual(killed !== undefined, true, 'whether there is a server');
      process.kill(killed ?? 0, 'SIGKILL');
      await eventually('another server', serverProcess, one => one !== undefined && one !== killed);
      await eventuallyEqual('the hint of the unsaved text', hint, ['1 substituted · 6 overage']);
      await replace(usage, 'standard: 27}', 'standard: 28}');
      await eventuallyEqual('the hint of the text as it was', hint, ['1 substituted · 7 overage']);
    },
  },
];
