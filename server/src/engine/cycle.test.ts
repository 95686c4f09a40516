import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { activeBetween, cycleContaining, isActive, primaryPeriods } from './cycle';
import { formatDay, parseDay } from './day';
import type { Day, Located, Subscription } from './domain';

const located = <Value>(value: Value): Located<Value> => ({ value, source: { uri: '', start: 0, end: 0 } });
const day = (text: string): Day => parseDay(text) ?? Number.NaN;

const subscription = (id: string, start: Day, end?: Day, billingDay?: number): Subscription => ({
  source: { uri: '', start: 0, end: 0 },
  id: located(id),
  organization: located('acme'),
  start: located(start),
  end: end === undefined ? undefined : located(end),
  billingDay: billingDay === undefined ? undefined : located(billingDay),
  licenses: {},
  digitalChannels: [],
  amendments: [],
  assumptions: {},
});

describe('billing cycles (R1)', () => {
  const start = fc.integer({ min: day('1999-01-01'), max: day('2101-12-31') });
  const billingDay = fc.integer({ min: 1, max: 31 });

  it('tile the calendar with no gap and no overlap, whatever the start and the billing day', () => {
    fc.assert(
      fc.property(start, billingDay, fc.integer({ min: 0, max: 4000 }), (first, anchor, later) => {
        const [period] = primaryPeriods([subscription('S', first, undefined, anchor)]);
        if (period === undefined) throw new Error('a subscription without end is always primary');
        const cycle = cycleContaining(period, first + later);
        expect(cycle.start).toBeLessThanOrEqual(first + later);
        expect(cycle.end).toBeGreaterThanOrEqual(first + later);
        expect(cycleContaining(period, cycle.start)).toEqual(cycle);
        expect(cycleContaining(period, cycle.end)).toEqual(cycle);
        expect(cycleContaining(period, cycle.end + 1).start).toBe(cycle.end + 1);
        if (cycle.start > first) {
          expect(cycleContaining(period, cycle.start - 1).end).toBe(cycle.start - 1);
          expect(cycle.end - cycle.start + 1).toBeGreaterThanOrEqual(28);
        }
        expect(cycle.end - cycle.start + 1).toBeLessThanOrEqual(31);
      }),
    );
  });

  it('begin on the billing days of another calendar, which ends a short month early', () => {
    fc.assert(
      fc.property(start, billingDay, fc.integer({ min: 0, max: 1200 }), (first, billed, months) => {
        const from = Temporal.PlainDate.from(formatDay(first));
        const billingDate = (month: number): Temporal.PlainDate =>
          from.toPlainYearMonth().add({ months: month }).toPlainDate({ day: billed });
        const isLater = (date: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(date, from) > 0;
        const [period] = primaryPeriods([subscription('S', first, undefined, billed)]);
        const textOf = (date: Temporal.PlainDate): string => {
          const cycle = period && cycleContaining(period, day(date.toString()));
          return cycle === undefined ? '' : `${formatDay(cycle.start)}…${formatDay(cycle.end)}`;
        };
        const cycleText = (begin: Temporal.PlainDate, next: Temporal.PlainDate | undefined): string =>
          `${begin}…${next?.subtract({ days: 1 })}`;

        expect(textOf(from)).toBe(cycleText(from, [billingDate(0), billingDate(1)].find(isLater)));
        const later = isLater(billingDate(months)) ? months : months + 1;
        expect(textOf(billingDate(later))).toBe(cycleText(billingDate(later), billingDate(later + 1)));
      }),
      { numRuns: 500 },
    );
  });

  it.each(Array.from({ length: 31 }, (_, index) => index + 1))(
    'agree with that calendar month by month on day %i',
    billed => {
      const [period] = primaryPeriods([subscription('S', day('1999-01-01'), undefined, billed)]);
      const begun = new Set<string>();
      for (let today = day('1999-02-01'); today <= day('2101-12-31'); today += 1) {
        if (period && cycleContaining(period, today).start === today) begun.add(formatDay(today));
      }
      const february = Temporal.PlainYearMonth.from('1999-02');
      const dates = Array.from({ length: 103 * 12 - 1 }, (_, months) =>
        february.add({ months }).toPlainDate({ day: billed }),
      );
      expect([...begun]).toEqual(dates.map(String));
    },
  );

  it('are cut at the end of the subscription', () => {
    const [period] = primaryPeriods([subscription('S', day('2024-01-31'), day('2024-03-05'))]);
    expect(period && cycleContaining(period, day('2024-03-01'))).toEqual({
      start: day('2024-02-29'),
      end: day('2024-03-05'),
    });
  });
});

describe('the primary subscription (R9)', () => {
  const periodsOf = (...subscriptions: Subscription[]): string[] =>
    primaryPeriods(subscriptions).map(
      ({ primary, from, to }) => `${primary.id.value} ${formatDay(from)}…${Number.isFinite(to) ? formatDay(to) : ''}`,
    );

  it('is the oldest active one until it ends, then the next oldest', () => {
    const old = subscription('OLD', day('2023-01-01'), day('2023-12-31'));
    const young = subscription('YOUNG', day('2023-03-01'));
    expect(periodsOf(young, old)).toEqual(['OLD 2023-01-01…2023-12-31', 'YOUNG 2024-01-01…']);
  });

  it('is the one with the smaller id where two start on one day', () => {
    expect(periodsOf(subscription('B', day('2023-01-01')), subscription('A', day('2023-01-01')))).toEqual([
      'A 2023-01-01…',
    ]);
  });

  it('begins anew on the next start after days without any', () => {
    const first = subscription('A', day('2023-01-01'), day('2023-01-31'));
    const second = subscription('B', day('2023-03-10'), day('2023-03-20'));
    expect(periodsOf(second, first)).toEqual(['A 2023-01-01…2023-01-31', 'B 2023-03-10…2023-03-20']);
  });

  it('covers every day on which some subscription is active, once, whatever their order', () => {
    const any = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(any, terms => {
        const all = terms.map(([from, length], index) =>
          subscription(`S${index}`, from, length === undefined ? undefined : from + length),
        );
        const periods = primaryPeriods(all);
        expect(primaryPeriods(all.toReversed())).toEqual(periods);
        for (let today = 0; today < 600; today += 1) {
          const active = all.filter(one => one.start.value <= today && today <= (one.end?.value ?? today));
          const holding = periods.filter(({ from, to }) => from <= today && today <= to);
          expect(holding).toHaveLength(active.length === 0 ? 0 : 1);
          if (holding[0] !== undefined) expect(active).toContain(holding[0].primary);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('those that are active on some day from one to another are found in their order', () => {
  const any = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined })),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(any, fc.nat(70), fc.nat(40), (terms, from, length) => {
      const all = terms.map(([start, days], index) =>
        subscription(`S${index}`, start, days === undefined ? undefined : start + days),
      );
      const to = from + length;
      const days = Array.from({ length: length + 1 }, (_, index) => from + index);
      expect(activeBetween(all, from, to)).toEqual(all.filter(one => days.some(day => isActive(one, day))));
    }),
    { numRuns: 300 },
  );
});
