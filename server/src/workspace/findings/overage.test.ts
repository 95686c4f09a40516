/** Overage of several subscriptions is told once in a cycle, with what each of them commits. */
import { describe, expect, it } from 'vitest';
import { deal, documentOf, subscription, uriOf, usage } from '../../../../test/deal';
import { english } from '../../messages/en';
import { say } from '../../messages/message';

const surge = { start: '2024-01-01', surgeProtection: '30%' };
const files = {
  'a.subscription.yaml': subscription({
    ...surge,
    id: 'A',
    licenses: '{standard: {committed: 10, overage: {unitPrice: 1}}}',
  }),
  'b.subscription.yaml': subscription({ ...surge, id: 'B', licenses: '{standard: {committed: 15}}' }),
  'u.usage.yaml': usage(['date: 2024-01-10, premium: 0, standard: 26']),
};

describe('overage of two subscriptions', () => {
  const workspace = deal(files);
  const told = Object.entries(files).flatMap(([name, text]) =>
    workspace
      .findings(uriOf(name))
      .filter(({ code }) => code === 'overage')
      .map(({ source, message, related }) => ({
        at: `${name}: ${text.slice(source.start, source.end)}`,
        says: say(english, message),
        and: related.map(other => say(english, other.message)),
      })),
  );

  it('is told at the quantity of the primary and at the peak, with the quantity of each where it is written', () => {
    expect(told).toEqual([
      {
        at: 'a.subscription.yaml: 10',
        says: '1 Standard agent of overage in the cycle 2024-01-01 to 2024-01-31, with 25 committed.',
        and: ['The peak: 26 Standard agents on 2024-01-10.', '15 Standard licences are committed here.'],
      },
      {
        at: 'u.usage.yaml: 26',
        says: 'This peak of 26 with 25 committed decides the cycle 2024-01-01 to 2024-01-31: 1 Standard agent of overage is billed.',
        and: ['10 Standard licences are committed here.', '15 Standard licences are committed here.'],
      },
    ]);
  });

  it('is told at what another commits where the primary commits nothing', () => {
    workspace.set(documentOf('a.subscription.yaml', subscription({ ...surge, id: 'A' })));
    const codes = (name: string) => workspace.findings(uriOf(name)).map(({ code }) => code);
    expect(codes('a.subscription.yaml')).not.toContain('overage');
    expect(codes('b.subscription.yaml')).toContain('overage');
  });
});
