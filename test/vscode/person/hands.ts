/** The two ways to use the preview: with the mouse, or with nothing but the keyboard. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../checks';
import { preview } from './window';

export interface Hand {
  readonly name: 'mouse' | 'keyboard';
  /** A button, a checkbox or a summary; of several the one with the index, from the end where it is negative. */
  readonly press: (page: Page, selector: string, index?: number) => Promise<void>;
  /** The option of a list whose text begins so; an empty text is the first one. */
  readonly choose: (page: Page, selector: string, text: string) => Promise<void>;
  readonly type: (page: Page, selector: string, text: string) => Promise<void>;
  /** Goes to what the first row that fits leads to. */
  readonly open: (page: Page, selector: string) => Promise<void>;
}

const at = (page: Page, selector: string, index = 0): Locator => preview(page).locator(selector).nth(index);

const optionOf = async (list: Locator, text: string): Promise<number> => {
  const texts = await list.locator('option').allTextContents();
  return text === '' ? 0 : texts.findIndex(option => option.startsWith(text));
};

export const MOUSE: Hand = {
  name: 'mouse',
  press: (page, selector, index) => at(page, selector, index).click(),
  choose: async (page, selector, text) => {
    const list = at(page, selector);
    await list.selectOption({ index: await optionOf(list, text) });
  },
  type: (page, selector, text) => at(page, selector).fill(text),
  open: (page, selector) => at(page, selector).click(),
};

/** More stops than any preview has. */
const MOST_STOPS = 400;

/** Where the focus is: on the wanted element, elsewhere in the preview, or outside of it. */
const focusOf = (wanted: Locator): Promise<'there' | 'inside' | 'outside'> =>
  wanted.evaluate(element => {
    if (!element.ownerDocument.hasFocus()) return 'outside';
    return element === element.ownerDocument.activeElement ? 'there' : 'inside';
  });

const enter = async (page: Page, wanted: Locator): Promise<void> => {
  if ((await focusOf(wanted)) !== 'outside') return;
  await page.keyboard.press('Control+2');
  await eventually(
    'the focus in the preview',
    () => focusOf(wanted),
    focus => focus !== 'outside',
  );
};

/** Goes from stop to stop with the Tab key, onwards first, until the wanted one has the focus. */
const reach = async (page: Page, wanted: Locator): Promise<void> => {
  await wanted.waitFor();
  for (const key of ['Tab', 'Shift+Tab']) {
    await enter(page, wanted);
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const focus = await focusOf(wanted);
      if (focus === 'there') return;
      if (focus === 'outside') break;
      await page.keyboard.press(key);
    }
  }
  throw new Error(`The Tab key does not lead to ${wanted}.`);
};

export const KEYBOARD: Hand = {
  name: 'keyboard',
  press: async (page, selector, index) => {
    await reach(page, at(page, selector, index));
    await page.keyboard.press('Space');
  },
  choose: async (page, selector, text) => {
    const list = at(page, selector);
    const wanted = await optionOf(list, text);
    await reach(page, list);
    await page.keyboard.press('Home');
    for (let down = 0; down < wanted; down += 1) await page.keyboard.press('ArrowDown');
  },
  type: async (page, selector, text) => {
    await reach(page, at(page, selector));
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  },
  open: async (page, selector) => {
    await reach(page, at(page, selector));
    await page.keyboard.press('Enter');
  },
};
