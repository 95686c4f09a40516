import { describe, expect, it } from 'vitest';
import { deal, subscription, usage } from '../../../test/deal';
import { parseDay } from '../engine/day';
import type { Explanation } from '../engine/explain';
import type { Reconciliation } from '../engine/reconcile';
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
    return use && shown(explainDayFigure(use, figure));
  };

  it('is the number of the daily detail', () => {
    expect(json.dailyDetail.length).toBeGreaterThan(7);
    for (const { date, type, used, committed, substituted, overage } of json.dailyDetail) {
      expect(ofDay(`${type}.used`, date)).toBe(used);
      expect(ofDay(`${type}.committed`, date)).toBe(committed);
      expect(ofDay(`${type}.overage`, date)).toBe(overage);
      if (type === 'premium' || type === 'standard') expect(ofDay(`${type}.substituted`, date)).toBe(substituted);
    }
  });

  it('is the number of the cycle', () => {
    expect(json.billedOverage.map(({ type }) => ofCycle(`${type}.billed`))).toEqual(
      json.billedOverage.map(({ quantity }) => quantity),
    );
    expect(ofCycle('ivr.ports')).toBe(json.ivr?.ports);
    expect(ofCycle('ivr.overage')).toBe(json.ivr?.overage);
    expect(ofCycle('surge.voiceEntitlement')).toBe(json.surge?.voiceEntitlement);
    expect(ofCycle('surge.limit')).toBe(json.surge?.limit);
    expect(json.digitalChannels.map(({ sku }) => ofCycle(`digital.${sku}`))).toEqual([3, 1213]);
  });

  it('is the amount of the invoice, unknown where a price is missing', () => {
    expect(ofCycle('committedCharges')).toBe(json.committedCharges);
    expect(ofCycle('invoice.total')).toBe(json.invoice.totals.total);
    const lines = json.invoice.lines.filter(({ type }) => type !== 'digitalChannel');
    expect(lines.map(({ type }) => ofCycle(`invoice.${type}`))).toEqual(lines.map(({ amount }) => amount));
    expect(ofCycle('invoice.premium')).toBeNull();
  });

  it('has every name that is listed, and no other', () => {
    const [use] = reconciliation.days;
    const unanswered = figureNames(reconciliation).filter(
      name => (explainFigure(reconciliation, name) ?? (use && explainDayFigure(use, name))) === undefined,
    );
    expect(unanswered).toEqual([]);
    expect(explainFigure(reconciliation, 'toString')).toBeUndefined();
    expect(explainFigure(reconciliation, 'premium.used')).toBeUndefined();
  });
});
