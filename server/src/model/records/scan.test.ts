import { describe, expect, it, vi } from 'vitest';
import { deal, documentOf, uriOf } from '../../../../test/deal';
import { inTurns } from '../../../../test/in-turns';
import { piecedText } from '../pieced-text';
import { withYaml } from '../with-yaml';
import { scan, scanInPieces } from './scan';
import { scanRecord } from './scan-record';

vi.mock('../with-yaml', async original => {
  const real = await original<typeof import('../with-yaml')>();
  return { ...real, withYaml: vi.fn(real.withYaml) };
});

vi.mock('./scan-record', async original => {
  const real = await original<typeof import('./scan-record')>();
  return { ...real, scanRecord: vi.fn(real.scanRecord) };
});

const NAME = 'acme.usage.yaml';

/** How many lines are looked at for a record when one digit is typed in the middle of a file. */
function scannedByOneDigit(count: number, record: (index: number) => string): number {
  const records = Array.from({ length: count }, (_, index) => `  - ${record(index)}\n`);
  const text = `kind: usage\norganization: acme\ndays:\n${records.join('')}sources: []\n`;
  const workspace = deal({ [NAME]: text });
  expect(workspace.file(uriOf(NAME))?.usages[0]?.days).toHaveLength(count);
  const at = text.indexOf('standard: ', text.length / 2) + 'standard: '.length;
  workspace.set(documentOf(NAME, `${text.slice(0, at)}9${text.slice(at)}`));
  vi.mocked(scanRecord).mockClear();
  expect(workspace.file(uriOf(NAME))?.usages[0]?.days).toHaveLength(count);
  return vi.mocked(scanRecord).mock.calls.length;
}

describe('one digit typed in a record', () => {
  it.each<[string, (index: number) => string]>([
    ['in braces', index => `{date: 2024-06-10, standard: ${index}}`],
    ['of lines', index => `date: 2024-06-10\n    standard: ${index}`],
  ])('%s has that record read again and no other, however many there are', (_, record) => {
    expect([100, 50_000].map(count => scannedByOneDigit(count, record))).toEqual([1, 1]);
  });
});

/** The most items that are looked at for a record before others have their turn. */
const mostInOneTurn = (text: string): number => inTurns(scanInPieces(piecedText(text)), scanRecord).most;

describe('a long list', () => {
  it.each([
    ['of items that are not regular lets others in after some dozens of them', '{date: 2024-06-10,\n     x: [1]}', 60],
    ['of regular items lets others in after some thousands of them', '{date: 2024-06-10, x: 1}', 5_000],
  ])('%s', (_, item, most) => {
    const inOneTurn = mostInOneTurn(`kind: usage\ndays:\n${`  - ${item}\n`.repeat(4 * most)}`);
    expect(inOneTurn).toBeGreaterThan(most / 2);
    expect(inOneTurn).toBeLessThanOrEqual(most);
  });
});

describe('items that are no records', () => {
  const TAGGED = '  - {date: !!str 2024-06-10, standard: 17}\n';
  const BLOCK = '  - date: 2024-06-10\n    standard: 17\n    note: |\n      so\n';

  const triesIn = (text: string): number => {
    vi.mocked(withYaml).mockClear();
    scan(piecedText(text));
    return vi.mocked(withYaml).mock.calls.length;
  };

  it('are seldom given to yaml one by one where there are hardly any others', () => {
    expect(triesIn(TAGGED.repeat(8))).toBe(8);
    expect(triesIn(TAGGED.repeat(5000))).toBeLessThan(250);
  });

  it('keep few of those behind them from being records', () => {
    expect(scan(piecedText(TAGGED.repeat(5000) + BLOCK.repeat(100))).records.length).toBeGreaterThan(30);
    expect(scan(piecedText((TAGGED + BLOCK).repeat(100))).records.length).toBe(100);
  });
});
