import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, subscription, usage } from '../../../test/deal';
import { csvCell, reconciliationsCsv } from './csv';

const acme = {
  'acme.subscription.yaml': subscription({ licenses: '{premium: {committed: 5}, standard: {committed: 20}}' }),
  'acme.usage.yaml': usage(['date: 2024-01-10, premium: 4, standard: 28', 'date: 2024-02-10, premium: 5']),
};

const csvOf = (files: Readonly<Record<string, string>>): string => {
  const workspace = deal(files);
  return reconciliationsCsv(
    workspace.organizationIds().flatMap(id => workspace.organization(id)?.reconciliations ?? []),
  );
};

describe('the daily detail as CSV', () => {
  it('has the guide’s columns, and the rows of every cycle under them', () => {
    expect(csvOf(acme).split('\r\n')).toEqual([
      'Usage Date,Usage Type,Units Used,Units Committed,Units Substituted,Units Overage,Usage Unit,Comment',
      '2024-01-10,Premium Concurrent Agent,4,5,0,0,Licenses,',
      '2024-01-10,Standard Concurrent Agent,28,20,1,7,Licenses,Overage peak',
      '2024-02-10,Premium Concurrent Agent,5,5,0,0,Licenses,',
      '',
    ]);
  });

  it('names the organization in front where there are several', () => {
    const rows = csvOf({
      ...acme,
      'x.subscription.yaml': subscription({ id: 'X', organization: '"=1+1"' }),
      'x.usage.yaml': usage(['date: 2024-01-10, standard: 1'], { organization: '"=1+1"' }),
    }).split('\r\n');
    expect(rows[0]).toMatch(/^Organization,Usage Date,/);
    expect(rows.map(row => row.split(',')[0])).toEqual(['Organization', "'=1+1", 'acme', 'acme', 'acme', '']);
  });

  it('has a header alone where there is nothing to reconcile', () => {
    expect(csvOf({}).split('\r\n')).toHaveLength(2);
  });
});

describe('a cell', () => {
  it.each([
    [7, '7'],
    [-7, '-7'],
    ['acme', 'acme'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
  ])('%j is written %j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });

  it('is never a formula, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', 'a') }), text => {
        expect(csvCell(text).replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
