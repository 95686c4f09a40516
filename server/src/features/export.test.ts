import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { swedish } from '../messages/sv';
import type { ExportedFile, ExportFormat, PreviewParams } from '../protocol';
import { reconciliationsCsv } from '../reports/csv';
import { exported } from './export';

const WILD = '"<script>alert(1)</script> & =1+1"';

const LICENSES =
  '{premium: {committed: 5}, standard: {committed: 20, unitPrice: 1234.5, overage: {sku: "=SUM(A1)", unitPrice: 1000.005}}}';

const DEAL = {
  's.subscription.yaml': subscription({ licenses: LICENSES, surgeProtection: '30%', organization: WILD }),
  'u.usage.yaml': usage(
    ['date: 2024-01-10, premium: 4, standard: 28, voiceContacts: 90', 'date: 2024-02-10, standard: 1'],
    {
      organization: WILD,
    },
  ),
};

const fileOf = (format: ExportFormat, params: Partial<PreviewParams> = {}, files: Files = DEAL): ExportedFile | null =>
  inOneGo(exported(deal(files), english, { uri: uriOf('u.usage.yaml'), cycle: '2024-01-01', format, ...params }));

const textOf = (format: ExportFormat, params: Partial<PreviewParams> = {}): string => {
  const content = fileOf(format, params)?.content;
  return content !== undefined && 'text' in content ? content.text : '';
};

describe('an export', () => {
  it('of the daily detail is the command line’s CSV of the cycle', () => {
    const workspace = deal(DEAL);
    const [id = ''] = workspace.organizationIds();
    const [january] = workspace.organization(id)?.reconciliations ?? [];
    expect(textOf('csv')).toBe(january && reconciliationsCsv([january]));
    expect(textOf('csv').split('\r\n').length).toBe(4);
  });

  it('of the invoice has plain money, and no formula', () => {
    expect(textOf('invoiceCsv').split('\r\n').slice(0, 3)).toEqual([
      'SKU,Description,Quantity,Unit,Unit price,Discount,Amount',
      "'=SUM(A1),Standard Concurrent Agent overage,7,Agent,1000.005,,7000.04",
      ',Recurring charges,,,,,0.00',
    ]);
  });

  it('as a workbook has quantities as numbers and money as its digits', () => {
    const content = fileOf('xlsx')?.content;
    const sheets = content !== undefined && 'sheets' in content ? content.sheets : [];
    expect(sheets.map(({ name }) => name)).toEqual(['Daily detail', 'Overage invoice']);
    expect(sheets[0]?.rows[2]).toEqual([
      '2024-01-10',
      'Standard Concurrent Agent',
      28,
      20,
      1,
      7,
      'Licenses',
      'Overage peak',
    ]);
    expect(sheets[1]?.rows[1]?.slice(2)).toEqual([7, 'Agent', { money: '1000.005' }, '', { money: '7000.04' }]);
    expect(sheets.every(({ name }) => name.length <= 31)).toBe(true);
    expect(sheets[1]?.rows.slice(-5)).toEqual([
      ['', 'Period', '2024-01-01 to 2024-01-31'],
      ['', 'Transaction date', '2024-02-01'],
      ['', 'Due date', '2024-03-02'],
      ['', 'Currency', 'USD'],
      ['', 'Committed charges', '', '', '', '', 'unknown: a price is missing or in another currency'],
    ]);
  });

  it('as Markdown has the daily detail and the invoice', () => {
    const markdown = textOf('markdown');
    expect(markdown).toContain(
      '| 2024-01-10 | Standard Concurrent Agent | 28 | 20 | 1 | 7 | Licenses | Overage peak |',
    );
    expect(markdown).toContain('### Overage invoice');
    expect(markdown).not.toContain('<script>');
  });

  it('as a page stands alone: nothing runs, nothing is fetched, and text of files stays text', () => {
    const html = textOf('html');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain(
      "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"",
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|https?:|@import|src=/i);
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; =1+1');
    expect(html).toContain('<td class="number">7,000.04</td>');
    expect(html).toContain('@media print');
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('as a page has balanced elements, and says why what is billed is billed', () => {
    const html = textOf('html');
    const open: string[] = [];
    for (const [, end, name = '', closed] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
      if (closed === '/' || name === 'meta') continue;
      if (end === '/') expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    expect(html).toContain('Standard overage billed: 7');
    expect(html).toContain('s.subscription.yaml, line');
  });

  it('tells what is tried and not written', () => {
    const tried = { tried: { values: { standard: '28' } } };
    expect(fileOf('html', tried)?.fileName).toMatch(/-2024-01-01-tried\.html$/);
    expect(textOf('html', tried)).toContain(
      'Tried, not written: SUB-1 with licenses.standard.committed: 28 instead of 20',
    );
    expect(textOf('markdown', tried)).toContain('Tried, not written');
    expect(textOf('markdown')).not.toContain('Tried');
    const sheetsOf = (params: Partial<PreviewParams>): string => JSON.stringify(fileOf('xlsx', params)?.content);
    expect(sheetsOf(tried)).toContain('Tried, not written: SUB-1 with licenses.standard.committed: 28 instead of 20');
    expect(sheetsOf({})).not.toContain('Tried');
  });

  it('is in the user’s language', () => {
    const file = inOneGo(exported(deal(DEAL), swedish, { uri: uriOf('u.usage.yaml'), format: 'html' }));
    const text = file !== null && 'text' in file.content ? file.content.text : '';
    expect(text).toContain('<html lang="sv">');
    expect(text).toContain('Aktuell användning');
  });

  it('is none where nothing is shown', () => {
    expect(fileOf('csv', { uri: uriOf('gone.usage.yaml') })).toBeNull();
  });
});
