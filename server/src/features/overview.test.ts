import { describe, expect, it } from 'vitest';
import { deal, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { overview } from './overview';

const PRICED = '{standard: {committed: 20, overage: {unitPrice: 100.00}}}';
const FILES = {
  's.subscription.yaml': subscription({ licenses: PRICED, surgeProtection: '30%' }),
  'u.usage.yaml': usage(['date: 2024-01-10, standard: 28', 'date: 2024-02-10, standard: 9']),
};

const organizations = (files: Record<string, string>, today = '2024-03-15') =>
  inOneGo(overview(deal(files), english, { today })).organizations;

const first = (files: Record<string, string>, today?: string) => {
  const [organization] = organizations(files, today);
  if (organization === undefined) throw new Error('no organization');
  return organization;
};

describe('the overview', () => {
  it('has the cycles with usage, newest first, with overage and money', () => {
    const cycles = first(FILES).cycles.map(({ cycle, label, description, hasOverage }) => ({
      cycle,
      label,
      description,
      hasOverage,
    }));
    expect(cycles).toEqual([
      { cycle: '2024-02-01', label: '2024-02-01 to 2024-02-29', description: 'no overage', hasOverage: false },
      {
        cycle: '2024-01-01',
        label: '2024-01-01 to 2024-01-31',
        description: '8 Standard overage · 800.00 USD',
        hasOverage: true,
      },
    ]);
  });

  it('says of an organization in how many of its cycles there is overage', () => {
    expect(first(FILES).description).toBe('overage in 1 of 2 billing cycles · 1 subscription');
    const without = { ...FILES, 'u.usage.yaml': usage(['date: 2024-02-10, standard: 9']) };
    expect(first(without).description).toBe('1 subscription, 1 billing cycle with usage');
  });

  it('says that a price is missing instead of a sum', () => {
    const files = { ...FILES, 's.subscription.yaml': subscription({ licenses: '{standard: {committed: 20}}' }) };
    expect(first(files).cycles[1]?.description).toBe('8 Standard overage · unknown: a price is missing');
  });

  it('names the units of a digital channel, too', () => {
    const digital = 'digitalChannels: [{sku: SMS, units: 1500, date: 2024-01-10}]\n';
    const files = { ...FILES, 'd.usage.yaml': `kind: usage\norganization: acme\n${digital}` };
    expect(first(files).cycles[1]?.description).toContain('8 Standard, 1,500 SMS overage');
  });

  it('leads to the first figure of a cycle and to the id of a subscription', () => {
    const { cycles, subscriptions } = first(FILES);
    expect(cycles[1]?.source).toMatchObject({ uri: uriOf('u.usage.yaml'), range: { start: { line: 3 } } });
    expect(cycles[1]?.uri).toBe(uriOf('s.subscription.yaml'));
    expect(subscriptions[0]?.source).toMatchObject({
      uri: uriOf('s.subscription.yaml'),
      range: { start: { line: 1 } },
    });
  });

  it.each([
    ['2023-12-31', 'not yet active · 2024-01-01 to 2024-06-30', false],
    ['2024-06-30', 'active · 2024-01-01 to 2024-06-30', true],
    ['2024-07-01', 'ended · 2024-01-01 to 2024-06-30', false],
  ])('says on %s whether a subscription is active', (today, description, isActive) => {
    const files = { 's.subscription.yaml': subscription({ end: '2024-06-30' }) };
    expect(first(files, today).subscriptions).toMatchObject([{ id: 'SUB-1', description, isActive }]);
  });

  it('keeps a subscription that does not count, with what is wrong', () => {
    const files = { ...FILES, 't.subscription.yaml': subscription() };
    expect(first(files).subscriptions.map(({ description, severity }) => `${description}, ${severity}`)).toEqual([
      'does not count · from 2024-01-01, error',
      'does not count · from 2024-01-01, error',
    ]);
  });

  it('has the worst finding of each cycle and of the whole', () => {
    const withMistake = { ...FILES, 'v.usage.yaml': usage(['date: 2024-02-11, standard: -1']) };
    const { severity, cycles } = first(withMistake);
    expect([severity, ...cycles.map(cycle => cycle.severity)]).toEqual(['error', 'error', 'warning']);
    expect(first(FILES).cycles.map(cycle => cycle.severity)).toEqual([undefined, 'warning']);
    expect(first(FILES).tooltip).toContain('severity warning');
  });

  it('does not blame an organization for the mistakes of another in the same file', () => {
    const both = `${subscription({ surgeProtection: '30%' })}---\n${subscription({ id: 'B', organization: 'beta', start: '2024-02-30' })}---\n${subscription({ id: 'C', organization: 'beta', agentModel: 'none' })}`;
    expect(organizations({ 'a.entitlements.yaml': both }).map(({ id, severity }) => [id, severity])).toEqual([
      ['acme', 'information'],
      ['beta', 'error'],
    ]);
  });

  it('offers the cycles that usage can be written for, the next without any first', () => {
    expect(first(FILES).choices).toEqual([
      { cycle: '2024-03-01', label: '2024-03-01 to 2024-03-31', description: 'the present one' },
      { cycle: '2024-02-01', label: '2024-02-01 to 2024-02-29', description: 'has usage already' },
      { cycle: '2024-01-01', label: '2024-01-01 to 2024-01-31', description: 'has usage already' },
    ]);
  });

  it('lists organizations by their id, those that only have usage included', () => {
    const files = { ...FILES, 'a.usage.yaml': usage([], { organization: 'aaa' }) };
    expect(organizations(files).map(({ id, cycles }) => [id, cycles.length])).toEqual([
      ['aaa', 0],
      ['acme', 2],
    ]);
    expect(organizations({})).toEqual([]);
  });
});
