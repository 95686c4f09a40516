import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, type Files, handIn, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { swedish } from '../messages/sv';
import type { PreviewParams, PreviewResults, PreviewView, ShownText } from '../protocol';
import { reconciliationJson } from '../reports/json';
import type { Workspace } from '../workspace/workspace';
import { explain } from './explain';
import { preview } from './preview';

const LICENSES = `
  premium: {committed: 5, unitPrice: 120, discount: 10%, overage: {unitPrice: 150}}
  standard: {committed: 20, unitPrice: 75, discount: 20%, overage: {sku: STD-O, unitPrice: 100, discount: 12.5%}}
  ivrPorts: {committed: 2, unitPrice: 10, overage: {unitPrice: 15}}`;

const GUIDE = {
  's.subscription.yaml': subscription({ licenses: LICENSES, surgeProtection: '30%' }),
  'u.usage.yaml': usage([
    'date: 2024-01-10, premium: 0, standard: 1',
    'date: 2024-01-11, premium: 4, standard: 28, ivrPorts: 41, voiceContacts: 50',
    'date: 2024-01-12, premium: 6, standard: 31, ivrPorts: 90',
    'date: 2024-01-13, premium: 7, standard: 31',
  ]),
};

const USAGE = uriOf('u.usage.yaml');

const viewOf = (files: Files, params: Partial<PreviewParams> = {}): PreviewView =>
  inOneGo(preview(deal(files), english, { uri: USAGE, ...params }));

function resultsOf(files: Files, params: Partial<PreviewParams> = {}): PreviewResults {
  const { results } = viewOf(files, params);
  if (results === undefined) throw new Error('nothing is shown');
  return results;
}

/** What a bar says, label by label. */
const numbersOf = ({ usage: { meters } }: PreviewResults, name: string): Record<string, string> =>
  Object.fromEntries(
    meters
      .filter(meter => meter.name === name)
      .flatMap(({ numbers }) => numbers.map(({ label, value }) => [label, value.text])),
  );

const isShownText = (value: object): value is ShownText =>
  'text' in value && Object.keys(value).every(key => key === 'text' || key === 'figure');

/** Every text that is shown, wherever it stands. */
function shownTexts(value: unknown): ShownText[] {
  if (typeof value !== 'object' || value === null) return [];
  return isShownText(value) ? [value] : Object.values(value).flatMap(shownTexts);
}

/** Every number that can be asked for. */
const explainable = (results: PreviewResults): ShownText[] =>
  shownTexts(results).filter(({ figure }) => figure !== undefined);

/** Numbers that nobody can ask for; days, names and sentences are none. */
const unexplainable = (results: PreviewResults): string[] =>
  shownTexts(results).flatMap(({ text, figure }) =>
    figure === undefined && /^[+−]?\d[\d,.\u00A0]*[\u00A0 ]?%?( [A-Z]{3})?$/.test(text) ? [text] : [],
  );

const textOf = (parts: readonly ShownText[]): string => parts.map(({ text }) => text).join('');

describe('the preview', () => {
  it('puts Swedish numbers and what is said of them into one number', () => {
    const files = { ...GUIDE, 'u.usage.yaml': usage(['date: 2024-01-11, premium: 1, standard: 21']) };
    const results = inOneGo(preview(deal(files), swedish, { uri: USAGE })).results;
    expect(results?.usage.meters.slice(0, 2).map(({ sentence }) => sentence)).toEqual([
      'Premium: 1 använd den 2024-01-11, 5 avtalade; ingen överförbrukning.',
      'Standard: 21 använda den 2024-01-11, 20 avtalade, 1 ersatt; ingen överförbrukning.',
    ]);
    expect(results?.charts[1]?.sentence).toContain('21 använda och 20 avtalade.');
  });

  it('is that of the latest cycle unless another is chosen', () => {
    const files = { ...GUIDE, 'v.usage.yaml': usage(['date: 2024-02-10, standard: 1']) };
    expect(viewOf(files).cycles.options).toEqual([
      { value: '2024-02-01', text: '2024-02-01 to 2024-02-29', chosen: true },
      { value: '2024-01-01', text: '2024-01-01 to 2024-01-31', chosen: false },
    ]);
    expect(viewOf(files, { cycle: '2024-01-01' }).cycles.options[1]?.chosen).toBe(true);
    expect(viewOf(files, { cycle: '1999-01-01' })).toEqual(viewOf(files));
  });

  it('narrows the cycles to those in which a subscription is active, an ended one, too', () => {
    const files = {
      's.subscription.yaml': subscription({ end: '2024-01-31' }),
      't.subscription.yaml': subscription({ id: 'SUB-2', start: '2024-02-01' }),
      'u.usage.yaml': usage(['date: 2024-01-10, standard: 1', 'date: 2024-02-10, standard: 1']),
    };
    const { subscriptions, cycles } = viewOf(files, { subscription: 'SUB-1' });
    expect(subscriptions.options).toEqual([
      { value: '', text: 'All subscriptions', chosen: false },
      { value: 'SUB-1', text: 'SUB-1, 2024-01-01 to 2024-01-31', chosen: true },
      { value: 'SUB-2', text: 'SUB-2, from 2024-02-01', chosen: false },
    ]);
    expect(cycles.options.map(({ value }) => value)).toEqual(['2024-01-01']);
    expect(viewOf(files).cycles.options.map(({ value }) => value)).toEqual(['2024-02-01', '2024-01-01']);
  });

  it('says why there is nothing to show, and when the text cannot be read completely', () => {
    expect(viewOf({ 'u.usage.yaml': GUIDE['u.usage.yaml'] }).notice).toContain('needs a subscription');
    expect(viewOf(GUIDE, { uri: uriOf('gone.usage.yaml') }).results).toBeUndefined();
    const mixed = { ...GUIDE, 't.subscription.yaml': subscription({ id: 'T', agentModel: 'named' }) };
    expect(viewOf(mixed).notice).toContain('mix named and concurrent');
    const broken = { ...GUIDE, 'u.usage.yaml': `${GUIDE['u.usage.yaml']}  - {date: 2024-01-14, standard: 1` };
    expect(viewOf(broken).stale).toContain('u.usage.yaml cannot be read completely');
    const elsewhere = { ...GUIDE, 's.subscription.yaml': `${GUIDE['s.subscription.yaml']}amendments: [{effective` };
    expect(viewOf(elsewhere).stale).toContain('s.subscription.yaml cannot be read completely');
    const foreign = { ...GUIDE, 'b.subscription.yaml': `${subscription({ id: 'B', organization: 'b' })}amendments: [` };
    expect(viewOf(foreign).stale).toBeUndefined();
    expect(viewOf(GUIDE).stale).toBeUndefined();
  });

  it('states the billing cycle and what it comes to', () => {
    const facts = resultsOf(GUIDE).facts.map(({ label, parts }) => [label, parts.map(({ text }) => text).join('')]);
    expect(facts).toContainEqual(['Billing cycle', '2024-01-01 to 2024-01-31']);
    expect(facts).toContainEqual(['Overage billed', '2 Premium agents · 11 Standard agents · 12 IVR ports']);
  });
});

describe('current usage', () => {
  const results = resultsOf(GUIDE);

  it('has the numbers of the day that decides what is billed', () => {
    expect(numbersOf(results, 'Standard')).toEqual({
      Committed: '20',
      Used: '31',
      Substituted: '0',
      'Overage billed': '11',
      'Over by': '11',
      Day: '2024-01-12',
    });
    expect(numbersOf(results, 'Premium')).toMatchObject({ 'Overage billed': '2', Day: '2024-01-13' });
    expect(numbersOf(results, 'IVR ports')).toEqual({
      Committed: '52',
      'Ports of overage agents': '26',
      Used: '90',
      'Overage billed': '12',
      'Over by': '12',
      Day: '2024-01-12',
    });
  });

  it('has the highest use where nothing is billed', () => {
    const idle = resultsOf({
      ...GUIDE,
      'u.usage.yaml': usage(['date: 2024-01-10, standard: 2', 'date: 2024-01-11, standard: 9']),
    });
    expect(numbersOf(idle, 'Standard')).toMatchObject({ 'Overage billed': '0', 'Under by': '11', Day: '2024-01-11' });
    expect(numbersOf(idle, 'Premium')).toEqual({ Committed: '5', Used: 'no figures' });
  });

  it('sets the most calls at once against what is entitled to and the surge limit', () => {
    expect(numbersOf(results, 'Voice contacts')).toEqual({
      'Voice entitlement': '77',
      'Surge limit': '100',
      'Most calls at once': '50',
      Day: '2024-01-11',
    });
    const unstated = resultsOf({ ...GUIDE, 's.subscription.yaml': subscription({ licenses: LICENSES }) });
    expect(numbersOf(unstated, 'Voice contacts')['Surge limit']).toBe('none stated');
  });

  it('divides each bar into what the use consists of', () => {
    const standard = results.usage.meters.find(({ name }) => name === 'Standard');
    expect(standard?.segments.map(({ is, quantity, text }) => [is, quantity.text, text])).toEqual([
      ['covered', '20', 'covered by the commitment'],
      ['overage', '11', 'overage'],
    ]);
    expect(standard?.segments[0]?.share).toBeCloseTo(20 / 31);
    expect(standard?.mark).toMatchObject({ share: 20 / 31, quantity: { text: '20' }, text: 'committed' });
    const ports = results.usage.meters.find(({ name }) => name === 'IVR ports');
    expect(ports?.mark).toMatchObject({ quantity: { text: '78' }, text: 'ports in all' });
    expect(standard?.sentence).toBe('Standard: 31 used on 2024-01-12, 20 committed; 11 overage billed.');
  });
});

describe('a chart', () => {
  const [, standard, , calls] = resultsOf(GUIDE).charts;

  it('has every day of the cycle, and no figure where none is written', () => {
    expect(standard?.days.length).toBe(31);
    expect(standard?.days[0]).toMatchObject({ date: '2024-01-01', limit: 20, isPeak: false });
    expect(standard?.days[0]?.parts).toBeUndefined();
  });

  it('divides the use of a day and marks the day that counts', () => {
    expect(standard?.days[10]?.parts).toEqual([
      { is: 'covered', quantity: 20 },
      { is: 'substituted', quantity: 1 },
      { is: 'overage', quantity: 7 },
    ]);
    expect(standard?.days.filter(({ isPeak }) => isPeak).map(({ date }) => date)).toEqual(['2024-01-12']);
    expect(standard?.days[10]?.cells.map(({ text }) => text)).toEqual(['2024-01-11', '28', '20', '1', '7']);
    expect(standard?.highest).toBe(40);
    expect(standard?.ticks.map(({ at }) => at)).toEqual([0, 10, 20, 30, 40]);
  });

  it('has the surge limit of each day for calls', () => {
    expect(calls?.type).toBe('voiceContacts');
    expect(calls?.days[10]).toMatchObject({ limit: 100, isPeak: true, parts: [{ is: 'covered', quantity: 50 }] });
  });
});

describe('the daily detail', () => {
  const { detail } = resultsOf(GUIDE);

  it('leads each row to its figure and can be sorted', () => {
    const row = detail.rows[1];
    expect(row?.cells.map(({ text }) => text)).toEqual([
      '2024-01-10',
      'Standard Concurrent Agent',
      '1',
      '20',
      '0',
      '0',
      'Licenses',
      '',
    ]);
    expect(row?.keys).toEqual(['2024-01-10', 'Standard Concurrent Agent', 1, 20, 0, 0, 'Licenses', '']);
    expect(row?.source?.uri).toBe(USAGE);
  });

  it('totals what is billed, with the day that it comes from', () => {
    expect(detail.totals.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Billed, as of 2024-01-13', 'Premium Concurrent Agent', '7', '5', '0', '2', 'Licenses', ''],
      ['Billed, as of 2024-01-12', 'Standard Concurrent Agent', '31', '20', '0', '11', 'Licenses', ''],
      ['Billed, as of 2024-01-12', 'IVR Port', '90', '52', '0', '12', 'Ports', ''],
    ]);
  });
});

describe('the invoice', () => {
  it('has its lines, the summary of charges and the committed charges', () => {
    const { invoice } = resultsOf(GUIDE);
    expect(invoice.lines.map(line => line.map(({ text }) => text))).toContainEqual([
      'STD-O',
      'Standard Concurrent Agent overage',
      '11',
      'Agent',
      '100.00',
      '12.5%',
      '962.50',
    ]);
    expect(invoice.summary.map(({ label, amount }) => [textOf(label), amount.text])).toEqual([
      ['Recurring charges', '0.00'],
      ['Usage charges', '1,442.50'],
      ['Other charges', '0.00'],
      ['Subtotal', '1,442.50'],
      ['Taxes', '0.00'],
      ['Total', '1,442.50'],
    ]);
    expect(invoice.committed.lines.map(({ label, amount }) => [textOf(label), amount.text])).toEqual([
      ['SUB-1: 5 Premium licences', '540.00 USD'],
      ['SUB-1: 20 Standard licences', '1,200.00 USD'],
      ['SUB-1: 2 add-on IVR ports', '20.00 USD'],
    ]);
    expect(invoice.committed.total.amount.text).toBe('1,760.00 USD');
    expect(invoice.notes).toEqual([]);
  });

  it('names the prices that are missing', () => {
    const licenses = '{premium: {committed: 1}, standard: {committed: 20, unitPrice: 75}}';
    const { invoice } = resultsOf({ ...GUIDE, 's.subscription.yaml': subscription({ licenses }) });
    expect(invoice.notes.map(note => note.split(/[:,]| so /)[0])).toEqual([
      '6 Premium agents of overage have no price',
      '11 Standard agents of overage have no price',
      '14 IVR ports of overage have no price',
      '1 Premium licence in SUB-1',
    ]);
    expect(invoice.committed.total.amount.text).toBe('unknown');
    const actual = `kind: invoice
number: INV-1
subscription: SUB-1
period: {from: 2024-01-01, to: 2024-01-31}
lines: []
totals: {usage: 5, taxes: 1, total: 6}
`;
    const files = { ...GUIDE, 's.subscription.yaml': subscription({ licenses }), 'i.invoice.yaml': actual };
    const [view] = resultsOf(files).invoice.actual;
    expect(view?.rows.slice(-2).map(({ cells }) => cells.slice(1, 4).map(({ text }) => text))).toEqual([
      ['5.00', 'unknown', ''],
      ['6.00', 'unknown', ''],
    ]);
  });

  it('sets the vendor’s invoice beside it, number by number', () => {
    const actual = `kind: invoice
number: INV-1
subscription: SUB-1
period: {from: 2024-01-01, to: 2024-01-31}
currency: USD
lines:
  - {sku: STD-O, description: Standard agents, quantity: 12, unitPrice: 100, amount: 1050}
  - {sku: X, description: Something, quantity: 1, amount: 5}
totals: {usage: 1055, taxes: 10, total: 1065}
`;
    const [view] = resultsOf({ ...GUIDE, 'i.invoice.yaml': actual }).invoice.actual;
    expect(view?.heading).toBe('Invoice INV-1, 2024-01-01 to 2024-01-31');
    expect(view?.sentence).toBe('Differs: 387.50 USD lower than the 1,452.50 USD that the usage comes to');
    expect(view?.rows.map(({ cells }) => cells.slice(0, 4).map(({ text }) => text))).toEqual([
      ['Standard agents, quantity', '12', '11', '+1'],
      ['Standard agents, unit price', '100.00', '100.00', ''],
      ['Standard agents, amount', '1,050.00', '962.50', '+87.50'],
      ['Something, quantity', '1', 'none', '+1'],
      ['Something, amount', '5.00', 'none', '+5.00'],
      ['Premium Concurrent Agent overage, quantity', 'not on it', '2', '−2'],
      ['Premium Concurrent Agent overage, amount', 'not on it', '300.00', '−300.00'],
      ['IVR Port overage, quantity', 'not on it', '12', '−12'],
      ['IVR Port overage, amount', 'not on it', '180.00', '−180.00'],
      ['Usage charges', '1,055.00', '1,442.50', '−387.50'],
      ['Total', '1,065.00', '1,452.50', '−387.50'],
    ]);
    expect(view?.rows[0]?.cells[4]?.text).toContain("vendor's counts differ");
    expect(view?.rows.flatMap(({ differs, cells: [what] }) => (differs ? [] : [what?.text]))).toEqual([
      'Standard agents, unit price',
    ]);
    expect(view?.rows.map(({ cells }) => cells[4]?.text).filter(text => text?.includes('later')).length).toBe(2);
  });

  it('sets the first of very many lines of a vendor’s invoice beside it, and says so', () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => `  - {sku: X-${index}, quantity: 1, amount: 5}\n`).join(
      '',
    );
    const actual = `kind: invoice
subscription: SUB-1
period: {from: 2024-01-01, to: 2024-01-31}
lines:
${lines}totals: {usage: 6000}
`;
    const [view] = resultsOf({ ...GUIDE, 'i.invoice.yaml': actual }).invoice.actual;
    expect(view?.sentence).toBe(
      "Differs: 4,557.50 USD higher than the 1,442.50 USD that the usage comes to. Only the first 500 of its 1,200 lines are shown here. All are compared: the editor marks in the invoice's file where they differ.",
    );
    expect(view?.rows.filter(({ cells: [what] }) => what?.text.startsWith('X-'))).toHaveLength(1_000);
    expect(
      view?.rows
        .at(-1)
        ?.cells.slice(0, 4)
        .map(({ text }) => text),
    ).toEqual(['Usage charges', '6,000.00', '1,442.50', '+4,557.50']);
  });

  it('computes nothing for a vendor’s invoice of a subscription that is not primary, and says who is', () => {
    const actual = `kind: invoice
number: INV-2
subscription: SUB-2
period: {from: 2024-01-01, to: 2024-01-31}
currency: USD
lines:
  - {quantity: 12, unitPrice: 100, amount: 1200}
totals: {usage: 1200, taxes: 10, total: 1210}
`;
    const files = {
      ...GUIDE,
      't.subscription.yaml': subscription({ id: 'SUB-2', start: '2024-01-01', licenses: '{standard: {committed: 1}}' }),
      'i.invoice.yaml': actual,
    };
    const [view] = resultsOf(files).invoice.actual;
    expect(view?.rows.map(({ cells }) => cells.slice(0, 4).map(({ text }) => text))).toEqual([
      ['Line 1, quantity', '12', 'none', '+12'],
      ['Line 1, amount', '1,200.00', 'none', '+1,200.00'],
      ['Usage charges', '1,200.00', '0.00', '+1,200.00'],
      ['Total', '1,210.00', '10.00', '+1,200.00'],
    ]);
    const total = view?.rows[3]?.cells[2]?.figure;
    const explained = total && inOneGo(explain(deal(files), english, { uri: USAGE, ...total }));
    expect(explained?.title).toContain('0.00 USD + 10.00 USD = 10.00 USD');
    expect(explained?.rows[0]?.label).toBe('Nothing, for the overage of the cycle is billed to SUB-1');
  });
});

describe('every number', () => {
  /** The numbers of a text, which may say other words around them. */
  const numbersIn = (text: string): string[] => text.match(/[+−]?(?:\d[\d,.]*\d|\d)/g) ?? [text];

  const EXAMPLES = new URL('../../../examples/', import.meta.url);
  const examples = readdirSync(fileURLToPath(EXAMPLES)).filter(name => /\.(yaml|csv)$/.test(name));

  /** The examples together, as in a workspace, with the CSV files that they name. */
  const exampleDeal = (): Workspace => {
    const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, EXAMPLES)), 'utf8');
    const [yaml, csv] = [
      examples.filter(name => name.endsWith('.yaml')),
      examples.filter(name => name.endsWith('.csv')),
    ];
    const workspace = deal(Object.fromEntries(yaml.map(name => [name, read(name)])));
    for (const name of csv) handIn(workspace, name, read(name));
    return workspace;
  };

  const TRIED = [undefined, { values: { premium: '3', standard: '25', ivrPorts: '0', surgeProtection: '12.5' } }];

  it.each(
    examples
      .filter(name => /\.(usage|entitlements)\.yaml$/.test(name))
      .flatMap(name => TRIED.map(tried => ({ name, tried }))),
  )(
    'of $name can be asked for, and each step leads to a line or to further steps, with $tried tried',
    ({ name, tried }) => {
      const workspace = exampleDeal();
      const first = inOneGo(preview(workspace, english, { uri: uriOf(name) }));
      for (const { value: organization } of first.organizations.options) {
        const params = { uri: uriOf(name), organization, tried };
        const { results } = inOneGo(preview(workspace, english, params));
        if (results === undefined) continue;
        expect(unexplainable(results)).toEqual([]);
        for (const { text, figure } of explainable(results)) {
          const view = figure && inOneGo(explain(workspace, english, { ...params, ...figure }));
          const [result = ''] = numbersIn(view?.title.split(/ = |: /).at(-1) ?? '');
          const isUnknown = text.startsWith('unknown') && result === 'unknown';
          expect(isUnknown || numbersIn(text).includes(result), `${text}: ${view?.title}`).toBe(true);
          const dead = view?.rows.filter(
            ({ formula, source, value }) => formula === '' && !source && !/^0|missing|more$/.test(value),
          );
          expect(dead).toEqual([]);
        }
      }
    },
  );

  it('is explained by the same number', () => {
    const quantity = fc.integer({ min: 0, max: 12 });
    const price = fc.option(fc.constantFrom('100', '99.995', '0.05'), { nil: undefined });
    const license = fc.record({ committed: quantity, unitPrice: price, overage: price });
    const figures = fc.record(
      {
        premium: quantity,
        standard: quantity,
        ivrPorts: fc.integer({ min: 0, max: 90 }),
        workforceOptimization: quantity,
        voiceContacts: fc.integer({ min: 0, max: 90 }),
      },
      { requiredKeys: [] },
    );
    const types = ['premium', 'standard', 'ivrPorts', 'workforceOptimization'] as const;
    fc.assert(
      fc.property(
        fc.array(license, { minLength: 4, maxLength: 4 }),
        fc.array(figures, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('30%', undefined),
        fc.constantFrom('peakPerType', 'peakDayTotal'),
        fc.constantFrom('peak', 'sum'),
        (terms, days, surge, overageBilling, ivrAggregation) => {
          const licenses = terms.map(
            ({ committed, unitPrice, overage }, index) =>
              `${types[index]}: {committed: ${committed}${unitPrice === undefined ? '' : `, unitPrice: ${unitPrice}, discount: 10%`}${overage === undefined ? '' : `, overage: {unitPrice: ${overage}}`}}`,
          );
          const files = {
            's.subscription.yaml': subscription({
              licenses: `{${licenses.join(', ')}}`,
              assumptions: `{overageBilling: ${overageBilling}, ivrAggregation: ${ivrAggregation}}`,
              ...(surge === undefined ? {} : { surgeProtection: surge }),
            }),
            'u.usage.yaml': usage(
              days.map((record, index) =>
                [
                  `date: 2024-01-${10 + index}`,
                  ...Object.entries(record).map(([type, used]) => `${type}: ${used}`),
                ].join(', '),
              ),
            ),
          };
          const workspace = deal(files);
          const { results } = inOneGo(preview(workspace, english, { uri: USAGE }));
          const [reconciliation] = workspace.organization('acme')?.reconciliations ?? [];
          if (reconciliation === undefined) {
            expect(results).toBeUndefined();
            return;
          }
          expect(unexplainable(results as PreviewResults)).toEqual([]);
          const shown = explainable(results as PreviewResults);
          for (const part of shown) {
            const title = part.figure && inOneGo(explain(workspace, english, { uri: USAGE, ...part.figure }))?.title;
            expect(title, JSON.stringify(part)).toBeDefined();
            const [result = ''] = numbersIn(title?.split(/ = |: /).at(-1) ?? '');
            // A total of nothing is known to be 0; that it says too little is what the text tells.
            const isUntold = part.text.startsWith('unknown') && result === '0.00';
            expect(isUntold || numbersIn(part.text).includes(result), `${JSON.stringify(part)} ${title}`).toBe(true);
          }
          const json = reconciliationJson(reconciliation);
          expect(results?.detail.rows.map(({ keys }) => keys.slice(2, 6))).toEqual(
            json.dailyDetail.map(({ used, committed, substituted, overage }) => [
              used,
              committed,
              substituted,
              overage,
            ]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is explained beside a vendor’s invoice with taxes, too, and of digital channels', () => {
    const files = {
      's.subscription.yaml': subscription({
        licenses: LICENSES,
        digitalChannels: '[{sku: SMS, name: Texts, included: 10, unitPrice: 0.05, discount: 10%}]',
        assumptions: '{reclassification: asOfDay}',
      }),
      'u.usage.yaml': `${usage(['date: 2024-01-10, premium: 7, standard: 28'])}digitalChannels: [{sku: SMS, units: 50, date: 2024-01-30}]\n`,
      'i.invoice.yaml': `kind: invoice
number: INV-1
subscription: SUB-1
period: {from: 2024-01-01, to: 2024-01-31}
currency: USD
lines:
  - {sku: SMS, quantity: 41, unitPrice: 0.05, amount: 1.80}
totals: {recurring: 5, usage: 2, taxes: 10, total: 12}
`,
    };
    const shown = explainable(resultsOf(files));
    const results = shown.map(({ figure }) => {
      const title = figure && inOneGo(explain(deal(files), english, { uri: USAGE, ...figure }))?.title;
      return numbersIn(title?.split(/ = |: /).at(-1) ?? '')[0] ?? '';
    });
    expect(shown.filter(({ text }, index) => !numbersIn(text).includes(results[index] ?? ''))).toEqual([]);
    const figures = shown.flatMap(({ figure }) => figure?.figure ?? []);
    expect(figures).toContain('actual.0.total.total.computed');
    expect(figures).toContain('invoice.discount.digital.SMS');
  });
});
