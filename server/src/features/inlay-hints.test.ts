import { describe, expect, it } from 'vitest';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver';
import { deal, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { DEFAULT_SETTINGS } from '../settings';
import { type HintStyle, hintsOf, inlayHints, resolveInlayHint } from './inlay-hints';

const LICENSES = '{premium: {committed: 5}, standard: {committed: 20}, ivrPorts: {committed: 2}}';

const ALL: HintStyle = {
  messages: english,
  kinds: DEFAULT_SETTINGS.inlayHints,
  abilities: { resolvesTooltips: false, resolvesLocations: false },
};
const LATER: HintStyle = { ...ALL, abilities: { resolvesTooltips: true, resolvesLocations: true } };

const partsOf = ({ label }: InlayHint): readonly InlayHintLabelPart[] =>
  typeof label === 'string' ? [{ value: label }] : label;

const textOf = (hint: InlayHint): string =>
  partsOf(hint)
    .map(({ value }) => value)
    .join('');

const WHOLE = { from: 0, to: 1000 };

function hintsIn(files: Files, name: string, style = ALL, lines = WHOLE) {
  const workspace = deal(files);
  const file = workspace.file(uriOf(name));
  if (file === undefined) throw new Error(`no ${name}`);
  const range = { start: { line: lines.from, character: 0 }, end: { line: lines.to, character: 0 } };
  const all = inOneGo(hintsOf(workspace, english, file));
  return {
    hints: inOneGo(inlayHints(workspace, style, file, all, range)),
    resolve: (hint: InlayHint) => resolveInlayHint(workspace, style, file, all, hint),
    /** The text that a part of a hint leads to, with its file. */
    leadsTo: ({ location }: InlayHintLabelPart): string | undefined => {
      const text = location && workspace.file(location.uri)?.text;
      return text && `${location.uri.replace(/.*\//, '')}: ${text.getText(location.range)}`;
    },
    text: file.text,
  };
}

/** The file with each hint in `‹›` where it would stand. */
function withHints(files: Files, name: string, style = ALL, lines = WHOLE): string {
  const { hints, text } = hintsIn(files, name, style, lines);
  return hints
    .map(hint => ({ offset: text.offsetAt(hint.position), label: textOf(hint) }))
    .sort((one, other) => other.offset - one.offset)
    .reduce(
      (shown, { offset, label }) => `${shown.slice(0, offset)}‹${label}›${shown.slice(offset)}`,
      files[name] ?? '',
    );
}

describe('hints of a part of a file', () => {
  const records = Array.from(
    { length: 31 },
    (_, day) => `date: 2024-01-${String(day + 1).padStart(2, '0')}, standard: 30`,
  );
  const terms = subscription({ licenses: '{standard: {committed: 20}}' });
  const workspace = deal({
    'a.entitlements.yaml': `${terms}---\n${usage(records)}---\n${usage(['date: 2024-02-01, standard: 30'])}`,
  });
  const file = workspace.file(uriOf('a.entitlements.yaml'));

  it('are those of the whole file that stand in it, wherever it begins and ends', () => {
    if (file === undefined) throw new Error('no file');
    const all = inOneGo(hintsOf(workspace, english, file)).map(({ offset }) => offset);
    expect(all.length).toBe(33);
    for (let from = 0; from < file.text.getText().length; from += 7) {
      for (const to of [from, from + 40, from + 400]) {
        const some = inOneGo(hintsOf(workspace, english, file, { from, to })).map(({ offset }) => offset);
        expect(some).toEqual(all.filter(offset => from <= offset && offset <= to));
      }
    }
  });
});

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
    expect(withHints(FILES, 'u.usage.yaml', ALL, { from: 5, to: 6 })).not.toContain('7 overage');
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

  it.each([
    ['overage', '‹1 substituted›', '‹peak 31›'],
    ['substitution', '‹7 overage · 4 ports overage · 3 Workforce Optimization overage›', '‹peak 31 · 11 overage›'],
    ['peak', '‹1 substituted · 7 overage · 4 ports', '‹11 overage›'],
  ] as const)('leave out the kind %s where it is not wanted', (kind, day, committed) => {
    const style = { ...ALL, kinds: { ...ALL.kinds, [kind]: false } };
    expect(withHints(FILES, 'u.usage.yaml', style)).toContain(`workforceOptimization: 3}${day}`);
    expect(withHints(FILES, 's.subscription.yaml', style)).toContain(`committed: 20${committed}`);
  });

  it.each([
    ['ports', 'ivrPorts: {committed: 2}'],
    ['surgeLimit', 'surgeProtection: 30%\n'],
  ] as const)('say nothing of %s where they are not wanted', (kind, plain) => {
    const style = { ...ALL, kinds: { ...ALL.kinds, [kind]: false } };
    expect(withHints(FILES, 's.subscription.yaml', style)).toContain(plain);
  });

  it('lead to where their numbers come from', () => {
    const leads = (name: string): string[] => {
      const { hints, leadsTo } = hintsIn(FILES, name);
      return hints.flatMap(hint =>
        partsOf(hint).flatMap(part => (part.location === undefined ? [] : `${part.value} → ${leadsTo(part)}`)),
      );
    };
    expect(leads('u.usage.yaml')).toEqual([
      '1 substituted → s.subscription.yaml: 5',
      '7 overage → s.subscription.yaml: 20',
      '4 ports overage → s.subscription.yaml: 2',
      // Nothing is committed of it.
      '3 Workforce Optimization overage → s.subscription.yaml: SUB-1',
      '12 overage → s.subscription.yaml: 5',
    ]);
    expect(leads('s.subscription.yaml')).toEqual([
      'peak 6 → u.usage.yaml: 6',
      '1 overage → u.usage.yaml: 6',
      'peak 31 → u.usage.yaml: 31',
      '11 overage → u.usage.yaml: 31',
      '52 ports in all → s.subscription.yaml: 20',
      '100 calls at once → s.subscription.yaml: 20',
    ]);
  });

  it('have the arithmetic of each part in their tooltip', () => {
    const [hint] = hintsIn(FILES, 'u.usage.yaml').hints;
    expect(hint?.data).toBeUndefined();
    const tooltip = typeof hint?.tooltip === 'object' ? hint.tooltip.value : '';
    expect(tooltip).toContain('**Substituted on 2024-01-10: min(8, 1) = 1**');
    expect(tooltip).toContain('**Standard overage on 2024-01-10: 8 − 1 = 7**');
    expect(tooltip).toContain('Billing cycle 2024-01-01 to 2024-01-31');
  });

  it('are small for a client that asks for the rest, and then like for any other', () => {
    const later = hintsIn(FILES, 'u.usage.yaml', LATER);
    for (const hint of later.hints) {
      expect(Object.keys(hint).toSorted()).toEqual(['data', 'label', 'paddingLeft', 'position']);
      expect(JSON.stringify(hint.data).length).toBeLessThan(100);
      expect(partsOf(hint).some(({ location }) => location !== undefined)).toBe(false);
    }
    const resolved = later.hints.map(hint => ({ ...later.resolve(hint), data: undefined }));
    expect(resolved).toEqual(hintsIn(FILES, 'u.usage.yaml').hints.map(hint => ({ ...hint, data: undefined })));
  });

  it('stay as they are where they no longer stand', () => {
    const { hints, resolve } = hintsIn(FILES, 'u.usage.yaml', LATER);
    const [hint] = hints;
    if (hint === undefined) throw new Error('no hint');
    const moved = { ...hint, position: { line: 0, character: 1 } };
    expect(resolve(moved)).toBe(moved);
  });
});
