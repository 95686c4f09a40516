/** What a person sees and does in the preview's page, with the mouse, by keyboard alone, and by ear. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inOneGo } from '../../server/src/engine/pieces';
import { exported } from '../../server/src/features/export';
import { preview } from '../../server/src/features/preview';
import { english } from '../../server/src/messages/en';
import { swedish } from '../../server/src/messages/sv';
import type { PreviewView } from '../../server/src/protocol';
import { deal, uriOf } from '../deal';
import { launch, type Options, openPreview, type Scene } from './scene';
import { THEMES, type ThemeName } from './themes';

const example = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../examples/${file}`, import.meta.url)), 'utf8');

const USAGE = 'guide.usage.yaml';
const GUIDE = { 'guide.subscription.yaml': example('guide.subscription.yaml'), [USAGE]: example(USAGE) };

let browser: Browser;
const pages: Page[] = [];

beforeAll(async () => {
  browser = await launch();
}, 120_000);
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
});
afterAll(() => browser.close());

const guide = async (options?: Options): Promise<Scene> => {
  const scene = await openPreview(browser, GUIDE, USAGE, options);
  pages.push(scene.page);
  return scene;
};

/** As much of an element as is read here: the tests know no page. */
interface Cell {
  readonly textContent: string | null;
}

const cells = (rows: Locator): Promise<string[][]> =>
  rows.evaluateAll(all =>
    all.map(row => Array.from(row.children as ArrayLike<Cell>, cell => (cell.textContent ?? '').trim())),
  );
const rowsOf = (page: Page): Locator => page.locator('#daily-detail tbody tr');
const column = async (page: Page, index: number): Promise<(string | undefined)[]> =>
  (await cells(rowsOf(page))).map(row => row[index]);
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.id || document.activeElement.textContent');

describe('the current usage', () => {
  it('has a bar and numbers for each type, of agents or of IVR', async () => {
    const { page } = await guide();
    expect(await page.locator('#usage article h3').allTextContents()).toEqual([
      'Premium · ▲ above',
      'Standard · ▲ above',
      'Workforce Optimization',
    ]);
    expect(await page.getByRole('img', { name: /^Standard: 31 used/ }).count()).toBe(1);
    await page.getByRole('button', { name: 'IVR and calls' }).click();
    expect(await page.locator('#usage article').count()).toBe(2);
    expect(await page.getByRole('button', { name: 'IVR and calls' }).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the chart', () => {
  it('tells overage and substitution apart by pattern, and marks peak and commitment', async () => {
    const { page } = await guide();
    await page.getByLabel('Chart of').selectOption('standard');
    const fills = await page
      .locator('#chart-picture .day .bar')
      .evaluateAll(bars => bars.map(bar => bar.getAttribute('fill')));
    expect(new Set(fills)).toEqual(new Set(['url(#fill-covered)', 'url(#fill-substituted)', 'url(#fill-overage)']));
    expect(await page.locator('#chart-picture path.limit').count()).toBe(1);
    expect(await page.locator('#chart-picture path.peak').count()).toBe(1);
  });

  it('is a table, too', async () => {
    const { page } = await guide();
    await page.getByLabel('Chart of').selectOption('standard');
    await page.getByText('The chart as a table').click();
    expect((await cells(page.locator('#chart-table tbody tr')))[1]).toEqual(['2024-06-10', '28', '20', '1', '7']);
  });

  it('leads to the line of a day', async () => {
    const { page, heard } = await guide();
    await page
      .locator('#chart-picture .day.opens')
      .first()
      .click({ position: { x: 4, y: 60 } });
    await expect.poll(() => heard.at(-1)?.type).toBe('open');
  });
});

describe('the daily detail', () => {
  it('is the guide’s table, with a total for each type', async () => {
    const { page } = await guide();
    expect((await cells(rowsOf(page)))[3]).toEqual([
      '2024-06-10',
      'Standard Named Agent',
      '28',
      '20',
      '1',
      '7',
      'Licenses',
      '',
    ]);
    expect(await page.locator('#daily-detail tfoot tr').count()).toBe(3);
  });

  it('shows one type, and only days with overage', async () => {
    const { page } = await guide();
    await page.getByLabel('Usage type').selectOption('standard');
    expect(await column(page, 0)).toEqual(['2024-06-09', '2024-06-10', '2024-06-11', '2024-06-12', '2024-06-13']);
    expect(await page.locator('#daily-detail tfoot tr').count()).toBe(1);
    await page.getByLabel('Only days with overage').check();
    expect(await column(page, 5)).toEqual(['7', '9', '11', '11']);
    expect(await page.locator('#rows-shown').textContent()).toBe('4 of 11 rows');
  });

  it('is sorted by a column’s button, and says so', async () => {
    const { page } = await guide();
    const header = page.getByRole('columnheader', { name: 'Units Used' });
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    expect((await column(page, 2))[0]).toBe('0');
    await page.keyboard.press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect((await column(page, 2))[0]).toBe('41');
    await page.keyboard.press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('none');
    expect((await column(page, 0))[0]).toBe('2024-06-09');
  });

  it('marks the row under the editor’s cursor', async () => {
    const { page, say } = await guide();
    const line = GUIDE[USAGE].split('\n').findIndex(text => text.includes('2024-06-12'));
    const character = GUIDE[USAGE].split('\n')[line]?.indexOf('31') ?? 0;
    await say({ type: 'cursor', place: { uri: uriOf(USAGE), line, character } });
    expect((await cells(page.locator('#daily-detail [aria-current]'))).map(row => row.slice(0, 2))).toEqual([
      ['2024-06-12', 'Standard Named Agent'],
    ]);
    await say({ type: 'cursor' });
    expect(await page.locator('#daily-detail [aria-current]').count()).toBe(0);
  });

  it('keeps the rows, and the focus, while figures change', async () => {
    const { page, type } = await guide();
    await rowsOf(page).nth(3).focus();
    await page.evaluate('window.marked = document.activeElement');
    await type({ ...GUIDE, [USAGE]: GUIDE[USAGE].replace('standard: 28', 'standard: 29') });
    expect(await page.evaluate('document.activeElement === window.marked')).toBe(true);
    expect((await column(page, 2))[3]).toBe('29');
    expect(await page.locator('#status').textContent()).toBe('2 figures changed.');
  });

  it('of thousands of rows draws those in sight, and goes to the last with a key', async () => {
    const many = (view: PreviewView): PreviewView => {
      const detail = view.results?.detail;
      const [row] = detail?.rows ?? [];
      if (!view.results || !detail || !row) return view;
      const rows = Array.from({ length: 5_000 }, (_, index) => ({
        ...row,
        date: String(index),
        cells: [{ text: `day ${index}` }, ...row.cells.slice(1)],
      }));
      return { ...view, results: { ...view.results, detail: { ...detail, rows } } };
    };
    const { page } = await guide({ alter: many });
    expect(await page.locator('#daily-detail tbody:not(.space) tr').count()).toBeLessThan(200);
    await page.locator('#daily-detail tbody tr').first().focus();
    await page.keyboard.press('End');
    expect(await focused(page)).toContain('day 4999');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toContain('day 4998');
    const header = await page.locator('#daily-detail thead th').first().boundingBox();
    expect(header?.y).toBe(0);
  });
});

describe('what is tried', () => {
  it('stays as it was typed last, whatever answers are still on their way', async () => {
    const { page, heard } = await guide();
    const standard = page.locator('#try-standard');
    await standard.fill('3');
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'try', tried: { values: { standard: '3' } } });
    const question = { uri: uriOf(USAGE), tried: { values: { standard: '3' } } };
    const late = { type: 'view', question, follows: true, view: inOneGo(preview(deal(GUIDE), english, question)) };
    await page.evaluate(`
      const input = document.getElementById('try-standard');
      input.value = '33';
      input.dispatchEvent(new Event('input'));
      input.dispatchEvent(new Event('change'));
      input.dispatchEvent(new Event('blur'));
      window.postMessage(${JSON.stringify(late)});
      new Promise(done => setTimeout(done)).then(() => document.getElementById('apply').click());
    `);
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'apply' });
    expect(heard.at(-2)).toEqual({ type: 'try', tried: { values: { standard: '33' } } });
    await page.locator('#differences').getByText('−11').waitFor();
    expect(await standard.inputValue()).toBe('33');
  });

  it('is dropped on request', async () => {
    const { page, heard } = await guide();
    await page.locator('#try-standard').fill('33');
    await page.locator('#differences').waitFor();
    await page.locator('#reset').click();
    await page.locator('#differences').waitFor({ state: 'hidden' });
    expect(await page.locator('#try-standard').inputValue()).toBe('20');
    expect(heard.at(-1)).toEqual({ type: 'try' });
  });
});

describe('why', () => {
  it('opens from any number, has the focus, and gives it back on Escape', async () => {
    const { page } = await guide();
    await page.locator('#facts').getByRole('button', { name: '1,400.00 USD' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#why-title').getByText('1,400.00').waitFor();
    await expect.poll(() => focused(page)).toBe('why-heading');
    await page.keyboard.press('Escape');
    expect(await page.locator('#why').isVisible()).toBe(false);
    expect(await focused(page)).toBe('1,400.00 USD');
  });

  it('opens from a number of the table with the space bar, and leads to the source', async () => {
    const { page, heard } = await guide();
    await rowsOf(page).nth(3).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect.poll(() => focused(page)).toBe('why-heading');
    await rowsOf(page).nth(3).focus();
    await page.locator('#why').getByRole('button', { name: 'guide.usage.yaml, line' }).first().click();
    await expect.poll(() => heard.at(-1)?.type).toBe('open');
  });
});

describe('what if', () => {
  it('says at once what another commitment would come to, and where it would be written', async () => {
    const { page, heard } = await guide();
    await page.getByLabel('Standard licences committed').fill('31');
    await page.locator('#differences').waitFor();
    expect(heard.at(-1)).toEqual({ type: 'try', tried: { values: { standard: '31' } } });
    expect((await cells(page.locator('#differences tbody tr')))[0]).toEqual([
      'Standard overage billed',
      '11',
      '0',
      '−11',
    ]);
    expect(await page.locator('#what-if-target').textContent()).toContain('guide.subscription.yaml');
    expect(await page.locator('#status').textContent()).toMatch(/instead of .*more numbers differ\.$/);
    expect(await page.getByLabel('Standard licences committed').inputValue()).toBe('31');
  });

  it('is dropped by Reset, and only Apply asks for it to be written', async () => {
    const { page, heard } = await guide();
    await page.getByLabel('Standard licences committed').fill('31');
    await page.locator('#differences').waitFor();
    expect(heard.some(({ type }) => type === 'apply')).toBe(false);
    await page.getByRole('button', { name: 'Apply to file' }).click();
    await expect.poll(() => heard.at(-1)?.type).toBe('apply');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'try' });
    expect(await page.getByLabel('Standard licences committed').inputValue()).toBe('20');
    await page.locator('#differences').waitFor({ state: 'hidden' });
  });

  it('says at the field why a text cannot be taken', async () => {
    const { page } = await guide();
    const field = page.getByLabel('Premium licences committed');
    await field.fill('many');
    await page.locator('#try-premium-problem').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#status').textContent()).toBe(await page.locator('#try-premium-problem').textContent());
    // What cannot be taken was not computed.
    expect(await page.locator('#no-differences').isVisible()).toBe(false);
    await field.fill('005');
    await page.locator('#no-differences').waitFor();
    expect(await page.locator('#try-premium-problem').isVisible()).toBe(false);
  });
});

describe('the choices', () => {
  it('can follow the editor or stay', async () => {
    const { page, heard } = await guide();
    await page.getByRole('button', { name: 'Follow the editor' }).click();
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'follow', follows: false });
    await expect
      .poll(() => page.getByRole('button', { name: 'Follow the editor' }).getAttribute('aria-pressed'))
      .toBe('false');
  });

  it('come back with filters, sorting and scroll when the page is loaded again', async () => {
    const first = await guide();
    await first.page.getByLabel('Usage type').selectOption('standard');
    await first.page.getByRole('button', { name: 'IVR and calls' }).click();
    await first.page.getByRole('columnheader', { name: 'Units Used' }).getByRole('button').click();
    await first.page.evaluate('scrollTo(0, 300)');
    await expect.poll(async () => (await first.kept()).look.scroll).toBe(300);
    const { page } = await guide({ kept: await first.kept() });
    expect(await column(page, 2)).toEqual(['1', '28', '29', '31', '31']);
    expect(await page.getByRole('button', { name: 'IVR and calls' }).getAttribute('aria-pressed')).toBe('true');
    // The browser keeps in place what is in sight while the parts above it take their height.
    await expect.poll(async () => Math.abs((await page.evaluate<number>('scrollY')) - 300)).toBeLessThan(20);
  });

  it('of an export are a list that Escape closes', async () => {
    const { page, heard } = await guide();
    await page.locator('#export').click();
    await page.keyboard.press('Escape');
    expect(await page.locator('#export-formats').isVisible()).toBe(false);
    expect(await focused(page)).toBe('export');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => heard.at(-1)).toEqual({ type: 'export', format: 'csv' });
  });
});

it('a text that cannot be read is marked', async () => {
  const { page, type } = await guide();
  expect(await page.locator('#stale').isVisible()).toBe(false);
  await type({ ...GUIDE, [USAGE]: `${GUIDE[USAGE]}  - {date: 2024-06-14, stand` });
  expect(await page.locator('#stale').isVisible()).toBe(true);
  expect(await page.locator('#status').textContent()).toContain('guide.usage.yaml cannot be read completely');
});

it('an answer that is long in coming is marked, until it is there', async () => {
  const { page, say } = await guide();
  await say({ type: 'waiting', waits: true });
  expect(await page.locator('#waiting').isVisible()).toBe(true);
  expect(await page.locator('#status').textContent()).toContain('older than the text');
  await say({ type: 'waiting', waits: false });
  expect(await page.locator('#waiting').isVisible()).toBe(false);
});

it('the first answer is awaited with a sentence, whatever else is told', async () => {
  const { page, say } = await guide({ isUnanswered: true });
  await say({ type: 'cursor' });
  expect(await page.locator('main').textContent()).toContain('Computing');
});

/** Down to what is left of a narrow panel at 200 %. */
const WIDTHS = [320, 360, 400, 460, 500, 520, 580, 640, 740, 760, 800, 900, 1280];

describe('the page', () => {
  const themes = Object.keys(THEMES) as ThemeName[];
  it.each(themes.flatMap(theme => (['en', 'sv'] as const).map(language => ({ theme, language }))))(
    'can be used without eyes or mouse as far as axe can tell: $theme, $language',
    async options => {
      const { page, violations } = await guide(options);
      await page.locator('#facts button').first().click();
      await page.locator('#why-title').waitFor();
      expect(await violations()).toEqual([]);
    },
  );

  it.each(themes)(
    'lets the browser draw its own controls for the theme, whatever the system prefers: %s',
    async theme => {
      const { page } = await guide({ theme });
      const wanted = theme === 'light' || theme === 'highContrastLight' ? 'light' : 'dark';
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const ownCanvas = await page.evaluate(`(() => {
        const canvas = document.createElement('p');
        canvas.style.setProperty('color', 'CanvasText');
        document.body.append(canvas);
        return getComputedStyle(canvas).color === 'rgb(0, 0, 0)' ? 'light' : 'dark';
      })()`);
        expect(ownCanvas, colorScheme).toBe(wanted);
      }
    },
  );

  it.each(themes)('fills the parts of bars and charts so that each stands out from the page: %s', async theme => {
    const { page } = await guide({ theme });
    const contrasts = await page.evaluate<Record<string, number>>(`(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const page = getComputedStyle(document.body).backgroundColor;
      const luminance = color => {
        for (const layer of [page, color]) {
          canvas.fillStyle = layer;
          canvas.fillRect(0, 0, 1, 1);
        }
        const [red, green, blue] = Array.from(canvas.getImageData(0, 0, 1, 1).data, byte => {
          const part = byte / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const fills = document.querySelectorAll('.patterns .fill:not(.idle)');
      return Object.fromEntries(Array.from(fills, fill =>
        [fill.classList[1], contrast(luminance(getComputedStyle(fill).fill), luminance(page))]));
    })()`);
    expect(Object.keys(contrasts)).toEqual(['covered', 'substituted', 'surge', 'overage']);
    for (const [part, contrast] of Object.entries(contrasts)) expect(contrast, part).toBeGreaterThanOrEqual(3);
  });

  it('shows everything across, however wide it is', async () => {
    const { page } = await guide({ language: 'sv' });
    const within = `(() => {
      const card = document.getElementById('detail').getBoundingClientRect();
      const table = document.getElementById('daily-detail').getBoundingClientRect();
      return card.right - table.right >= 0 && document.documentElement.scrollWidth === document.documentElement.clientWidth;
    })()`;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(within), `${width} pixels`).toBe(true);
    }
  });

  it('shows the whole list of exports below its button, however narrow it is', async () => {
    const { page } = await guide({ language: 'sv' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator('#export').click();
      const [button, list] = await Promise.all(
        ['#export', '#export-formats'].map(part => page.locator(part).boundingBox()),
      );
      if (!button || !list) throw new Error('There is no list.');
      expect(list.x, `${width} pixels`).toBeGreaterThanOrEqual(0);
      expect(list.x + list.width, `${width} pixels`).toBeLessThanOrEqual(width);
      expect(list.y - button.y - button.height, `${width} pixels`).toBeLessThan(8);
      await page.keyboard.press('Escape');
    }
  });

  it('breaks no word and no number of the daily detail, and keeps each under its column, however narrow it is', async () => {
    const { page } = await guide({ language: 'sv' });
    await page.getByRole('button', { name: 'Units Substituted' }).click();
    const broken = `Array.from(document.querySelectorAll('#daily-detail :is(th, td)')).flatMap(cell => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        for (const { 0: word, index } of text.data.matchAll(/\\S+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const tops = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
          const { left, right } = range.getBoundingClientRect();
          const box = cell.getBoundingClientRect();
          if (tops.size > 1 || left < box.left - 1 || right > box.right + 1) found.push(word);
        }
      }
      return found;
    })`;
    const columns = `Array.from(document.querySelectorAll('#daily-detail tr')).map(row =>
      Array.from(row.cells, cell => Math.round(cell.getBoundingClientRect().left)).join(' '))`;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(broken), `${width} pixels`).toEqual([]);
      expect(new Set(await page.evaluate<string[]>(columns)).size, `${width} pixels`).toBe(1);
    }
  });

  it('keeps the header of the daily detail in sight in a narrow panel, too', async () => {
    const { page } = await guide({ width: 400 });
    await page.locator('#daily-detail tfoot tr').last().scrollIntoViewIfNeeded();
    const isScrolled = "document.querySelector('#daily-detail tbody tr').getBoundingClientRect().bottom < 0";
    expect(await page.evaluate(isScrolled)).toBe(true);
    const header = await page.locator('#daily-detail thead th').first().boundingBox();
    expect(header && header.y >= 0 && header.y < 100).toBe(true);
  });

  it('runs no script and takes no style but its own', async () => {
    const { page } = await guide();
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = "document.documentElement.dataset.smuggled = 'yes'";
      document.body.append(script);
    `);
    expect(await page.evaluate('document.documentElement.dataset.smuggled ?? "no"')).toBe('no');
  });
});

it('the page that is handed over fits a telephone and a sheet of paper, and breaks no date', async () => {
  const file = inOneGo(exported(deal(GUIDE), swedish, { uri: uriOf(USAGE), format: 'html' }));
  if (file === null || !('text' in file.content)) throw new Error('Nothing is handed over.');
  const page = await browser.newPage();
  pages.push(page);
  await page.setContent(file.content.text);
  const broken = `Array.from(document.querySelectorAll('td, dd')).flatMap(cell => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      for (const { 0: date, index } of text.data.matchAll(/\\d{4}-\\d\\d-\\d\\d/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + date.length);
        if (new Set(Array.from(range.getClientRects(), ({ top }) => top)).size > 1) found.push(cell.textContent);
      }
    return found;
  })`;
  const across = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  for (const [width, media] of [
    [360, 'screen'],
    [794, 'print'],
    [1280, 'screen'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media });
    expect(await page.evaluate(broken), `${width} pixels`).toEqual([]);
    expect(await page.evaluate(across), `${width} pixels`).toBe(0);
    const labels = await page.locator('main > dl dd').evaluateAll(all => all.map(one => one.getBoundingClientRect().x));
    expect(new Set(labels).size, `${width} pixels`).toBe(1);
  }
});
