/**
 * Named checks, one after the other, in places where no test framework can run: VS Code's extension hosts.
 * Nothing here needs Node.
 */
export interface Check {
  readonly title: string;
  readonly run: () => Promise<void>;
}

export interface Result {
  readonly passed: number;
  readonly failed: number;
}

/** Runs all of them and prints a line for each. */
export const runChecks = async (
  checks: readonly Check[],
  print: (line: string) => void,
  onFailure: (check: Check) => Promise<void> = async () => undefined,
): Promise<Result> => {
  let failed = 0;
  for (const check of checks) {
    const start = performance.now();
    try {
      await check.run();
      print(`✓ ${check.title} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      failed += 1;
      print(`✗ ${check.title}\n${reasonOf(error)}`);
      await onFailure(check);
    }
  }
  return { passed: checks.length - failed, failed };
};

/** What a run ends with, by which it is known that it has come to its end. */
export const closingLine = ({ passed, failed }: Result): string => `${passed} passed, ${failed} failed`;

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).replace(/^/gm, '    ');

/** A list is written an item a line, so that a table can be read. */
const asText = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(item => `\n  ${JSON.stringify(item)}`).join('')}\n]`
    : (JSON.stringify(value) ?? 'nothing');

export const expectEqual = (actual: unknown, expected: unknown, what: string): void => {
  if (asText(actual) === asText(expected)) return;
  throw new Error(`${what}: expected ${asText(expected)}, but it is ${asText(actual)}.`);
};

export const expectContains = (actual: string, parts: readonly string[], what: string): void => {
  const missing = parts.filter(part => !actual.includes(part));
  if (missing.length === 0) return;
  throw new Error(`${what}: ${asText(missing)} should be in it, but it is ${asText(actual)}.`);
};

/** Long enough for a busy machine; only a failure ever waits for it. */
const PATIENCE = 60_000;
const BETWEEN_LOOKS = 40;

/** Looks again until it is as wanted, and says what it was last when that never comes. */
export const eventually = async <Value>(
  what: string,
  look: () => Value | PromiseLike<Value>,
  isWanted: (value: Value) => boolean,
): Promise<Value> => {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const value = await look();
    if (isWanted(value)) return value;
    if (performance.now() > deadline) throw new Error(`${what} did not come; last seen: ${asText(value)}`);
    await new Promise(resolve => setTimeout(resolve, BETWEEN_LOOKS));
  }
};

export const eventuallyEqual = (what: string, look: () => unknown, expected: unknown): Promise<unknown> =>
  eventually(`${what} (${asText(expected)})`, look, value => asText(value) === asText(expected));
