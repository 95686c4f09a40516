/** VS Code's window as a person uses it: what can be pressed, pointed at and read in it. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

export const SIZE = { width: 1440, height: 900 };

/** Longer than anything takes on a busy machine; only a failure ever waits for it. */
export const PATIENCE = 60_000;
/** VS Code comes for the first time, and all of it. */
const FIRST_COMING = 180_000;

export const openWindow = async (page: Page, address: string): Promise<void> => {
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address, { timeout: FIRST_COMING });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: FIRST_COMING });
};

/** VS Code writes the spaces of a line as no-break spaces. */
const asTyped = (text: string): string => text.replaceAll('\u00a0', ' ');

export const quickInput = (page: Page): Locator => page.locator('.quick-input-widget input.input');

/** Of an open list the first entry that is called so, whatever is said of it behind a comma. */
export const firstEntry = (page: Page, label: string): Locator =>
  page.locator(`.quick-input-list .monaco-list-row:is([aria-label="${label}"], [aria-label^="${label},"])`).first();

/** Whether something comes about in its time. */
export const succeeds = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );

/** Lists change and close under the hand on a busy machine, so that what was done is looked at. */
const TRIES = 12;
export const ONE_TRY = 5_000;

/** Does something over and over until it has come to what it is done for. */
export const insist = async (what: string, attempt: () => Promise<boolean>): Promise<void> => {
  for (let left = TRIES; left > 0; left -= 1) if (await attempt()) return;
  throw new Error(`${what}, though it was tried ${TRIES} times.`);
};

/** A list that opens may be closed at once by a focus that comes late; then the key is pressed again. */
export const openList = (page: Page, key: string, typed: string): Promise<void> =>
  insist(`${key} opens no list`, async () => {
    await page.keyboard.press(key);
    return succeeds(quickInput(page).fill(typed, { timeout: ONE_TRY }));
  });

/** Presses a key for the open list, and says whether it came there: whatever takes the focus late closes the list. */
export const pressInList = async (page: Page, key: string): Promise<boolean> => {
  const heard = await quickInput(page).evaluateHandle(input => {
    const keys: boolean[] = [];
    window.addEventListener('keydown', ({ target }) => keys.push(target === input), { capture: true, once: true });
    return keys;
  });
  await page.keyboard.press(key);
  return heard.evaluate(([isHeard]) => isHeard === true);
};

/** Narrows the open list by typing and clicks the entry that is called so. */
const pick = async (page: Page, typed: string, label: string): Promise<void> => {
  await quickInput(page).fill(typed);
  await firstEntry(page, label).click();
};

const activeTab = (page: Page, name: string): Locator =>
  page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);

export const openFile = async (page: Page, name: string): Promise<void> => {
  await insist(`${name} does not open`, async () => {
    await openList(page, 'Control+P', name);
    const isOpen =
      (await succeeds(firstEntry(page, name).click({ timeout: ONE_TRY }))) &&
      (await succeeds(activeTab(page, name).waitFor({ timeout: ONE_TRY })));
    if (!isOpen) await page.keyboard.press('Escape');
    return isOpen;
  });
  await page.locator('.editor-group-container.active .view-line').first().waitFor();
};

/** Until what is typed comes into the active editor. */
export const writable = (page: Page, timeout = PATIENCE): Promise<void> =>
  page.locator('.editor-group-container.active .monaco-editor.focused').waitFor({ timeout });

/** Of a file that is open already, whether it is saved or not. */
export const goToTab = async (page: Page, name: string): Promise<void> => {
  await page.locator(`.tab[data-resource-name="${name}"]`).click();
  await activeTab(page, name).waitFor();
  await writable(page);
};

export const runCommand = (page: Page, label: string): Promise<void> =>
  insist(`${label} is not to be had`, async () => {
    await openList(page, 'F1', `>${label}`);
    return succeeds(firstEntry(page, label).click({ timeout: ONE_TRY }));
  });

export interface Theme {
  readonly label: string;
  /** The class of the workbench. */
  readonly workbench: string;
  /** The class of the body of every webview. */
  readonly webview: string;
}

export const useTheme = async (page: Page, { label, workbench }: Theme): Promise<void> => {
  await runCommand(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget input.input[placeholder*="Color Theme"]').waitFor();
  await pick(page, label, label);
  await quickInput(page).waitFor({ state: 'hidden' });
  await page.locator(`.monaco-workbench.${workbench}`).waitFor();
};

const editor = (page: Page): Locator => page.locator('.editor-group-container.active .editor-instance');

/** The lines of the active editor as they are shown, inlay hints included. */
export const linesOf = async (page: Page): Promise<readonly string[]> =>
  (await editor(page).locator('.view-line').allTextContents()).map(asTyped);

export const lineLike = async (page: Page, like: RegExp): Promise<string> =>
  (await linesOf(page)).find(line => like.test(line)) ?? '';

/** Where a text of the active editor stands on the screen: the middle of the piece marked by `<|` and `|>`. */
const pointOf = async (page: Page, marked: string): Promise<{ x: number; y: number }> => {
  const from = marked.indexOf('<|');
  const to = marked.indexOf('|>') - '<|'.length;
  const text = marked.replace('<|', '').replace('|>', '');
  const line = editor(page).locator('.view-line').filter({ hasText: text }).first();
  await line.waitFor();
  return line.evaluate(
    (element, { text, from, to }) => {
      const pieces = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const letters: { node: Node; offset: number; letter: string }[] = [];
      for (let node = pieces.nextNode(); node !== null; node = pieces.nextNode()) {
        const content = node.textContent ?? '';
        for (let offset = 0; offset < content.length; offset += 1) {
          letters.push({ node, offset, letter: content.charAt(offset).replace('\u00a0', ' ') });
        }
      }
      const start = letters
        .map(({ letter }) => letter)
        .join('')
        .indexOf(text);
      const first = letters[start + from];
      const last = letters[start + to - 1];
      if (start < 0 || first === undefined || last === undefined) throw new Error(`The line has no ${text}.`);
      const range = document.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    { text, from, to },
  );
};

/** Longer than VS Code takes to bring up a hover, if it does. */
const HOVER_MILLISECONDS = 4_000;
const HOVERS = 6;

/** Rests the mouse on a text and gives what VS Code shows there. */
export const hoverOver = async (page: Page, marked: string): Promise<Locator> => {
  const hover = page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)');
  for (let left = HOVERS; left > 0; left -= 1) {
    // Hints that come in meanwhile move the text away from under the mouse.
    const { x, y } = await pointOf(page, marked);
    // Only a mouse that moves brings up a hover.
    await page.mouse.move(x, y + 60);
    await page.mouse.move(x, y, { steps: 4 });
    if (await succeeds(hover.waitFor({ timeout: HOVER_MILLISECONDS }))) return hover;
  }
  throw new Error(`No hover comes up over ${marked}.`);
};

/** Whether an element can be seen without scrolling what it stands in. */
export const isInSight = async (element: Locator, holder: Locator): Promise<boolean> => {
  const [inner, outer] = [await element.boundingBox(), await holder.boundingBox()];
  if (inner === null || outer === null) return false;
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
};

export const leaveHover = async (page: Page): Promise<void> => {
  await page.mouse.move(SIZE.width / 2, 10);
  await page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').waitFor({ state: 'hidden' });
};

/** Puts the cursor into the text of the active editor. */
export const clickOn = async (page: Page, marked: string): Promise<void> => {
  const { x, y } = await pointOf(page, marked);
  await page.mouse.click(x, y);
};

/** Selects a word or number with a double-click and types over it. */
export const retype = async (page: Page, marked: string, by: string): Promise<void> => {
  const { x, y } = await pointOf(page, marked);
  await page.mouse.dblclick(x, y);
  await page.keyboard.type(by);
};

export const cellsOf = (rows: Locator): Promise<string[][]> =>
  rows.evaluateAll(elements =>
    elements.map(row => Array.from(row.querySelectorAll('th, td'), cell => (cell.textContent ?? '').trim())),
  );

/** The line of the cursor, counted from 1 as the status bar does. */
export const cursorLine = async (page: Page): Promise<number> => {
  const text = await page.locator('#status\\.editor\\.selection').textContent();
  return Number(/Ln (\d+)/.exec(text ?? '')?.[1]);
};

export const activeFile = (page: Page): Promise<string | null> =>
  page.locator('.editor-group-container.active .tab.active').getAttribute('data-resource-name');

export const isDirty = async (page: Page, name: string): Promise<boolean> =>
  (await page.locator(`.tab.dirty[data-resource-name="${name}"]`).count()) > 0;

/** The pages of the webviews that are in sight, which VS Code puts into a frame within a frame each. */
const webviews = (page: Page): Locator => page.locator('iframe.webview.ready');

const pageOf = (webview: Locator): FrameLocator => webview.contentFrame().locator('#active-frame').contentFrame();

/** The page of the only webview that is in sight. */
export const preview = (page: Page): FrameLocator => pageOf(webviews(page));

/** Those of all that are in sight, from left to right. */
export const previews = async (page: Page): Promise<readonly FrameLocator[]> => {
  const all = await webviews(page).all();
  const placed = await Promise.all(all.map(async webview => ({ webview, box: await webview.boundingBox() })));
  return placed
    .flatMap(({ webview, box }) => (box === null || box.width === 0 ? [] : [{ webview, x: box.x }]))
    .toSorted((one, other) => one.x - other.x)
    .map(({ webview }) => pageOf(webview));
};

export const showProblems = async (page: Page): Promise<void> => {
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
};

/** Leaves only those findings in the open Problems view that a text is in; an empty one brings back all. */
export const filterProblems = async (page: Page, text: string): Promise<void> => {
  await page.locator('.viewpane-filter input').fill(text);
};

export const problemLike = (page: Page, text: string): Locator =>
  page.locator('.markers-panel .monaco-list-row:not([aria-level="1"])').filter({ hasText: text }).first();

/** The view of organizations, opened by its icon in the activity bar: what a screen reader says of each entry. */
export const entriesOfView = async (page: Page): Promise<readonly string[]> => {
  const rows = page.locator('.part.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row');
  if (!(await rows.first().isVisible())) {
    await page.locator('.activitybar .action-label[aria-label^="Entitlements"]').first().click();
  }
  await rows.first().waitFor();
  return rows.evaluateAll(elements => elements.map(element => element.getAttribute('aria-label') ?? ''));
};

export const statusItem = (page: Page): Locator => page.locator('.statusbar-item[id$="entitlements.cycle"]');

/** Makes a file in the folder that is opened, as the explorer's icon does. */
export const newFile = async (page: Page, name: string): Promise<void> => {
  await runCommand(page, 'View: Show Explorer');
  const field = page.locator('.explorer-item-edited input');
  await insist('No new file is to be named', async () => {
    await page.locator('.explorer-folders-view').hover();
    await page.locator('.part.sidebar .action-label[aria-label="New File..."]').click();
    return succeeds(field.fill(name, { timeout: ONE_TRY }));
  });
  await field.press('Enter');
  await activeTab(page, name).waitFor();
  await writable(page);
};

const suggestions = (page: Page): Locator => page.locator('.suggest-widget.visible');

/**
 * Asks for completions at the cursor and takes the one that is called so; `seen` may look at the list first. Who asks
 * before the server has started, or before it has read what is typed, gets a list without it, which stays as it is.
 */
export const complete = async (page: Page, label: string, seen?: () => Promise<void>): Promise<void> => {
  const entry = suggestions(page).locator(`.monaco-list-row[aria-label^="${label}"]`).first();
  await insist(`${label} is not suggested`, async () => {
    // In a list that is open, the keys that ask for it open what is said of an entry.
    if (!(await suggestions(page).isVisible())) await page.keyboard.press('Control+Space');
    const isOffered = await succeeds(entry.waitFor({ timeout: ONE_TRY }));
    if (!isOffered && (await suggestions(page).isVisible())) await page.keyboard.press('Escape');
    return isOffered;
  });
  await seen?.();
  await insist(`${label} is not taken`, async () => {
    if (await entry.isVisible()) await succeeds(entry.click({ timeout: ONE_TRY }));
    return succeeds(entry.waitFor({ state: 'hidden', timeout: ONE_TRY }));
  });
};

/** Fills in the blank of a snippet and goes on to the one in another line; what is suggested meanwhile takes the key first. */
export const fillIn = async (page: Page, value: string): Promise<void> => {
  await page.keyboard.type(value);
  const line = editor(page).locator('.line-numbers.active-line-number').first();
  const before = await line.textContent();
  await insist(`The Tab key does not lead on from ${value}`, async () => {
    await page.keyboard.press('Tab');
    return succeeds(line.filter({ hasNotText: before ?? '' }).waitFor({ timeout: ONE_TRY }));
  });
};

/** The findings that the active editor marks, by their squiggles. */
export const squiggles = (page: Page): Promise<number> =>
  editor(page).locator('.squiggly-error, .squiggly-warning, .squiggly-info').count();

export const goToLine = async (page: Page, line: number): Promise<void> => {
  await insist(`Line ${line} is not to be gone to`, async () => {
    await openList(page, 'Control+G', `:${line}`);
    return pressInList(page, 'Enter');
  });
  await quickInput(page).waitFor({ state: 'hidden' });
  await writable(page);
};

/** The next finding behind the cursor, with what is said of it: before there is one, the key leads to another file. */
export const goToNextProblem = async (page: Page, said: string): Promise<void> => {
  await editor(page).locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
  const told = page.locator('.zone-widget', { hasText: said }).first();
  await insist(`F8 does not lead to ${said}`, async () => {
    await page.keyboard.press('F8');
    return succeeds(told.waitFor({ timeout: ONE_TRY }));
  });
};

/** Takes the quick fix at the cursor whose title begins so; what is offered before the server has an answer stays as it is. */
export const quickFix = async (page: Page, title: string, seen?: () => Promise<void>): Promise<void> => {
  const menu = page.locator('.action-widget').first();
  const entry = menu.locator('.monaco-list-row').filter({ hasText: title }).first();
  await insist(`${title} is not offered`, async () => {
    await page.keyboard.press('Control+.');
    const isOffered = await succeeds(entry.waitFor({ timeout: ONE_TRY }));
    if (!isOffered && (await menu.isVisible())) await page.keyboard.press('Escape');
    return isOffered;
  });
  await seen?.();
  await entry.click();
  await entry.waitFor({ state: 'hidden' });
};
