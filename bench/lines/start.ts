/** From starting the process to the answer of `initialize`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpuOfPrograms } from '../cpu';
import { type Group, timesOf } from '../line';
import { type Contender, inTurn, time } from '../measure';
import { OURS, YAML_LANGUAGE_SERVER } from '../places';
import { startSession } from '../session';

const ROUNDS = { atLeast: 10, atMost: 20, seconds: 30 };

const starting = (server: string): Contender => ({
  cpu: cpuOfPrograms,
  async once() {
    const session = await startSession({ args: [server, '--stdio'], pulls: false });
    await session.quit();
    return session.startMilliseconds;
  },
});

/** Node with nothing to do, from start to end. */
const bareNode: Contender = {
  cpu: cpuOfPrograms,
  once: () => time(() => once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')),
};

export const start: Group = {
  name: 'start',
  async measure() {
    const times = await inTurn(ROUNDS, {
      ours: starting(OURS.server),
      peer: starting(YAML_LANGUAGE_SERVER),
      node: bareNode,
    });
    const operation = 'Start to the answer of initialize';
    return [
      { id: 'start', operation, against: 'yaml-language-server', ...timesOf(times.ours, times.peer), target: 0.25 },
      {
        id: 'start-node',
        operation,
        against: 'Node with nothing to do',
        ...timesOf(times.ours, times.node),
        target: 1.5,
      },
    ];
  },
};
