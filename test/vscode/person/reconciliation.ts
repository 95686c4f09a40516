/**
 * The preview in front of a customer: each of its steps with the mouse and by keyboard alone, in every kind of theme, in
 * both languages.
 */
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Check, eventually, expectEqual } from '../checks';
import { violationsIn } from './axe';
import { type Hand, KEYBOARD, MOUSE } from './hands';
import type { Part } from './parts';
import { writeSettings } from './settings';
import { ELSEWHERE, type KindOfTheme, type Scene, STEPS, SUBSCRIPTION, USAGE } from './steps';
import { goToTab, isDirty, openFile, preview, runCommand } from './window';
import { WORDS } from './words';

interface Setting {
  readonly theme: KindOfTheme;
  readonly language: keyof typeof WORDS;
  readonly hand: Hand;
}

const LIGHT = { colorScheme: 'light', forcedColors: 'none' } as const;
const DARK = { colorScheme: 'dark', forcedColors: 'none' } as const;

const THEMES: readonly KindOfTheme[] = [
  {
    name: 'light',
    id: 'Default Light Modern',
    label: 'Light Modern',
    workbench: 'vs',
    webview: 'vscode-light',
    browser: LIGHT,
  },
  {
    name: 'dark',
    id: 'Default Dark Modern',
    label: 'Dark Modern',
    workbench: 'vs-dark',
    webview: 'vscode-dark',
    browser: DARK,
  },
  {
    name: 'high-contrast-dark',
    id: 'Default High Contrast',
    label: 'Dark High Contrast',
    workbench: 'hc-black',
    webview: 'vscode-high-contrast',
    browser: { ...DARK, forcedColors: 'active' },
  },
  {
    name: 'high-contrast-light',
    id: 'Default High Contrast Light',
    label: 'Light High Contrast',
    workbench: 'hc-light',
    webview: 'vscode-high-contrast-light',
    browser: { ...LIGHT, forcedColors: 'active' },
  },
];

const LANGUAGES = ['en', 'sv'] as const;

export interface Room {
  readonly page: Page;
  readonly address: string;
  /** The folder that is opened in it. */
  readonly examples: string;
  /** The folder for screenshots. */
  readonly screenshots: string;
}

/** Each theme with each language and hand. */
const ALL_SETTINGS: readonly Setting[] = THEMES.flatMap(theme =>
  LANGUAGES.flatMap(language => [MOUSE, KEYBOARD].map(hand => ({ theme, language, hand }))),
);

/** Each theme once, and with every language and hand as often as with the other: what every run has time for. */
const USUAL_SETTINGS: readonly Setting[] = THEMES.map((theme, index) => ({
  theme,
  language: index % 2 === 0 ? 'en' : 'sv',
  hand: index === 0 || index === 3 ? MOUSE : KEYBOARD,
}));

/** Everything that can be done in the preview: all steps in each setting. */
export const reconciliation = (room: Room, isWhole: boolean): readonly Part[] =>
  (isWhole ? ALL_SETTINGS : USUAL_SETTINGS).map(setting => partOf(room, setting));

const partOf = (room: Room, setting: Setting): Part => {
  const { theme, language, hand } = setting;
  const scene = sceneOf(room, setting);
  return {
    title: [theme.label, language, hand.name].join(', '),
    prepare: { title: 'The deal is open, with its preview beside it', run: () => prepare(scene, setting) },
    checks: STEPS.map(({ title, run }): Check => ({ title, run: () => run(scene) })),
  };
};

/** Words that stand in English sentences only, and in none of the guide's own labels. */
const ENGLISH = /\b(the|and|with|from|is|written|shown|missing|days?|rows|of|for|why)\b/i;

const sceneOf = ({ page, examples, screenshots }: Room, { theme, language, hand }: Setting): Scene => {
  const inPage = preview(page);
  const at = (selector: string): Locator => inPage.locator(selector);
  const keep = async (state: string, pictured: Page = page): Promise<void> => {
    const folder = join(screenshots, 'preview', `${theme.name}-${language}-${hand.name}`);
    await pictured.screenshot({ path: join(folder, `${state}.png`) });
  };
  return {
    page,
    examples,
    theme,
    hand,
    words: WORDS[language],
    at,
    textOf: async selector => (await at(selector).textContent()) ?? '',
    saved: file => readFile(join(examples, file), 'utf8'),
    keep,
    see: async (state, part) => {
      await part.evaluate(bringIntoSight);
      await keep(state);
      const across = await part.evaluate(
        ({ ownerDocument: { documentElement: root } }) => root.scrollWidth - root.clientWidth,
      );
      expectEqual(across, 0, 'what is out of sight, across');
      if (language !== 'en') expectEqual(ENGLISH.exec(await part.innerText())?.[0], undefined, 'what is in English');
    },
    obey: async part => expectEqual(await violationsIn(part), [], 'what axe finds'),
  };
};

/** What a picture is of must be in it, as much of it as there is room for. */
const bringIntoSight = (part: Element): void => {
  const { defaultView: view } = part.ownerDocument;
  if (view === null) return;
  const { top, bottom, height } = part.getBoundingClientRect();
  const inSight = Math.min(bottom, view.innerHeight) - Math.max(top, 0);
  if (inSight < Math.min(height, view.innerHeight) - 1) part.scrollIntoView({ block: 'start' });
};

/** Where the deal's files are. */
const DEAL = join(process.cwd(), 'test', 'vscode', 'person', 'deal');

/** The preview is a new one; whatever went wrong before, nothing is changed in the files. */
const prepare = async ({ page, examples, hand, at, words }: Scene, { theme, language }: Setting): Promise<void> => {
  await cp(DEAL, examples, { recursive: true });
  const settings = {
    'entitlements.language': language,
    'workbench.colorTheme': theme.id,
    // Each file has a tab of its own.
    'workbench.editor.enablePreview': false,
  };
  await writeSettings(examples, settings);
  await page.locator(`.monaco-workbench.${theme.workbench}`).waitFor();
  for (const file of [SUBSCRIPTION, ELSEWHERE, USAGE]) {
    if ((await page.locator(`.tab[data-resource-name="${file}"]`).count()) === 0) await openFile(page, file);
    await goToTab(page, file);
    if (await isDirty(page, file)) await runCommand(page, 'File: Revert File');
  }
  await runCommand(page, 'View: Close Editors in Other Groups');
  await hand.run(page, 'Entitlements: Open Daily Detail');
  await at(`body.${theme.webview}`).waitFor();
  await eventually(
    'the heading',
    () => at('h1').textContent(),
    text => text === words.heading,
  );
};
