/** Exact money: amounts are decimals, rounded once to the currency's minor unit. */
import { Big } from './decimal';

const HUNDREDTH = '0.01';
const USUAL_DIGITS = 2;

/** Digits of the minor unit by ISO 4217, where they are not two. The platform's own table follows other sources. */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Currencies in use whose minor unit has two digits. */
const TWO_DIGIT_CURRENCIES = [
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE',
  'CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR',
  'KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB',
  'PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY',
  'TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
].flatMap(line => line.split(' '));

/** The codes of ISO 4217, in their order. */
export const CURRENCIES: readonly string[] = [...TWO_DIGIT_CURRENCIES, ...Object.keys(MINOR_DIGITS)].sort();

/** How many digits an amount in the currency has; two where the currency is not stated. */
export const minorDigits = (currency: string | undefined): number =>
  currency !== undefined && Object.hasOwn(MINOR_DIGITS, currency)
    ? (MINOR_DIGITS[currency] ?? USUAL_DIGITS)
    : USUAL_DIGITS;

/** quantity × unit price × (1 − discount), rounded half away from zero to the currency's minor unit (R10). */
export function netAmount(
  quantity: number,
  unitPrice: Big,
  discount: Big | undefined,
  currency: string | undefined,
): Big {
  const share = new Big('100').minus(discount ?? '0').times(HUNDREDTH);
  return unitPrice.times(String(quantity)).times(share).round(minorDigits(currency), Big.roundHalfUp);
}

export const sumOf = (amounts: readonly Big[]): Big => amounts.reduce((sum, amount) => sum.plus(amount), new Big('0'));

/** An amount with exactly the currency's digits. */
export const formatAmount = (amount: Big, currency: string | undefined): string =>
  amount.toFixed(minorDigits(currency));

/** A unit price with at least the currency's digits and no further trailing zeros. */
export function formatUnitPrice(price: Big, currency: string | undefined): string {
  const exact = price.toFixed();
  const digits = exact.split('.')[1]?.length ?? 0;
  return digits < minorDigits(currency) ? price.toFixed(minorDigits(currency)) : exact;
}
