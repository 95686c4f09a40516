import type { Taken } from './measure';

/** One line of the table: ours, what it is compared with, and how the two should stand to each other. */
export interface Line {
  /** Stays the same when the wording changes, for the comparison with earlier runs. */
  readonly id: string;
  readonly operation: string;
  readonly unit: Unit;
  readonly ours: number;
  /** What it is compared with: a peer, ours on a smaller file, or a limit. */
  readonly against: string;
  readonly theirs: number;
  /** Computing time of ours as a part of theirs, where there is one. */
  readonly cpuRatio?: number | undefined;
  /** The most that ours may be, as a part of theirs; undefined where it is shown for its own sake. */
  readonly target: number | undefined;
}

/** The numbers of a line that compares times. */
export const timesOf = (ours: Taken, theirs: Taken) => ({
  unit: 'ms' as const,
  ours: ours.wall,
  theirs: theirs.wall,
  cpuRatio: theirs.cpu > 0 ? ours.cpu / theirs.cpu : undefined,
});

export type Unit = 'ms' | 'MB' | 'kB';

/** Lines that are measured together, in a run of their own where that is asked for. */
export interface Group {
  readonly name: string;
  readonly measure: () => Promise<readonly Line[]>;
}

export const ratioOf = ({ ours, theirs }: Line): number => ours / theirs;

export const isReached = (line: Line): boolean | undefined =>
  line.target === undefined ? undefined : ratioOf(line) <= line.target;

/** 50,000 */
export const grouped = (quantity: number): string => quantity.toLocaleString('en-US');
