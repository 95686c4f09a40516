/**
 * The preview in front of a customer: everything that can be done in it, with the mouse and by keyboard alone, in every
 * kind of theme, in both languages.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Check, eventually, eventuallyEqual, expectContains, expectEqual } from '../checks';
import { type Hand, KEYBOARD, MOUSE } from './hands';
import type { Place } from './index';
import {
  activeFile,
  cellsOf,
  cursorLine,
  goToLine,
  goToTab,
  isDirty,
  linesOf,
  openFile,
  preview,
  runCommand,
  type Theme,
  useTheme,
} from './window';

const SUBSCRIPTION = 'guide.subscription.yaml';
const USAGE = 'guide.usage.yaml';
const DISPUTED = 'counted.usage.yaml';

interface Setting {
  readonly theme: Theme;
  readonly language: 'en' | 'sv';
  readonly hand: Hand;
}

const theme = (label: string, workbench: string, webview: string): Theme => ({ label, workbench, webview });

/** Every kind of theme, each language and each hand with light and dark alike. */
const SETTINGS: readonly Setting[] = [
  { theme: theme('Light Modern', 'vs', 'vscode-light'), language: 'en', hand: MOUSE },
  { theme: theme('Dark Modern', 'vs-dark', 'vscode-dark'), language: 'sv', hand: KEYBOARD },
  { theme: theme('Dark High Contrast', 'hc-black', 'vscode-high-contrast'), language: 'en', hand: KEYBOARD },
  { theme: theme('Light High Contrast', 'hc-light', 'vscode-high-contrast-light'), language: 'sv', hand: MOUSE },
];

const WORDS = {
  en: { detail: 'Daily detail', money: '1,400.00 USD', less: '300.00', copied: 'Copied as Markdown.' },
  sv: { detail: 'Dagliga detaljer', money: '1\u00a0400,00 USD', less: '300,00', copied: 'Kopierat som Markdown.' },
} as const;

/** What is asked of a page in a browser, by rules that a program can check. */
const AXE = createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js');

export const reconciliation = (page: Page, place: Place): readonly Check[] => [
  {
    title: 'The preview opens beside the usage, and everything else is closed.',
    run: async () => {
      await runCommand(page, 'View: Close All Editors');
      await openFile(page, SUBSCRIPTION);
      await openFile(page, USAGE);
      await runCommand(page, 'Entitlements: Open Daily Detail');
      await preview(page).locator('#facts').waitFor();
    },
  },
  ...SETTINGS.flatMap(setting => checksOf(page, place, setting)),
  ...manners(page, place),
];

const checksOf = (page: Page, { examples, screenshots }: Place, setting: Setting): readonly Check[] => {
  const { theme, language, hand } = setting;
  const words = WORDS[language];
  const name = `${theme.webview.replace('vscode-', '')}-${language}-${hand.name}`;
  const inPage = preview(page);
  const check = (title: string, run: () => Promise<void>): Check => ({
    title: `${title} (${theme.label}, ${language}, ${hand.name})`,
    run,
  });
  const show = async (what: string): Promise<void> => {
    await page.screenshot({ path: join(screenshots, `preview-${name}-${what}.png`) });
  };
  const textOf = async (selector: string): Promise<string> => (await inPage.locator(selector).textContent()) ?? '';
  const saved = (file: string): Promise<string> => readFile(join(examples, file), 'utf8');

  return [
    check('The preview is in the language and the theme', async () => {
      await useTheme(page, theme);
      await mkdir(join(examples, '.vscode'), { recursive: true });
      await writeFile(
        join(examples, '.vscode', 'settings.json'),
        JSON.stringify({ 'entitlements.language': language }),
      );
      await goToTab(page, USAGE);
      await inPage.locator(`body.${theme.webview}`).waitFor();
      await eventuallyEqual('the heading of the table', () => textOf('#detail-heading'), words.detail);
      expectContains(await textOf('#facts'), [words.money], 'the facts');
      await show('top');
    }),
    check('The current usage shows agents, or IVR and calls', async () => {
      const meters = inPage.locator('#usage article');
      await hand.press(page, '#usage button', 1);
      await eventuallyEqual('the meters of IVR and calls', () => meters.count(), 2);
      expectContains((await inPage.locator('#usage').textContent()) ?? '', ['78', '100'], 'IVR and calls');
      await show('usage-ivr');
      await hand.press(page, '#usage button', 0);
      await eventuallyEqual('the meters of agents', () => meters.count(), 3);
      expectContains((await inPage.locator('#usage').textContent()) ?? '', ['31', '11'], 'agents');
    }),
    check('The chart marks peak and commitment, and is a table for those who cannot see it', async () => {
      await hand.choose(page, '#chart-type', 'Standard');
      await eventuallyEqual('the peak', () => inPage.locator('#chart-picture path.peak').count(), 1);
      expectEqual(await inPage.locator('#chart-picture path.limit').count(), 1, 'the commitment');
      await hand.press(page, '#chart-table summary');
      await eventuallyEqual(
        'the peak’s day in the table',
        async () => (await cellsOf(inPage.locator('#chart-table tbody tr')))[3],
        ['2024-06-12', '31', '20', '0', '11'],
      );
      await show('chart');
      await hand.press(page, '#chart-table summary');
    }),
    check('Other terms are tried, dropped, and written into the file as one step', async () => {
      const before = await saved(SUBSCRIPTION);
      await hand.type(page, '#try-standard', '33');
      const isComputed = (text: string): boolean => text.includes(words.less);
      await eventually('what it would come to', () => textOf('#differences'), isComputed);
      expectContains(await textOf('#what-if-target'), [SUBSCRIPTION], 'where it would be written');
      expectEqual(await isDirty(page, SUBSCRIPTION), false, 'whether anything has been written');
      await show('what-if');
      await hand.press(page, '#reset');
      await inPage.locator('#differences').waitFor({ state: 'hidden' });
      await hand.type(page, '#try-standard', '33');
      await eventually('what it would come to', () => textOf('#differences'), isComputed);
      await hand.press(page, '#apply');
      await eventuallyEqual('whether the subscription has been changed', () => isDirty(page, SUBSCRIPTION), true);
      await goToTab(page, SUBSCRIPTION);
      const written = (text: string): boolean => text.includes('committed: 33');
      await eventually(
        'the new quantity',
        () => linesOf(page),
        lines => lines.some(written),
      );
      await page.keyboard.press('Control+Z');
      await eventuallyEqual('whether one undo brings all back', () => isDirty(page, SUBSCRIPTION), false);
      expectEqual(await saved(SUBSCRIPTION), before, 'the saved file');
      await goToTab(page, USAGE);
    }),
    check('The daily detail is filtered and sorted, and leads to the line that a figure is written on', async () => {
      const rows = inPage.locator('#daily-detail tbody:not(.space) tr');
      await hand.choose(page, '#detail-type', 'Standard');
      await hand.press(page, '#only-overage');
      await eventuallyEqual('the days with overage', async () => (await cellsOf(rows)).map(cells => cells[5]), [
        '7',
        '9',
        '11',
        '11',
      ]);
      await hand.press(page, '#daily-detail thead button', 2);
      await hand.press(page, '#daily-detail thead button', 2);
      const used = inPage.locator('#daily-detail thead th').nth(2);
      await eventuallyEqual('how it is sorted', () => used.getAttribute('aria-sort'), 'descending');
      await show('detail');
      await hand.open(page, '#daily-detail tbody:not(.space) tr');
      const line = (await saved(USAGE)).split('\n').findIndex(text => text.includes('date: 2024-06-12')) + 1;
      await eventuallyEqual('where it leads', async () => [await activeFile(page), await cursorLine(page)], [
        USAGE,
        line,
      ]);
      await hand.press(page, '#daily-detail thead button', 2);
      await hand.press(page, '#only-overage');
      await hand.choose(page, '#detail-type', '');
    }),
    check('The row of the record under the cursor is marked', async () => {
      await goToTab(page, USAGE);
      const line = (await saved(USAGE)).split('\n').findIndex(text => text.includes('date: 2024-06-13')) + 1;
      await goToLine(page, line);
      const marked = inPage.locator('#daily-detail tr[aria-current]');
      await eventually(
        'the marked rows',
        () => cellsOf(marked),
        rows => rows[0]?.[0] === '2024-06-13',
      );
    }),
    check('A number says why, and each step leads to its source', async () => {
      await hand.press(page, '#invoice-summary button.figure', -1);
      await inPage
        .locator('#why-title')
        .filter({ hasText: words.money.split(' ')[0] ?? '' })
        .waitFor();
      await show('why');
      const [file = '', line = ''] = (await textOf('#why tbody tr:nth-child(4) button')).split(/, \D+/);
      await hand.press(page, '#why tbody tr:nth-child(4) button');
      await eventuallyEqual('where it leads', async () => [await activeFile(page), await cursorLine(page)], [
        file,
        Number(line),
      ]);
      await hand.press(page, '#why-close');
      await inPage.locator('#why').waitFor({ state: 'hidden' });
      await goToTab(page, USAGE);
    }),
    check('The vendor’s invoice stands beside the computed one, the difference named', async () => {
      await goToTab(page, USAGE);
      await openFile(page, DISPUTED);
      const differing = inPage.locator('#actual-invoices tr.differs');
      await eventually(
        'the lines that differ',
        () => differing.count(),
        count => count > 0,
      );
      await inPage.locator('#actual-invoices').scrollIntoViewIfNeeded();
      await show('invoice');
      await runCommand(page, 'View: Close Editor');
      await goToTab(page, USAGE);
      await eventually(
        'the guide again',
        () => textOf('#facts'),
        text => text.includes(words.money),
      );
    }),
    check('What is shown is copied, and handed over as files', async () => {
      await hand.press(page, '#export');
      await show('export');
      await hand.press(page, '#export-markdown');
      await eventuallyEqual('what is said of it', () => textOf('#done'), words.copied);
      for (const [format, begins] of Object.entries({ csv: 'Usage Date,', html: '<!doctype html>', xlsx: 'PK' })) {
        const file = join(examples, `handed-over.${format}`);
        await hand.press(page, '#export');
        await hand.press(page, `#export-${format}`);
        const dialog = page.locator('.quick-input-widget input.input');
        // The dialog proposes a name first, in its own time.
        await eventually(
          'a proposed name',
          () => dialog.inputValue(),
          name => name.endsWith(`.${format}`),
        );
        await dialog.fill(file);
        await page.keyboard.press('Enter');
        await eventually(
          `${file}`,
          () => readFile(file, 'latin1').catch(() => ''),
          text => text.startsWith(begins),
        );
        await rm(file);
      }
    }),
    check('It can be used without eyes or mouse, as far as rules can tell', async () => {
      const body = await inPage.locator('body').elementHandle();
      const owner = await body?.ownerFrame();
      await owner?.evaluate(await readFile(AXE, 'utf8'));
      const found = await owner?.evaluate<string>(
        'axe.run(document).then(({violations}) => JSON.stringify(violations.map(({id, nodes}) => [id, ...nodes.map(({html}) => html)])))',
      );
      expectEqual(JSON.parse(found ?? 'null'), [], 'what axe finds');
    }),
  ];
};

/** What holds in one theme and language holds in all. */
const manners = (page: Page, { examples, screenshots }: Place): readonly Check[] => {
  const inPage = preview(page);
  const heading = (): Promise<string | null> => inPage.locator('h1').textContent();

  return [
    {
      title: 'A preview stays with what it shows when it is told to, and follows the editor again.',
      run: async () => {
        await writeFile(join(examples, '.vscode', 'settings.json'), '{}');
        await eventuallyEqual('the heading', heading, 'Reconciliation: guide');
        await MOUSE.press(page, '#follow');
        await eventuallyEqual('the pin', () => inPage.locator('#follow').getAttribute('aria-pressed'), 'false');
        const shown = await heading();
        await goToTab(page, USAGE);
        await openFile(page, DISPUTED);
        await page.waitForTimeout(1_000);
        expectEqual(await heading(), shown, 'what it is about');
        await MOUSE.press(page, '#follow');
        await goToTab(page, USAGE);
        await goToTab(page, DISPUTED);
        await eventually('the other organization', heading, text => text?.includes('counted') === true);
        await runCommand(page, 'View: Close Editor');
        await goToTab(page, USAGE);
        await eventually('the first organization', heading, text => text?.includes('guide') === true);
      },
    },
    {
      title: 'After the window is loaded again the preview is there with its choices and filters.',
      run: async () => {
        await MOUSE.choose(page, '#detail-type', 'Premium');
        await MOUSE.choose(page, '#chart-type', 'Standard');
        await runCommand(page, 'Developer: Reload Window');
        await page.locator('.monaco-workbench').waitFor({ state: 'detached' });
        const rows = inPage.locator('#daily-detail tbody:not(.space) tr');
        await eventuallyEqual('the rows of Premium', () => rows.count(), 5);
        expectEqual(await inPage.locator('#chart-heading, #chart h2').first().textContent(), 'Standard', 'the chart');
        await page.screenshot({ path: join(screenshots, 'preview-restored.png') });
      },
    },
  ];
};
