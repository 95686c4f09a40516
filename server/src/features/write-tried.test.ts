import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../test/apply-edit';
import { deal, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import type { PreviewParams, PreviewView, TriedEdit, WhatIfView } from '../protocol';
import { explain } from './explain';
import { preview } from './preview';
import { writeTried } from './write-tried';

const USAGE = uriOf('u.usage.yaml');
const CLIENT = { versionOf: () => 7 };

const USED = usage([
  'date: 2024-01-10, premium: 4, standard: 28, ivrPorts: 90, voiceContacts: 50',
  'date: 2024-01-20, premium: 7, standard: 31, ivrPorts: 41',
]);

const LICENSES = `
  premium: {committed: 5, unitPrice: 120, overage: {unitPrice: 150}} # as agreed
  standard: {committed: 20, unitPrice: 75, overage: {unitPrice: 100}}
  ivrPorts: {committed: 2, unitPrice: 10, overage: {unitPrice: 15}}`;

const DEAL = {
  's.subscription.yaml': subscription({ surgeProtection: '30%', licenses: LICENSES }),
  'u.usage.yaml': USED,
};

const tried = (values: Readonly<Record<string, string>>, subscriptionId?: string): PreviewParams => ({
  uri: USAGE,
  tried: { values, subscription: subscriptionId },
});

const viewOf = (files: Files, params: PreviewParams): PreviewView => inOneGo(preview(deal(files), english, params));

const editOf = (files: Files, params: PreviewParams): TriedEdit | null =>
  inOneGo(writeTried(deal(files), english, CLIENT, params));

/** The files after the edit; as they are where there is none. */
function written(files: Files, params: PreviewParams): Files {
  const edit = editOf(files, params);
  return edit === null ? files : applyEdit(files, { changes: { [edit.uri]: [...edit.edits] } });
}

const subscriptionAfter = (text: string, values: Readonly<Record<string, string>>): string | undefined =>
  written({ 's.subscription.yaml': text, 'u.usage.yaml': USED }, tried(values))['s.subscription.yaml'];

const inTexts = ({ label, before, after, difference }: WhatIfView['differences'][number]) => ({
  label,
  before: before.text,
  after: after.text,
  difference: difference.text,
});

describe('what is tried', () => {
  it('is computed at once, with the difference in quantities and money', () => {
    const whatIf = viewOf(DEAL, tried({ standard: '31' })).results?.whatIf;
    expect(whatIf?.differences.map(inTexts)).toEqual([
      { label: 'Standard overage billed', before: '11', after: '0', difference: '−11' },
      { label: 'Surge limit', before: '100', after: '143', difference: '+43' },
      { label: 'Overage invoice', before: '1,580.00 USD', after: '480.00 USD', difference: '−1,100.00 USD' },
      { label: 'Committed charges', before: '2,120.00 USD', after: '2,945.00 USD', difference: '+825.00 USD' },
      {
        label: 'Overage invoice and committed charges together',
        before: '3,700.00 USD',
        after: '3,425.00 USD',
        difference: '−275.00 USD',
      },
    ]);
  });

  it('changes nothing while it is what is written', () => {
    const whatIf = viewOf(DEAL, tried({ standard: '20', premium: ' 5 ', surgeProtection: '30' })).results?.whatIf;
    expect(whatIf?.differences).toEqual([]);
    expect(whatIf?.target).toBeUndefined();
    expect(editOf(DEAL, tried({ standard: '020' }))).toBeNull();
    expect(editOf(DEAL, { uri: USAGE })).toBeNull();
  });

  it('is told on one line, to choose a subscription by', () => {
    const edit = editOf(DEAL, tried({ standard: '31', workforceOptimization: '3', surgeProtection: '50%' }));
    expect(edit?.inShort).toBe('Standard 20 → 31, Workforce Optimization 3, surge protection 30% → 50%');
  });

  it('is judged as in a file, and the rest is still computed', () => {
    const { results } = viewOf(DEAL, tried({ premium: 'many', standard: '31', ivrPorts: '', surgeProtection: '-1' }));
    const problems = results?.whatIf.fields.map(({ name, problem }) => [name, problem]);
    expect(problems).toEqual([
      ['premium', 'committed is “many”, but must be a whole number from 0 to 1,000,000,000.'],
      ['standard', undefined],
      ['ivrPorts', 'committed has no value. It must be a whole number from 0 to 1,000,000,000.'],
      ['workforceOptimization', undefined],
      ['surgeProtection', 'surgeProtection is the number -1, but must be a percentage in plain digits, like 30%.'],
    ]);
    expect(results?.whatIf.differences[0]).toMatchObject({ label: 'Standard overage billed', after: { text: '0' } });
    const high = viewOf(DEAL, tried({ surgeProtection: '2000000' })).results?.whatIf.fields[4]?.problem;
    expect(high).toContain('goes up to 1,000,000%');
  });

  it('is what its numbers are explained by', () => {
    const params = tried({ standard: '25' });
    expect(inOneGo(explain(deal(DEAL), english, { ...params, figure: 'standard.billed' }))?.title).toBe(
      'Standard overage billed: 6',
    );
    expect(inOneGo(explain(deal(DEAL), english, { uri: USAGE, figure: 'standard.billed' }))?.title).toContain('11');
  });

  it('differs by numbers that are explained from both sides, each step of them by its own number', () => {
    const params = tried({ standard: '25' });
    const view = inOneGo(explain(deal(DEAL), english, { ...params, figure: 'change.standard.billed' }));
    expect(view?.title).toBe('Standard overage billed, difference: 6 − 11 = −5');
    expect(view?.rows.map(({ label, value }) => [label, value])).toEqual([
      ['Standard overage billed, as tried', '6'],
      ['Standard above the commitment', '6'],
      ['Standard used on 2024-01-20', '31'],
      ['Standard committed on 2024-01-20', '25'],
      ['Substituted on 2024-01-20', '0'],
      ['Idle Premium', '0'],
      ['Premium committed', '5'],
      ['Premium used', '7'],
      ['Standard overage billed, as written', '11'],
      ['Standard above the commitment', '11'],
      ['Standard committed on 2024-01-20', '20'],
    ]);
    const sources = view?.rows.flatMap(({ label, sourceLabel }) => (label.includes('committed') ? [sourceLabel] : []));
    expect(sources).toEqual([
      'tried in place of s.subscription.yaml, line 10',
      's.subscription.yaml, line 9',
      's.subscription.yaml, line 10',
    ]);
    expect(inOneGo(explain(deal(DEAL), english, { ...params, figure: 'change.bothCharges' }))?.title).toContain(
      '3,575.00 USD − 3,700.00 USD = −125.00 USD',
    );
    expect(inOneGo(explain(deal(DEAL), english, { uri: USAGE, figure: 'change.standard.billed' }))).toBeNull();
  });

  it('says that money is unknown where a price is missing', () => {
    const licenses = '{standard: {committed: 20}}';
    const files = { ...DEAL, 's.subscription.yaml': subscription({ licenses }) };
    const money = viewOf(files, tried({ standard: '25' })).results?.whatIf.differences.slice(1);
    expect(money?.map(({ difference }) => difference.text)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('writing what is tried', () => {
  it('keeps comments, quotes and the style of a percentage', () => {
    const text = `${subscription({ licenses: LICENSES })}surgeProtection: '30' # percent\n`;
    const after = subscriptionAfter(text, { premium: '6', surgeProtection: '40%' });
    expect(after).toBe(text.replace('committed: 5', 'committed: 6').replace("'30'", "'40'"));
    expect(subscriptionAfter(subscription({ surgeProtection: '30%' }), { surgeProtection: '12.5' })).toContain(
      'surgeProtection: 12.5%\n',
    );
  });

  it('adds what is not written, in its block', () => {
    expect(subscriptionAfter(subscription(), { premium: '1', standard: '2', surgeProtection: '30' })).toBe(
      `${subscription()}surgeProtection: 30%\nlicenses: {premium: {committed: 1}, standard: {committed: 2}}\n`,
    );
    const block = subscription({ licenses: '\n  standard:\n    unitPrice: 5 # list price' });
    expect(subscriptionAfter(block, { standard: '2', ivrPorts: '3' })).toBe(
      block.replace(
        'unitPrice: 5 # list price',
        'committed: 2\n    unitPrice: 5 # list price\n  ivrPorts: {committed: 3}',
      ),
    );
  });

  it('is done in the amendment that is in force on the first day of the cycle, and said so before', () => {
    const text = subscription({
      licenses: '{standard: {committed: 20}}',
      amendments:
        '[{effective: 2024-01-01, licenses: {standard: {committed: 25}}}, {effective: 2024-01-15, licenses: {standard: {committed: 26}}}]',
    });
    const files = { 's.subscription.yaml': text, 'u.usage.yaml': USED };
    expect(viewOf(files, tried({ standard: '31' })).results?.whatIf.target).toBe(
      '“Apply to file” writes into SUB-1: licenses.standard.committed: 31 instead of 25 in line 8, in the amendment of 2024-01-01 of s.subscription.yaml.',
    );
    expect(subscriptionAfter(text, { standard: '31' })).toBe(text.replace('25', '31'));
  });

  it('is done at the anchor of an alias, and says what else changes', () => {
    const text = subscription({ licenses: '{premium: {committed: &agents 5}, standard: {committed: *agents}}' });
    const files = { 's.subscription.yaml': text, 'u.usage.yaml': USED };
    const whatIf = viewOf(files, tried({ standard: '31' })).results?.whatIf;
    expect(whatIf?.target).toContain('which also changes licenses.premium.committed, written there by an alias');
    expect(whatIf?.differences.slice(0, 2).map(({ label }) => label)).toEqual([
      'Premium overage billed',
      'Standard overage billed',
    ]);
    expect(subscriptionAfter(text, { standard: '31' })).toBe(text.replace('&agents 5', '&agents 31'));
  });

  it('is of one document in the version that an editor has open', () => {
    const edit = editOf(DEAL, tried({ premium: '6', standard: '31' }));
    expect(edit).toMatchObject({ uri: uriOf('s.subscription.yaml'), version: 7 });
    expect(edit?.edits.length).toBe(2);
    expect(
      inOneGo(writeTried(deal(DEAL), english, { versionOf: () => undefined }, tried({ premium: '6' })))?.version,
    ).toBeNull();
  });

  it('writes nothing where a block is something else', () => {
    const files = { 's.subscription.yaml': subscription({ licenses: 'none' }), 'u.usage.yaml': USED };
    expect(editOf(files, tried({ standard: '31' }))).toBeNull();
    expect(viewOf(files, tried({ standard: '31' })).results?.whatIf.fields[1]?.problem).toContain('cannot be written');
  });

  it('writes nothing where a key stands twice, for neither counts', () => {
    const licenses = '{standard: {committed: 20}, standard: {committed: 21}}';
    const files = { 's.subscription.yaml': subscription({ licenses }), 'u.usage.yaml': USED };
    expect(editOf(files, tried({ standard: '31' }))).toBeNull();
    const { whatIf, detail } = viewOf(files, tried({ standard: '31' })).results ?? {};
    expect(whatIf?.fields[1]?.problem).toContain('cannot be written');
    expect(detail?.rows[1]?.cells.slice(2, 6).map(({ text }) => text)).toEqual(['28', '0', '0', '28']);
    // What stands elsewhere can be tried all the same.
    expect(editOf(files, tried({ premium: '9' }))?.inShort).toBe('Premium 9');
  });

  const quantity = fc.integer({ min: 0, max: 40 });

  /** A subscription in some style, with or without each of its terms, an amendment and an alias. */
  const terms = fc
    .record({
      model: fc.constantFrom('named', 'concurrent'),
      isFlow: fc.boolean(),
      premium: fc.option(quantity, { nil: undefined }),
      standard: fc.option(quantity, { nil: undefined }),
      ivrPorts: fc.option(quantity, { nil: undefined }),
      surge: fc.constantFrom(undefined, '30%', '"15"', '12.5'),
      isAliased: fc.boolean(),
      amended: fc.option(fc.record({ day: fc.constantFrom('2023-12-01', '2024-01-01', '2024-01-15'), quantity }), {
        nil: undefined,
      }),
    })
    .map(({ model, isFlow, premium, standard, ivrPorts, surge, isAliased, amended }) => (id: string, start: string) => {
      const types = Object.entries({ premium, standard, ivrPorts }).flatMap(([type, committed]) => {
        if (committed === undefined) return [];
        const anchor = type === 'premium' && isAliased ? '&same ' : '';
        const value = type === 'ivrPorts' && isAliased && premium !== undefined ? '*same' : `${anchor}${committed}`;
        return isFlow
          ? [`${type}: {committed: ${value}}`]
          : [`\n  ${type}:\n    committed: ${value} # ${type}\n    overage: {unitPrice: 100}`];
      });
      const licenses = isFlow ? `{${types.join(', ')}}` : types.join('');
      return subscription({
        id,
        start,
        agentModel: model,
        ...(surge === undefined ? {} : { surgeProtection: surge }),
        ...(types.length === 0 ? {} : { licenses }),
        ...(amended === undefined
          ? {}
          : {
              amendments: `\n  - effective: ${amended.day} # later\n    licenses: {standard: {committed: ${amended.quantity}}}`,
            }),
      });
    });

  it('comes to what was tried, whatever the subscriptions', () => {
    const values = fc.record(
      {
        premium: quantity.map(String),
        standard: quantity.map(String),
        ivrPorts: quantity.map(String),
        workforceOptimization: quantity.map(String),
        surgeProtection: fc.constantFrom('0', '40', '40%', '0.5', '33.3%'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        terms,
        fc.boolean(),
        values,
        fc.constantFrom('SUB-1', 'SUB-2', undefined),
        fc.boolean(),
        (make, hasTwo, typed, of, isCrLf) => {
          const text = make('SUB-1', '2023-06-01');
          const both = hasTwo ? `${text}---\n${make('SUB-2', '2024-01-10')}` : text;
          const files = { 's.subscription.yaml': isCrLf ? both.replaceAll('\n', '\r\n') : both, 'u.usage.yaml': USED };
          const before = viewOf(files, tried(typed, of));
          const after = written(files, tried(typed, of));
          const { results } = viewOf(after, { uri: USAGE });
          const fields = before.results?.whatIf.fields ?? [];
          const taken = fields.filter(
            ({ problem, text: tried, written: now }) => problem === undefined && tried !== now,
          );
          expect(fields.filter(({ problem }) => problem !== undefined && !problem.includes('by an alias'))).toEqual([]);
          // Where things stand has moved, what they come to has not.
          const said = (view: PreviewView['results']) =>
            JSON.stringify([view?.usage, view?.charts, view?.detail, view?.facts, view?.invoice], (key, value) =>
              key === 'source' ? undefined : value,
            );
          expect(said(results)).toBe(said(before.results));
          // The comments stay, and nothing is left to write.
          expect(after['s.subscription.yaml']?.match(/# \w+/g)).toEqual(both.match(/# \w+/g));
          expect(
            editOf(after, tried(Object.fromEntries(taken.map(({ name, text: value }) => [name, value])), of)),
          ).toBeNull();
        },
      ),
      { numRuns: 80 },
    );
  });
});
