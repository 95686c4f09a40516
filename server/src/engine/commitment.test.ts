import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bySpan, commitmentsOn, committedQuantity } from './commitment';
import type { Located, Subscription } from './domain';

const located = <Value>(value: Value): Located<Value> => ({ value, source: { uri: '', start: 0, end: 0 } });

const day = fc.integer({ min: 100, max: 130 });
const quantity = fc.integer({ min: 0, max: 9 }).map(located);

const subscription = fc
  .record({
    start: day,
    end: fc.option(day, { nil: undefined }),
    premium: fc.option(quantity, { nil: undefined }),
    amendments: fc.array(fc.record({ effective: day.map(located), committed: fc.record({ premium: quantity }) }), {
      maxLength: 3,
    }),
  })
  .map(
    ({ start, end, premium, amendments }): Subscription => ({
      source: { uri: '', start: 0, end: 0 },
      id: located('S'),
      organization: located('acme'),
      start: located(start),
      end: end === undefined ? undefined : located(end),
      licenses: { premium: { committed: premium } },
      digitalChannels: [],
      amendments,
      assumptions: {},
    }),
  );

it('what is committed between two changes of the terms is what is committed on each day, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(
      fc.array(subscription, { maxLength: 3 }),
      fc.array(fc.integer({ min: 95, max: 135 }), { minLength: 1, maxLength: 60 }),
      (subscriptions, days) => {
        const committedOn = bySpan(subscriptions, day => commitmentsOn(subscriptions, day));
        for (const one of days) expect(committedOn(one)).toEqual(commitmentsOn(subscriptions, one));
      },
    ),
    { numRuns: 300 },
  );
});

it('the latest amendment by a day is in force on it, and of two with one date the later in the file', () => {
  fc.assert(
    fc.property(subscription, day, (one, today) => {
      const latest = one.amendments
        .filter(({ effective }) => effective.value <= today)
        .reduce<Subscription['amendments'][number] | undefined>(
          (before, next) => (before !== undefined && next.effective.value < before.effective.value ? before : next),
          undefined,
        );
      expect(committedQuantity(one, 'premium', today)).toBe(
        latest === undefined ? one.licenses.premium?.committed : latest.committed.premium,
      );
    }),
    { numRuns: 300 },
  );
});
