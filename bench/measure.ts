/** Taking times so that whatever else the machine does meets both sides alike. */
import type { CpuClock } from './cpu';

/** Something that is measured again and again. */
export interface Contender {
  /** Does it once and gives its milliseconds. */
  readonly once: () => Promise<number> | number;
  /** What the process that does it has computed so far. */
  readonly cpu: CpuClock;
}

export interface Taken {
  /** The median, in milliseconds. */
  readonly wall: number;
  /** Computing time, on average and with all that follows; steadier than the other while the machine is busy. */
  readonly cpu: number;
}

export interface Rounds {
  readonly atLeast: number;
  readonly atMost: number;
  /** After this many seconds no further round is begun. */
  readonly seconds: number;
  /** By name: what takes a thousandth of the other's time is measured more often in a round. */
  readonly timesInARound?: Readonly<Record<string, number>>;
}

/** Lets the contenders take turns, after one round that warms up and does not count. */
export async function inTurn<Name extends string>(
  rounds: Rounds,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Record<Name, Taken>> {
  const names = Object.keys(contenders) as Name[];
  const taken = new Map(names.map(name => [name, { walls: [] as number[], cpu: 0 }]));
  for (const name of names) await contenders[name].once();
  const start = performance.now();
  for (let round = 0; round < rounds.atMost; round += 1) {
    if (round >= rounds.atLeast && performance.now() - start > rounds.seconds * 1000) break;
    for (const [name, sum] of taken) {
      const { once, cpu } = contenders[name];
      const before = cpu();
      for (let time = 0; time < (rounds.timesInARound?.[name] ?? 1); time += 1) sum.walls.push(await once());
      sum.cpu += cpu() - before;
    }
  }
  const results = [...taken].map(([name, { walls, cpu }]) => [name, { wall: median(walls), cpu: cpu / walls.length }]);
  return Object.fromEntries(results) as Record<Name, Taken>;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('Nothing was measured.');
  return (lower + upper) / 2;
}

/** The milliseconds until something is done. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
