/** The part of a program of the benchmark's own that tells how long it took. */

/** What a program tells each time. */
export interface Told<Result> {
  readonly milliseconds: number;
  readonly result: Result;
}

/** Does its work once and prints what it tells; where another process can ask, does it each time that one asks. */
export async function answer<Result>(work: () => Result | Promise<Result>): Promise<void> {
  const tell = async (): Promise<Told<Result>> => {
    const start = performance.now();
    const result = await work();
    return { milliseconds: performance.now() - start, result };
  };
  if (process.send === undefined) console.log(JSON.stringify(await tell()));
  else process.on('message', async () => process.send?.(await tell()));
}
