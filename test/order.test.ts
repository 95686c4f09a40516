/** What never matters: the order of records, files and documents, and over how many of them they are split. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, formatDay } from '../server/src/engine/day';
import { type Day, LICENSE_TYPES } from '../server/src/engine/domain';
import { formatInstant } from '../server/src/engine/instant';
import { inOneGo } from '../server/src/engine/pieces';
import { reconcileAll } from '../server/src/features/reconcile';
import { deal, type Files } from './deal';

const FIRST_DAY = dayOf({ year: 2024, month: 1, day: 1 });
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });

const quantity = fc.nat(12);
const dayBetween = (min: number, max: number): fc.Arbitrary<Day> =>
  fc.integer({ min: FIRST_DAY + min, max: FIRST_DAY + max });

/** A line of a list under a key of a document. */
interface Item {
  readonly key: string;
  readonly text: string;
}

const flow = (entries: Readonly<Record<string, string | number | undefined>>): string =>
  `{${Object.entries(entries)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}}`;

const listed = (items: readonly Item[]): string =>
  [...new Set(items.map(({ key }) => key))]
    .map(key => {
      const lines = items.filter(item => item.key === key).map(({ text }) => `  - ${text}\n`);
      return `${key}:\n${lines.join('')}`;
    })
    .join('');

const licenses = fc
  .tuple(...LICENSE_TYPES.map(() => fc.tuple(quantity, fc.nat(9999))))
  .map(terms =>
    flow(
      Object.fromEntries(
        terms.map(([committed, cents], index) => [
          LICENSE_TYPES[index] ?? '',
          flow({ committed, unitPrice: '7.25', overage: flow({ unitPrice: cents / 100 }) }),
        ]),
      ),
    ),
  );

const amendment = fc
  .record({
    effective: dayBetween(-10, 80),
    type: fc.constantFrom(...LICENSE_TYPES),
    committed: quantity,
    surge: fc.nat(60),
  })
  .map(({ effective, type, committed, surge }) => ({
    effective,
    key: 'amendments',
    text: flow({
      effective: formatDay(effective),
      licenses: flow({ [type]: flow({ committed }) }),
      surgeProtection: `${surge}%`,
    }),
  }));

const assumptions = fc
  .record({
    overageBilling: fc.constantFrom('peakPerType', 'peakDayTotal'),
    overageComment: fc.constantFrom('peakDayTotal', 'peakPerType'),
    ivrAggregation: fc.constantFrom('peak', 'sum'),
    reclassification: fc.constantFrom('wholeCycle', 'asOfDay'),
  })
  .map(flow);

interface Terms {
  readonly head: string;
  readonly items: readonly Item[];
}

/** Its start and end overlap those of the others, or leave days without any. */
const termsOf = (id: string, agentModel: string): fc.Arbitrary<Terms> =>
  fc
    .record({
      start: dayBetween(-90, 40),
      length: optional(fc.nat(120)),
      billingDay: optional(fc.integer({ min: 1, max: 31 })),
      surgeProtection: optional(fc.nat(60)),
      licenses,
      assumptions,
      amendments: fc.uniqueArray(amendment, { selector: one => one.effective, maxLength: 3 }),
      included: quantity,
    })
    .map(({ start, length, included, amendments, ...terms }) => {
      const head = {
        id,
        organization: 'acme',
        agentModel,
        currency: 'USD',
        start: formatDay(start),
        end: length === undefined ? undefined : formatDay(start + length),
        ...terms,
      };
      const channel = { key: 'digitalChannels', text: flow({ sku: 'SMS', included, unitPrice: '0.05' }) };
      const lines = Object.entries(head).filter(([, value]) => value !== undefined);
      return {
        head: `kind: subscription\n${lines.map(([key, value]) => `${key}: ${value}\n`).join('')}`,
        items: [channel, ...amendments],
      };
    });

const instant = fc.tuple(dayBetween(0, 45), fc.nat(DAY / MINUTE)).map(([day, minutes]) => day * DAY + minutes * MINUTE);

/** Few agents and few types, so that they meet. */
const session = fc
  .record({
    agent: fc.constantFrom('a-1', 'a-2', 'a-3', 'a-4'),
    license: fc.constantFrom('premium', 'standard'),
    login: instant,
    minutes: fc.nat(600),
  })
  .map(({ agent, license, login, minutes }) => ({
    key: 'agentSessions',
    text: flow({ agent, license, login: formatInstant(login), logout: formatInstant(login + minutes * MINUTE) }),
  }));

const connection = fc.tuple(instant, fc.nat(120)).map(([start, minutes]) => ({
  key: 'ivrConnections',
  text: flow({ start: formatInstant(start), end: formatInstant(start + minutes * MINUTE) }),
}));

const units = fc.record({
  sku: fc.constantFrom('SMS', 'WHATSAPP'),
  units: fc.nat(40),
  date: dayBetween(0, 45).map(formatDay),
});

/** With days that are written twice, or counted from raw records too: then neither counts, whichever comes first. */
const figures = fc.record(
  {
    date: dayBetween(0, 75).map(formatDay),
    premium: quantity,
    standard: quantity,
    ivrPorts: fc.nat(90),
    workforceOptimization: quantity,
    voiceContacts: quantity,
  },
  { requiredKeys: ['date'] },
);

const used: fc.Arbitrary<Item[]> = fc
  .tuple(
    fc.array(session, { maxLength: 12 }),
    fc.array(connection, { maxLength: 8 }),
    fc.array(
      units.map(one => ({ key: 'digitalChannels', text: flow(one) })),
      { maxLength: 4 },
    ),
    fc.array(
      figures.map(one => ({ key: 'days', text: flow(one) })),
      { maxLength: 25 },
    ),
  )
  .map(records => records.flat());

const organization = fc.constantFrom('named', 'concurrent').chain(model =>
  fc.record({
    subscriptions: fc
      .array(fc.constant(model), { minLength: 1, maxLength: 3 })
      .chain(models => fc.tuple(...models.map((_, index) => termsOf(`SUB-${index + 1}`, model)))),
    used,
  }),
);

const shuffled = <Value>(values: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc.shuffledSubarray([...values], { minLength: values.length });

const subscriptionText = ({ head, items }: Terms): string => `${head}${listed(items)}`;
const usageText = (items: readonly Item[]): string => `kind: usage\norganization: acme\n${listed(items)}`;

const inOrder = (subscriptions: readonly Terms[], items: readonly Item[]): Files => ({
  'a.entitlements.yaml': [...subscriptions.map(subscriptionText), usageText(items)].join('---\n'),
});

/** The same records in any order, dealt out to documents, and these in any order to files. */
const rearranged = (subscriptions: readonly Terms[], items: readonly Item[]): fc.Arbitrary<Files> => {
  const terms = fc.tuple(...subscriptions.map(one => shuffled(one.items).map(order => ({ ...one, items: order }))));
  const records = shuffled(items).chain(order =>
    fc.tuple(...order.map(item => fc.tuple(fc.nat(3), fc.constant(item)))),
  );
  return fc.tuple(terms, records).chain(([someTerms, dealt]) => {
    const usages = [0, 1, 2, 3].map(pile => dealt.filter(([number]) => number === pile).map(([, item]) => item));
    const documents = [...someTerms.map(subscriptionText), ...usages.map(usageText)];
    return shuffled(documents)
      .chain(order => fc.tuple(...order.map(text => fc.tuple(fc.nat(2), fc.constant(text)))))
      .map(placed => filesOf(placed));
  });
};

const filesOf = (placed: readonly (readonly [number, string])[]): Files =>
  Object.fromEntries(
    [...new Set(placed.map(([file]) => file))].map(file => [
      `${file}.entitlements.yaml`,
      placed
        .filter(([other]) => other === file)
        .map(([, text]) => text)
        .join('---\n'),
    ]),
  );

const resultsOf = (files: Files): string => inOneGo(reconcileAll(deal(files)));

describe('the order of records, files and documents', () => {
  it('never matters, nor over how many documents and files usage is split', () => {
    const cases = organization.chain(({ subscriptions, used: items }) =>
      fc.tuple(fc.constant(inOrder(subscriptions, items)), rearranged(subscriptions, items)),
    );
    fc.assert(
      fc.property(cases, ([files, others]) => {
        expect(resultsOf(others)).toBe(resultsOf(files));
      }),
      { numRuns: 200 },
    );
  });
});
