/** Where the time of a piece of work goes: a profile of it, grouped by the parts of the program. */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

/** What a profile tells of a function: the file and the line where it begins, from 0. */
interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

interface FrameNode {
  readonly id: number;
  readonly callFrame: Frame;
  readonly children?: readonly number[] | undefined;
}

interface Profile {
  readonly nodes: readonly FrameNode[];
  /** The node at each sample, and the microseconds since the one before. */
  readonly samples?: readonly number[] | undefined;
  readonly timeDeltas?: readonly number[] | undefined;
}

/** Milliseconds by part. */
export type Shares = Readonly<Record<string, number>>;

/** The parts of the program, by what the names of their source files begin with. */
const PARTS = [
  ['server/src/model/records/', 'finding records, rows and values in the text'],
  ['server/src/model/csv/', 'finding records, rows and values in the text'],
  ['server/src/engine/instant.ts', 'finding records, rows and values in the text'],
  ['server/src/engine/day.ts', 'finding records, rows and values in the text'],
  ['server/src/model/', 'what they are, and whether they may be so'],
  ['server/src/engine/', 'counting and billing'],
  ['server/src/workspace/', 'files to organizations and cycles, findings'],
] as const;
const NODE = 'Node itself and the disk';
const GARBAGE = 'collecting garbage';
const OTHER = 'the rest';

export const ALL_PARTS = [...new Set(PARTS.map(([, part]) => part)), NODE, GARBAGE, OTHER];

/** In microseconds. */
const INTERVAL = 200;

/** Does a piece of work so many times under the profiler, and gives the milliseconds of one time by part. */
export async function profiled(times: number, work: () => unknown): Promise<Shares> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  for (let time = 0; time < times; time += 1) await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return sharesOf(profile, times);
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profile, times: number): Shares {
  const parts = partsOf(nodes);
  const shares: Record<string, number> = {};
  for (const [at, node] of samples.entries()) {
    const part = parts.get(node) ?? OTHER;
    shares[part] = (shares[part] ?? 0) + (timeDeltas[at] ?? 0) / 1000 / times;
  }
  return shares;
}

/** By node. What V8 does in a function of its own belongs to the one that called it. */
function partsOf(nodes: readonly FrameNode[]): Map<number, string> {
  const fileAt = fileFinder();
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parts = new Map<number, string>();
  // A caller stands before those that it calls.
  for (const { id, callFrame, children = [] } of nodes) {
    const part = partOf(callFrame, fileAt) ?? parts.get(id) ?? OTHER;
    parts.set(id, part);
    for (const child of children) if (frames.get(child)?.url === '') parts.set(child, part);
  }
  return parts;
}

function partOf({ functionName, url, lineNumber }: Frame, fileAt: (line: number) => string): string | undefined {
  if (functionName === '(garbage collector)') return GARBAGE;
  if (functionName === '(idle)') return NODE;
  if (url === '') return undefined;
  if (url.startsWith('node:')) return NODE;
  return PARTS.find(([folder]) => url === import.meta.url && fileAt(lineNumber).startsWith(folder))?.[1];
}

/** A bundle says above each piece of it which file that is from. */
function fileFinder(): (line: number) => string {
  const files: string[] = [];
  let file = '';
  for (const line of readFileSync(fileURLToPath(import.meta.url), 'utf8').split('\n')) {
    file = /^\/\/ (\S+\.\w+)$/.exec(line)?.[1] ?? file;
    files.push(file);
  }
  return line => files[line] ?? '';
}
