/** What a person sees in a VS Code to which nothing but the packed extension has been added. */
import type { Browser, Page } from 'playwright-core';
import { type Check, closingLine, eventually, expectEqual, runChecks } from '../checks';
import {
  filterProblems,
  lineLike,
  newFile,
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

/** What VS Code's own list says of how it started the extension; empty where it did not. */
const startIn = async (page: Page, title: string): Promise<string> => {
  // The list only holds the rows that are in sight.
  await page.setViewportSize({ ...SIZE, height: 4000 });
  await runCommand(page, 'Developer: Show Running Extensions');
  const list = page.locator('.runtime-extensions-editor');
  await list.locator('.monaco-list-row').first().waitFor();
  const row = list.locator('.monaco-list-row', { hasText: title });
  const told = (await row.count()) === 0 ? '' : await row.locator('.activation-time').innerText();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.setViewportSize(SIZE);
  return told;
};

const startTold = (page: Page, title: string): Promise<string> =>
  eventually(
    'its start',
    () => startIn(page, title),
    text => /\d ?ms/.test(text),
  );

const notForOthers = (page: Page, title: string): Check => ({
  title: 'It is not started for other files.',
  run: async () => {
    await newFile(page, 'notes.md');
    expectEqual(await startIn(page, title), '', 'how it was started');
  },
});

/** Loading its code and calling it, when nothing else is going on. */
const timeOfStart = (page: Page, title: string, print: Place['print']): Check => ({
  title: 'It is started for a usage file, in a time that VS Code tells.',
  run: async () => {
    await openFromFolder(page, 'guide.usage.yaml');
    print(`– ${await startTold(page, title)}, by VS Code’s own list`);
  },
});

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

const checksOf = (page: Page, { title, print }: Place): readonly Check[] =>
  title === undefined
    ? [...inUse(page), ...inTheWeb(page)]
    : [notForOthers(page, title), timeOfStart(page, title, print), ...inUse(page), ...described(page, title)];

export const run = async (place: Place): Promise<void> => {
  const page = await place.browser.newPage({ viewport: SIZE });
  await openWindow(page, place.address);
  place.print(closingLine(await runChecks(checksOf(page, place), place.print)));
};
