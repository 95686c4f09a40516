/** A change of what an organization is assembled of touches the cycles that it is about, and comes to the same as anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, subscription, uriOf } from '../../../test/deal';
import { dayOf } from '../engine/day';
import type { Day, DayRecord, DigitalUnits, Located, Source, Subscription } from '../engine/domain';
import { inOneGo } from '../engine/pieces';
import type { ImportedRow } from '../model/imported-detail';
import { listOf, replaced } from '../model/long-list';
import type { Usage } from '../model/read-usage';
import { type Assembled, assemble, type OrganizationFiles, recordsOn } from './organization';

const FIRST = dayOf({ year: 2024, month: 1, day: 1 });

let places = 0;
/** Every one is another place. */
function place(uri = uriOf('a.usage.yaml')): Source {
  places += 1;
  return { uri, start: places, end: places };
}

const located = <Value>(value: Value, source = place()): Located<Value> => ({ value, source });

const record = (day: Day, standard: number): DayRecord => ({
  source: place(),
  date: located(day),
  figures: { standard: located(standard) },
});

/** Some days less and others more from an index on. */
function spliced(days: Usage['days'], at: number, less: number, more: readonly DayRecord[]): Usage['days'] {
  const from = Math.min(at, days.length);
  return replaced(days, from, Math.min(from + less, days.length), listOf(more));
}

function usageOf(days: readonly DayRecord[], more: Partial<Usage> = {}): Usage {
  const none = {
    agentSessions: [],
    ivrConnections: [],
    digitalUnits: listOf<DigitalUnits>([]),
    importedDetails: listOf<ImportedRow>([]),
    sources: [],
  };
  return { source: place(), organization: located('acme'), days: listOf(days), ...none, ...more };
}

function termsWith(lines: Readonly<Record<string, string | number>>): Subscription {
  const [only] =
    deal({ 'a.subscription.yaml': subscription(lines) }).file(uriOf('a.subscription.yaml'))?.subscriptions ?? [];
  if (only === undefined) throw new Error('no subscription');
  return only;
}

const filesOf = (subscriptions: readonly Subscription[], usages: readonly Usage[]): OrganizationFiles => ({
  id: 'acme',
  subscriptions,
  usages,
  hasLeftOut: false,
  repeatedIds: new Map(),
});

const assembled = (files: OrganizationFiles, last: Assembled | undefined): Assembled => inOneGo(assemble(files, last));

/** All that is computed, as text. */
const written = ({ state }: Assembled): string =>
  JSON.stringify(state, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));

/** The first days of the cycles that were computed anew. */
const renewed = (before: Assembled, after: Assembled): Day[] =>
  after.state.cycles.filter(cycle => !before.state.cycles.includes(cycle)).map(({ cycle }) => cycle.start);

const terms = termsWith({ billingDay: 1, licenses: '{standard: {committed: 5}}' });
/** Two years of days. */
const days = Array.from({ length: 730 }, (_, index) => record(FIRST + index, index % 9));

describe('an organization that is assembled again', () => {
  const before = assembled(filesOf([terms], [usageOf(days)]), undefined);
  const changed = (records: readonly DayRecord[]): Assembled => assembled(filesOf([terms], [usageOf(records)]), before);

  it('computes the cycle of a changed record and no other', () => {
    const after = changed(days.with(400, record(FIRST + 400, 99)));
    expect(renewed(before, after)).toEqual([dayOf({ year: 2025, month: 2, day: 1 })]);
    expect(recordsOn(after.state, FIRST + 400).map(({ figures }) => figures.standard?.value)).toEqual([99]);
  });

  it('computes both cycles of a record that is moved from one to the other', () => {
    const after = changed(days.with(400, record(FIRST + 3, 99)));
    expect(renewed(before, after)).toEqual([FIRST, dayOf({ year: 2025, month: 2, day: 1 })]);
  });

  it('computes the cycle of a record that is added or taken out', () => {
    expect(renewed(before, changed(days.toSpliced(35, 1)))).toEqual([FIRST + 31]);
    expect(renewed(before, changed(days.toSpliced(35, 0, record(FIRST + 35, 1))))).toEqual([FIRST + 31]);
  });

  it('computes no cycle where the same records stand in another document', () => {
    expect(renewed(before, changed([...days]))).toEqual([]);
  });

  it('computes every cycle when its terms change', () => {
    const other = termsWith({ billingDay: 1, licenses: '{standard: {committed: 6}}' });
    const after = assembled(filesOf([other], [usageOf(days)]), before);
    expect(renewed(before, after)).toHaveLength(24);
  });

  it('comes to the same as anew, whatever was changed before', () => {
    const day = fc.integer({ min: -40, max: 200 }).map(offset => FIRST + offset);
    const anyRecord = fc.tuple(day, fc.nat(9)).map(([date, standard]) => record(date, standard));
    const anyTerms = fc
      .record({
        billingDay: fc.constantFrom(1, 9, 31),
        end: fc.constantFrom('2024-03-20', '2030-01-01'),
        start: fc.constantFrom('2024-01-01', '2024-02-15'),
      })
      .map(termsWith);
    const anyCycle = fc.option(
      day.map(value => ({ cycle: located(value) })),
      { nil: {} },
    );
    const login = fc.tuple(day, fc.integer({ min: 0, max: 23 })).map(([on, hour]) => (on * 24 + hour) * 3_600_000);
    const anyTable = login.map(instant => ({
      agentSessions: [
        {
          table: {
            length: 1,
            names: ['a'],
            agent: [0],
            license: [1],
            login: [instant],
            logout: [instant + 36_000_000],
            sourceAt: (() =>
              (
                source => () =>
                  source
              )(place()))(),
          },
          from: 0,
          to: 1,
        },
      ],
    }));
    const anyUnits = day.map(date => ({
      digitalUnits: listOf([{ sku: located('SMS'), units: located(3), date: located(date) }]),
    }));
    const index = fc.nat(30);
    type Edit = (state: { subscriptions: Subscription[]; usages: Usage[] }) => void;
    const ofUsage =
      (change: (usage: Usage) => Usage, at: number): Edit =>
      ({ usages }) => {
        const [usage, position] = [usages[at % usages.length], at % usages.length];
        if (usage !== undefined) usages[position] = change(usage);
      };
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc
        .tuple(index, index, anyRecord)
        .map(([at, position, one]) =>
          ofUsage(usage => ({ ...usage, days: spliced(usage.days, position, 1, [one]) }), at),
        ),
      fc
        .tuple(index, index, fc.array(anyRecord, { maxLength: 3 }))
        .map(([at, position, some]) =>
          ofUsage(usage => ({ ...usage, days: spliced(usage.days, position, 0, some) }), at),
        ),
      fc
        .tuple(index, index, fc.nat(3))
        .map(([at, position, count]) =>
          ofUsage(usage => ({ ...usage, days: spliced(usage.days, position, count, []) }), at),
        ),
      fc
        .tuple(index, fc.oneof(anyCycle, anyTable, anyUnits))
        .map(([at, more]) => ofUsage(usage => ({ ...usage, ...more }), at)),
      fc.tuple(index, fc.array(anyRecord, { maxLength: 5 })).map(
        ([at, some]): Edit =>
          ({ usages }) =>
            void usages.splice(at % (usages.length + 1), 0, usageOf(some)),
      ),
      index.map(
        (at): Edit =>
          ({ usages }) =>
            void usages.splice(at, 1),
      ),
      anyTerms.map(
        (one): Edit =>
          ({ subscriptions }) =>
            void subscriptions.splice(0, 1, one),
      ),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), edits => {
        const state = { subscriptions: [terms], usages: [usageOf(days.slice(0, 70)), usageOf(days.slice(60, 90))] };
        let kept: Assembled | undefined;
        for (const change of edits) {
          change(state);
          const files = filesOf([...state.subscriptions], [...state.usages]);
          kept = assembled(files, kept);
          expect(written(kept)).toBe(written(assembled(files, undefined)));
        }
      }),
      { numRuns: 30 },
    );
  });
});
