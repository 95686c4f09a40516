/** Everything that can be done in the preview, step by step; each leaves the preview as it found it. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { eventually, eventuallyEqual, expectContains, expectEqual } from '../checks';
import { violationsIn } from './axe';
import { type Hand, ROW } from './hands';
import { activeFile, cellsOf, cursorLine, insist, isDirty, previews, runCommand, succeeds, type Theme } from './window';
import type { Words } from './words';

export const SUBSCRIPTION = 'harbour.subscription.yaml';
export const USAGE = 'harbour.usage.yaml';
const INVOICE = 'harbour.invoice.yaml';
/** Of another organization, to go to and come back from. */
export const ELSEWHERE = 'surge.usage.yaml';
const PRIMARY = 'SUB-HARBOUR-2';
const SECOND = 'SUB-HARBOUR-3';
const ENDED = 'SUB-HARBOUR-1';

const COLUMNS = [
  'Usage Date',
  'Usage Type',
  'Units Used',
  'Units Committed',
  'Units Substituted',
  'Units Overage',
  'Usage Unit',
  'Comment',
];

/** A kind of theme with the settings of a browser that fit it, for the page that is handed over. */
export interface KindOfTheme extends Theme {
  readonly name: string;
  readonly id: string;
  readonly browser: { readonly colorScheme: 'light' | 'dark'; readonly forcedColors: 'active' | 'none' };
}

export interface Scene {
  readonly page: Page;
  /** The folder that is opened. */
  readonly examples: string;
  readonly theme: KindOfTheme;
  readonly hand: Hand;
  readonly words: Words;
  readonly at: (selector: string) => Locator;
  readonly textOf: (selector: string) => Promise<string>;
  readonly saved: (file: string) => Promise<string>;
  /** Keeps a screenshot, of the window unless another page is handed in. */
  readonly keep: (state: string, page?: Page) => Promise<void>;
  /** Keeps a screenshot of a state of a part, and holds that nothing of it is out of sight or in another language. */
  readonly see: (state: string, part: Locator) => Promise<void>;
  /** Holds that a part is as the rules of access want it. */
  readonly obey: (part: Locator) => Promise<void>;
}

export interface Step {
  readonly title: string;
  readonly run: (scene: Scene) => Promise<void>;
}

const ROWS = `#daily-detail ${ROW}`;

const lineWith = async ({ saved }: Scene, file: string, part: string): Promise<number> =>
  (await saved(file)).split('\n').findIndex(line => line.includes(part)) + 1;

const seeCursor = ({ page }: Scene, file: string, line: number): Promise<unknown> =>
  eventuallyEqual('where it leads', async () => [await activeFile(page), await cursorLine(page)], [file, line]);

const seeText = ({ textOf }: Scene, selector: string, part: string): Promise<string> =>
  eventually(
    `${part} in ${selector}`,
    () => textOf(selector),
    text => text.includes(part),
  );

const rowsOf = ({ at }: Scene): Promise<string[][]> => cellsOf(at(ROWS));

/** The terms that are tried, as they are typed and as they stand in the file. */
const TRIED = [
  { field: '#try-standard', text: '33', written: '&desks 20', tried: '&desks 33' },
  { field: '#try-ivrPorts', text: '40', written: 'committed: 4}', tried: 'committed: 40}' },
  { field: '#try-surgeProtection', text: '50%', written: '30% # agreed', tried: '50% # agreed' },
];

const tryTerms = async (scene: Scene): Promise<void> => {
  for (const { field, text } of TRIED) await scene.hand.type(scene.at(field), text);
  await seeText(scene, '#differences', scene.words.surgeAsTried);
};

const EXPORTS = [
  { format: 'csv', extension: 'csv', begins: 'Usage Date,' },
  { format: 'invoiceCsv', extension: 'csv', begins: 'SKU,' },
  { format: 'xlsx', extension: 'xlsx', begins: 'PK' },
  { format: 'html', extension: 'html', begins: '<!doctype html>' },
] as const;

const exportTo = async ({ hand, at, page }: Scene, format: string, file: string): Promise<void> => {
  await hand.press(at('#export'));
  await hand.press(at(`#export-${format}`));
  await hand.saveAs(page, file);
};

/** Where nobody may write, not even the system's administrator. */
const FORBIDDEN = process.platform === 'darwin' ? '/System/Library/harbour.csv' : '/sys/harbour.csv';

/** The page by itself, as a browser with the settings of the theme shows it. */
const seeHandedOver = async ({ page, theme, words, keep }: Scene, file: string): Promise<void> => {
  const browser = await page.context().browser()?.newPage(theme.browser);
  if (!browser) throw new Error('The window is in no browser.');
  try {
    await browser.goto(pathToFileURL(file).href);
    expectContains((await browser.locator('body').textContent()) ?? '', [words.money, words.detail], 'the page');
    expectEqual(await violationsIn(browser.locator('html')), [], 'what axe finds in the page');
    await keep('page-in-browser', browser);
  } finally {
    await browser.close();
  }
};

export const STEPS: readonly Step[] = [
  {
    title: 'It is in the language and the theme, and states whose cycle it shows',
    run: async scene => {
      const { at, words, see, obey } = scene;
      await seeText(scene, '#facts', words.money);
      expectContains(await scene.textOf('#facts'), ['harbour', PRIMARY, SECOND, words.cycle], 'the facts');
      expectEqual(await at('h1').textContent(), words.heading, 'the heading');
      await see('facts', at('body'));
      await obey(at('body'));
    },
  },
  {
    title: 'The current usage shows agents, or IVR and calls',
    run: async scene => {
      const { at, hand, see, textOf, words } = scene;
      const meters = at('#usage article');
      await hand.press(at('#usage .toggle').nth(1));
      await eventuallyEqual('the meters of IVR and calls', () => meters.count(), 2);
      expectContains(await textOf('#usage'), ['70', '90', '94', '122', '101'], 'IVR and calls');
      await see('usage-ivr', at('#usage'));
      await hand.press(at('#usage .toggle').nth(0));
      await eventuallyEqual('the meters of agents', () => meters.count(), 3);
      expectContains(await textOf('#usage'), [words.over, '36', '25', '11', '24', '20', '4'], 'agents');
      await see('usage-agents', at('#usage'));
    },
  },
  {
    title: 'The chart marks overage, substitution, peak and limit, and is a table for those who cannot see it',
    run: async ({ at, hand, see, obey, words }) => {
      const parts = (kind: string) => at(`#chart-picture .${kind}`);
      await hand.choose(at('#chart-type'), words.calls);
      await eventuallyEqual('the chart', () => at('#chart-heading').textContent(), words.calls);
      expectEqual(await parts('peak').count(), 1, 'the day with the most calls');
      expectEqual(await parts('limit').count(), 1, 'the surge limit');
      await see('chart-calls', at('#chart'));
      await hand.choose(at('#chart-type'), 'Standard');
      await eventuallyEqual('the chart', () => at('#chart-heading').textContent(), 'Standard');
      for (const kind of ['peak', 'limit', 'bar.substituted'])
        expectEqual(await parts(kind).count(), 1, `what there is of ${kind}`);
      expectEqual(await parts('bar.overage').count(), 29, 'days with overage');
      await see('chart-standard', at('#chart'));
      await hand.press(at('#chart-table summary'));
      const shown = async () => (await cellsOf(at('#chart-table tbody tr')))[3];
      await eventuallyEqual('the peak’s day in the table', shown, ['2024-06-12', '36', '25', '0', '11']);
      await see('chart-as-table', at('#chart'));
      await obey(at('#chart'));
      await hand.press(at('#chart-table summary'));
      await hand.choose(at('#chart-type'), '');
    },
  },
  {
    title: 'The daily detail is filtered and sorted, keeps its header in sight, and totals each type',
    run: async scene => {
      const { at, hand, see } = scene;
      const header = at('#daily-detail thead th');
      expectEqual(await header.allTextContents(), COLUMNS, 'the columns');
      await eventuallyEqual('the rows of the cycle', () => at(ROWS).count(), 120);
      expectEqual(await at('#daily-detail tfoot tr').count(), 4, 'the totals');
      await hand.moveOn(at('#daily-detail'));
      const topOf = () => header.first().evaluate(cell => Math.round(cell.getBoundingClientRect().top));
      const isUnderHeader = () =>
        at(ROWS)
          .first()
          .evaluate(row => row.getBoundingClientRect().bottom < 0);
      await eventuallyEqual('the first row out of sight', isUnderHeader, true);
      expectEqual(await topOf(), 0, 'where the header is');
      await see('detail-scrolled', at('#daily-detail thead'));
      await hand.choose(at('#detail-type'), 'Standard');
      await hand.press(at('#only-overage'));
      await eventuallyEqual('the days with overage', () => at(ROWS).count(), 29);
      const sorting = header.nth(5);
      for (const order of ['ascending', 'descending']) {
        await hand.press(sorting.locator('button'));
        await eventuallyEqual('how it is sorted', () => sorting.getAttribute('aria-sort'), order);
      }
      const overage = (await rowsOf(scene)).map(cells => Number(cells[5]));
      expectEqual([overage[0], overage.at(-1)], [11, 7], 'the highest and the lowest overage');
      await see('detail-filtered', at('#detail'));
      await hand.press(sorting.locator('button'));
      await hand.press(at('#only-overage'));
      await hand.choose(at('#detail-type'), '');
      await eventuallyEqual('all rows again', () => at(ROWS).count(), 120);
    },
  },
  {
    title: 'A row leads to the line that its figure is written on, and the row of the cursor’s line is marked',
    run: async scene => {
      const { at, hand, page, see } = scene;
      await hand.choose(at('#detail-type'), 'Premium');
      await hand.press(at('#only-overage'));
      await eventuallyEqual('the days with overage', () => at(ROWS).count(), 27);
      await hand.openFirst(at('#daily-detail'));
      await seeCursor(scene, USAGE, await lineWith(scene, USAGE, 'date: 2024-06-12'));
      await hand.press(at('#only-overage'));
      await hand.choose(at('#detail-type'), '');
      await hand.goTo(page, USAGE);
      await hand.goToLine(page, await lineWith(scene, USAGE, 'date: 2024-06-11'), 'date: 2024-06-11');
      const marked = () => cellsOf(at('#daily-detail tr[aria-current]'));
      const ofLine = ['2024-06-11'];
      const days = async () => [...new Set((await marked()).map(cells => cells[0]))];
      await eventuallyEqual('the days of the marked rows', days, ofLine);
      await see('detail-at-cursor', at('#daily-detail tr[aria-current]').first());
    },
  },
  {
    title: 'A number says why, each step leads to its source, and the focus comes back to the number',
    run: async scene => {
      const { at, hand, page, see, obey, words } = scene;
      const number = at('#invoice-summary button.figure').last();
      await hand.press(number);
      await at('#why-title').filter({ hasText: words.money }).waitFor();
      await at('#why-heading:focus').waitFor();
      await see('why', at('#why'));
      await obey(at('#why'));
      const step = at('#why tbody button').first();
      const [file = '', line = ''] = ((await step.textContent()) ?? '').split(/, \D+/);
      await hand.press(step);
      await seeCursor(scene, file, Number(line));
      await hand.goTo(page, USAGE);
      await hand.close(at('#why'));
      await at('#why').waitFor({ state: 'hidden' });
      await eventuallyEqual(
        'whether the number has the focus again',
        () => number.evaluate(button => button === button.ownerDocument.activeElement),
        true,
      );
    },
  },
  {
    title: 'The invoice stands as in the guide, the committed charges and the vendor’s own invoice beside it',
    run: async scene => {
      const { at, hand, page, see, textOf, words } = scene;
      expectEqual(await at('#invoice-lines tbody tr').count(), 4, 'the lines');
      expectContains(await textOf('#invoice-lines'), ['A-FLEX-WCC-S-C-O', words.standardOverage], 'the lines');
      expectContains(await textOf('#invoice-summary'), [words.total], 'the summary of charges');
      expectContains(await textOf('#invoice-committed'), [words.committed], 'the committed charges');
      await see('invoice', at('#invoice'));
      const differing = at('#actual-invoices tr.differs');
      expectEqual((await differing.count()) > 0, true, 'whether lines differ');
      await see('actual-invoice', at('#actual-invoices'));
      await hand.press(at('#actual-invoices .to-line').filter({ hasText: 'Standard' }).first());
      const line = await lineWith(scene, INVOICE, 'A-FLEX-WCC-S-C-O');
      await seeCursor(scene, INVOICE, line);
      await hand.goTo(page, USAGE);
    },
  },
  {
    title: 'What cannot be tried is said where it is typed; what can shows its difference, and is dropped by Reset',
    run: async scene => {
      const { at, hand, see, obey, textOf, words } = scene;
      await hand.type(at('#try-premium'), 'many');
      await at('#try-premium-problem').waitFor();
      expectEqual(await at('#try-premium').getAttribute('aria-invalid'), 'true', 'whether it is marked');
      await see('what-if-refused', at('#what-if'));
      await obey(at('#what-if'));
      await hand.press(at('#reset'));
      await at('#try-premium-problem').waitFor({ state: 'hidden' });
      await tryTerms(scene);
      const where = [PRIMARY, SUBSCRIPTION, words.amendment, words.byAlias];
      expectContains(await textOf('#what-if-target'), where, 'where it would be written');
      expectContains(await textOf('#differences'), ['−11', words.difference], 'the differences');
      expectEqual(await isDirty(scene.page, SUBSCRIPTION), false, 'whether anything is written');
      await see('what-if', at('#what-if'));
      await obey(at('#what-if'));
      await hand.press(at('#reset'));
      await at('#differences').waitFor({ state: 'hidden' });
      expectEqual(await at('#try-standard').inputValue(), '20', 'the quantity again');
    },
  },
  {
    title:
      'It asks into which of several subscriptions, writes one edit that keeps comments, and one undo takes it back',
    run: async scene => {
      const { at, hand, page, saved, see, words } = scene;
      const before = await saved(SUBSCRIPTION);
      const after = TRIED.reduce((text, { written, tried }) => text.replace(written, tried), before);
      await tryTerms(scene);
      await hand.press(at('#apply'));
      await page.locator('.quick-input-title', { hasText: words.whichSubscription }).waitFor();
      const offered = page.locator('.quick-input-list .monaco-list-row', { hasText: PRIMARY });
      expectContains((await offered.textContent()) ?? '', [SUBSCRIPTION, '20 → 33', '4 → 40'], 'what is offered');
      await see('apply-asks', at('#what-if'));
      await hand.pick(page, PRIMARY);
      await eventuallyEqual('whether the subscription is changed', () => isDirty(page, SUBSCRIPTION), true);
      await at('#done').filter({ hasText: PRIMARY }).waitFor();
      await see('applied', at('#what-if'));
      await hand.goTo(page, SUBSCRIPTION);
      await page.keyboard.press('Control+S');
      await eventuallyEqual('what is written', () => saved(SUBSCRIPTION), after);
      await eventuallyEqual('whether the subscription is unsaved', () => isDirty(page, SUBSCRIPTION), false);
      await page.keyboard.press('Control+Z');
      await eventuallyEqual('whether it is changed back', () => isDirty(page, SUBSCRIPTION), true);
      await page.keyboard.press('Control+S');
      await eventuallyEqual('what is written', () => saved(SUBSCRIPTION), before);
      await hand.goTo(page, USAGE);
      await seeText(scene, '#facts', words.money);
    },
  },
  {
    title: 'Organization, subscription and cycle are chosen, one that has ended too, and a missing price is named',
    run: async scene => {
      const { at, hand, see, obey, words } = scene;
      await hand.choose(at('#organization'), 'harbour-night');
      await seeText(scene, '#facts', words.night);
      await hand.choose(at('#cycle'), '2024-05-01');
      await eventuallyEqual('the rows of the cycle before', () => at(ROWS).count(), 1);
      await see('other-organization', at('header'));
      await hand.choose(at('#organization'), '');
      await seeText(scene, '#facts', words.money);
      await hand.choose(at('#subscription'), ENDED);
      await seeText(scene, '#facts', words.priceMissing);
      expectContains(await scene.textOf('#facts'), [ENDED, '2023-05-09'], 'the facts');
      await see('ended-subscription', at('body'));
      await obey(at('body'));
      await hand.choose(at('#subscription'), '');
      await seeText(scene, '#facts', words.money);
    },
  },
  {
    title: 'What is shown is copied, and handed over as files and as a page to open in a browser',
    run: async scene => {
      const { at, hand, page, examples, see, obey, words } = scene;
      await hand.press(at('#export'));
      await see('export', at('.exports'));
      await obey(at('.exports'));
      await hand.press(at('#export-markdown'));
      await eventuallyEqual('what is said of it', () => scene.textOf('#done'), words.copied);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expectContains(
        copied,
        ['harbour', `| ${COLUMNS[0]} |`, '| 2024-06-12 | Standard Named Agent |'],
        'what is copied',
      );
      for (const { format, extension, begins } of EXPORTS) {
        const file = join(examples, `handed-over-${format}.${extension}`);
        await exportTo(scene, format, file);
        const isWritten = (text: string): boolean => text.startsWith(begins);
        await eventually(file, () => readFile(file, 'latin1').catch(() => ''), isWritten);
        await at('#done')
          .filter({ hasText: `handed-over-${format}` })
          .waitFor();
        if (format === 'html') await seeHandedOver(scene, file);
        await rm(file);
      }
      // VS Code in a browser cannot open a page that lies on a disk, so it does not offer to.
      expectEqual(await page.locator('.notification-toast').allInnerTexts(), [], 'what is offered');
    },
  },
  {
    title: 'A file that cannot be written is told of in a plain sentence',
    run: async scene => {
      const { at, hand, page, see, obey, words } = scene;
      await exportTo(scene, 'csv', FORBIDDEN);
      await at('#done').filter({ hasText: words.forbidden }).waitFor();
      await page.locator('.notification-toast', { hasText: words.forbidden }).waitFor();
      await see('export-refused', at('#done'));
      await obey(at('#done'));
      await hand.run(page, 'Notifications: Clear All Notifications');
    },
  },
  {
    title: 'What is shown is marked while the file cannot be read',
    run: async scene => {
      const { at, hand, page, see, obey, words } = scene;
      await hand.goTo(page, USAGE);
      await page.keyboard.press('Control+End');
      await page.keyboard.type('  - {date: 2024-06-03, stand');
      // The brace that VS Code has closed by itself.
      await page.keyboard.press('Delete');
      await at('#stale').filter({ hasText: words.stale }).waitFor();
      await at('#preview-page.is-stale').waitFor();
      await see('stale', at('#stale'));
      await obey(at('#stale'));
      await hand.run(page, 'File: Revert File');
      await at('#stale').waitFor({ state: 'hidden' });
    },
  },
  {
    title: 'Of two previews side by side one follows the editor and one stays',
    run: async scene => {
      const { at, hand, page, see, words } = scene;
      await hand.press(at('#follow'));
      await eventuallyEqual('the pin', () => at('#follow').getAttribute('aria-pressed'), 'false');
      await hand.goTo(page, ELSEWHERE);
      await hand.run(page, 'Entitlements: Open Daily Detail');
      await page.locator('.tab.active', { hasText: words.headingElsewhere }).waitFor();
      await insist('The follower gets no group of its own', async () => {
        await hand.goToGroup(page, 1);
        await hand.run(page, 'View: Move Editor into Right Group');
        return succeeds(page.locator('.editor-group-container').nth(2).waitFor({ timeout: MOVING }));
      });
      const headings = async () =>
        Promise.all(
          (await previews(page)).map(one =>
            one
              .locator('h1')
              .textContent({ timeout: 1_000 })
              .catch(() => ''),
          ),
        );
      await eventuallyEqual('what each is about', headings, [words.heading, words.headingElsewhere]);
      const [, follower] = await previews(page);
      if (follower) await see('side-by-side', follower.locator('header'));
      await hand.goTo(page, USAGE);
      await eventuallyEqual('what each is about', headings, [words.heading, words.heading]);
      await hand.goTo(page, ELSEWHERE);
      await eventuallyEqual('what each is about', headings, [words.heading, words.headingElsewhere]);
      await hand.goToGroup(page, 2);
      await hand.run(page, 'View: Close Editor');
      await eventuallyEqual('what is left', async () => (await previews(page)).length, 1);
      await hand.press(at('#follow'));
      await hand.goTo(page, USAGE);
    },
  },
  {
    title: 'After the window is loaded again it is there with its choices, filters and scroll',
    run: async scene => {
      const { at, hand, page, see } = scene;
      const scrolled = () => at(':root').evaluate(root => Math.round(root.scrollTop));
      await hand.press(at('#usage .toggle').nth(1));
      await hand.choose(at('#subscription'), SECOND);
      await hand.choose(at('#chart-type'), 'Standard');
      await hand.choose(at('#detail-type'), 'Premium');
      await hand.press(at('#daily-detail thead button').first());
      await hand.press(at('#daily-detail thead button').first());
      await hand.moveOn(at('#daily-detail'));
      await eventually('a scrolled page', scrolled, top => top > 0);
      await page.waitForTimeout(KEEPING);
      const [top, rows] = [await scrolled(), await rowsOf(scene)];
      await runCommand(page, 'Developer: Reload Window');
      await page.locator('.monaco-workbench').waitFor({ state: 'detached' });
      await eventuallyEqual('the rows of Premium, latest first', () => rowsOf(scene), rows);
      expectEqual(await at('#subscription').inputValue(), SECOND, 'the subscription');
      expectEqual(await at('#chart-type').inputValue(), 'standard', 'the chart');
      expectEqual(await at('#usage .toggle').nth(1).getAttribute('aria-pressed'), 'true', 'the usage');
      await eventuallyEqual('how far it is scrolled', scrolled, top);
      await see('restored', at('#detail'));
    },
  },
];

/** Longer than a command takes on a busy machine: given twice, this one would move the other preview, too. */
const MOVING = 15_000;
/** A page notes how far it is scrolled when it has come to rest, which nobody sees. */
const KEEPING = 500;
