/** A person at work in VS Code with the examples: what they press, and what they see. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  type Check,
  closingLine,
  eventually,
  eventuallyEqual,
  expectContains,
  expectEqual,
  type Result,
  runChecks,
} from '../checks';
import { fromNothing } from './from-nothing';
import { checksOf, type Part } from './parts';
import { type Room, reconciliation } from './reconciliation';
import { writeSettings } from './settings';
import {
  activeFile,
  cellsOf,
  cursorLine,
  entriesOfView,
  filterProblems,
  goToLine,
  hoverOver,
  isDirty,
  isInSight,
  leaveHover,
  lineLike,
  openFile,
  openWindow,
  preview,
  problemLike,
  retype,
  runCommand,
  SIZE,
  showProblems,
  statusItem,
  type Theme,
  useTheme,
} from './window';

export interface Place {
  readonly address: string;
  /** The folder that is opened, to see what has been saved. */
  readonly examples: string;
  readonly browser: Browser;
  /** The folder for screenshots. */
  readonly screenshots: string;
  /** Where the README's picture goes, when it is to be taken. */
  readonly picture: string | undefined;
  /** Only checks with this in their titles are run; all are, where it is empty. */
  readonly only: string;
  /** Whether the preview is tried in each theme with each language and hand, and not in each theme once. */
  readonly isWhole: boolean;
  readonly print: (line: string) => void;
}

const SUBSCRIPTION = 'guide.subscription.yaml';
const USAGE = 'guide.usage.yaml';

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

type Figures = readonly [used: number, committed: number, substituted: number, overage: number];

const agents = (date: string, type: string, figures: Figures, comment = ''): readonly string[] => [
  date,
  `${type} Named Agent`,
  ...figures.map(String),
  'Licenses',
  comment,
];
const premium = (date: string, figures: Figures, comment = '') => agents(date, 'Premium', figures, comment);
const standard = (date: string, figures: Figures) => agents(date, 'Standard', figures);
const PORTS = ['2024-06-10', 'IVR Port', '41', '52', '0', '0', 'Ports', ''];

/** The guide's table. */
const DAILY_DETAIL = [
  premium('2024-06-09', [0, 5, 0, 0]),
  standard('2024-06-09', [1, 20, 0, 0]),
  premium('2024-06-10', [4, 5, 0, 0]),
  standard('2024-06-10', [28, 20, 1, 7]),
  PORTS,
  premium('2024-06-11', [5, 5, 0, 0]),
  standard('2024-06-11', [29, 20, 0, 9]),
  premium('2024-06-12', [6, 5, 0, 1]),
  standard('2024-06-12', [31, 20, 0, 11]),
  premium('2024-06-13', [7, 5, 0, 2], 'Overage peak'),
  standard('2024-06-13', [31, 20, 0, 11]),
];

/** The same with 31 Standard agents committed, as far as Standard is concerned: date, committed, overage. */
const STANDARD_WITH_31 = ['2024-06-09', '2024-06-10', '2024-06-11', '2024-06-12', '2024-06-13'].map(date => [
  date,
  '31',
  '0',
]);

interface PhotographedTheme extends Theme {
  readonly file: string;
}

const LIGHT: PhotographedTheme = {
  label: 'Light Modern',
  workbench: 'vs',
  webview: 'vscode-light',
  file: 'light',
};

const THEMES: readonly PhotographedTheme[] = [
  LIGHT,
  { label: 'Dark Modern', workbench: 'vs-dark', webview: 'vscode-dark', file: 'dark' },
  { label: 'Dark High Contrast', workbench: 'hc-black', webview: 'vscode-high-contrast', file: 'high-contrast-dark' },
  {
    label: 'Light High Contrast',
    workbench: 'hc-light',
    webview: 'vscode-high-contrast-light',
    file: 'high-contrast-light',
  },
];

/** A hint stands behind the text of its line. */
const seeLine = (page: Page, text: string, hint: string): Promise<string> =>
  eventually(
    `“${hint}” behind “${text}”`,
    () => lineLike(page, new RegExp(`${text} *${hint}`)),
    line => line !== '',
  );

const tableRows = (page: Page) => preview(page).locator('#daily-detail tbody tr');

/** A picture of one screen that loads at once. */
const PICTURE = { size: { width: SIZE.width, height: 640 }, format: { format: 'webp', quality: 25 } } as const;

/** The usage and its daily detail side by side, and nothing else. */
const pictureOf = ({ page }: Room, picture: string): Check => ({
  title: 'It is taken.',
  run: () => takePicture(page, picture),
});

const takePicture = async (page: Page, picture: string): Promise<void> => {
  await useTheme(page, LIGHT);
  await runCommand(page, 'View: Close All Editors');
  await openFile(page, USAGE);
  await runCommand(page, 'Entitlements: Open Daily Detail');
  await preview(page).locator('#usage article').first().waitFor();
  await page.keyboard.press('Control+Home');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await seeLine(page, 'premium: 4, standard: 28}', '1 substituted · 7 overage');
  await page.setViewportSize(PICTURE.size);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', PICTURE.format);
  await writeFile(picture, data, 'base64');
};

const checksFor = ({ page, examples, screenshots }: Room): readonly Check[] => {
  const savedText = (file: string): Promise<string> => readFile(join(examples, file), 'utf8');
  const show = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(screenshots, `${name}.png`) });
  };

  const placeOfCursor = async () => [await activeFile(page), await cursorLine(page)];

  const savedLine = async (file: string, part: string): Promise<number> =>
    (await savedText(file)).split('\n').findIndex(line => line.includes(part)) + 1;

  return [
    {
      title: 'The subscription shows its hints and squiggles.',
      run: async () => {
        await openFile(page, SUBSCRIPTION);
        await seeLine(page, 'committed: 20', 'peak 31 · 11 overage');
        await seeLine(page, 'committed: 5', 'peak 7 · 2 overage');
        await seeLine(page, 'committed: 2', '52 ports in all');
        await seeLine(page, 'surgeProtection: 30%', '100 calls at once');
        await eventuallyEqual('the number of warnings', () => page.locator('.squiggly-warning').count(), 2);
        await show('subscription');
      },
    },
    {
      title: 'The usage file shows what each day comes to.',
      run: async () => {
        await openFile(page, USAGE);
        await seeLine(page, 'premium: 4, standard: 28}', '1 substituted · 7 overage');
        await seeLine(page, 'standard: 29}', '9 overage');
      },
    },
    {
      title: 'The files have an icon of their own.',
      run: async () => {
        const icon = page.locator(`.tab[data-resource-name="${USAGE}"] .monaco-icon-label`);
        const image = () => icon.evaluate(label => getComputedStyle(label, '::before').backgroundImage);
        await eventually('the icon of the usage file', image, text => text.includes('file-light.svg'));
      },
    },
    {
      title: 'The mouse on a figure brings up its arithmetic as a table, the result in sight.',
      run: async () => {
        const hover = await hoverOver(page, 'premium: 4, standard: <|28|>');
        await hover.locator('table').first().waitFor();
        expectContains((await hover.textContent()) ?? '', ['Standard overage on 2024-06-10: 8 − 1 = 7'], 'the hover');
        const rows = (await cellsOf(hover.locator('table tr'))).map(([what, , number]) => `${what} ${number}`);
        for (const row of ['Standard used 28', 'Standard committed 20', 'Substituted 1', 'Idle Premium 1'])
          expectEqual(rows.includes(row), true, `${row} in the hover`);
        await show('hover');
        const result = hover.locator('strong').filter({ hasText: '8 − 1 = 7' });
        expectEqual(await isInSight(result, hover), true, 'whether the result is in sight');
        const line = await savedLine(SUBSCRIPTION, 'committed: 20');
        await hover
          .locator('td a')
          .filter({ hasText: `${SUBSCRIPTION}, line ${line}` })
          .click();
        await eventuallyEqual('the line that the hover leads to', placeOfCursor, [SUBSCRIPTION, line]);
        await leaveHover(page);
      },
    },
    {
      title: 'The Problems view lists the findings in words, and they lead from the peak to the commitment and back.',
      run: async () => {
        await showProblems(page);
        await filterProblems(page, 'agents of overage in the cycle');
        await problemLike(page, '11 Standard agents of overage in the cycle').waitFor();
        await show('problems');
        await filterProblems(page, '20 Standard licences are committed here');
        await problemLike(page, '20 Standard licences are committed here').click();
        await eventuallyEqual('the line of the commitment', placeOfCursor, [
          SUBSCRIPTION,
          await savedLine(SUBSCRIPTION, 'committed: 20'),
        ]);
        await filterProblems(page, 'The peak: 31 Standard agents');
        await problemLike(page, 'The peak: 31 Standard agents').click();
        await eventuallyEqual('the line of the peak', placeOfCursor, [
          USAGE,
          await savedLine(USAGE, 'date: 2024-06-12'),
        ]);
      },
    },
    {
      title: 'The code of a finding opens the page that explains it, at its heading.',
      run: async () => {
        await filterProblems(page, 'is served by an idle Premium licence');
        await problemLike(page, 'is served by an idle Premium licence').locator('a.monaco-link').click();
        const heading = preview(page).locator('#substitution');
        await heading.waitFor();
        await eventually(
          'the heading in sight',
          () => heading.evaluate(element => element.getBoundingClientRect().bottom),
          bottom => bottom > 0 && bottom < SIZE.height / 2,
        );
        await show('finding-page');
        await runCommand(page, 'View: Close Editor');
        await filterProblems(page, '');
        await runCommand(page, 'View: Hide Panel');
      },
    },
    {
      title: 'The icon in the editor title opens the daily detail: the guide’s table, cell by cell.',
      run: async () => {
        await openFile(page, USAGE);
        await page.locator('.editor-actions .action-label[aria-label*="Open Daily Detail"]').click();
        await preview(page).locator('#daily-detail tbody tr').first().waitFor();
        const header = await cellsOf(preview(page).locator('#daily-detail thead tr'));
        expectEqual(header, [COLUMNS], 'the columns');
        await eventuallyEqual('the guide’s table', () => cellsOf(tableRows(page)), DAILY_DETAIL);
        const hidden = () =>
          preview(page)
            .locator(':root')
            .evaluate(root => root.scrollWidth - root.clientWidth);
        await eventuallyEqual('what of it is out of sight, across', hidden, 0);
      },
    },
    {
      title: 'Above the table stand organization, subscription, billing cycle and what is billed.',
      run: async () => {
        const facts = await preview(page).locator('#facts').textContent();
        expectContains(facts ?? '', ['guide', 'SUB-100234', '11 Standard agents', '1,400.00 USD'], 'the facts');
        const cycle = preview(page).getByLabel('Billing cycle').locator('option:checked');
        expectEqual(await cycle.textContent(), '2024-06-09 to 2024-07-08', 'the billing cycle');
      },
    },
    {
      title: 'The preview’s page runs no script and takes no style but its own.',
      run: async () => {
        const policy = await preview(page)
          .locator('meta[http-equiv="Content-Security-Policy"]')
          .getAttribute('content');
        expectContains(policy ?? '', ["default-src 'none'", "script-src 'nonce-"], 'the policy');
        const smuggled = await preview(page)
          .locator('h1')
          .evaluate(heading => {
            const script = document.createElement('script');
            script.textContent = "document.documentElement.dataset['smuggled'] = 'yes';";
            document.body.append(script);
            script.remove();
            heading.setAttribute('style', 'letter-spacing: 9px');
            const spacing = getComputedStyle(heading).letterSpacing;
            heading.removeAttribute('style');
            return [document.documentElement.dataset['smuggled'] ?? 'no', spacing];
          });
        expectEqual(smuggled, ['no', 'normal'], 'what a smuggled script and style did');
      },
    },
    {
      title: 'A click on a row takes the cursor to its line, and so does the Enter key.',
      run: async () => {
        await tableRows(page).filter({ hasText: '2024-06-11' }).last().click();
        await eventuallyEqual('the cursor’s line', () => cursorLine(page), await savedLine(USAGE, 'date: 2024-06-11'));
        const row = tableRows(page).filter({ hasText: '2024-06-12' }).first();
        await row.focus();
        await page.keyboard.press('Enter');
        await eventuallyEqual('the cursor’s line', () => cursorLine(page), await savedLine(USAGE, 'date: 2024-06-12'));
        await row.focus();
        for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
        await eventuallyEqual('the cursor’s line', () => cursorLine(page), await savedLine(USAGE, 'date: 2024-06-13'));
      },
    },
    {
      title: 'A row that has the focus says why: the arithmetic of its overage, each input with the way to its line.',
      run: async () => {
        const why = preview(page).locator('#why');
        const explained = () => cellsOf(why.locator('tbody tr'));
        const widthOfTable = async () => (await preview(page).locator('#daily-detail').boundingBox())?.width;
        const width = await widthOfTable();
        await tableRows(page).filter({ hasText: '2024-06-10' }).first().focus();
        await page.keyboard.press('ArrowDown');
        await why.getByText('Standard overage on 2024-06-10: 8 − 1 = 7').waitFor();
        const committed = `${SUBSCRIPTION}, line ${await savedLine(SUBSCRIPTION, 'committed: 20')}`;
        await eventuallyEqual('the Standard commitment in it', async () => (await explained())[2], [
          'Standard committed',
          committed,
          '20',
        ]);
        expectEqual(await widthOfTable(), width, 'the width of the daily detail');
        await show('why');
        await page.keyboard.press('Space');
        await why.locator('#why-heading:focus').waitFor();
        for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
        await eventuallyEqual('the line that it leads to', placeOfCursor, [
          SUBSCRIPTION,
          await savedLine(SUBSCRIPTION, 'committed: 20'),
        ]);
        await retype(page, 'committed: <|20|>', '21');
        await why.getByText('Standard overage on 2024-06-10: 7 − 1 = 6').waitFor();
        await runCommand(page, 'File: Revert File');
        await why.getByText('Standard overage on 2024-06-10: 8 − 1 = 7').waitFor();
        await page.locator(`.tab[data-resource-name="${USAGE}"]`).click();
      },
    },
    {
      title: 'While a line is half typed, the preview says so and keeps what can be read.',
      run: async () => {
        await openFile(page, USAGE);
        await page.keyboard.press('Control+End');
        await page.keyboard.type('  - {date: 2024-06-14, premium: 7, stand');
        // The brace that VS Code has closed by itself.
        await page.keyboard.press('Delete');
        const warning = preview(page).locator('#stale');
        await warning.waitFor();
        const kept = (await cellsOf(tableRows(page))).slice(0, DAILY_DETAIL.length);
        expectEqual(kept, DAILY_DETAIL, 'the rows of the days above');
        await seeLine(page, 'premium: 4, standard: 28}', '1 substituted · 7 overage');
        await show('half-typed');
        await runCommand(page, 'File: Revert File');
        await warning.waitFor({ state: 'hidden' });
        await eventuallyEqual('the guide’s table again', () => cellsOf(tableRows(page)), DAILY_DETAIL);
      },
    },
    {
      title: 'Another committed quantity changes table, hints and findings while it is typed, and saves nothing.',
      run: async () => {
        await page.locator('.tab').filter({ hasText: SUBSCRIPTION }).click();
        await retype(page, 'committed: <|20|>', '31');
        const standardRows = async () =>
          (await cellsOf(tableRows(page)))
            .filter(cells => cells[1] === 'Standard Named Agent')
            .map(cells => [cells[0], cells[3], cells[5]]);
        await eventuallyEqual('Standard with 31 committed', standardRows, STANDARD_WITH_31);
        await seeLine(page, 'committed: 31', 'peak 31');
        await eventuallyEqual('the number of warnings', () => page.locator('.squiggly-warning').count(), 1);
        expectEqual(await isDirty(page, SUBSCRIPTION), true, 'whether the subscription is unsaved');
        expectContains(await savedText(SUBSCRIPTION), ['committed: 20'], 'the saved subscription');
        await show('live-change');
        await runCommand(page, 'File: Revert File');
        await eventuallyEqual('the guide’s table again', () => cellsOf(tableRows(page)), DAILY_DETAIL);
      },
    },
    {
      title: 'The status bar says which billing cycle the cursor is in, and hides elsewhere.',
      run: async () => {
        await openFile(page, USAGE);
        await page.keyboard.press('Control+End');
        await page.keyboard.press('ArrowUp');
        await statusItem(page).filter({ hasText: 'guide · 2024-06-09 to 2024-07-08 · day 5 of 30' }).waitFor();
        await openFile(page, 'README.md');
        await statusItem(page).waitFor({ state: 'hidden' });
        await runCommand(page, 'View: Close Editor');
      },
    },
    {
      title: 'The keyboard alone brings up what the figure at the cursor comes from.',
      run: async () => {
        await openFile(page, USAGE);
        await runCommand(page, 'Go to Line/Column...');
        await page.keyboard.type(String(await savedLine(USAGE, 'date: 2024-06-11')));
        await page.keyboard.press('Enter');
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('ArrowLeft');
        await runCommand(page, 'Entitlements: Explain the Figure at the Cursor');
        await page.locator('.monaco-resizable-hover').getByText('Standard overage on 2024-06-11').first().waitFor();
        await show('explanation');
        await page.keyboard.press('Escape');
      },
    },
    {
      title: 'The view of organizations marks the cycle with overage, and a click opens its daily detail.',
      run: async () => {
        const entries = await eventually(
          'the cycle of the guide',
          () => entriesOfView(page),
          labels => labels.some(label => label.includes('11 Standard overage · 1,400.00 USD')),
        );
        expectEqual(
          entries.some(label => label.startsWith('guide, ')),
          true,
          'whether the guide is listed',
        );
        await page.locator('.part.sidebar .monaco-list-row').filter({ hasText: '11 Standard overage' }).click();
        await eventuallyEqual('the guide’s table', () => cellsOf(tableRows(page)), DAILY_DETAIL);
        await show('view');
      },
    },
    {
      title:
        'Another language takes effect at once in the editor, the view and the status bar, and so does the way back.',
      run: async () => {
        const choose = (language: string): Promise<void> =>
          writeSettings(examples, { 'entitlements.language': language });
        const seeLanguage = async (hint: string, status: string, entry: string): Promise<void> => {
          await seeLine(page, 'standard: 29}', hint);
          await statusItem(page)
            .and(page.locator(`[aria-label^="${status}"]`))
            .waitFor();
          const isShown = (entries: readonly string[]) => entries.some(label => label.includes(entry));
          await eventually(entry, () => entriesOfView(page), isShown);
        };
        await openFile(page, USAGE);
        await goToLine(page, await savedLine(USAGE, 'date: 2024-06-11'));
        await choose('sv');
        await seeLanguage('9 överförbrukning', 'Faktureringsperiod: guide', ', har fel');
        await show('swedish');
        await choose('en');
        await seeLanguage('9 overage', 'Billing cycle: guide', ', has errors');
      },
    },
    ...THEMES.map(theme => ({
      title: `Everything can be read in ${theme.label}.`,
      run: async () => {
        await openFile(page, USAGE);
        await useTheme(page, theme);
        await preview(page).locator(`body.${theme.webview}`).waitFor();
        await tableRows(page).last().waitFor();
        await show(theme.file);
        await runCommand(page, 'Entitlements: Open Walkthrough');
        await page.locator('.gettingStartedContainer .step-list-container').getByText('A deal is two files').waitFor();
        await show(`walkthrough-${theme.file}`);
        await runCommand(page, 'View: Close Editor');
      },
    })),
    {
      title: 'What another commitment comes to is shown, written only when told to, and taken back by one undo.',
      run: async () => {
        const field = preview(page).getByLabel('Standard licences committed');
        await field.fill('31');
        await preview(page).locator('#differences tbody tr').first().waitFor();
        expectEqual(await isDirty(page, SUBSCRIPTION), false, 'whether anything is written yet');
        await field.scrollIntoViewIfNeeded();
        await show('what-if');
        await preview(page).getByRole('button', { name: 'Apply to file' }).click();
        await preview(page).locator('#done').waitFor();
        await page.locator(`.tab[data-resource-name="${SUBSCRIPTION}"]`).click();
        await seeLine(page, 'committed: 31', 'peak 31');
        expectEqual(await isDirty(page, SUBSCRIPTION), true, 'whether the subscription is unsaved');
        await page.keyboard.press('Control+Z');
        await seeLine(page, 'committed: 20', 'peak 31 · 11 overage');
        await eventuallyEqual('the guide’s table again', () => cellsOf(tableRows(page)), DAILY_DETAIL);
      },
    },
    {
      title: 'The daily detail is saved as CSV where the person says, beside the file at first.',
      run: async () => {
        await preview(page).locator('#export').click();
        await preview(page).getByRole('button', { name: 'Daily detail as CSV' }).click();
        const name = page.locator('.quick-input-widget input.input');
        await eventually(
          'the name that is offered',
          () => name.inputValue(),
          value => value.endsWith('.csv'),
        );
        const offered = await name.inputValue();
        await page.keyboard.press('Enter');
        await preview(page).locator('#done').filter({ hasText: 'has been saved' }).waitFor();
        const saved = await readFile(offered, 'utf8');
        expectContains(
          saved,
          [COLUMNS.join(','), '2024-06-10,Standard Named Agent,28,20,1,7,Licenses'],
          'the CSV file',
        );
      },
    },
  ];
};

/** A window of its own with a copy of the examples, so that what is done in one is not seen in another. */
const openRoom = async ({ address, browser, examples, screenshots }: Place, name: string): Promise<Room> => {
  const folder = `${examples}-${name}`;
  await cp(examples, folder, { recursive: true });
  const page = await browser.newPage({ viewport: SIZE });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return { page, address: address.replace(encodeURI(examples), encodeURI(folder)), examples: folder, screenshots };
};

const runParts = async (room: Room, parts: readonly Part[], { only, print }: Place): Promise<Result> => {
  const { page, address, screenshots } = room;
  const checks = checksOf(parts, only);
  if (checks.length > 0) await openWindow(page, address);
  return runChecks(checks, print, async ({ title }) => {
    const name = title.replaceAll(/[^\w ,]/g, '').slice(0, LONGEST_NAME);
    await page.screenshot({ path: join(screenshots, 'failures', `${name}.png`) });
    // Whatever was left open must not be in the way of what comes next.
    await page.keyboard.press('Escape');
    if (await page.locator('.part.panel').isVisible()) await runCommand(page, 'View: Hide Panel');
  });
};

const LONGEST_NAME = 120;

/** What has nothing to do with one another has a window of its own. */
const ROOMS: readonly { readonly name: string; readonly parts: (room: Room, place: Place) => readonly Part[] }[] = [
  {
    name: 'files',
    parts: (room, { picture }) => [
      { title: 'From nothing', checks: fromNothing(room) },
      { title: 'The guide', checks: checksFor(room) },
      ...(picture === undefined ? [] : [{ title: 'The README’s picture', checks: [pictureOf(room, picture)] }]),
    ],
  },
  { name: 'deal', parts: (room, { only, isWhole }) => reconciliation(room, isWhole || only !== '') },
];

export const run = async (place: Place): Promise<void> => {
  const results: Result[] = [];
  // One after the other: a window that waits for the processor loses keys.
  for (const { name, parts } of ROOMS) {
    const room = await openRoom(place, name);
    results.push(await runParts(room, parts(room, place), place));
    await room.page.close();
  }
  const sum = (count: (result: Result) => number): number => results.reduce((all, result) => all + count(result), 0);
  place.print(closingLine({ passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) }));
};
