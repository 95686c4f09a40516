/** The two ways to use the preview: with the mouse, or with nothing but the keyboard. */
import type { Locator, Page } from 'playwright-core';
import { eventually, eventuallyEqual } from '../checks';
import {
  clickOn,
  firstEntry,
  goToLine,
  goToTab,
  insist,
  ONE_TRY,
  openList,
  PATIENCE,
  pressInList,
  quickInput,
  runCommand,
  succeeds,
  writable,
} from './window';

export interface Hand {
  readonly name: 'mouse' | 'keyboard';
  /** A button, a checkbox, a summary or a row of ours: whatever a click, or Space, sets off. */
  readonly press: (wanted: Locator) => Promise<void>;
  /** The option of a list whose text begins so; an empty text is the first one. */
  readonly choose: (list: Locator, text: string) => Promise<void>;
  readonly type: (field: Locator, text: string) => Promise<void>;
  /** Goes to what the first row of a table leads to. */
  readonly openFirst: (table: Locator) => Promise<void>;
  /** Moves on in a table for about a screen. */
  readonly moveOn: (table: Locator) => Promise<void>;
  /** Closes what explains a number. */
  readonly close: (why: Locator) => Promise<void>;
  /** A file that is open in the first group of editors. */
  readonly goTo: (page: Page, name: string) => Promise<void>;
  /** A group of editors, counted from 0 from left to right. */
  readonly goToGroup: (page: Page, index: number) => Promise<void>;
  /** Puts the cursor of the active editor into a line. */
  readonly goToLine: (page: Page, line: number, text: string) => Promise<void>;
  readonly run: (page: Page, command: string) => Promise<void>;
  /** The entry of an open list of VS Code's. */
  readonly pick: (page: Page, label: string) => Promise<void>;
  /** Says in VS Code's dialog where a file is to be saved. */
  readonly saveAs: (page: Page, file: string) => Promise<void>;
}

const optionOf = async (list: Locator, text: string): Promise<number> => {
  if (text === '') return 0;
  const options = list.locator('option');
  const texts = await eventually(
    `an option ${text}`,
    () => options.allTextContents(),
    all => all.some(option => option.startsWith(text)),
  );
  return texts.findIndex(option => option.startsWith(text));
};

/** While VS Code's dialog looks at a folder it takes back what is typed. */
const untilAtRest = (page: Page): Promise<void> =>
  page.locator('.quick-input-widget .quick-input-progress.done').waitFor({ state: 'attached' });

/** The dialog first proposes a name, which begins with the organization and the year of the cycle. */
const nameFile = async (page: Page, file: string): Promise<void> => {
  const isProposed = (name: string): boolean => /\/[\w-]+-\d{4}-[^/]*$/.test(name) && name !== file;
  await eventually('a proposed name', () => quickInput(page).inputValue(), isProposed);
  await untilAtRest(page);
  await quickInput(page).fill(file);
  await untilAtRest(page);
  await eventuallyEqual('what is typed', () => quickInput(page).inputValue(), file);
};

/** While the dialog is at work it takes no answer, and says nothing. */
const untilClosed = (page: Page, answer: () => Promise<void>): Promise<void> =>
  insist('The dialog stays open', async () => {
    await succeeds(answer());
    return succeeds(quickInput(page).waitFor({ state: 'hidden', timeout: ONE_TRY }));
  });

/** Has figures: it is not the room of rows that are not drawn. */
export const ROW = 'tbody:not(.space) tr';
/** The row by which the Tab key enters a table; from there the arrow keys lead on. */
const TAB_STOP = 'tbody tr[tabindex="0"]';

export const MOUSE: Hand = {
  name: 'mouse',
  press: wanted => wanted.click(),
  choose: async (list, text) => {
    await list.selectOption({ index: await optionOf(list, text) });
  },
  type: (field, text) => field.fill(text),
  openFirst: table => table.locator(ROW).first().click(),
  moveOn: async table => {
    await table.scrollIntoViewIfNeeded();
    await table.locator(ROW).nth(1).hover();
    await table.page().mouse.wheel(0, 700);
  },
  close: why => why.locator('#why-close').click(),
  goTo: goToTab,
  goToGroup: (page, index) => page.locator('.editor-group-container .tab.active').nth(index).click(),
  goToLine: (page, _line, text) => clickOn(page, `<|${text}|>`),
  run: runCommand,
  pick: async (page, label) => {
    await firstEntry(page, label).click();
  },
  saveAs: async (page, file) => {
    await nameFile(page, file);
    const answer = page.locator('.quick-input-widget .quick-input-action .monaco-button:not(.secondary)');
    await untilClosed(page, () => answer.click({ timeout: ONE_TRY }));
  },
};

/** How many stops of the Tab key lead to an element, below 0 backwards; undefined while the focus is outside of its page. */
const stopsTo = (wanted: Locator): Promise<number | undefined> =>
  wanted.evaluate(element => {
    const { ownerDocument: page } = element;
    const { activeElement: from } = page;
    if (!page.hasFocus() || from === null) return undefined;
    if (from === element) return 0;
    const stops = Array.from(
      page.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, [tabindex="0"]'),
    ).filter(stop => stop.tabIndex >= 0 && stop.checkVisibility());
    const isBehind = (stop: Element): boolean =>
      (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const between: readonly Element[] = stops.filter(stop => stop !== from && isBehind(stop) === isBehind(element));
    const at = between.indexOf(element);
    // One that is just being drawn is no stop yet; it lies in this direction.
    if (at < 0) return isBehind(element) ? 1 : -1;
    return isBehind(element) ? at + 1 : at - between.length;
  });

/** The groups of editors in which previews stand. */
const GROUPS = ['Control+2', 'Control+3'];
const MOST_LOOKS = 25;

const enter = async (wanted: Locator): Promise<void> => {
  for (let looks = 0; looks < MOST_LOOKS * GROUPS.length; looks += 1) {
    if ((await stopsTo(wanted)) !== undefined) return;
    const group = GROUPS[Math.floor(looks / MOST_LOOKS)];
    if (group && looks % MOST_LOOKS === 0) await wanted.page().keyboard.press(group);
    await new Promise(resolve => setTimeout(resolve, 40));
  }
  throw new Error('The focus does not come into the preview.');
};

/** More stops than any preview has. */
const MOST_STOPS = 400;

/** Goes from stop to stop with the Tab key until the wanted one has the focus; a key that comes late would be typed elsewhere. */
const reach = async (wanted: Locator): Promise<void> => {
  await wanted.waitFor();
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    const stops = await stopsTo(wanted);
    if (stops === 0) return;
    if (stops === undefined) await enter(wanted);
    else await wanted.page().keyboard.press(stops > 0 ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`The Tab key does not lead to ${wanted}.`);
};

/** Whatever takes the focus back once, from a list or a notification that closes. */
const enterEditors = (page: Page): Promise<void> =>
  insist('The focus does not come into the editors', async () => {
    await page.keyboard.press('Control+1');
    return succeeds(writable(page, ONE_TRY));
  });

/** Takes the entry of the open list; not so if the list closes meanwhile. */
const takeByKeys = async (page: Page, label: string, timeout = PATIENCE): Promise<boolean> => {
  const entry = firstEntry(page, label);
  if (!(await succeeds(entry.waitFor({ timeout })))) return false;
  const isReached = entry.and(page.locator('.focused'));
  const entries = await page.locator('.quick-input-list .monaco-list-row').count();
  for (let down = 0; down < entries && (await isReached.count()) === 0; down += 1) {
    await page.keyboard.press('ArrowDown');
  }
  return (await succeeds(isReached.waitFor({ timeout: ONE_TRY }))) && (await pressInList(page, 'Enter'));
};

export const KEYBOARD: Hand = {
  name: 'keyboard',
  press: async wanted => {
    await reach(wanted);
    await wanted.page().keyboard.press('Space');
  },
  choose: async (list, text) => {
    const wanted = await optionOf(list, text);
    const chooseByKeys = async (): Promise<number> => {
      await reach(list);
      await list.page().keyboard.press('Home');
      for (let down = 0; down < wanted; down += 1) await list.page().keyboard.press('ArrowDown');
      return list.evaluate(one => (one instanceof HTMLSelectElement ? one.selectedIndex : -1));
    };
    // A choice before this one may just be answered, and the list drawn anew.
    await eventually('the choice', chooseByKeys, chosen => chosen === wanted);
  },
  type: async (field, text) => {
    await reach(field);
    for (const key of ['End', 'Shift+Home']) await field.page().keyboard.press(key);
    await field.page().keyboard.type(text);
  },
  openFirst: async table => {
    await reach(table.locator(TAB_STOP));
    for (const key of ['Home', 'Enter']) await table.page().keyboard.press(key);
  },
  moveOn: async table => {
    await reach(table.locator(TAB_STOP));
    for (const key of ['PageDown', 'PageDown']) await table.page().keyboard.press(key);
  },
  close: async why => {
    await reach(why.locator('#why-close'));
    await why.page().keyboard.press('Escape');
  },
  goTo: async (page, name) => {
    await enterEditors(page);
    const first = page.locator('.quick-input-list .monaco-list-row[data-index="0"]').filter({ hasText: name });
    await insist(`${name} is not to be gone to`, async () => {
      await openList(page, 'Control+P', name);
      return (await succeeds(first.waitFor({ timeout: ONE_TRY }))) && (await pressInList(page, 'Enter'));
    });
    await page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
    await quickInput(page).waitFor({ state: 'hidden' });
    await writable(page);
  },
  goToGroup: async (page, index) => {
    await page.keyboard.press(`Control+${index + 1}`);
    await page.locator(`.editor-group-container >> nth=${index}`).and(page.locator('.active')).waitFor();
  },
  goToLine: (page, line) => goToLine(page, line),
  run: (page, command) =>
    insist(`${command} is not to be had`, async () => {
      await openList(page, 'F1', `>${command}`);
      return takeByKeys(page, command, ONE_TRY);
    }),
  pick: async (page, label) => {
    if (!(await takeByKeys(page, label))) throw new Error(`${label} is not to be chosen.`);
  },
  saveAs: async (page, file) => {
    await nameFile(page, file);
    await untilClosed(page, () => page.keyboard.press('Enter'));
  },
};
