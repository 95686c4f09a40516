import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Big } from './decimal';
import { CURRENCIES, formatAmount, formatUnitPrice, minorDigits, netAmount } from './money';

describe('money', () => {
  it('knows each currency once, in the order of the codes', () => {
    expect(CURRENCIES.filter(code => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(CURRENCIES).toEqual([...new Set(CURRENCIES)].sort());
    expect(CURRENCIES).toEqual(expect.arrayContaining(['EUR', 'JPY', 'KWD', 'SEK', 'USD']));
  });

  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['IQD', 3],
    ['KWD', 3],
    [undefined, 2],
    ['constructor', 2],
  ])('in %s has %i digits', (currency, digits) => expect(minorDigits(currency)).toBe(digits));

  it.each([
    ['1', '0.005', undefined, 'USD', '0.01'],
    ['3', '0.335', undefined, 'USD', '1.01'],
    ['11', '100', '0', 'USD', '1100.00'],
    ['1213', '0.05', undefined, 'USD', '60.65'],
    ['3', '9.99', '12.5', 'USD', '26.22'],
    ['1', '0.5', undefined, 'JPY', '1'],
    ['7', '0.0005', undefined, 'KWD', '0.004'],
    ['1000000000', '99999999999999999999.99', '0', 'USD', '99999999999999999999990000000.00'],
  ])('%s × %s less %s %% in %s is %s, rounded once and half up', (quantity, price, discount, currency, amount) => {
    const net = netAmount(
      Number(quantity),
      new Big(price),
      discount === undefined ? undefined : new Big(discount),
      currency,
    );
    expect(formatAmount(net, currency)).toBe(amount);
  });

  it.each([
    ['100', 'USD', '100.00'],
    ['0.0550', 'USD', '0.055'],
    ['100.0', 'JPY', '100'],
    ['1.5', 'KWD', '1.500'],
    ['0', 'USD', '0.00'],
  ])('a unit price of %s %s is written %s', (price, currency, text) =>
    expect(formatUnitPrice(new Big(price), currency)).toBe(text),
  );

  it('is as exact as whole numbers of the smallest unit', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(
        cents,
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        (price, quantity, discount) => {
          const text = `${price / 100n}.${String(price % 100n).padStart(2, '0')}`;
          const exact = price * BigInt(quantity) * BigInt(100 - discount);
          const rounded = (exact + 50n) / 100n;
          const net = netAmount(quantity, new Big(text), new Big(String(discount)), 'USD');
          expect(net.times('100').toFixed()).toBe(rounded.toString());
        },
      ),
    );
  });
});
