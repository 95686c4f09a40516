import { describe, expect, it } from 'vitest';
import { deal, subscription, usage } from '../../../test/deal';
import { parseDay } from '../engine/day';
import type { Explanation } from '../engine/explain';
import type { Reconciliation } from '../engine/reconcile';
import { english } from '../messages/en';
import { explanationRows, explanationTitle } from './explanation';
import { valueJson } from './explanation-tree';
import { explainDayFigure, explainFigure, figureNames, useOn } from './figure';
import { reconciliationJson } from './json';

const everything = {
  'acme.subscription.yaml': subscription({
    surgeProtection: '30%',
    licenses: `
  premium: {committed: 5, unitPrice: 120, discount: 10%}
  standard: {committed: 20, unitPrice: 75, overage: {sku: STD-O, unitPrice: 99.995, discount: 12.5%}}
  ivrPorts: {committed: 2, unitPrice: 10, overage: {unitPrice: 15}}
  workforceOptimization: {committed: 1, unitPrice: 4, overage: {unitPrice: 40}}`,
    digitalChannels: '[{sku: SMS, included: 1000, unitPrice: 0.05}]',
    amendments: '[{effective: 2024-01-10, licenses: {standard: {committed: 25}}}]',
  }),
  'more.subscription.yaml': subscription({
    id: 'SUB-2',
    start: '2024-01-02',
    licenses: '{standard: {committed: 3, unitPrice: 1}}',
  }),
  'acme.usage.yaml': `${usage([
    'date: 2024-01-09, premium: 4, standard: 28, ivrPorts: 150, workforceOptimization: 3, voiceContacts: 50',
    'date: 2024-01-10, premium: 7, standard: 31, ivrPorts: 41',
    'date: 2024-01-11, standard: 5',
  ])}digitalChannels: [{sku: SMS, units: 2213, date: 2024-01-30}, {sku: FAX, units: 3, date: 2024-01-30}]\n`,
};

const reconciliationOf = (files: Readonly<Record<string, string>>): Reconciliation => {
  const [reconciliation] = deal(files).organization('acme')?.reconciliations ?? [];
  if (reconciliation === undefined) throw new Error('nothing to reconcile');
  return reconciliation;
};

const shown = (explanation: Explanation | undefined) => explanation && valueJson(explanation);

describe('a figure by its name', () => {
  const reconciliation = reconciliationOf(everything);
  const json = reconciliationJson(reconciliation);
  const ofCycle = (figure: string) => shown(explainFigure(reconciliation, figure));
  const ofDay = (figure: string, date: string | null) => {
    const use = useOn(reconciliation, parseDay(date ?? '') ?? 0);
    return use && shown(explainDayFigure(reconciliation, use, figure));
  };

  it('is the number of the daily detail', () => {
    expect(json.dailyDetail.length).toBeGreaterThan(7);
    for (const { date, type, used, committed, substituted, overage } of json.dailyDetail) {
      expect(ofDay(`${type}.used`, date)).toBe(used);
      expect(ofDay(`${type}.committed`, date)).toBe(committed);
      expect(ofDay(`${type}.overage`, date)).toBe(overage);
      expect(ofDay(`${type}.substituted`, date)).toBe(substituted);
    }
  });

  it('is the number of the cycle', () => {
    expect(json.billedOverage.map(({ type }) => ofCycle(`${type}.billed`))).toEqual(
      json.billedOverage.map(({ quantity }) => quantity),
    );
    for (const [name, parts] of Object.entries({ ivr: json.ivr, surge: json.surge })) {
      const { peakDate, ...numbers } = parts ?? {};
      expect(peakDate).toBe('2024-01-09');
      const explained = Object.keys(numbers).map(key => [key, ofCycle(`${name}.${key}`)]);
      expect(Object.fromEntries(explained)).toEqual(numbers);
    }
    expect(json.digitalChannels.map(({ sku }) => ofCycle(`digital.${sku}`))).toEqual([3, 1213]);
  });

  it('is the amount of the invoice, unknown where a price is missing', () => {
    expect(ofCycle('committedCharges')).toBe(json.committedCharges);
    expect(ofCycle('invoice.total')).toBe(json.invoice.totals.total);
    const figures = json.invoice.lines.map(({ type, sku }) => (type === 'digitalChannel' ? `digital.${sku}` : type));
    expect(figures).toContain('digital.FAX');
    expect(figures.map(figure => ofCycle(`invoice.${figure}`))).toEqual(json.invoice.lines.map(line => line.amount));
    expect(ofCycle('invoice.premium')).toBeNull();
  });

  it('has every name that is listed, and no other', () => {
    const [use] = reconciliation.days;
    const unanswered = figureNames(reconciliation).filter(
      name =>
        (explainFigure(reconciliation, name) ?? (use && explainDayFigure(reconciliation, use, name))) === undefined,
    );
    expect(unanswered).toEqual([]);
    expect(explainFigure(reconciliation, 'toString')).toBeUndefined();
    expect(explainFigure(reconciliation, 'premium.used')).toBeUndefined();
  });
});

describe('a figure in words', () => {
  const titleOf = (files: Readonly<Record<string, string>>, figure: string): string => {
    const explanation = explainFigure(reconciliationOf(files), figure);
    return explanation === undefined ? '' : explanationTitle(english, explanation);
  };
  const rowsOf = (files: Readonly<Record<string, string>>, figure: string): string[] => {
    const explanation = explainFigure(reconciliationOf(files), figure);
    return explanation === undefined ? [] : explanationRows(english, explanation).map(({ label }) => label);
  };

  it('leaves an amount unknown for which a price is missing, and so the sum of the commitment', () => {
    const files = {
      'a.subscription.yaml': subscription({
        licenses: '{premium: {committed: 1}, standard: {committed: 2, unitPrice: 75}}',
      }),
      'a.usage.yaml': usage(['date: 2024-01-09, premium: 2, standard: 1']),
    };
    expect(titleOf(files, 'committedCharges')).toBe('Committed charges: unknown + 150.00 USD = unknown');
    expect(titleOf(files, 'invoice.premium')).toBe(
      'Premium overage, amount: round(1 × price missing × (100 − 0) / 100) = unknown',
    );
  });

  it('says when a charge is unknown because of its currency', () => {
    const files = {
      'a.subscription.yaml': subscription({ licenses: '{standard: {committed: 2, unitPrice: 75}}' }),
      'b.subscription.yaml': subscription({
        id: 'SUB-2',
        currency: 'EUR',
        licenses: '{standard: {committed: 3, unitPrice: 70}}',
      }),
      'a.usage.yaml': usage(['date: 2024-01-09, standard: 1']),
    };
    expect(titleOf(files, 'committedCharges')).toBe('Committed charges: 150.00 USD + unknown = unknown');
    expect(rowsOf(files, 'committedCharges')).toContain('Unit price (in another currency)');
  });

  it('leaves the sum unknown for a subscription of another currency that commits nothing, and names it', () => {
    const files = {
      'a.subscription.yaml': subscription({ licenses: '{standard: {committed: 2, unitPrice: 75}}' }),
      'b.subscription.yaml': subscription({ id: 'SUB-2', currency: 'EUR', licenses: '{}' }),
      'a.usage.yaml': usage(['date: 2024-01-09, standard: 1']),
    };
    expect(titleOf(files, 'committedCharges')).toBe('Committed charges: 150.00 USD + unknown = unknown');
    expect(rowsOf(files, 'committedCharges')).toContain(
      "SUB-2, in EUR, another currency than the primary subscription's",
    );
  });

  it('says whether agents are billed as of one day', () => {
    const files = (overageBilling: string) => ({
      'a.subscription.yaml': subscription({ assumptions: `{overageBilling: ${overageBilling}}` }),
      'a.usage.yaml': usage(['date: 2024-01-09, premium: 2, standard: 1']),
    });
    expect(titleOf(files('peakPerType'), 'premium.billed')).toBe('Premium overage billed: 2');
    expect(titleOf(files('peakDayTotal'), 'premium.billed')).toBe(
      'Premium overage billed, as of the day with the highest total: 2',
    );
  });

  it('names the day of digital units once', () => {
    expect(rowsOf(everything, 'digital.SMS')).toEqual(['Units on 2024-01-30', 'Units included']);
  });
});
