import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { explain } from './explain';

const FILES = {
  's.subscription.yaml': subscription({ licenses: '{premium: {committed: 5}, standard: {committed: 20}}' }),
  'u.usage.yaml': usage(['date: 2024-01-10, premium: 4, standard: 28', 'date: 2024-02-10, standard: 30']),
};

const JANUARY = { uri: uriOf('u.usage.yaml'), cycle: '2024-01-01' };

const explanation = (
  asked: { date?: string; figure: string; cycle?: string; organization?: string },
  files: Files = FILES,
) => inOneGo(explain(deal(files), english, { ...JANUARY, ...asked }));

describe('the explanation of a number of the daily detail', () => {
  it('says how the overage comes about, down to what is written', () => {
    const view = explanation({ date: '2024-01-10', figure: 'standard.overage' });
    expect(view?.title).toBe('Standard overage on 2024-01-10: 8 − 1 = 7');
    expect(view?.columns).toEqual(['What', 'How', 'Number']);
    expect(view?.rows.map(({ label, formula, sourceLabel, value }) => [label, sourceLabel ?? formula, value])).toEqual([
      ['Standard above the commitment', 'max(28 − 20, 0)', '8'],
      ['Standard used', 'u.usage.yaml, line 4', '28'],
      ['Standard committed', 's.subscription.yaml, line 7', '20'],
      ['Substituted', 'min(8, 1)', '1'],
      ['Idle Premium', 'max(5 − 4, 0)', '1'],
      ['Premium committed', 's.subscription.yaml, line 7', '5'],
      ['Premium used', 'u.usage.yaml, line 4', '4'],
    ]);
  });

  it('leads each input to its line', () => {
    const rows = explanation({ date: '2024-01-10', figure: 'standard.overage' })?.rows;
    expect(rows?.find(({ label }) => label === 'Standard committed')?.source).toEqual({
      uri: uriOf('s.subscription.yaml'),
      range: { start: { line: 6, character: 58 }, end: { line: 6, character: 60 } },
    });
    expect(rows?.find(({ label }) => label === 'Substituted')?.source).toBeUndefined();
  });

  it('leads a number that is itself written to its line', () => {
    const asked = [
      { date: '2024-01-10', figure: 'standard.used' },
      { date: '2024-01-10', figure: 'premium.committed' },
      { figure: 'standard.peakUsed' },
    ];
    const ways = asked.map(one =>
      explanation(one)?.rows.map(({ label, sourceLabel, value }) => [label, sourceLabel, value]),
    );
    expect(ways).toEqual([
      [['Standard used', 'u.usage.yaml, line 4', '28']],
      [['Premium committed', 's.subscription.yaml, line 7', '5']],
      [['Standard used', 'u.usage.yaml, line 4', '28']],
    ]);
    expect(explanation({ date: '2024-01-10', figure: 'premium.committed' })?.rows[0]?.source).toEqual({
      uri: uriOf('s.subscription.yaml'),
      range: { start: { line: 6, character: 32 }, end: { line: 6, character: 33 } },
    });
  });

  it('names the rules, in the order of the rule book', () => {
    const rules = explanation({ date: '2024-01-10', figure: 'standard.overage' })?.rules ?? [];
    expect(rules.map(rule => rule.split(':')[0])).toEqual(['R4', 'R5']);
    expect(rules[1]).toContain('after substitution');
  });

  it('is that of the cycle that is shown', () => {
    expect(explanation({ date: '2024-02-10', figure: 'standard.overage', cycle: '2024-02-01' })?.title).toBe(
      'Standard overage on 2024-02-10: 10 − 5 = 5',
    );
    expect(explanation({ date: '2024-02-10', figure: 'standard.overage' })).toBeNull();
  });

  it('is that of the organization that is shown', () => {
    const both = {
      's.subscription.yaml': `${subscription()}---\n${subscription({ id: 'B', organization: 'beta' })}`,
      'u.usage.yaml': `${usage(['date: 2024-01-10, standard: 1'])}---\n${usage(['date: 2024-01-10, standard: 2'], { organization: 'beta' })}`,
    };
    const title = (organization: string) =>
      explanation({ date: '2024-01-10', figure: 'standard.overage', organization }, both)?.title;
    expect(title('acme')).toBe('Standard overage on 2024-01-10: 1 − 0 = 1');
    expect(title('beta')).toBe('Standard overage on 2024-01-10: 2 − 0 = 2');
  });

  it('is that of the whole cycle where no day is named', () => {
    expect(explanation({ figure: 'standard.billed' })?.title).toBe('Standard overage billed: 7');
    expect(explanation({ figure: 'committedCharges' })?.title).toContain('unknown');
    expect(explanation({ figure: 'invoice.total' })?.title).toContain('Overage invoice, total');
  });

  it('lists the log-ins of a count, each with its line', () => {
    const logins = Array.from(
      { length: 12 },
      (_, index) => `  - {agent: a-${10 + index}, license: standard, login: 2024-01-10T08:00:00Z}\n`,
    );
    const files = {
      's.subscription.yaml': subscription({ agentModel: 'named' }),
      'u.usage.yaml': `kind: usage\norganization: acme\nagentSessions:\n${logins.join('')}`,
    };
    const rows = explanation({ date: '2024-01-10', figure: 'standard.used' }, files)?.rows ?? [];
    expect(rows.length).toBe(12);
    expect(rows[11]?.sourceLabel).toBe('u.usage.yaml, line 15');
    // Of nobody there is no line.
    expect(explanation({ date: '2024-01-10', figure: 'premium.used' }, files)?.rows).toEqual([]);
  });

  it('is none where the cycle has no such figure', () => {
    expect(explanation({ date: '2024-01-11', figure: 'standard.overage' })).toBeNull();
    expect(explanation({ date: 'soon', figure: 'standard.overage' })).toBeNull();
    expect(explanation({ figure: 'standard.overage' })).toBeNull();
    expect(explanation({ date: '2024-01-10', figure: 'constructor' })).toBeNull();
    expect(
      inOneGo(
        explain(deal(FILES), english, {
          uri: uriOf('gone.usage.yaml'),
          date: '2024-01-10',
          figure: 'standard.overage',
        }),
      ),
    ).toBeNull();
  });
});
