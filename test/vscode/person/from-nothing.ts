/** A deal written from two empty files, by somebody who takes what completions and quick fixes offer. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, eventually, eventuallyEqual } from '../checks';
import type { Room } from './reconciliation';
import {
  complete,
  fillIn,
  goToLine,
  goToNextProblem,
  goToTab,
  isDirty,
  newFile,
  quickFix,
  runCommand,
  squiggles,
} from './window';

const SUBSCRIPTION = 'nothing.subscription.yaml';
const USAGE = 'nothing-2024-06.usage.yaml';

export const fromNothing = ({ page, examples, screenshots }: Room): readonly Check[] => {
  const show = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(screenshots, `from-nothing-${name}.png`) });
  };
  /** The file's text once it is saved and has these parts. */
  const saved = async (name: string, parts: readonly string[]): Promise<string> => {
    await runCommand(page, 'File: Save');
    const isThere = (text: string): boolean => parts.every(part => text.includes(part));
    return eventually(`${name} with ${parts.join(' and ')}`, () => readFile(join(examples, name), 'utf8'), isThere);
  };

  return [
    {
      title: 'An empty subscription file offers a whole subscription, to be filled in from top to bottom.',
      run: async () => {
        await newFile(page, SUBSCRIPTION);
        await complete(page, 'New subscription', () => show('subscription-offered'));
        for (const value of ['SUB-1', 'nothing', '2024-06-09']) await fillIn(page, value);
        await show('subscription');
        await page.keyboard.press('Escape');
        await saved(SUBSCRIPTION, ['id: SUB-1', 'start: 2024-06-09', 'committed: 20']);
      },
    },
    {
      title: 'An empty usage file offers a month with a record for each day.',
      run: async () => {
        await newFile(page, USAGE);
        await complete(page, 'Usage of nothing, 2024-06-09 to 2024-07-08: dates alone', () => show('usage-offered'));
        await page.keyboard.press('Escape');
        await show('usage');
        await saved(USAGE, ['organization: nothing', '{date: 2024-07-08}']);
      },
    },
    {
      title: 'A day offers the types that it has no figure of yet.',
      run: async () => {
        const line =
          (await saved(USAGE, ['2024-06-10'])).split('\n').findIndex(text => text.includes('2024-06-10')) + 1;
        await goToLine(page, line);
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowLeft');
        for (const [type, figure] of [
          ['premium', '5'],
          ['standard', '22'],
        ] as const) {
          await page.keyboard.type(', ');
          await complete(page, type, () => show(`${type}-offered`));
          await page.keyboard.type(figure);
        }
        await page.keyboard.press('Escape');
        await saved(USAGE, ['{date: 2024-06-10, premium: 5, standard: 22}']);
        await show('findings');
      },
    },
    {
      title: 'Quick fixes mend what is told of it, until nothing is told.',
      run: async () => {
        await goToNextProblem(page, '2 Standard agents of overage are billed');
        await quickFix(page, 'Commit 22 instead of 20 Standard licences', () => show('fixes-offered'));
        // What is saved before the fix has been written would lack it.
        await eventuallyEqual('whether the subscription is unsaved', () => isDirty(page, SUBSCRIPTION), true);
        await goToTab(page, SUBSCRIPTION);
        await saved(SUBSCRIPTION, ['standard: {committed: 22']);
        await show('mended');
        for (const name of [SUBSCRIPTION, USAGE]) {
          await goToTab(page, name);
          await eventuallyEqual(`the findings of ${name}`, () => squiggles(page), 0);
        }
        await show('nothing-told');
        await runCommand(page, 'View: Close All Editors');
      },
    },
  ];
};
