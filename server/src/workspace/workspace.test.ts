/** What a keystroke costs and touches, counted, and that whatever is typed comes to the same as files that are read anew. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { deal, documentOf, type Files, subscription, uriOf } from '../../../test/deal';
import { formatDay } from '../engine/day';
import { inOneGo } from '../engine/pieces';
import { diagnostics } from '../features/diagnostics';
import { reconcileAll } from '../features/reconcile';
import { english } from '../messages/en';
import { cycleState } from './cycle-state';
import type { Workspace } from './workspace';

vi.mock(import('./cycle-state'), async original => {
  const actual = await original();
  return { ...actual, cycleState: vi.fn(actual.cycleState) };
});

const TERMS = subscription({ start: '1970-01-01', billingDay: 9, licenses: '{standard: {committed: 20}}' });

const record = (day: number, standard: number): string => `  - {date: ${formatDay(day)}, standard: ${standard}}`;

const usageOf = (records: readonly string[]): string =>
  `kind: usage\norganization: acme\ndays:\n${records.join('\n')}\n`;

/** Types a figure into the middle of so many days, and counts the cycles that are put together for its findings. */
function cyclesFor(days: number): number {
  const records = Array.from({ length: days }, (_, day) => record(day, day % 20));
  const workspace = deal({ 's.subscription.yaml': TERMS, 'u.usage.yaml': usageOf(records) });
  workspace.findings(uriOf('u.usage.yaml'));
  const middle = Math.floor(days / 2);
  workspace.set(documentOf('u.usage.yaml', usageOf(records.with(middle, record(middle, 29)))));
  vi.mocked(cycleState).mockClear();
  expect(workspace.findings(uriOf('u.usage.yaml')).map(({ code }) => code)).toContain('overage');
  return vi.mocked(cycleState).mock.calls.length;
}

/** Gives a file another text, or removes it. */
function write(workspace: Workspace, texts: Map<string, string>, name: string, text: string | undefined): void {
  if (text === undefined) {
    texts.delete(name);
    workspace.remove(uriOf(name));
  } else {
    texts.set(name, text);
    workspace.set(documentOf(name, text));
  }
}

describe('a keystroke in a record', () => {
  it('puts one cycle together, however long the file is', () => {
    expect([1000, 5000, 50_000].map(cyclesFor)).toEqual([1, 1, 1]);
  });
});

describe('a keystroke in a file of many organizations', () => {
  const ids = Array.from({ length: 300 }, (_, index) => `org-${index}`);
  const records = Array.from({ length: 6 }, (_, day) => record(day, 1));
  const fileOf = (recordsOf: (id: string) => readonly string[], mark: string): string =>
    ids
      .flatMap(id => [
        subscription({
          id: `SUB-${id}`,
          organization: id,
          start: '1970-01-01',
          licenses: '{standard: {committed: 20}}',
        }),
        usageOf(recordsOf(id)).replace('acme', id),
      ])
      .join(mark);
  const typed = (others: readonly string[], mark = '---\n'): string[] => {
    const workspace = deal({ 'a.entitlements.yaml': fileOf(() => records, mark) });
    const before = ids.map(id => workspace.organization(id));
    workspace.set(
      documentOf(
        'a.entitlements.yaml',
        fileOf(id => (id === 'org-150' ? others : records), mark),
      ),
    );
    return ids.filter((id, index) => workspace.organization(id) !== before[index]);
  };

  it('computes one of them, whether its lines move or not', () => {
    expect(typed(records.with(2, record(2, 29)))).toEqual(['org-150']);
    expect(typed(records.toSpliced(2, 1))).toEqual(['org-150']);
  });

  it('computes one of them where documents end with a mark, and are read together', () => {
    expect(typed(records.with(2, record(2, 29)), '...\n---\n')).toEqual(['org-150']);
    expect(typed(records.toSpliced(2, 1), '...\n---\n')).toEqual(['org-150']);
  });
});

describe('the files whose findings may differ', () => {
  const january = Array.from({ length: 20 }, (_, day) => record(day, 1));
  const march = Array.from({ length: 20 }, (_, day) => record(60 + day, 1));
  const files: Files = {
    's.subscription.yaml': TERMS,
    'a.usage.yaml': usageOf(january),
    'b.usage.yaml': usageOf(march),
  };
  const touchedBy = (text: string, before = usageOf(january)): string[] => {
    const workspace = deal({ ...files, 'a.usage.yaml': before });
    for (const uri of workspace.uris()) workspace.findings(uri);
    workspace.takeTouched();
    workspace.set(documentOf('a.usage.yaml', text));
    return workspace.takeTouched().map(uri => uri.replace(/.*\//, ''));
  };

  it('are the file itself and the terms that its figure is measured by', () => {
    const typed = usageOf(january.with(5, record(5, 29)));
    expect(touchedBy(typed)).toEqual(['a.usage.yaml', 's.subscription.yaml']);
  });

  it('are all of the organization when lines move, for others may refer to them', () => {
    expect(touchedBy(usageOf(january.slice(1)))).toEqual(['a.usage.yaml', 'b.usage.yaml', 's.subscription.yaml']);
  });

  it.each([
    ['comes', '# June', '# Ju\rne', true],
    ['goes', '# Ju\rne', '# June', true],
    ['is parted from its line feed', '# June\r', '# June\r ', true],
    ['comes right before a line feed', '# June', '# June\r', false],
  ])('are so by the lines that an editor counts: where a carriage return %s', (_, before, after, areMoved) => {
    const [one, other] = [before, after].map(comment => `${comment}\n${usageOf(january)}`);
    expect(touchedBy(other ?? '', one).includes('b.usage.yaml')).toBe(areMoved);
  });
});

describe('whatever is typed into files of several organizations', () => {
  const names = ['a.entitlements.yaml', 'b.entitlements.yaml', 'i.invoice.yaml'] as const;
  const one = fc.constantFrom('acme', 'zen', 'none');
  const id = fc.constantFrom('SUB-1', 'SUB-2', 'SUB-3');
  const anyDocument = fc.oneof(
    fc
      .tuple(one, id, fc.constantFrom('named', 'concurrent'))
      .map(([organization, id, agentModel]) =>
        subscription({ organization, id, agentModel, start: '1970-01-01', licenses: '{standard: {committed: 5}}' }),
      ),
    fc
      .tuple(one, fc.array(fc.tuple(fc.nat(70), fc.nat(9)), { maxLength: 6 }))
      .map(([organization, days]) =>
        usageOf(days.map(([day, standard]) => record(day, standard))).replace('acme', organization),
      ),
    fc
      .tuple(id, fc.nat(9))
      .map(
        ([id, quantity]) =>
          `kind: invoice\nsubscription: ${id}\nperiod: {from: 1970-01-01, to: 1970-01-31}\nlines: [{sku: X, quantity: ${quantity}, amount: 2}]\n`,
      ),
  );
  const anyFile = fc.array(anyDocument, { maxLength: 5 }).map(documents => documents.join('---\n'));
  /** A file is another one, has a line more above all others or another digit, or is gone. */
  const anyEdit = fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(
      { weight: 2, arbitrary: anyFile.map(text => () => text) },
      fc.constant((before: string) => `# \n${before}`),
      { weight: 3, arbitrary: fc.nat().map(at => (before: string) => typedAt(before, at)) },
      fc.constant(() => undefined),
    ),
  );
  /** Another digit for one of those of the text. */
  const typedAt = (before: string, at: number): string => {
    const digits = [...before.matchAll(/(?<=standard: |quantity: )\d/g)];
    const { index } = digits[at % digits.length] ?? {};
    return index === undefined ? before : `${before.slice(0, index)}${at % 10}${before.slice(index + 1)}`;
  };

  it('comes to the same findings and results as the files read anew, and touches all files where they differ', () => {
    fc.assert(
      fc.property(fc.tuple(anyFile, anyFile, anyFile), fc.array(anyEdit, { maxLength: 12 }), (first, edits) => {
        const texts = new Map<string, string>(names.map((name, index) => [name, first[index] ?? '']));
        const workspace = deal(Object.fromEntries(texts));
        const findingsOn = (of: Workspace, name: string): string =>
          JSON.stringify(diagnostics(of, english, '', uriOf(name)));
        const known = new Map(names.map(name => [name, findingsOn(workspace, name)]));
        workspace.takeTouched();
        for (const [edited, change] of edits) {
          write(workspace, texts, edited, change(texts.get(edited) ?? ''));
          const anew = deal(Object.fromEntries(texts));
          const touched = workspace.takeTouched();
          expect(JSON.stringify(inOneGo(reconcileAll(workspace)))).toBe(JSON.stringify(inOneGo(reconcileAll(anew))));
          for (const name of names) {
            const now = findingsOn(workspace, name);
            expect(now).toBe(findingsOn(anew, name));
            if (!touched.includes(uriOf(name))) expect(now).toBe(known.get(name));
            known.set(name, now);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever is typed', () => {
  const names = ['s.subscription.yaml', 'a.usage.yaml', 'b.usage.yaml'] as const;
  const anyRecord = fc
    .tuple(fc.integer({ min: 0, max: 90 }), fc.nat(30))
    .map(([day, standard]) => record(day, standard));
  const anyUsage = fc.array(anyRecord, { maxLength: 40 }).map(usageOf);
  const anyTerms = fc
    .record({
      billingDay: fc.constantFrom(1, 9, 31),
      agentModel: fc.constantFrom('named', 'concurrent'),
      end: fc.constantFrom('1970-02-20', '1980-01-01'),
      licenses: fc.constantFrom('{standard: {committed: 20}}', '{premium: {committed: 9}, standard: {committed: 5}}'),
      amendments: fc.constantFrom('[]', '[{effective: 1970-02-01, licenses: {standard: {committed: 25}}}]'),
    })
    .map(lines => subscription({ start: '1970-01-01', ...lines }));
  /** One stretch of a text replaced by another. */
  const anyPart = fc.constantFrom(
    '',
    '1',
    '\n',
    '  - {date: 1970-02-03, standard: 7}\n',
    '# entitlements-ignore overage\n',
    '"',
    '- ',
  );
  type Edit = readonly [name: string, change: (before: string) => string | undefined];
  const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(60), anyPart).map(
        ([name, at, length, part]): Edit => [
          name,
          before => {
            const start = at % (before.length + 1);
            return before.slice(0, start) + part + before.slice(start + (length > 30 ? 0 : length));
          },
        ],
      ),
    },
    fc.tuple(fc.constantFrom('a.usage.yaml', 'b.usage.yaml'), anyUsage).map(([name, text]): Edit => [name, () => text]),
    anyTerms.map((text): Edit => ['s.subscription.yaml', () => text]),
    fc.constantFrom(...names).map((name): Edit => [name, () => undefined]),
  );

  const told = (workspace: Workspace): string =>
    JSON.stringify([
      ...names.map(name => diagnostics(workspace, english, '', uriOf(name))),
      inOneGo(reconcileAll(workspace)),
    ]);

  it('comes to the same findings and results as the files read anew', () => {
    fc.assert(
      fc.property(anyTerms, anyUsage, anyUsage, fc.array(anyEdit, { maxLength: 15 }), (terms, one, other, edits) => {
        const texts = new Map<string, string>(names.map((name, index) => [name, [terms, one, other][index] ?? '']));
        const workspace = deal(Object.fromEntries(texts));
        const findingsOn = (name: string): string => JSON.stringify(diagnostics(workspace, english, '', uriOf(name)));
        const known = new Map(names.map(name => [name, findingsOn(name)]));
        workspace.takeTouched();
        for (const [edited, change] of edits) {
          write(workspace, texts, edited, change(texts.get(edited) ?? ''));
          expect(told(workspace)).toBe(told(deal(Object.fromEntries(texts))));
          const touched = workspace.takeTouched();
          for (const name of names) {
            const now = findingsOn(name);
            if (!touched.includes(uriOf(name))) expect(now).toBe(known.get(name));
            known.set(name, now);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

const noTime = (): boolean => false;

describe('what is read in pieces', () => {
  const repeated = (count: number, item: (number: number) => string): string =>
    Array.from({ length: count }, (_, number) => item(number)).join('');
  const line = (number: number): string => `  - {sku: S-${number}, description: "Line", quantity: ${number}}\n`;
  const invoice = 'kind: invoice\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\n';
  const amendment = (day: number): string =>
    `  - effective: ${formatDay(day)}\n    licenses: {standard: {committed: ${day}}}\n`;

  const saidIn = (workspace: Workspace, name: string) => {
    const file = workspace.file(uriOf(name));
    return {
      quantities: file?.invoices.flatMap(({ lines }) => lines.map(({ quantity }) => quantity?.value)),
      amended: file?.subscriptions.flatMap(({ amendments }) => amendments.map(({ effective }) => effective.value)),
      days: file?.usages.flatMap(({ days }) => [...days].map(({ date }) => date.value)),
      findings: workspace.findings(uriOf(name)).map(({ code, source: { start, end } }) => ({ code, start, end })),
    };
  };

  it.each([
    ['invoices', 'i.invoice.yaml', repeated(3000, number => `---\n${invoice}lines:\n${line(number)}`)],
    ['lines of an invoice', 'i.invoice.yaml', `${invoice}lines:\n${repeated(20_000, line)}`],
    ['amendments', 's.subscription.yaml', `${TERMS}amendments:\n${repeated(10_000, amendment)}`],
    [
      'records that are not regular',
      'u.usage.yaml',
      usageOf(Array.from({ length: 5000 }, (_, day) => record(day, 1))).replaceAll('date:', '"d\\x61te":'),
    ],
  ])('lets others in among thousands of %s, and says what it says read whole', (_, name, text) => {
    const workspace = deal({});
    const shares = [...(workspace.take(documentOf(name, text), noTime) ?? [])];
    expect(shares.length).toBeGreaterThan(text.length / 100_000 + 3);
    expect(shares.every((share, index) => share <= 1 && share >= (shares[index - 1] ?? 0))).toBe(true);
    const whole = deal({ [name]: text });
    expect(saidIn(workspace, name)).toEqual(saidIn(whole, name));
  });
});

describe('a keystroke in a long file', () => {
  const name = 'u.usage.yaml';
  const long = usageOf(Array.from({ length: 6000 }, (_, day) => record(day, day % 30)));
  const outdented = long.replace(/ {2}(?=- \{date: 1975)/, ' ');
  const typed = (text: string) => {
    const workspace = deal({ 's.subscription.yaml': TERMS, [name]: long });
    const before = workspace.file(uriOf(name));
    const document = documentOf(name, text);
    return { workspace, before, document, reading: workspace.take(document, noTime) };
  };
  const told = (workspace: Workspace): string => JSON.stringify(diagnostics(workspace, english, '', uriOf(name)));

  it('that one record is read for is read at once, and once', () => {
    const { workspace, before, document, reading } = typed(long.replace('standard: 7}', 'standard: 8}'));
    expect(reading).toBeUndefined();
    const file = workspace.file(uriOf(name));
    expect(file).not.toBe(before);
    workspace.set(document);
    expect(workspace.file(uriOf(name))).toBe(file);
    expect(told(workspace)).toBe(told(deal({ 's.subscription.yaml': TERMS, [name]: document.getText() })));
  });

  it('that leaves all of it to yaml lets others in, with what is typed meanwhile', () => {
    expect(outdented).not.toBe(long);
    const { workspace, reading } = typed(outdented);
    for (let piece = 0; piece < 10; piece += 1) reading?.next();
    expect(workspace.file(uriOf(name))).toBeUndefined();
    const mended = documentOf(name, long.replace('standard: 7}', 'standard: 8}'));
    expect(workspace.take(mended, noTime)).toBeUndefined();
    expect([...(reading ?? [])].length).toBeGreaterThan(10);
    expect(told(workspace)).toBe(told(deal({ 's.subscription.yaml': TERMS, [name]: mended.getText() })));
  });

  it('that leaves all of it to yaml is as good as done where nobody goes on with it', () => {
    const { workspace, document } = typed(outdented);
    workspace.set(document);
    expect(told(workspace)).toBe(told(deal({ 's.subscription.yaml': TERMS, [name]: outdented })));
    workspace.remove(uriOf(name));
    expect(workspace.file(uriOf(name))).toBeUndefined();
  });
});

it('comes to a fault for each of those who ask for the same findings at a time', () => {
  const records = Array.from({ length: 3000 }, (_, day) => record(day, 7).replace('}', ', unknown: so}'));
  const text = documentOf('u.usage.yaml', `${usageOf(records)}# entitlements-ignore overage\n`);
  const workspace = deal({});
  workspace.set(text);
  const [one, other] = [workspace.findingsInPieces(text.uri), workspace.findingsInPieces(text.uri)];
  expect([one.next().done, other.next().done]).toEqual([false, false]);
  vi.spyOn(text, 'positionAt').mockImplementation(() => {
    throw new Error('broken');
  });
  for (const asked of [one, other]) expect(() => inOneGo(asked)).toThrow('broken');
});
