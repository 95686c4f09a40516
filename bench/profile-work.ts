/** Does a piece of work under the profiler: the first time in this process, and again when V8 has compiled what it needs. */
import { profiled } from './profile';
import { reconcileSourced } from './sourced-folder';
import { reconcileAll } from './whole-folder';

const [name = '', folder = '.'] = process.argv.slice(2);

const WORK: Readonly<Record<string, () => unknown>> = {
  workspace: () => reconcileAll(folder),
  'log-ins': () => reconcileSourced(folder),
};
const BEFORE = 15;
const TIMES = 5;

const work = WORK[name];
if (work === undefined) throw new Error(`There is no ${name} to profile.`);
const first = await profiled(1, work);
for (let time = 0; time < BEFORE; time += 1) await work();
console.log(JSON.stringify({ first, again: await profiled(TIMES, work) }));
