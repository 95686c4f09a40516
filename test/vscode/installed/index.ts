/** What a person sees in a VS Code to which nothing but the packed extension has been added. */
import type { Browser, Page } from 'playwright-core';
import { type Check, closingLine, eventually, expectEqual, runChecks } from '../checks';
import {
  filterProblems,
  lineLike,
  openWindow,
  preview,
  problemLike,
  quickInput,
  runCommand,
  SIZE,
  showProblems,
} from '../person/window';

export interface Place {
  readonly address: string;
  readonly browser: Browser;
  /** What the extension is called in the list of those that a person has added; in VS Code for the Web it came with the page. */
  readonly title: string | undefined;
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

/** As a person does who looks through the folder; where it is on no disk, VS Code finds no file by its name. */
const openFromFolder = async (page: Page, name: string): Promise<void> => {
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
  await page.locator('.editor-group-container.active .view-line').first().waitFor();
};

const inUse = (page: Page): readonly Check[] => [
  {
    title: 'A usage file says what its days come to, from the packed server.',
    run: async () => {
      await openFromFolder(page, 'guide.usage.yaml');
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
];

/** Where there is no disk, VS Code's own list asks where to. */
const inTheWeb = (page: Page): readonly Check[] => [
  {
    title: 'An export is saved into the folder that is on no disk, without a button that would lead nowhere.',
    run: async () => {
      for (const format of ['xlsx', 'html']) {
        await preview(page).locator('#export').click();
        await preview(page).locator(`#export-${format}`).click();
        const name = `guide-2024-06-09.${format}`;
        await eventually(
          'the name that is offered',
          () => quickInput(page).inputValue(),
          value => value.endsWith(name),
        );
        await page.keyboard.press('Enter');
        await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).waitFor();
        await preview(page)
          .locator('#done', { hasText: `${name} has been saved.` })
          .waitFor();
      }
      expectEqual(await page.locator('.notification-list-item').count(), 0, 'the notifications');
    },
  },
];

const described = (page: Page, title: string): readonly Check[] => [
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
  const checks = [...inUse(page), ...(title === undefined ? inTheWeb(page) : described(page, title))];
  print(closingLine(await runChecks(checks, print)));
};
