import { describe, expect, it } from 'vitest';
import { deal, subscription, usage, withCursor } from '../../../test/deal';
import { english } from '../messages/en';
import { cycleAt } from './cycle-at';

const FILES = {
  's.subscription.yaml': subscription({ start: '2023-06-09', licenses: '{standard: {committed: 20}}' }),
  'u.usage.yaml': usage(['date: 2024-06-10, standard: 28', 'date: 2024-07-09, standard: 9']),
};

const at = (files: Record<string, string>) => {
  const { files: plain, uri, position } = withCursor(files);
  return cycleAt(deal(plain), english, { uri, position });
};

const textAt = (name: string, text: string) => at({ ...FILES, [name]: text })?.text;

const usageText = (marked: string): string => {
  const plain = marked.replace('<|>', '');
  return FILES['u.usage.yaml'].replace(plain, marked);
};

describe('the cycle under the cursor', () => {
  it('is in a record the cycle of its day, and says the how manieth day it is', () => {
    expect(textAt('u.usage.yaml', usageText('standard: <|>28'))).toBe('acme · 2024-06-09 to 2024-07-08 · day 2 of 30');
    expect(textAt('u.usage.yaml', usageText('2024-07-09, standard: 9<|>'))).toBe(
      'acme · 2024-07-09 to 2024-08-08 · day 1 of 31',
    );
  });

  it('is that of the record also before its first character', () => {
    const atStart = FILES['u.usage.yaml'].replace('  - {date: 2024-06-10', '<|>  - {date: 2024-06-10');
    expect(textAt('u.usage.yaml', atStart)).toBe('acme · 2024-06-09 to 2024-07-08 · day 2 of 30');
  });

  it('sums up what is known of the cycle', () => {
    const view = at({ ...FILES, 'u.usage.yaml': usageText('standard: <|>28') });
    expect(view).toMatchObject({ organization: 'acme', cycle: '2024-06-09' });
    expect(view?.tooltip.split('\n')).toContain('Overage billed: 8 Standard agents');
  });

  it('is in the rest of a usage document the one it is about', () => {
    expect(textAt('u.usage.yaml', usageText('kind: us<|>age'))).toBe('acme · 2024-06-09 to 2024-07-08');
    expect(textAt('v.usage.yaml', usage([], { cycle: '2024-01-09<|>' }))).toBe('acme · 2024-01-09 to 2024-02-08');
  });

  it('is that of a log-in, a connection or digital units, by their UTC day', () => {
    const head = 'kind: usage\norganization: acme\n';
    const session = 'agentSessions: [{agent: <|>a, license: standard, login: 2024-06-09T00:30:00+02:00}]\n';
    expect(textAt('v.usage.yaml', head + session)).toBe('acme · 2024-05-09 to 2024-06-08 · day 31 of 31');
    const connection = 'ivrConnections:\n  - start: 2024-06-09T00:30:00Z\n    end: 2024-06-09T00:3<|>1:00Z\n';
    expect(textAt('v.usage.yaml', head + connection)).toBe('acme · 2024-06-09 to 2024-07-08 · day 1 of 30');
    const units = 'digitalChannels: [{sku: SMS, units: 1<|>, date: 2024-06-30}]\n';
    expect(textAt('v.usage.yaml', head + units)).toBe('acme · 2024-06-09 to 2024-07-08 · day 22 of 30');
  });

  it('is in a subscription the latest with usage', () => {
    const text = FILES['s.subscription.yaml'].replace('currency: ', 'currency: <|>');
    expect(textAt('s.subscription.yaml', text)).toBe('acme · 2024-07-09 to 2024-08-08');
  });

  it('is in an invoice its period', () => {
    const invoice = 'kind: invoice\nsubscription: SUB-1\nperiod: {from: 2024-06-09, to: 2024-07-08}\nlines: [<|>]\n';
    expect(textAt('i.invoice.yaml', invoice)).toBe('acme · 2024-06-09 to 2024-07-08');
  });

  it('is that of the document that the cursor is in', () => {
    const both = `${usage(['date: 2024-01-10, standard: 1'])}---\n${usage(['date: 2024-03-10, standard: <|>1'])}`;
    expect(textAt('u.usage.yaml', both)).toBe('acme · 2024-03-09 to 2024-04-08 · day 2 of 31');
  });

  it('is none without a subscription, outside of it, or in a file that is not there', () => {
    expect(at({ 'u.usage.yaml': usageText('standard: <|>28') })).toBeNull();
    expect(textAt('v.usage.yaml', usage(['date: 2020-01-10, standard: <|>1']))).toBeUndefined();
    expect(textAt('v.usage.yaml', 'kind: usage<|>')).toBeUndefined();
    const position = { line: 0, character: 0 };
    expect(cycleAt(deal(FILES), english, { uri: 'file:///deals/gone.usage.yaml', position })).toBeNull();
  });
});
