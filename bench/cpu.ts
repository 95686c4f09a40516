/** Computing time, which says more than the clock while others use the machine, too. Only Linux tells of other processes. */
import { readFileSync } from 'node:fs';

/** Milliseconds so far; not a number where the system does not tell. */
export type CpuClock = () => number;

const TICK = 10;
/** In /proc/PID/stat behind the process's name: its own time, and that of its children that have ended. */
const OWN = [11, 12];
const CHILDREN = [13, 14];

function ticks(pid: number | 'self', fields: readonly number[]): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return TICK * fields.reduce((sum, field) => sum + Number(values[field]), 0);
  } catch {
    return Number.NaN;
  }
}

/** Of a process that goes on. */
export const cpuOf =
  (pid: number): CpuClock =>
  () =>
    ticks(pid, OWN);

/** Of the programs that this process started and that have ended. */
export const cpuOfPrograms: CpuClock = () => ticks('self', CHILDREN);

export const cpuOfThisProcess: CpuClock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
