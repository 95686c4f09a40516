import { describe, expect, it } from 'vitest';
import { deal } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { reconcileAll } from './reconcile';

const dealOf = (organization: string): string => `kind: subscription
id: SUB-${organization}
organization: ${organization}
start: 2024-06-09
agentModel: named
currency: USD
licenses: {standard: {committed: 20, overage: {unitPrice: 100.00}}}
---
kind: usage
organization: ${organization}
days: [{date: 2024-06-10, standard: 28}]
`;

describe('the results for other programs', () => {
  it('are those of every organization, by their names', () => {
    const text = inOneGo(
      reconcileAll(deal({ 'b.entitlements.yaml': dealOf('zenith'), 'a.entitlements.yaml': dealOf('acme') })),
    );
    const { schemaVersion, reconciliations } = JSON.parse(text);
    expect(text).toBe(`${JSON.stringify({ schemaVersion, reconciliations }, null, 2)}\n`);
    expect(schemaVersion).toBe(1);
    expect(reconciliations.map(({ organization }: { organization: string }) => organization)).toEqual([
      'acme',
      'zenith',
    ]);
    expect(reconciliations[0].invoice.totals.total).toBe('800.00');
  });

  it('are an empty list where there is nothing to reconcile', () => {
    expect(JSON.parse(inOneGo(reconcileAll(deal({}))))).toEqual({ schemaVersion: 1, reconciliations: [] });
  });
});
