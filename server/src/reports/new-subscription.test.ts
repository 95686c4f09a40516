import { describe, expect, it } from 'vitest';
import { deal, findingsOf } from '../../../test/deal';
import { english } from '../messages/en';
import { type NewSubscription, newSubscriptionText, subscriptionFileName } from './new-subscription';

const ANSWERS: NewSubscription = {
  id: 'SUB-100234',
  organization: 'acme',
  start: '2024-06-09',
  agentModel: 'named',
  currency: 'USD',
  committed: {},
};

const written = (answers: Partial<NewSubscription> = {}) => {
  const { text, from, to } = newSubscriptionText(english, { ...ANSWERS, ...answers });
  return { text, marked: `${text.slice(0, from)}<|${text.slice(from, to)}|>${text.slice(to)}` };
};

const licensesOf = (marked: string): string => marked.slice(marked.indexOf('licenses:'));

describe('a new subscription', () => {
  it('has what was answered and asks for the first quantity', () => {
    const { marked } = written();
    expect(marked.split('\n').slice(0, 6)).toEqual([
      'kind: subscription',
      'id: SUB-100234',
      'organization: acme',
      'start: 2024-06-09',
      'agentModel: named',
      'currency: USD',
    ]);
    expect(licensesOf(marked)).toBe('licenses:\n  premium: {committed: <|0|>}\n  standard: {committed: 0}\n');
  });

  it('goes on behind the first quantity that was answered', () => {
    const { marked } = written({ committed: { ivrPorts: 2, standard: 20 } });
    expect(licensesOf(marked)).toBe('licenses:\n  standard: {committed: 20<||>}\n  ivrPorts: {committed: 2}\n');
  });

  it('can be used as it is', () => {
    const texts = [written(), written({ committed: { premium: 5 } }), written({ id: '007', organization: 'a: "b"' })];
    for (const { text } of texts)
      expect(findingsOf(deal({ 'a.subscription.yaml': text }), 'a.subscription.yaml')).toEqual([
        expect.stringContaining('surge-missing'),
      ]);
  });

  it('is called by the organization', () => {
    expect(subscriptionFileName('acme')).toBe('acme.subscription.yaml');
  });
});
