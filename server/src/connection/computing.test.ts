import { describe, expect, it } from 'vitest';
import { deal, documentOf, findingsOf, subscription, uriOf, usage } from '../../../test/deal';
import { formatDay, parseDay } from '../engine/day';
import type { Workspace } from '../workspace/workspace';
import { createComputing } from './computing';

const FIRST = parseDay('2000-01-01') ?? 0;
const DAYS = 2000;
const LONG = usage(Array.from({ length: DAYS }, (_, day) => `date: ${formatDay(FIRST + day)}, standard: 25`));
const termsFor = (committed: number): string =>
  subscription({ start: '2000-01-01', licenses: `{standard: {committed: ${committed}}}` });
const FILES = {
  'acme.subscription.yaml': termsFor(20),
  'acme.usage.yaml': LONG,
  'beta.usage.yaml': usage(['date: 2024-01-02, standard: 25'], { organization: 'beta' }),
};

/** Computes what is outdated; each look at the clock takes a millisecond. */
function computing(workspace: Workspace, between: (turn: number) => void = () => undefined) {
  let [time, turns] = [0, 0];
  const { all, goOn } = createComputing({
    workspace,
    pause: async () => {
      turns += 1;
      between(turns);
    },
    now: () => {
      time += 1;
      return time;
    },
  });
  return { all, goOn, turns: () => turns };
}

async function computed(workspace: Workspace): Promise<Workspace> {
  await computing(workspace).all();
  return workspace;
}

const overage = (workspace: Workspace): string[] =>
  findingsOf(workspace, 'acme.usage.yaml').filter(finding => finding.startsWith('overage'));

describe('what comes of many days', () => {
  it('is computed in pieces, between which others are answered', async () => {
    const workspace = deal(FILES);
    const meanwhile = new Set<string>();
    const { all, turns } = computing(workspace, () => {
      for (const finding of findingsOf(workspace, 'beta.usage.yaml')) meanwhile.add(finding);
    });
    await all();
    expect(turns()).toBeGreaterThan(100);
    expect([...meanwhile]).toEqual(['unknown-organization @ beta']);
    expect(overage(workspace)).toEqual(overage(deal(FILES)));
    expect(overage(workspace)).toHaveLength(66);
  });

  it('is computed once, however many wait for it, and then no more', async () => {
    const workspace = deal(FILES);
    const alone = computing(deal(FILES));
    await alone.all();
    const { all, turns } = computing(workspace);
    await Promise.all([all(), all(), all()]);
    expect(turns()).toBe(alone.turns());
    await all();
    expect(turns()).toBe(alone.turns());
  });

  it('is computed in pieces again when the commitment changes', async () => {
    const workspace = await computed(deal(FILES));
    const { all, turns } = computing(workspace);
    workspace.set(documentOf('acme.subscription.yaml', termsFor(22)));
    await all();
    expect(turns()).toBeGreaterThan(100);
    expect(workspace.takeTouched()).toContain(uriOf('acme.usage.yaml'));
  });

  it('is computed in one go after a keystroke in one of them', async () => {
    const workspace = await computed(deal(FILES));
    const { all, turns } = computing(workspace);
    workspace.set(documentOf('acme.usage.yaml', LONG.replace('25}', '20}')));
    await all();
    expect(turns()).toBe(0);
    expect(workspace.organization('acme')?.cycles[0]?.days[0]?.figures.standard?.value).toBe(20);
  });

  it('comes nearer to its end with each piece', () => {
    const { 'beta.usage.yaml': _, ...alone } = FILES;
    for (const files of [FILES, alone]) {
      const shares = [...deal(files).computeOutdated()];
      expect(shares).toEqual(shares.toSorted((one, other) => one - other));
      expect(shares.at(-1)).toBeLessThanOrEqual(1);
    }
  });

  it('is shown in the bar of the file, which ends at once when it is stopped, while the work goes on', async () => {
    const shares: number[] = [];
    let ends = 0;
    const workspace = deal(FILES);
    const { all, goOn, turns } = computing(workspace);
    goOn({
      report: async share => shares.push(share) < 10,
      done: () => {
        ends += 1;
      },
    });
    await all();
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect([shares.length, ends]).toEqual([10, 1]);
    expect(turns()).toBeGreaterThan(100);
    expect(workspace.organization('acme')?.cycles).toHaveLength(66);
  });

  it('is computed anew where something is typed meanwhile, with what was typed', async () => {
    const workspace = await computed(deal(FILES));
    const { all, turns } = computing(workspace, turn => {
      if (turn === 100) workspace.set(documentOf('acme.subscription.yaml', termsFor(30)));
    });
    workspace.set(documentOf('acme.subscription.yaml', termsFor(22)));
    await all();
    expect(turns()).toBeGreaterThan(200);
    expect(overage(workspace)).toEqual([]);
  });
});
