import { describe, expect, it } from 'vitest';
import { deal, documentOf, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { lensesOf } from './code-lens';
import { hintsOf } from './inlay-hints';
import { createSteady, type Placed } from './steady';

const FILES: Files = {
  's.subscription.yaml': subscription({
    surgeProtection: '30%',
    licenses:
      '{premium: {committed: 5}, standard: {committed: 20, overage: {unitPrice: 100}}, ivrPorts: {committed: 2}}',
  }),
  'u.usage.yaml': usage([
    'date: 2024-01-09, premium: 0, standard: 26',
    'date: 2024-01-10, premium: 4, standard: 28',
    'date: 2024-01-11, premium: 5, standard: 31',
  ]),
  'i.invoice.yaml':
    'kind: invoice\nnumber: INV-1\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\nlines: []\n',
};

/** What is said, wherever it stands. */
const saidIn = (
  shown: { readonly hints: readonly string[]; readonly lenses: readonly string[] } | undefined,
): string[] => [...(shown?.hints ?? []), ...(shown?.lenses ?? [])].map(text => text.replace(/.*‹|›/g, ''));

/** Somebody who types in one of the files, with an editor that shows the hints and lenses of both. */
function typist() {
  const workspace = deal(FILES);
  const { typing, closed, keep } = createSteady(workspace);
  const hints = keep((file, part) => hintsOf(workspace, english, file, part));
  const lenses = keep(file => lensesOf(workspace, english, file));
  const textOf = (name: string): string => workspace.file(uriOf(name))?.text.getText() ?? '';
  const put = (name: string, text: string): void => {
    typing(uriOf(name));
    workspace.set(documentOf(name, text));
  };
  const linesOf = (name: string, parts: typeof hints | typeof lenses): string[] => {
    const file = workspace.file(uriOf(name));
    if (file === undefined) return [];
    return inOneGo<readonly Placed[]>(parts.partsOf(file)).map(({ offset, text }) => {
      const { line } = file.text.positionAt(offset);
      const [start, end] = [
        { line, character: 0 },
        { line: line + 1, character: 0 },
      ];
      return `${file.text.getText({ start, end }).trim()} ‹${text}›`;
    });
  };
  const seen = () => ({
    hints: Object.keys(FILES).flatMap(name => linesOf(name, hints)),
    lenses: Object.keys(FILES).flatMap(name => linesOf(name, lenses)),
  });
  seen();
  return {
    seen,
    areOutdated: () => [hints, lenses].map(kept => inOneGo(kept.isOutdated())),
    close: (name: string) => closed(uriOf(name)),
    /** Replaces a text of the file at once. */
    replace: (name: string, text: string, by: string) => put(name, textOf(name).replace(text, by)),
    /** Types a text in front of another, a character at a time; what was seen after each. */
    insert: (name: string, before: string, typed: string) => typeAt(name, textOf(name).indexOf(before), '', typed),
    /** Takes a text behind a place away from its end and types another; what was seen after each character. */
    retype: (name: string, text: string, by: string, place = '') =>
      typeAt(name, textOf(name).indexOf(text, textOf(name).indexOf(place) + place.length), text, by),
  };

  function typeAt(name: string, at: number, old: string, by: string): ReturnType<typeof seen>[] {
    const before = textOf(name);
    const rest = before.slice(at + old.length);
    const states = [
      ...Array.from(old, (_, index) => old.slice(0, old.length - index - 1)),
      ...Array.from(by, (_, index) => by.slice(0, index + 1)),
    ];
    return states.map(state => {
      put(name, before.slice(0, at) + state + rest);
      return seen();
    });
  }
}

/** The end of the line of the first record. */
const NEXT_LINE = '\n  - {date: 2024-01-10';

describe('hints and lenses', () => {
  it.each([
    ['a record in flow style', '\n  - {date: 2024-01-12, premium: 1, standard: 7}'],
    ['a record in block style', '\n  - date: 2024-01-12\n    premium: 1\n    standard: 7'],
    ['a comment', '\n  # nothing new: ['],
    ['something that is no record', '\n  - 2024-01-12: [7'],
  ])('of all lines stay while %s is typed between them', (_, typed) => {
    const { seen, insert } = typist();
    const before = seen();
    expect(before.hints).toContain('- {date: 2024-01-11, premium: 5, standard: 31} ‹11 overage›');
    for (const now of insert('u.usage.yaml', NEXT_LINE, typed)) expect(now).toEqual(before);
  });

  it('stay while an editor closes the brackets', () => {
    const { seen, insert } = typist();
    const before = seen();
    insert('u.usage.yaml', NEXT_LINE, '\n  - {}');
    for (const now of insert('u.usage.yaml', `}${NEXT_LINE}`, 'date: 2024-01-12, standard: 7'))
      expect(now).toEqual(before);
  });

  it.each(['premium', 'date: ', '2024-01-10', 'date: 2024-01-10, '])(
    'stay on the line itself while its %s is typed anew',
    text => {
      const { seen, retype } = typist();
      const before = seen();
      const states = retype('u.usage.yaml', text, text, '- {date: 2024-01-09, premium: 0, standard: 26}\n');
      for (const now of states) expect(saidIn(now)).toEqual(saidIn(before));
    },
  );

  it('stay while a figure is away, and follow each that can be read', () => {
    const { seen, retype } = typist();
    const before = seen();
    const [two, none, three, thirtyTwo] = retype('u.usage.yaml', '28', '32');
    expect(saidIn(two)).not.toEqual(saidIn(before));
    expect(saidIn(none)).toEqual(saidIn(two));
    expect(saidIn(three)).toEqual(saidIn(two));
    expect(saidIn(thirtyTwo)).toContain('1 substituted · 11 overage');
    expect(saidIn(thirtyTwo).join()).toContain('peak 32 · 11 overage');
  });

  it.each([
    ['s.subscription.yaml', 'start: ', '2024-01-01'],
    ['s.subscription.yaml', '', 'start'],
    ['s.subscription.yaml', 'standard: {committed: ', '20'],
    ['u.usage.yaml', 'organization: ', 'acme'],
    ['u.usage.yaml', '', 'kind: usage'],
  ])('of every file stay while %s has %s%s typed anew', (name, place, text) => {
    const { seen, retype } = typist();
    const before = seen();
    const states = retype(name, text, text, place);
    for (const now of states) expect(now.hints.length).toBe(before.hints.length);
    for (const now of states) expect(now.lenses.length).toBe(before.lenses.length);
    expect(states.at(-1)).toEqual(before);
  });

  it('stay while a name that other files use is retyped where it is defined', () => {
    const { seen, retype, replace } = typist();
    const before = seen();
    expect(saidIn(before).join()).toContain('11 overage');
    for (const now of retype('s.subscription.yaml', 'acme', 'acme')) expect(saidIn(now)).toEqual(saidIn(before));
    for (const now of retype('s.subscription.yaml', 'SUB-1', 'SUB-2')) expect(saidIn(now)).toEqual(saidIn(before));
    replace('s.subscription.yaml', 'acme', 'beta');
    expect(saidIn(seen())).toEqual(saidIn(before));
    replace('s.subscription.yaml', 'surgeProtection: 30%', 'surgeProtection: 40%');
    expect(saidIn(seen()).join()).not.toContain('11 overage');
  });

  it('are computed anew as soon as what is typed can be read', () => {
    const { seen, insert } = typist();
    insert('u.usage.yaml', NEXT_LINE, '\n  - {date: 2024-01-12, premium: 1, standard: 41}');
    expect(seen().hints).toContain('- {date: 2024-01-12, premium: 1, standard: 41} ‹4 substituted · 17 overage›');
    expect(seen().lenses.join()).toContain('1,700.00 USD');
  });

  it('are computed from what there is as soon as somebody types in another line or file', () => {
    const elsewhere = [
      ['u.usage.yaml', 'organization: acme', 'organization: acme # the customer'],
      ['s.subscription.yaml', 'kind: subscription', 'kind: subscription # first'],
    ] as const;
    for (const [name, text, by] of elsewhere) {
      const { seen, replace } = typist();
      replace('u.usage.yaml', 'standard: 31', 'standard: none');
      expect(seen().hints.join()).toContain('peak 31 · 11 overage');
      replace(name, text, by);
      expect(seen().hints.join()).toContain('peak 28 · 7 overage');
    }
  });

  it('move along with the text above them', () => {
    const { seen, replace } = typist();
    const before = seen();
    replace('u.usage.yaml', 'days:', '# [\n\n[\ndays:');
    expect(seen()).toEqual(before);
  });

  it('are to be asked for again only where an answer differs and the client does not ask by itself', () => {
    const { seen, replace, areOutdated } = typist();
    expect(areOutdated()).toEqual([false, false]);
    replace('u.usage.yaml', 'standard: 28', 'standard: 27');
    // Nothing in the subscription is about that day.
    expect(areOutdated()).toEqual([false, false]);
    replace('u.usage.yaml', 'standard: 31', 'standard: 3x');
    expect(areOutdated()).toEqual([false, false]);
    replace('u.usage.yaml', 'standard: 3x', 'standard: 32');
    expect(areOutdated()).toEqual([true, true]);
    seen();
    expect(areOutdated()).toEqual([false, false]);
  });

  it('of a file that is closed are not asked for again', () => {
    const { seen, replace, close, areOutdated } = typist();
    seen();
    replace('u.usage.yaml', 'standard: 31', 'standard: 32');
    close('s.subscription.yaml');
    expect(areOutdated()[0]).toBe(false);
  });
});
