/** What a person sees in a VS Code to which nothing but the packed extension has been added. */
import type { Browser, Page } from 'playwright-core';
import { type Check, closingLine, eventually, expectEqual, runChecks } from '../checks';
import {
  filterProblems,
  lineLike,
  openFile,
  openWindow,
  preview,
  problemLike,
  runCommand,
  SIZE,
  showProblems,
} from '../person/window';

export interface Place {
  readonly address: string;
  readonly browser: Browser;
  readonly title: string;
  readonly print: (line: string) => void;
}

/** What stands on the page that VS Code shows of an extension: its heading, and of each picture whether it can be seen. */
const pageOf = async (page: Page) => {
  for (const frame of page.frames()) {
    const isPage =
      (await frame
        .locator('#scroll-to-top')
        .count()
        .catch(() => 0)) > 0;
    if (!isPage) continue;
    const heading = await frame.locator('h1').first().textContent();
    const pictures = await frame
      .locator('img')
      .evaluateAll(images => images.map(image => image instanceof HTMLImageElement && image.naturalWidth > 0));
    return { heading, pictures };
  }
  return undefined;
};

const checksFor = (page: Page, title: string): readonly Check[] => [
  {
    title: 'A usage file says what its days come to, from the packed server.',
    run: async () => {
      await openFile(page, 'guide.usage.yaml');
      await eventually(
        'the hint',
        () => lineLike(page, /premium: 4, standard: 28\} *1 substituted · 7 overage/),
        line => line !== '',
      );
    },
  },
  {
    title: 'Its findings stand among the problems.',
    run: async () => {
      await showProblems(page);
      await filterProblems(page, 'This peak of 31');
      await problemLike(page, 'This peak of 31 with 20 committed').waitFor();
    },
  },
  {
    title: 'The preview opens beside it, with its own page and style.',
    run: async () => {
      await runCommand(page, 'Entitlements: Open Daily Detail');
      await preview(page).locator('#usage article').first().waitFor();
    },
  },
  {
    title: 'The page that describes the extension has no picture that cannot be seen.',
    run: async () => {
      await runCommand(page, 'View: Close All Editors');
      await runCommand(page, 'Extensions: Show Installed Extensions');
      await page.locator('.extensions-list .monaco-list-row', { hasText: title }).first().dblclick();
      const shown = await eventually(
        'the page',
        () => pageOf(page),
        found => found?.heading === title,
      );
      expectEqual(
        shown?.pictures.filter(isSeen => !isSeen),
        [],
        'the pictures that cannot be seen',
      );
    },
  },
];

export const run = async ({ address, browser, title, print }: Place): Promise<void> => {
  const page = await browser.newPage({ viewport: SIZE });
  await openWindow(page, address);
  print(closingLine(await runChecks(checksFor(page, title), print)));
};
