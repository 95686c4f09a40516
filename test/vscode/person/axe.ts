/** What is asked of a page by rules that a program can check: contrast, names, roles, order. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';

const AXE = createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js');

/** What is wrong with an element and all that is in it, as a rule and the HTML that breaks it. */
export const violationsIn = async (element: Locator): Promise<unknown> => {
  const handle = await element.elementHandle();
  const frame = await handle?.ownerFrame();
  if (!handle || !frame) throw new Error(`There is no page with ${element}.`);
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(await readFile(AXE, 'utf8'));
  const found = await handle.evaluate((context): Promise<string> => {
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
    }
    // What the script that was put into the page has left there.
    const { axe } = globalThis as unknown as {
      readonly axe: {
        run: (context: unknown, options: object) => Promise<{ readonly violations: readonly Violation[] }>;
      };
    };
    return axe
      .run(context, { resultTypes: ['violations'] })
      .then(({ violations }) =>
        JSON.stringify(
          violations.map(({ id, nodes }) => [id, ...nodes.map(({ html, failureSummary }) => [html, failureSummary])]),
        ),
      );
  });
  return JSON.parse(found);
};
