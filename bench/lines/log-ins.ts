/** A year of raw log-ins in one CSV file, counted by R3, from the file to the billed peak. */
import { join } from 'node:path';
import { cpuOfPrograms } from '../cpu';
import { LOG_INS, LOG_INS_DEAL, logInsCsv } from '../documents';
import { withFolder } from '../folders';
import { type Group, grouped, timesOf } from '../line';
import { inTurn, type Taken } from '../measure';
import { OURS } from '../places';
import { builtBeside, jsonOf, startAsked, timeOf, toldBy } from '../programs';

const ROUNDS = { atLeast: 3, atMost: 7, seconds: 20 };
/** V8 needs several turns until it has compiled what is done most. */
const AGAIN = { ...ROUNDS, timesInARound: { ours: 3, theirs: 3 } };

interface Reconciled {
  readonly reconciliations: readonly {
    readonly dailyDetail: readonly { readonly date: string; readonly type: string; readonly used: number }[];
  }[];
}

type Queried = readonly (readonly [day: string, type: string, used: number])[];

const OURS_ARGS = [OURS.cli, 'reconcile', '--format', 'json'];

const fileIn = (folder: string): string => join(folder, 'log-ins.csv');

/** Both count by the same rule, or there is nothing to compare. */
async function checkAlike(folder: string): Promise<void> {
  const { reconciliations } = (await jsonOf(OURS_ARGS, folder)) as Reconciled;
  const ours = reconciliations
    .flatMap(({ dailyDetail }) => dailyDetail)
    .filter(({ used }) => used > 0)
    .map(({ date, type, used }) => `${date} ${type} ${used}`);
  const { result } = await toldBy('duckdb-peaks', fileIn(folder));
  const theirs = (result as Queried).map(row => row.join(' '));
  if (ours.sort().join() !== theirs.sort().join()) throw new Error('DuckDB counts other agents than we do.');
}

/** Each in a process of its own that has done it before. */
async function takenAgain(folder: string): Promise<Record<'ours' | 'theirs', Taken>> {
  const ours = startAsked('reconcile-log-ins', folder);
  const theirs = startAsked('duckdb-peaks', fileIn(folder));
  try {
    return await inTurn(AGAIN, { ours, theirs });
  } finally {
    for (const { end } of [ours, theirs]) end();
  }
}

export const logIns: Group = {
  name: 'log-ins',
  measure: () =>
    withFolder({ ...LOG_INS_DEAL, 'log-ins.csv': logInsCsv() }, async folder => {
      await checkAlike(folder);
      const fresh = await inTurn(ROUNDS, {
        ours: { cpu: cpuOfPrograms, once: () => timeOf(OURS_ARGS, folder) },
        theirs: { cpu: cpuOfPrograms, once: () => timeOf([builtBeside('duckdb-peaks'), fileIn(folder)]) },
      });
      const again = await takenAgain(folder);
      const operation = `${grouped(LOG_INS)} log-ins, from a CSV file to the billed peak`;
      return [
        {
          id: 'log-ins',
          operation: `${operation}, a program from its start to its end`,
          against: 'DuckDB',
          ...timesOf(fresh.ours, fresh.theirs),
          target: 0.6,
        },
        {
          id: 'log-ins-again',
          operation: `${operation}, in a process that has done it before`,
          against: 'DuckDB, loading and query',
          ...timesOf(again.ours, again.theirs),
          target: 0.6,
        },
      ];
    }),
};
