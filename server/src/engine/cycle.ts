/** R1, and of R9 whose cycle governs: which billing cycle a day falls into. */
import { type CalendarDate, dateOf, dayOf, daysInMonth } from './day';
import type { Day, Subscription } from './domain';
import { firstNot } from './halving';
import { rememberedFor } from './remembered';

/** A billing cycle, inclusive at both ends. */
export interface Cycle {
  readonly start: Day;
  readonly end: Day;
}

/** The days during which one subscription is primary and its billing day cuts the cycles. */
export interface PrimaryPeriod {
  readonly primary: Subscription;
  readonly from: Day;
  /** Infinity where the primary has no end. */
  readonly to: Day;
}

/** A billing cycle with the period whose primary subscription cuts it. */
export interface PrimaryCycle {
  readonly cycle: Cycle;
  readonly period: PrimaryPeriod;
}

/** Finds the cycle that holds a day, of one cycle always the same object; undefined without an active subscription. */
export interface CycleFinder {
  (day: Day): PrimaryCycle | undefined;
  /** The first day behind one without an active subscription that has one; undefined where none comes. */
  readonly nextDay: (day: Day) => Day | undefined;
}

export const billingDayOf = (subscription: Subscription): number =>
  subscription.billingDay?.value ?? dateOf(subscription.start.value).day;

export const isActive = (subscription: Subscription, day: Day): boolean =>
  subscription.start.value <= day && day <= endOf(subscription);

const endOf = (subscription: Subscription): Day => subscription.end?.value ?? Number.POSITIVE_INFINITY;

/** The billing date of a month: the billing day, or the month's last where it is shorter (R1). */
function billingDate({ year, month }: Pick<CalendarDate, 'year' | 'month'>, billingDay: number): Day {
  return dayOf({ year, month, day: Math.min(billingDay, daysInMonth(year, month)) });
}

const monthAfter = ({ year, month }: CalendarDate): Pick<CalendarDate, 'year' | 'month'> =>
  month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };

const monthBefore = ({ year, month }: CalendarDate): Pick<CalendarDate, 'year' | 'month'> =>
  month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };

/** The cycle of a period that holds the day, which must be one of the period's. */
export function cycleContaining({ primary, from, to }: PrimaryPeriod, day: Day): Cycle {
  const billingDay = billingDayOf(primary);
  const date = dateOf(day);
  const thisMonths = billingDate(date, billingDay);
  const isBehind = day >= thisMonths;
  const start = isBehind ? thisMonths : billingDate(monthBefore(date), billingDay);
  const next = isBehind ? billingDate(monthAfter(date), billingDay) : thisMonths;
  return { start: Math.max(start, from), end: Math.min(next - 1, to) };
}

/** Oldest start first; of equal starts the smaller id (R9). */
export function byAge(one: Subscription, other: Subscription): number {
  const byStart = one.start.value - other.start.value;
  if (byStart !== 0 || one.id.value === other.id.value) return byStart;
  return one.id.value < other.id.value ? -1 : 1;
}

/** Subscriptions by their start, with the latest end of each and all before it, so that those that ended can be passed over. */
const byStart = rememberedFor((subscriptions: readonly Subscription[]) => {
  const sorted = [...subscriptions.entries()].sort(([, one], [, other]) => one.start.value - other.start.value);
  let latest = Number.NEGATIVE_INFINITY;
  return sorted.map(([index, subscription]) => {
    latest = Math.max(latest, endOf(subscription));
    return { index, subscription, latest };
  });
});

/** Those that are active on some day from one to another, in their order. */
export function activeBetween(subscriptions: readonly Subscription[], from: Day, to: Day): Subscription[] {
  const all = byStart(subscriptions);
  const end = firstNot(0, all.length, at => (all[at]?.subscription.start.value ?? Number.POSITIVE_INFINITY) <= to);
  const begin = firstNot(0, end, at => (all[at]?.latest ?? Number.POSITIVE_INFINITY) < from);
  return all
    .slice(begin, end)
    .filter(({ subscription }) => endOf(subscription) >= from)
    .sort((one, other) => one.index - other.index)
    .map(({ subscription }) => subscription);
}

/** Which subscription is primary when: the oldest active one until it ends, then the next oldest (R9). */
export function primaryPeriods(subscriptions: readonly Subscription[]): PrimaryPeriod[] {
  const periods: PrimaryPeriod[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (const primary of subscriptions.toSorted(byAge)) {
    // One that ends by then is never primary, and of the others the oldest is, at once or when it begins.
    const from = Math.max(next, primary.start.value);
    const to = endOf(primary);
    if (to < from) continue;
    periods.push({ primary, from, to });
    if (!Number.isFinite(to)) break;
    next = to + 1;
  }
  return periods;
}

/** @param periods in order */
export function periodContaining(periods: readonly PrimaryPeriod[], day: Day): PrimaryPeriod | undefined {
  const period = periods[firstAfter(periods, day) - 1];
  return period !== undefined && day <= period.to ? period : undefined;
}

const byPrimary = rememberedFor(
  (periods: readonly PrimaryPeriod[]) => new Map(periods.map(period => [period.primary, period])),
);

/** When a subscription is primary; undefined where it never is. */
export const periodOf = (periods: readonly PrimaryPeriod[], subscription: Subscription): PrimaryPeriod | undefined =>
  byPrimary(periods).get(subscription);

/** The index of the first period that begins behind a day. */
const firstAfter = (periods: readonly PrimaryPeriod[], day: Day): number =>
  firstNot(0, periods.length, at => (periods[at]?.from ?? Number.POSITIVE_INFINITY) <= day);

/** Of days near one another, as records have them, it looks up the first alone. */
export function cycleFinder(periods: readonly PrimaryPeriod[]): CycleFinder {
  const cycles = new Map<Day, PrimaryCycle>();
  let latest: PrimaryCycle | undefined;
  const find = (day: Day): PrimaryCycle | undefined => {
    if (latest !== undefined && latest.cycle.start <= day && day <= latest.cycle.end) return latest;
    const period = periodContaining(periods, day);
    if (period === undefined) return undefined;
    const cycle = cycleContaining(period, day);
    latest = cycles.get(cycle.start) ?? { cycle, period };
    cycles.set(cycle.start, latest);
    return latest;
  };
  return Object.assign(find, { nextDay: (day: Day) => periods[firstAfter(periods, day)]?.from });
}
