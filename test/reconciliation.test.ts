/** What always holds of the results, for any deal. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../server/src/engine/day';
import { explainBilled } from '../server/src/engine/explain';
import { dailyDetailOf, type Reconciliation } from '../server/src/engine/reconcile';
import { deal, type Files, subscription, usage } from './deal';
import { unfounded } from './worked-out';

const quantity = fc.integer({ min: 0, max: 12 });

interface Terms {
  readonly premium: number;
  readonly standard: number;
  readonly ivrPorts: number;
  readonly workforceOptimization: number;
}

const terms: fc.Arbitrary<Terms> = fc.record({
  premium: quantity,
  standard: quantity,
  ivrPorts: quantity,
  workforceOptimization: quantity,
});

const figures = fc.record(
  {
    premium: quantity,
    standard: quantity,
    ivrPorts: fc.integer({ min: 0, max: 90 }),
    workforceOptimization: quantity,
    voiceContacts: quantity,
  },
  { requiredKeys: [] },
);

const days = fc.array(figures, { minLength: 1, maxLength: 45 });

const assumptions = fc.record({
  overageBilling: fc.constantFrom('peakPerType', 'peakDayTotal'),
  overageComment: fc.constantFrom('peakDayTotal', 'peakPerType'),
  ivrAggregation: fc.constantFrom('peak', 'sum'),
});

const flow = (record: object): string =>
  Object.entries(record)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');

const licenses = (quantities: Terms): string =>
  `{${Object.entries(quantities)
    .map(([type, committed]) => `${type}: {committed: ${committed}}`)
    .join(', ')}}`;

const dated = (records: readonly object[]): string[] =>
  records.map((record, index) => flow({ date: dateAt(index), ...record }));

const dateAt = (index: number): string => new Date(Date.UTC(2024, 0, 10 + index)).toISOString().slice(0, 10);

const dealOf = (quantities: Terms, records: readonly object[], chosen: object = {}): Files => ({
  'a.subscription.yaml': subscription({
    licenses: licenses(quantities),
    surgeProtection: '12.5%',
    assumptions: `{${flow(chosen)}}`,
  }),
  'a.usage.yaml': usage(dated(records)),
});

const reconciled = (files: Files): readonly Reconciliation[] => deal(files).organization('acme')?.reconciliations ?? [];

describe('reconciling', () => {
  it('accounts for every agent and licence used: committed, substituted or overage', () => {
    fc.assert(
      fc.property(terms, days, (quantities, records) => {
        for (const reconciliation of reconciled(dealOf(quantities, records))) {
          for (const { use, type, substituted, overage } of dailyDetailOf(reconciliation)) {
            if (type === 'ivrPorts') continue;
            const used = use.used[type];
            expect(Math.min(used, use.committed[type]) + substituted + overage).toBe(used);
          }
        }
      }),
    );
  });

  it('lets substitution change no Premium figure and use no Premium licence that is in use', () => {
    fc.assert(
      fc.property(terms, days, (quantities, records) => {
        const all = reconciled(dealOf(quantities, records)).flatMap(one => one.days);
        for (const { substituted, used, committed, overage } of all) {
          expect(substituted).toBeLessThanOrEqual(Math.max(committed.premium - used.premium, 0));
          expect(overage.premium).toBe(Math.max(used.premium - committed.premium, 0));
        }
      }),
    );
  });

  it('bills no more Premium or Standard overage when more is committed', () => {
    const billed = (files: Files, type: string): number[] =>
      reconciled(files).map(one => one.billedOverage.find(entry => entry.type === type)?.quantity ?? 0);
    const raised = fc.constantFrom('premium', 'standard', 'ivrPorts', 'workforceOptimization');
    fc.assert(
      fc.property(terms, days, raised, (quantities, records, type) => {
        const before = dealOf(quantities, records);
        const after = dealOf({ ...quantities, [type]: quantities[type] + 1 }, records);
        for (const agents of ['premium', 'standard']) {
          const now = billed(after, agents);
          for (const [index, was] of billed(before, agents).entries()) expect(now[index]).toBeLessThanOrEqual(was);
        }
      }),
    );
  });

  it('ignores the clock and the zone of the machine: days are those that are written', () => {
    const [first] = reconciled({
      'a.subscription.yaml': subscription(),
      'a.usage.yaml': usage(['date: 2024-03-31, standard: 1']),
    });
    expect(first?.days[0]?.day).toBe(parseDay('2024-03-31'));
  });
});

describe('explanations', () => {
  const anyReconciliations = fc
    .tuple(terms, days, assumptions)
    .map(([quantities, records, chosen]) => reconciled(dealOf(quantities, records, chosen)));

  it('come to the number that they explain, at every step, and end at what the user wrote', () => {
    fc.assert(
      fc.property(anyReconciliations, reconciliations => {
        expect(reconciliations.flatMap(unfounded)).toEqual([]);
      }),
    );
  });

  it('give the quantity that is billed', () => {
    fc.assert(
      fc.property(anyReconciliations, reconciliations => {
        for (const reconciliation of reconciliations) {
          for (const { type, quantity } of reconciliation.billedOverage) {
            expect(explainBilled(reconciliation, type)?.value).toBe(quantity);
          }
        }
      }),
    );
  });
});
