/** Programs that are started, do one thing and end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

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

/** How long a program of the benchmark's own was at a folder, the start of Node left out. */
export async function timeAt(folder: string, program: string): Promise<number> {
  const { milliseconds } = (await jsonOf([builtBeside(program), folder])) as { readonly milliseconds: number };
  return milliseconds;
}
