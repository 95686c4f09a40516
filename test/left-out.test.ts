/** What an error marks is left out, alone, and is not reported a second time as if it had never been written. */
import { describe, expect, it } from 'vitest';
import { reconciliationJson } from '../server/src/reports/json';
import { deal, type Files, findingsOf, subscription, usage } from './deal';

const TERMS = {
  surgeProtection: '30%',
  licenses: '{premium: {committed: 5}, standard: {committed: 20, overage: {unitPrice: 10}}, ivrPorts: {committed: 1}}',
};
const DAYS = ['date: 2024-01-01, premium: 5, standard: 20', 'date: 2024-01-02, premium: 5, standard: 25'];

const results = (files: Files) => (deal(files).organization('acme')?.reconciliations ?? []).map(reconciliationJson);

const codes = (files: Files, name: string): string[] => findingsOf(deal(files), name);

describe('what an error marks', () => {
  it('does not make the organization of a subscription unknown', () => {
    const files = { 's.subscription.yaml': subscription({ ...TERMS, start: '2024-06-' }), 'u.usage.yaml': usage(DAYS) };
    expect(codes(files, 's.subscription.yaml')).toEqual(['schema @ 2024-06-']);
    expect(codes(files, 'u.usage.yaml')).toEqual([]);
  });

  it('does not make surge protection missing', () => {
    const files = { 's.subscription.yaml': subscription({ ...TERMS, surgeProtection: 'lots' }) };
    expect(codes(files, 's.subscription.yaml')).toEqual(['schema @ lots']);
  });

  it('does not make a price missing', () => {
    const licenses =
      '{premium: {committed: 5}, standard: {committed: 20, overage: {unitPrice: 1e1}}, ivrPorts: {committed: 1}}';
    const digitalChannels = '[{sku: SMS, unitPrice: free}]';
    const files = {
      's.subscription.yaml': subscription({ ...TERMS, licenses, digitalChannels }),
      'u.usage.yaml': `${usage(DAYS)}digitalChannels: [{sku: SMS, units: 7, date: 2024-01-02}]\n`,
    };
    expect(codes(files, 's.subscription.yaml')).toEqual([
      'overage @ 20',
      'schema @ 1e1',
      'digital-overage @ SMS',
      'schema @ free',
    ]);
    expect(results(files)[0]?.invoice.lines.map(({ amount }) => amount)).toEqual([null, null]);
  });

  it('does not make a figure or a day missing that is written', () => {
    const days = [
      ...DAYS,
      'date: 2024-01-03, premium: -3, standard: 21',
      'date: 2024-01-04, premium: x',
      'date: 2024-01-05, premium: 1',
    ];
    const files = { 's.subscription.yaml': subscription(TERMS), 'u.usage.yaml': usage(days) };
    const found = codes(files, 'u.usage.yaml').map(finding => finding.split(' ')[0]);
    expect(found).toEqual(['overage', 'schema', 'substitution', 'schema']);
  });

  it('of figures that are written twice and counted once is all three', () => {
    const raw =
      'agentSessions: [{agent: a, license: standard, login: 2024-01-02T08:00:00Z, logout: 2024-01-02T18:00:00Z}]\n';
    const files = {
      's.subscription.yaml': subscription(TERMS),
      'u.usage.yaml': usage(['date: 2024-01-02, standard: 25', 'date: 2024-01-02, standard: 26']) + raw,
    };
    const standard = results(files)[0]?.dailyDetail.filter(({ type }) => type === 'standard');
    expect(standard?.map(({ date, used }) => `${date} ${used}`)).toEqual(['2024-01-01 0']);
    expect(codes(files, 'u.usage.yaml')).toEqual([
      'duplicate-usage @ 25',
      'duplicate-usage @ 26',
      'duplicate-usage @ 2024-01-02T08:00:00Z',
    ]);
  });

  it('includes a log-out and an end whose year is wrong, so that they do not count for centuries', () => {
    const raw = `kind: usage
organization: acme
agentSessions: [{agent: a, license: premium, login: 2024-01-02T08:00:00Z, logout: 2924-01-02T09:00:00Z}]
ivrConnections: [{start: 2024-01-02T08:00:00Z, end: 9999-01-02T09:00:00Z}]
`;
    const files = { 's.subscription.yaml': subscription(TERMS), 'u.usage.yaml': raw };
    expect(results(files).map(({ cycle }) => cycle.start)).toEqual(['2024-01-01']);
    expect(codes(files, 'u.usage.yaml')).toEqual([
      'session-invalid @ 2924-01-02T09:00:00Z',
      'session-invalid @ 9999-01-02T09:00:00Z',
    ]);
  });

  it('includes channels with one SKU, whichever stands first, and discounts above 100 %', () => {
    const channels = '[{sku: X, included: 5}, {sku: X, included: 9}, {sku: Y, discount: 150%}]';
    const files = { 's.subscription.yaml': subscription({ ...TERMS, digitalChannels: channels }) };
    expect(codes(files, 's.subscription.yaml')).toEqual(['schema @ X', 'schema @ X', 'schema @ 150%']);
  });
});

describe('an invoice without SKUs', () => {
  const channels = '[{sku: S1, name: SMS, unitPrice: 1}, {sku: S2, name: SMS International, unitPrice: 2}]';
  const files = (lines: string, head = ''): Files => ({
    's.subscription.yaml': subscription({ ...TERMS, digitalChannels: channels }),
    'u.usage.yaml': `${usage(DAYS)}digitalChannels: [{sku: S1, units: 3, date: 2024-01-02}, {sku: S2, units: 4, date: 2024-01-02}]\n`,
    'i.invoice.yaml': `kind: invoice\nnumber: I-1\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\n${head}lines:\n${lines}`,
  });
  const AGREEING = `  - {description: SMS International overage, quantity: 4, unitPrice: 2, amount: 8}
  - {description: "Standard agent overage (below Premium)", quantity: 5, amount: 50}
  - {description: SMS overage, quantity: 3, amount: 3.00}
`;

  it('agrees where its lines are called what they are', () => {
    expect(codes(files(AGREEING), 'i.invoice.yaml')).toEqual([]);
  });

  it('in another currency is compared by its quantities alone', () => {
    const other = files(
      AGREEING.replace('quantity: 5', 'quantity: 6').replace('amount: 8', 'amount: 9'),
      'currency: EUR\n',
    );
    expect(codes(other, 'i.invoice.yaml')).toEqual(['currency-mismatch @ EUR', 'invoice-quantity-mismatch @ 6']);
  });

  it('names an amount as exactly as it is written', () => {
    const workspace = deal(files(AGREEING.replace('amount: 50', 'amount: 50.004')));
    const [finding] = workspace.findings('file:///deals/i.invoice.yaml');
    expect(JSON.stringify(finding?.message)).toContain('50.004');
  });
});

describe('surge protection of a subscription beside the primary', () => {
  const beside = (own: string): Files => ({
    'p.subscription.yaml': subscription({
      id: 'P',
      start: '2023-01-01',
      amendments: '[{effective: 2023-01-01, surgeProtection: 30%}]',
    }),
    'o.subscription.yaml': subscription({ id: 'O', ...Object.fromEntries([own.split(': ')]) }),
  });

  it('is compared with what is in force, amendments included', () => {
    expect(codes(beside('surgeProtection: 30%'), 'o.subscription.yaml')).toEqual([]);
    expect(codes(beside('surgeProtection: 40%'), 'o.subscription.yaml')).toEqual(['surge-mismatch @ 40%']);
    const amended = beside('surgeProtection: 30%');
    const text = `${amended['o.subscription.yaml']}amendments: [{effective: 2024-05-01, surgeProtection: 99%}]\n`;
    expect(codes({ ...amended, 'o.subscription.yaml': text }, 'o.subscription.yaml')).toEqual(['surge-mismatch @ 99%']);
  });
});
