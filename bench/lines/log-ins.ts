/** A year of raw log-ins in one CSV file, counted by R3, from the file to the billed peak. */
import { join } from 'node:path';
import { cpuOfPrograms } from '../cpu';
import { LOG_INS, LOG_INS_DEAL, logInsCsv } from '../documents';
import { withFolder } from '../folders';
import { type Group, grouped, timesOf } from '../line';
import { inTurn } from '../measure';
import { OURS } from '../places';
import { builtBeside, jsonOf, timeAt, timeOf } from '../programs';

const ROUNDS = { atLeast: 3, atMost: 7, seconds: 20 };

interface Reconciled {
  readonly reconciliations: readonly {
    readonly dailyDetail: readonly { readonly date: string; readonly type: string; readonly used: number }[];
  }[];
}

interface Queried {
  readonly milliseconds: number;
  readonly rows: readonly (readonly [day: string, type: string, used: number])[];
}

const OURS_ARGS = [OURS.cli, 'reconcile', '--format', 'json'];

const queryArgs = (folder: string): string[] => [builtBeside('duckdb-peaks'), join(folder, 'log-ins.csv')];

const query = async (folder: string): Promise<Queried> => (await jsonOf(queryArgs(folder))) as Queried;

/** Both count by the same rule, or there is nothing to compare. */
async function checkAlike(folder: string): Promise<void> {
  const { reconciliations } = (await jsonOf(OURS_ARGS, folder)) as Reconciled;
  const ours = reconciliations
    .flatMap(({ dailyDetail }) => dailyDetail)
    .filter(({ used }) => used > 0)
    .map(({ date, type, used }) => `${date} ${type} ${used}`);
  const theirs = (await query(folder)).rows.map(row => row.join(' '));
  if (ours.sort().join() !== theirs.sort().join()) throw new Error('DuckDB counts other agents than we do.');
}

export const logIns: Group = {
  name: 'log-ins',
  measure: () =>
    withFolder({ ...LOG_INS_DEAL, 'log-ins.csv': logInsCsv() }, async folder => {
      await checkAlike(folder);
      const times = await inTurn(ROUNDS, {
        ours: { cpu: cpuOfPrograms, once: () => timeOf(OURS_ARGS, folder) },
        theirs: { cpu: cpuOfPrograms, once: () => timeOf(queryArgs(folder)) },
        oursAlone: { cpu: cpuOfPrograms, once: () => timeAt(folder, 'reconcile-log-ins') },
        theirsAlone: { cpu: cpuOfPrograms, once: async () => (await query(folder)).milliseconds },
      });
      const operation = `${grouped(LOG_INS)} log-ins, from a CSV file to the billed peak`;
      return [
        {
          id: 'log-ins',
          operation: `${operation}, a program from its start to its end`,
          against: 'DuckDB',
          ...timesOf(times.ours, times.theirs),
          target: 0.6,
        },
        {
          id: 'log-ins-alone',
          operation: `${operation}, without the start of the programs`,
          against: 'DuckDB, loading and query',
          ...timesOf(times.oursAlone, times.theirsAlone),
          target: 0.6,
        },
      ];
    }),
};
