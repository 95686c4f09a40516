/** Money, terms and invoices, in English sentences. */
import { formatDay } from '../engine/day';
import type { AgentModel, Day, FigureType, LicenseType } from '../engine/domain';
import { count, money, plural } from './counts-en';
import { amount, cycleText, TYPE_NAMES } from './names-en';

/** Why a number of the vendor's may differ. */
export type Cause =
  | { readonly is: 'reading'; readonly assumption: string; readonly other: string }
  | { readonly is: 'otherPrimary'; readonly primary: string }
  | { readonly is: keyof typeof CAUSES };

/** What an invoice line is for. */
export interface LineName {
  readonly type: LicenseType | 'digitalChannel';
  readonly channel: string;
}

const lineName = ({ type, channel }: LineName): string => (type === 'digitalChannel' ? channel : TYPE_NAMES[type]);

const DISPUTE = 'To dispute it, turn to your Customer Success Manager first, then to the customer service portal.';

const TOTALS = { usage: 'Usage charges', total: 'Total' } as const;

export const moneyEnglish = {
  likelyCause: causeText,
  overagePriceMissing: (type: LicenseType, quantity: number): string =>
    `${amount(type, quantity)} of overage ${quantity === 1 ? 'has' : 'have'} no price, so the invoice is incomplete. Add overage: {unitPrice: …} to this licence; the licence's own price does not stand in for it.`,
  channelPriceMissing: (name: string, units: number): string =>
    `${plural(units, 'unit', 'units')} of ${name} above the included ones ${units === 1 ? 'has' : 'have'} no price, so the invoice is incomplete. Add a unitPrice to the channel in the primary subscription.`,
  digitalOverage: (sku: string, overage: number, units: number, included: number, start: Day, end: Day): string =>
    `${plural(overage, 'unit', 'units')} of ${sku} ${overage === 1 ? 'is' : 'are'} above the included ones in the cycle ${cycleText(start, end)}: ${count(units)} used, ${count(included)} included.`,
  unitsAreHere: (): string => 'The last units that count towards it are here.',
  includedIsHere: (included: number): string => `Included here: ${plural(included, 'unit', 'units')}.`,
  assumptionMatters: (
    assumption: string,
    chosen: string,
    other: string,
    difference: { readonly amount: string; readonly currency: string | undefined } | undefined,
    change: 'higher' | 'lower' | 'same',
  ): string => {
    const effect =
      difference === undefined
        ? 'the bill would be another one; by how much it differs cannot be said, because a price is missing'
        : change === 'same'
          ? 'single cycles would be billed otherwise and come to the same sum'
          : `the bill would be ${money(difference.amount, difference.currency)} ${change}`;
    return `The usage at hand is billed with ${assumption}: ${chosen}. With ${other}, ${effect}. Ask the vendor which reading applies.`;
  },

  currencyMismatch: (currency: string, primary: string): string =>
    `The currency is ${currency}, but the primary subscription is in ${primary}. The overage is billed in ${primary}, and the two are never added up.`,
  surgeMismatch: (percentage: string, primary: string | undefined): string =>
    primary === undefined
      ? `Surge protection of ${percentage}% has no effect while the primary subscription states none.`
      : `Surge protection of ${percentage}% has no effect: the primary subscription states ${primary}%, and that one counts.`,
  assumptionMismatch: (assumption: string, written: string, primary: string): string =>
    `${assumption}: ${written} has no effect: the primary subscription is read with ${primary}, and that one counts.`,
  primaryIsHere: (id: string): string => `The primary subscription is ${id}.`,

  unknownSubscription: (id: string): string =>
    `There is no subscription ${id}, so this invoice cannot be compared. Check the id, or add the subscription.`,
  invoicePeriod: (day: Day, start: Day, end: Day): string =>
    `${formatDay(day)} does not fit a billing cycle: the one of that day is ${cycleText(start, end)}. Correct the period.`,
  invoiceQuantity: (line: LineName, actual: number, expected: number, cause: Cause): string =>
    `${lineName(line)}: the invoice bills ${count(actual)}, the usage comes to ${count(expected)}. ${causeText(cause)} ${DISPUTE}`,
  invoicePrice: (
    line: LineName,
    actual: string,
    expected: string,
    currency: string | undefined,
    cause: Cause,
  ): string =>
    `${lineName(line)}: the invoice has a unit price of ${money(actual, currency)}, the subscription ${money(expected, currency)}. ${causeText(cause)} ${DISPUTE}`,
  invoiceAmount: (
    line: LineName,
    actual: string,
    expected: string,
    currency: string | undefined,
    cause: Cause,
  ): string =>
    `${lineName(line)}: the invoice has an amount of ${money(actual, currency)}, the usage comes to ${money(expected, currency)}. ${causeText(cause)} ${DISPUTE}`,
  invoiceTotalDiffers: (
    of: 'recurring' | keyof typeof TOTALS,
    actual: string,
    expected: string,
    currency: string | undefined,
  ): string =>
    of === 'recurring'
      ? `The invoice has recurring charges of ${money(actual, currency)}, but an overage invoice has ${money(expected, currency)}: the commitment is invoiced separately. ${DISPUTE}`
      : `${TOTALS[of]}: the invoice says ${money(actual, currency)}, its subscription and usage come to ${money(expected, currency)}. Look for the difference in its lines. ${DISPUTE}`,
  invoiceLineMissing: (line: LineName, quantity: number): string =>
    `The invoice has no line for ${lineName(line)}, but the usage comes to an overage of ${count(quantity)}. The vendor may bill it later.`,
  invoiceLineUnexpected: (name: string | undefined, quantity: number | undefined, cause: Cause): string =>
    `${name ?? 'This line'}${quantity === undefined ? '' : ` (${count(quantity)})`} is on the invoice, but nothing is computed for it. ${causeText(cause)} ${DISPUTE}`,

  dailyDetailMismatch: (
    column: 'committed' | 'substituted' | 'overage',
    type: LicenseType,
    day: Day,
    actual: number,
    expected: number,
  ): string =>
    `${TYPE_NAMES[type]} on ${formatDay(day)}: the imported daily detail says ${count(actual)} ${column}, the usage and the terms come to ${count(expected)}. ${DETAIL_CAUSES[column]} ${DISPUTE}`,
  duplicateCounted: (type: FigureType, day: Day): string =>
    `The figure of ${TYPE_NAMES[type]} for ${formatDay(day)} is both written here and counted from raw records, so neither counts. Remove one of the two.`,
  duplicateWritten: (days: number, first: Day): string =>
    `Raw records of this cycle and daily figures both give numbers, on ${count(days)} ${days === 1 ? 'day' : 'days'} from ${formatDay(first)}. Neither counts there; remove one of the two.`,
  countedHere: (value: number): string => `Counted from raw records: ${count(value)}.`,
  writtenHere: (value: number): string => `Written as a daily figure: ${count(value)}.`,
  logoutMissing: (model: AgentModel): string =>
    `A log-out is missing. With ${model} agents the time logged in is counted, and this session has none: its log-in tells the type of the agent and no more. Add logout.`,
};

const DETAIL_CAUSES = {
  committed:
    'Likely cause: another committed quantity on that day; check the amendments and the subscriptions active then.',
  substituted: 'Likely cause: another count of idle Premium licences, or other commitments.',
  overage: 'Likely cause: other commitments, or another substitution, on that day.',
} as const;

function causeText(cause: Cause): string {
  switch (cause.is) {
    case 'reading':
      return `Likely cause: the vendor bills with ${cause.assumption}: ${cause.other}, which comes to its number.`;
    case 'otherPrimary':
      return `Likely cause: the overage of this cycle is billed to ${cause.primary}, which is primary.`;
    default:
      return CAUSES[cause.is];
  }
}

const CAUSES = {
  figures: "Likely cause: the vendor's counts differ; import its daily detail to compare them day by day.",
  committedPrice: 'Likely cause: that is the price of the commitment, not of its overage.',
  netPrice: 'Likely cause: that is the price after the discount.',
  otherPrice: 'Likely cause: the price was changed; check the order.',
  discount: 'Likely cause: the discount was not applied.',
  quantityOrPrice: 'Likely cause: another quantity or price; see the same line.',
  noOverage: 'Likely cause: the usage at hand has no such overage, or the line belongs to another cycle.',
} as const;
