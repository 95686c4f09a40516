import { describe, expect, it } from 'vitest';
import { deal, placeText, subscription, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { workspaceSymbols } from './workspace-symbol';

const WORKSPACE = deal({
  's.subscription.yaml': subscription({ licenses: '{standard: {committed: 20}}' }),
  'u.usage.yaml': usage(['date: 2024-02-02, standard: 5', 'date: 2024-01-02, standard: 4']),
  'i.invoice.yaml': 'kind: invoice\nnumber: INV-77\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\n',
});

const found = (query: string): string[] =>
  inOneGo(workspaceSymbols(WORKSPACE, english, query)).map(
    ({ name, location }) => `${name} @ ${placeText(WORKSPACE, location)}`,
  );

describe('what can be found by name in the workspace', () => {
  it('is every organization, subscription and invoice, and the usage of each cycle', () => {
    expect(found('')).toEqual([
      'acme @ s.subscription.yaml:3 acme',
      'acme, 2024-01-01 to 2024-01-31 @ u.usage.yaml:5 4',
      'acme, 2024-02-01 to 2024-02-29 @ u.usage.yaml:4 5',
      'INV-77 @ i.invoice.yaml:2 INV-77',
      'SUB-1 @ s.subscription.yaml:2 SUB-1',
    ]);
  });

  it('is found by some of its letters in their order, large or small', () => {
    expect(found('inv7')).toEqual(['INV-77 @ i.invoice.yaml:2 INV-77']);
    expect(found('ac02-29')).toEqual(['acme, 2024-02-01 to 2024-02-29 @ u.usage.yaml:4 5']);
    expect(found('777')).toEqual([]);
  });
});
