import { describe, expect, it } from 'vitest';
import { deal, findingsOf, subscription } from '../../../test/deal';
import { formatDay, parseDay } from '../engine/day';
import { english } from '../messages/en';
import { cycleChoices, figureTypesOf, newUsageText, usageFileName } from './new-usage';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const JUNE = { start: day('2024-06-09'), end: day('2024-07-08') };

const textFor = (organization: string) =>
  newUsageText(english, { organization, cycle: JUNE, types: ['premium', 'standard'] });

const stateOf = (files: Record<string, string>) => {
  const state = deal(files).organization('acme');
  if (state === undefined) throw new Error('no acme');
  return state;
};

const choices = (files: Record<string, string>, today: string): string[] => {
  const { periods, reconciliations } = stateOf(files);
  const used = reconciliations.map(({ cycle }) => cycle);
  return cycleChoices(periods, used, day(today)).map(
    ({ cycle, hasUsage }) => `${formatDay(cycle.start)}${hasUsage ? ' used' : ''}`,
  );
};

const usageOn = (...dates: string[]): string =>
  `kind: usage\norganization: acme\ndays:\n${dates.map(date => `  - {date: ${date}, standard: 1}\n`).join('')}`;

describe('a new usage file', () => {
  it('has a record for each day of the cycle and not a single figure', () => {
    const lines = textFor('acme').split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'kind: usage',
      'organization: acme',
      'cycle: 2024-06-09',
      '',
      '# Add to each day what was in use, as far as it is known: premium: …, standard: …',
      'days:',
      '  - {date: 2024-06-09}',
      '  - {date: 2024-06-10}',
    ]);
    expect(lines.slice(-2)).toEqual(['  - {date: 2024-07-08}', '']);
    expect(lines).toHaveLength(6 + 30 + 1);
  });

  it('has no finding before it is filled in, and counts for nothing', () => {
    const files = {
      's.subscription.yaml': subscription({ start: '2023-06-09', surgeProtection: '30%' }),
      'u.usage.yaml': textFor('acme'),
    };
    expect(findingsOf(deal(files), 'u.usage.yaml')).toEqual([]);
    expect(stateOf(files).reconciliations).toEqual([]);
  });

  it('names an organization that YAML would read as something else', () => {
    const workspace = deal({ 'u.usage.yaml': textFor('0815: "north"') });
    expect(workspace.organizationIds()).toEqual(['0815: "north"']);
  });

  it('is called by the organization and the month, whatever the organization is called', () => {
    expect(usageFileName('acme', JUNE)).toBe('acme-2024-06.usage.yaml');
    expect(usageFileName('../north/south\n', JUNE)).toBe('north-south-2024-06.usage.yaml');
    expect(usageFileName('..', JUNE)).toBe('organization-2024-06.usage.yaml');
  });

  it('asks for the figures that the subscriptions have terms for', () => {
    const of = (lines: Record<string, string>) =>
      figureTypesOf(stateOf({ 's.subscription.yaml': subscription(lines) }).subscriptions);
    expect(of({})).toEqual(['premium', 'standard']);
    expect(of({ licenses: '{ivrPorts: {committed: 2}}', surgeProtection: '30%' })).toEqual([
      'premium',
      'standard',
      'ivrPorts',
      'voiceContacts',
    ]);
    const later = '[{effective: 2024-03-01, licenses: {workforceOptimization: {committed: 1}}}]';
    expect(of({ amendments: later })).toContain('workforceOptimization');
  });
});

describe('the cycles that usage can be written for', () => {
  const files = { 's.subscription.yaml': subscription({ start: '2024-01-01' }) };

  it('begin with the one of today where there is no usage yet', () => {
    expect(choices(files, '2024-03-15')).toEqual(['2024-03-01', '2024-02-01', '2024-01-01']);
  });

  it('begin with the one after the last with usage, and end with those that have some', () => {
    const used = { ...files, 'u.usage.yaml': usageOn('2024-01-10', '2024-03-10') };
    expect(choices(used, '2024-05-15')).toEqual([
      '2024-04-01',
      '2024-05-01',
      '2024-02-01',
      '2024-03-01 used',
      '2024-01-01 used',
    ]);
    expect(choices(used, '2024-01-15')[0]).toBe('2024-04-01');
  });

  it('end with the subscription', () => {
    const ended = { 's.subscription.yaml': subscription({ start: '2024-01-01', end: '2024-02-10' }) };
    expect(choices(ended, '2026-01-01')).toEqual(['2024-02-01', '2024-01-01']);
    expect(choices({ 's.subscription.yaml': subscription({ start: '2030-01-01' }) }, '2024-01-01')).toEqual([
      '2030-01-01',
    ]);
  });

  it('are the latest two years of a long subscription', () => {
    expect(choices({ 's.subscription.yaml': subscription({ start: '2001-01-01' }) }, '2024-03-15')).toHaveLength(24);
  });
});
