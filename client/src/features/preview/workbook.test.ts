import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { workbookOf } from './workbook';

const sheetOf = async (...rows: Parameters<typeof workbookOf>[0][number]['rows']) => {
  const files = unzipSync(await workbookOf([{ name: 'Invoice', rows }]));
  return strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
};

it('money stands in a workbook with exactly its digits, as a number', async () => {
  const sheet = await sheetOf(
    ['SKU', 'Amount'],
    ['MY-STD', { money: '12345678901234567.10' }],
    ['MY-JPY', { money: '100' }],
  );
  expect(sheet).toContain('<v>12345678901234567.10</v>');
  expect(sheet).toContain('<v>100</v>');
  expect(sheet).not.toContain('<f>');
});

it('quantities are numbers, and text that looks like a formula stays text', async () => {
  const sheet = await sheetOf(['SKU', 'Quantity'], ['=1+1', 11]);
  expect(sheet).toMatch(/<c r="B2"[^>]*><v>11<\/v>/);
  expect(sheet).toMatch(/<c r="A2"[^>]* t="s"/);
});
