import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { inlayHints } from './inlay-hints';

const LICENSES = '{premium: {committed: 5}, standard: {committed: 20}, ivrPorts: {committed: 2}}';

/** The file with each hint in `‹›` where it would stand. */
function withHints(files: Files, name: string, lines = { from: 0, to: 1000 }): string {
  const workspace = deal(files);
  const range = { start: { line: lines.from, character: 0 }, end: { line: lines.to, character: 0 } };
  const document = workspace.file(uriOf(name))?.text;
  const hints = inlayHints(workspace, english, uriOf(name), range);
  const places = hints.map(({ position, label }) => ({ offset: document?.offsetAt(position) ?? 0, label }));
  return places
    .sort((one, other) => other.offset - one.offset)
    .reduce((text, { offset, label }) => `${text.slice(0, offset)}‹${label}›${text.slice(offset)}`, files[name] ?? '');
}

const FILES: Files = {
  's.subscription.yaml': subscription({ surgeProtection: '30%', licenses: LICENSES }),
  'u.usage.yaml': usage([
    'date: 2024-01-09, premium: 0, standard: 1',
    'date: 2024-01-10, premium: 4, standard: 28, ivrPorts: 70, workforceOptimization: 3',
    'date: 2024-01-11, premium: 6, standard: 31',
  ]),
};

describe('inlay hints', () => {
  it('on a day say what is substituted and what is overage, and nothing where there is neither', () => {
    expect(withHints(FILES, 'u.usage.yaml').split('\n').slice(3, 6)).toEqual([
      '  - {date: 2024-01-09, premium: 0, standard: 1}',
      '  - {date: 2024-01-10, premium: 4, standard: 28, ivrPorts: 70, workforceOptimization: 3}‹1 substituted · 7 overage · 4 ports overage · 3 Workforce Optimization overage›',
      '  - {date: 2024-01-11, premium: 6, standard: 31}‹12 overage›',
    ]);
  });

  it('on the terms give the peak, what is billed, all ports and the calls at once', () => {
    expect(withHints(FILES, 's.subscription.yaml')).toContain(
      'surgeProtection: 30%‹100 calls at once›\nlicenses: {premium: {committed: 5‹peak 6 · 1 overage›}, standard: {committed: 20‹peak 31 · 11 overage›}, ivrPorts: {committed: 2‹52 ports in all›}}',
    );
  });

  it('stand behind the last value of a record in block style', () => {
    const block =
      'kind: usage\norganization: acme\ndays:\n  - date: 2024-01-10\n    standard: 28\n    premium: 4 # note\n\n# end\n';
    expect(withHints({ ...FILES, 'u.usage.yaml': block }, 'u.usage.yaml')).toContain(
      'premium: 4‹1 substituted · 7 overage› # note',
    );
  });

  it('come for the lines that are asked for alone', () => {
    expect(withHints(FILES, 'u.usage.yaml', { from: 5, to: 6 })).not.toContain('7 overage');
  });

  it('need no usage for ports and calls', () => {
    const text = withHints({ 's.subscription.yaml': FILES['s.subscription.yaml'] ?? '' }, 's.subscription.yaml');
    expect(text).toContain('30%‹100 calls at once›');
    expect(text).toContain('ivrPorts: {committed: 2‹52 ports in all›}');
    expect(text).toContain('standard: {committed: 20}');
  });

  it('of an amended quantity speak of the cycles in which it is in force', () => {
    const files: Files = {
      's.subscription.yaml': subscription({
        licenses: '{standard: {committed: 20}}',
        amendments: '[{effective: 2024-02-01, licenses: {standard: {committed: 25}}}]',
      }),
      'u.usage.yaml': usage(['date: 2024-01-10, standard: 21', 'date: 2024-02-10, standard: 28']),
    };
    const text = withHints(files, 's.subscription.yaml');
    expect(text).toContain('{committed: 20‹peak 21 · 1 overage›}');
    expect(text).toContain('{committed: 25‹peak 28 · 3 overage›}');
  });

  it('on a day that several records describe stand at the record whose figure they are of', () => {
    const split = usage(['date: 2024-01-10, premium: 3', 'date: 2024-01-10, standard: 31']);
    expect(
      withHints({ ...FILES, 'u.usage.yaml': split }, 'u.usage.yaml')
        .split('\n')
        .slice(3, 5),
    ).toEqual([
      '  - {date: 2024-01-10, premium: 3}',
      '  - {date: 2024-01-10, standard: 31}‹2 substituted · 9 overage›',
    ]);
  });

  it('give the surge limit that the reconciliation has, whatever the commitment is later', () => {
    const files: Files = {
      's.subscription.yaml': subscription({
        surgeProtection: '30%',
        licenses: LICENSES,
        amendments: '[{effective: 2024-01-20, licenses: {standard: {committed: 40}}}]',
      }),
      'u.usage.yaml': usage(['date: 2024-01-10, voiceContacts: 50', 'date: 2024-01-21, voiceContacts: 10']),
    };
    const limit = deal(files).organization('acme')?.reconciliations[0]?.surge?.limit;
    expect(limit).toBe(100);
    expect(withHints(files, 's.subscription.yaml')).toContain(`30%‹${limit} calls at once›`);
  });
});
