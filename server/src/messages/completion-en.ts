/** What completions say of what they offer, in English. */
import type { Cycle } from '../engine/cycle';
import { formatDay } from '../engine/day';
import type { Day, LicenseType } from '../engine/domain';
import { count, plural } from './counts-en';
import { amount, cycleText } from './names-en';

export const completionEnglish = {
  /** A key by its title. */
  keyTitle: (title: string, isRequired: boolean): string => (isRequired ? `${title} · required` : title),
  keyIsRequired: (): string => 'This key must be there.',
  decimalsOf: (digits: number): string => plural(digits, 'decimal', 'decimals'),
  usedSoFar: (): string => 'used in this workspace',
  subscriptionOf: (organization: string, start: Day): string => `${organization}, from ${formatDay(start)}`,
  cycleFrom: ({ start, end }: Pick<Cycle, 'start' | 'end'>, hasUsage: boolean): string =>
    hasUsage ? `Billing cycle ${cycleText(start, end)}, has usage` : `Billing cycle ${cycleText(start, end)}`,
  nextDay: (): string => 'The next day without a record',
  freeDay: (): string => 'No record yet',
  yearsOf: (years: number): string => plural(years, 'year', 'years'),
  dayAfterSubscription: (id: string): string => `The day after ${id} ends`,
  commitmentWithoutOverage: (type: LicenseType, overage: number, start: Day, end: Day): string =>
    `Without the overage of ${amount(type, overage)} billed for ${cycleText(start, end)}`,
  daysAfter: (days: number): string => `${plural(days, 'day', 'days')} after the transaction date`,
  lastDayOfCycle: (): string => 'The last day of the billing cycle',
  record: (title: string): string => `${title}: a whole record`,
  newSubscription: (): string => 'New subscription',
  newSubscriptionIs: (): string => 'A whole subscription, with every value to fill in from top to bottom',
  newUsage: (organization: string, { start, end }: Pick<Cycle, 'start' | 'end'>): string =>
    `Usage of ${organization}, ${cycleText(start, end)}`,
  newUsageWithFigures: (days: number): string =>
    `A record for each of the ${count(days)} days, with figures to fill in`,
  newUsageDates: (organization: string, { start, end }: Pick<Cycle, 'start' | 'end'>): string =>
    `Usage of ${organization}, ${cycleText(start, end)}: dates alone`,
  newUsageWithDates: (days: number): string => `A record for each of the ${count(days)} days, without figures`,
  newInvoice: (subscription: string, { start, end }: Pick<Cycle, 'start' | 'end'>): string =>
    `Invoice for ${subscription}, ${cycleText(start, end)}`,
  newInvoiceIs: (): string =>
    'With the lines that are computed for the cycle. Put in what the invoice says, and differences are told.',
};
