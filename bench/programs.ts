/** Programs that are started and do one thing: once, or as often as they are asked to. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Told } from './answer';
import { cpuOf } from './cpu';
import type { Contender } from './measure';

/** A program of the benchmark's own, built beside the one that runs. */
export const builtBeside = (name: string): string => fileURLToPath(new URL(`${name}.mjs`, import.meta.url));

/** The milliseconds from start to end. Findings (exit code 1) are results, too. */
export async function timeOf(args: readonly string[], cwd?: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [...args], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0 && code !== 1) throw new Error(`node ${args.join(' ')} ended with ${code}.`);
  return performance.now() - start;
}

/** What a program prints as JSON. */
export async function jsonOf(args: readonly string[], cwd?: string): Promise<unknown> {
  const child = spawn(process.execPath, [...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const [code] = await once(child, 'close');
  if (code !== 0 && code !== 1) throw new Error(`node ${args.join(' ')} ended with ${code}.`);
  return JSON.parse(printed.join(''));
}

/** What a program of the benchmark's own tells that does its work once, the start of Node left out. */
export const toldBy = async (program: string, place: string): Promise<Told<unknown>> =>
  (await jsonOf([builtBeside(program), place])) as Told<unknown>;

/** A program of the benchmark's own that does its work again and again. */
export interface Asked extends Contender {
  readonly end: () => void;
}

/** Starts one, which then waits to be asked. */
export function startAsked(program: string, place: string): Asked {
  const child = fork(builtBeside(program), [place], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = once(child, 'exit').then(() => undefined);
  return {
    async once() {
      const answered = once(child, 'message') as Promise<[Told<unknown>]>;
      child.send({});
      const answer = await Promise.race([answered, gone]);
      if (answer === undefined) throw new Error(`${program} has ended.`);
      return answer[0].milliseconds;
    },
    cpu: cpuOf(child.pid ?? 0),
    end: () => child.kill(),
  };
}
