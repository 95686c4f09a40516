import { describe, expect, it } from 'vitest';
import type { OverviewOrganization } from '../../../../server/src/protocol';
import { textsFor } from '../../texts/languages';
import { isQuestion } from '../preview/protocol';
import { nodesOf } from './nodes';

const cycle = { label: 'June', description: 'no overage', tooltip: '', hasOverage: false, uri: 'file:///s' };
const subscription = { description: 'active', tooltip: '', isActive: true };
const ACME: OverviewOrganization = {
  id: 'acme',
  description: '2 subscriptions',
  tooltip: '',
  subscriptions: [
    { ...subscription, id: 'SUB-1' },
    { ...subscription, id: 'SUB-1', isActive: false, severity: 'error' },
  ],
  cycles: [
    { ...cycle, cycle: '2024-06-09', hasOverage: true, severity: 'warning' },
    { ...cycle, cycle: '2024-05-09' },
    { ...cycle, cycle: '2024-04-09', hasOverage: true, severity: 'error' },
  ],
  choices: [],
};

const nodes = (organizations: readonly OverviewOrganization[]) => nodesOf({ organizations }, textsFor('en'));
const children = (organization: OverviewOrganization) => nodes([organization])[0]?.children ?? [];

describe('the view of organizations', () => {
  it('has the subscriptions and then the cycles, in the order of the server', () => {
    expect(children(ACME).map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'subscription SUB-1',
      'subscription SUB-1',
      'cycle June',
      'cycle June',
      'cycle June',
    ]);
  });

  it('marks overage and errors by another icon, not by colour alone, and says them', () => {
    expect(children(ACME).map(({ icon }) => icon.name)).toEqual(['note', 'error', 'warning', 'check', 'error']);
    const [, wrong, overage] = children(ACME);
    expect(wrong?.spoken).toBe('SUB-1, active, has errors');
    expect(overage?.spoken).toBe('June, no overage');
  });

  it('marks an organization by the worst of what it has, for it may be collapsed', () => {
    const iconWith = (organization: Partial<OverviewOrganization>) =>
      nodes([{ ...ACME, ...organization }])[0]?.icon.name;
    expect(iconWith({ cycles: [] })).toBe('organization');
    expect(iconWith({})).toBe('warning');
    expect(iconWith({ severity: 'error' })).toBe('error');
  });

  it('knows each entry again after a refresh, whatever has come before it', () => {
    const idsOf = (organization: OverviewOrganization) => children(organization).map(({ id }) => id);
    expect(new Set(idsOf(ACME)).size).toBe(5);
    const newer = { ...ACME, cycles: [{ ...cycle, cycle: '2024-07-09' }, ...ACME.cycles] };
    expect(idsOf(newer).filter(id => !idsOf(ACME).includes(id))).toHaveLength(1);
    const [first, second] = nodes([{ ...ACME, id: 'a","cycle' }, ACME]);
    expect(first?.id).not.toBe(second?.id);
  });

  it('hands a cycle to the daily detail as it is, and nothing else', () => {
    expect(children(ACME).map(isQuestion)).toEqual([false, false, true, true, true]);
    expect(nodes([ACME]).map(isQuestion)).toEqual([false]);
  });
});
