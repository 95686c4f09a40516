/** What an invoice comes to, counted a second time in whole numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../server/src/messages/en';
import { say } from '../server/src/messages/message';
import { swedish } from '../server/src/messages/sv';
import { reconciliationJson } from '../server/src/reports/json';
import { deal, subscription, usage } from './deal';
import { handInSources } from './hand-in-sources';

const LICENSES = ['premium', 'standard', 'ivrPorts', 'workforceOptimization'];
const CHANNELS = ['SMS', 'WHATSAPP'];
const CURRENCIES = [
  { code: 'USD', digits: 2 },
  { code: 'JPY', digits: 0 },
  { code: 'KWD', digits: 3 },
];

/** Prices and percentages in ten thousandths. */
interface Price {
  readonly unitPrice: number;
  readonly discount: number;
}

const SCALE = 10_000;
const FREE: Price = { unitPrice: 0, discount: 0 };

/** Many in steps that leave amounts just in the middle between two digits. */
const price: fc.Arbitrary<Price> = fc.record({
  unitPrice: fc.oneof(
    fc.nat(10_000 * SCALE),
    fc.nat(20_000).map(steps => steps * 50),
  ),
  discount: fc.oneof(fc.nat(100 * SCALE), fc.constantFrom(0, 12.5 * SCALE, 25 * SCALE, 50 * SCALE)),
});

const decimalText = (tenThousandths: number): string =>
  `${Math.floor(tenThousandths / SCALE)}.${String(tenThousandths % SCALE).padStart(4, '0')}`;

const termsText = ({ unitPrice, discount }: Price): string =>
  `unitPrice: ${decimalText(unitPrice)}, discount: ${decimalText(discount)}%`;

/** In the currency's smallest unit: rounded half up, which of amounts from 0 on is half away from zero. */
function amountOf(quantity: number, { unitPrice, discount }: Price, digits: number): bigint {
  const exact = BigInt(quantity) * BigInt(unitPrice) * BigInt(100 * SCALE - discount);
  const unit = BigInt(SCALE) * BigInt(100 * SCALE);
  return (2n * exact * 10n ** BigInt(digits) + unit) / (2n * unit);
}

function amountText(amount: bigint, digits: number): string {
  const text = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

describe('an invoice (R10)', () => {
  const items = [...LICENSES, ...CHANNELS];
  const prices = fc
    .tuple(...items.map(() => price))
    .map(all => new Map(items.map((item, index) => [item, all[index] ?? FREE])));
  const quantities = fc.tuple(...items.map(() => fc.nat(3000)));

  it('comes to the sum of its lines, each rounded by itself', () => {
    fc.assert(
      fc.property(prices, quantities, fc.constantFrom(...CURRENCIES), (priced, used, { code, digits }) => {
        const terms = (item: string): string => termsText(priced.get(item) ?? FREE);
        const files = {
          'a.subscription.yaml': subscription({
            currency: code,
            licenses: `{${LICENSES.map(type => `${type}: {overage: {sku: ${type}, ${terms(type)}}}`).join(', ')}}`,
            digitalChannels: `[${CHANNELS.map(sku => `{sku: ${sku}, ${terms(sku)}}`).join(', ')}]`,
          }),
          'a.usage.yaml': `
            kind: usage
            organization: acme
            days: [{date: 2024-01-02, ${LICENSES.map((type, index) => `${type}: ${used[index]}`).join(', ')}}]
            digitalChannels: [${CHANNELS.map((sku, index) => `{sku: ${sku}, date: 2024-01-02, units: ${used[LICENSES.length + index]}}`).join(', ')}]
          `,
        };
        const reconciliations = deal(files).organization('acme')?.reconciliations ?? [];
        const [{ invoice } = { invoice: undefined }] = reconciliations.map(reconciliationJson);
        const amounts = (invoice?.lines ?? []).map(({ sku, quantity }) =>
          amountOf(quantity, priced.get(sku ?? '') ?? FREE, digits),
        );
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        expect(invoice?.lines.map(({ amount }) => amount)).toEqual(amounts.map(amount => amountText(amount, digits)));
        expect(invoice?.totals).toMatchObject({
          subtotal: amountText(total, digits),
          total: amountText(total, digits),
        });
        expect(invoice?.complete).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a difference from what the vendor sent (R12)', () => {
  const files = {
    'a.subscription.yaml': subscription({
      licenses: '{standard: {committed: 1, overage: {unitPrice: 100}}}',
    }),
    'a.usage.yaml': usage(['date: 2024-01-02, standard: 4']),
    'b.usage.yaml': `kind: usage
organization: acme
sources: [{file: detail.csv, format: daily-detail}]
`,
    'a.invoice.yaml': `kind: invoice
number: INV-1
subscription: SUB-1
period: {from: 2024-01-01, to: 2024-01-31}
lines:
  - {description: Standard agents, quantity: 5, unitPrice: 99, amount: 495}
  - {description: Something else, quantity: 1}
totals: {recurring: 1.00, usage: 495.00, total: 496.00}
`,
  };

  it.each([
    ['English', english],
    ['Swedish', swedish],
  ] as const)('names the way to dispute it, in %s', (_, messages) => {
    const workspace = deal(files);
    const detail = 'Usage Date,Usage Type,Units Used,Units Committed\n2024-01-03,Standard Concurrent Agent,1,2\n';
    handInSources(workspace, { 'detail.csv': detail });
    const differences = workspace.uris().flatMap(uri => workspace.findings(uri).filter(({ rule }) => rule === 'R12'));
    expect(differences.map(({ code }) => code).sort()).toEqual([
      'daily-detail-mismatch',
      'invoice-amount-mismatch',
      'invoice-line-unexpected',
      'invoice-price-mismatch',
      'invoice-quantity-mismatch',
      'invoice-total-mismatch',
      'invoice-total-mismatch',
      'invoice-total-mismatch',
    ]);
    const silent = differences.filter(({ message }) => !say(messages, message).includes('Customer Success Manager'));
    expect(silent.map(({ code }) => code)).toEqual([]);
  });
});
