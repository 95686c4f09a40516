import { describe, expect, it } from 'vitest';
import { deal, type Files, placeText, subscription, usage, withCursor } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { definition } from './definition';

const SUBSCRIPTIONS: Files = {
  'new.subscription.yaml': subscription({ id: 'SUB-2', licenses: '{standard: {overage: {sku: STD-O}}}' }),
  'old.subscription.yaml': subscription({ start: '2023-01-01' }),
};

function definitionOf(files: Files): string[] {
  const { files: plain, uri, position } = withCursor({ ...SUBSCRIPTIONS, ...files });
  const workspace = deal(plain);
  return inOneGo(definition(workspace, uri, position)).map(location => placeText(workspace, location));
}

describe('going to the definition', () => {
  it('of an organization leads to its subscriptions, the oldest first', () => {
    expect(definitionOf({ 'u.usage.yaml': usage([], { organization: 'ac<|>me' }) })).toEqual([
      'old.subscription.yaml:3 acme',
      'new.subscription.yaml:3 acme',
    ]);
  });

  it('of what an invoice names leads to the subscription and to the price', () => {
    const invoice = 'kind: invoice\nsubscription: SUB-2\nlines: [{sku: STD-O}]\n';
    expect(definitionOf({ 'i.invoice.yaml': invoice.replace('SUB-2', 'SUB<|>-2') })).toEqual([
      'new.subscription.yaml:2 SUB-2',
    ]);
    expect(definitionOf({ 'i.invoice.yaml': invoice.replace('STD-O', 'STD-O<|>') })).toEqual([
      'new.subscription.yaml:7 STD-O',
    ]);
  });

  it('of an agent leads to the first log-in', () => {
    const log =
      'agentSessions:\n  - {agent: <|>a, login: 2024-01-03T00:00:00Z}\n  - {agent: a, login: 2024-01-02T00:00:00Z}\n';
    expect(definitionOf({ 'u.usage.yaml': usage([]) + log })).toEqual(['u.usage.yaml:6 a']);
  });

  it.each([
    'kind: us<|>age\norganization: acme\n',
    'kind: usage\norgani<|>zation: acme\n',
    'kind: usage\norganization: no<|>ne\n',
  ])('leads nowhere where no name stands, or one that nothing defines: %j', text => {
    expect(definitionOf({ 'u.usage.yaml': text })).toEqual([]);
  });
});
