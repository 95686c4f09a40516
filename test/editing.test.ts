import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneGo, type Pieces } from '../server/src/engine/pieces';
import { reconcileAll } from '../server/src/features/reconcile';
import { changeText, openText } from '../server/src/model/open-text';
import type { Workspace } from '../server/src/workspace/workspace';
import { deal, documentOf, handIn, sentenceOf, subscription, uriOf } from './deal';
import { changedInto, edit, versionsOf } from './text-edits';

/** How many times as many edits are tried as usual. */
const TRIES = Number(process.env['READER_TRIES'] ?? 1);

const NAMES = ['acme.subscription.yaml', 'acme.entitlements.yaml'];
const TERMS = subscription({
  start: '2024-05-09',
  surgeProtection: '30%',
  agentModel: 'named',
  licenses: '{premium: {committed: 2, overage: {unitPrice: 9}}, standard: {committed: 5}, ivrPorts: {committed: 1}}',
});

const days = Array.from(
  { length: 14 },
  (_, day) =>
    `  - {date: 2024-0${5 + (day % 3)}-${10 + day}, premium: ${day % 4}, standard: ${day}, voiceContacts: ${3 * day}}`,
);
const logins = Array.from(
  { length: 9 },
  (_, row) =>
    `  - agent: a-${row % 4}\n    license: ${row % 2 ? 'premium' : 'standard'}\n    login: 2024-08-1${row}T07:58:00Z\n    logout: 2024-08-1${row}T16:31:00Z`,
);
const connections = Array.from(
  { length: 6 },
  (_, row) =>
    `  - {start: 2024-09-1${row}T08:00:10Z, end: 2024-09-1${row}T08:0${row}:40Z} # entitlements-ignore ivr-overage`,
);
const USAGE = [
  'kind: usage',
  'organization: acme',
  'days:',
  ...days,
  'agentSessions:',
  ...logins,
  'ivrConnections:',
  ...connections,
  'digitalChannels:',
  ...Array(4).fill('  - {sku: A-SMS, units: 22, date: 2024-06-30}'),
  '',
].join('\n');

/** All that a workspace says of its files, with the places. */
function saidBy(workspace: Workspace) {
  const place = ({ uri, start, end }: { uri: string; start: number; end: number }) => `${uri} ${start}-${end}`;
  const findings = NAMES.map(uriOf).flatMap(uri =>
    workspace
      .findings(uri)
      .map(finding => [
        finding.code,
        place(finding.source),
        sentenceOf(finding),
        finding.related.map(({ source }) => place(source)),
      ]),
  );
  return { findings, results: inOneGo(reconcileAll(workspace)) };
}

describe('a file that is edited', () => {
  it.each(['\n', '\r\n'])('says the same as one that is opened anew (%j)', lineBreak => {
    const start = USAGE.replaceAll('\n', lineBreak);
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 15 }), edits => {
        const [terms = '', usage = ''] = NAMES;
        const workspace = deal({ [terms]: TERMS, [usage]: start });
        saidBy(workspace);
        for (const text of versionsOf(start, edits)) {
          workspace.set(documentOf(usage, text));
          expect(saidBy(workspace)).toEqual(saidBy(deal({ [terms]: TERMS, [usage]: text })));
        }
      }),
      { numRuns: 25 * TRIES },
    );
  });
});

describe('a file that is read in pieces', () => {
  /** Characters in a piece of a text: so few that others have their turn between any two records. */
  const FEW = 7;
  const [terms = '', usage = ''] = NAMES;
  const OTHER = 'beta.entitlements.yaml';
  const step = fc.oneof(
    { weight: 4, arbitrary: edit },
    { weight: 8, arbitrary: fc.constantFrom('go on', 'go on a while') },
    { weight: 3, arbitrary: fc.constantFrom('replace', 'close', 'give up', 'change the terms', 'change another file') },
  );

  /** An editor with the long file open, and a server that reads it in pieces. */
  function editing() {
    const workspace = deal({ [terms]: TERMS });
    const files: Record<string, string> = { [terms]: TERMS };
    let document = openText(uriOf(usage), 'entitlements', 0, USAGE, FEW);
    let readings: Pieces<void>[] = [];
    let isAwaited = true;
    let version = 0;
    let looks = 0;
    /** For some pieces: most of what is typed takes no more. */
    const hasTime = (): boolean => {
      looks += 1;
      return looks < 12;
    };
    const goOn = (pieces: number): void => {
      for (let piece = 0; piece < pieces; piece += 1)
        readings = readings.filter(reading => reading.next().done !== true);
    };
    const take = (text: string): void => {
      files[usage] = text;
      isAwaited = true;
      looks = 0;
      const reading = workspace.take(document, hasTime);
      if (reading !== undefined) readings.push(reading);
      readings = readings.filter((reading, at) => at < readings.length - 1 || reading.next().done !== true);
    };
    const open = (text: string): void => {
      document = openText(uriOf(usage), 'entitlements', 0, text, FEW);
      take(text);
    };
    const set = (name: string, text: string): void => {
      files[name] = text;
      workspace.set(documentOf(name, text));
    };
    const does: Readonly<Record<string, () => void>> = {
      'go on': () => goOn(1),
      'go on a while': () => goOn(30),
      replace: () => open(USAGE.replaceAll('2024', '2025')),
      close() {
        delete files[usage];
        workspace.remove(uriOf(usage));
      },
      'give up'() {
        const isRead = workspace.file(uriOf(usage)) !== undefined;
        for (const reading of readings) reading.return();
        readings = [];
        isAwaited = isRead;
      },
      'change the terms'() {
        version += 1;
        set(terms, `${TERMS}# ${version}\n`.replace('committed: 5', `committed: ${version}`));
      },
      'change another file'() {
        version += 1;
        set(OTHER, `kind: usage\norganization: beta\ndays:\n  - {date: 2024-05-1${version % 10}, ivrPorts: 3}\n`);
      },
    };
    const type = (one: Parameters<typeof versionsOf>[1][number]): void => {
      const before = files[usage];
      if (before === undefined) {
        open(USAGE);
        return;
      }
      const [after = ''] = versionsOf(before, [one]);
      document.content = changedInto(document.content, after);
      take(after);
    };
    const isThere = (): boolean => workspace.file(uriOf(usage)) !== undefined;
    /** The same files, read whole: without the long one as long as it is not there. */
    const anew = (): Workspace => {
      const { [usage]: text, ...others } = files;
      return deal(text !== undefined && isThere() ? files : others);
    };
    open(USAGE);
    return { workspace, does, type, goOn, anew, isThere, isOpen: () => isAwaited && files[usage] !== undefined };
  }

  it('is not there until it is read, and says then what it says when it is read whole', () => {
    const { workspace, goOn, anew, isThere } = editing();
    let pieces = 0;
    for (; !isThere(); pieces += 1) {
      expect(saidBy(workspace)).toEqual(saidBy(anew()));
      goOn(1);
    }
    expect(pieces).toBeGreaterThan(USAGE.length / 200);
    expect(saidBy(workspace)).toEqual(saidBy(deal({ [terms]: TERMS, [usage]: USAGE })));
  });

  it('is whole or not there, whatever is typed, opened, closed and given up between two pieces', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), steps => {
        const { workspace, does, type, goOn, anew, isThere, isOpen } = editing();
        for (const one of steps) {
          if (typeof one === 'string') does[one]?.();
          else type(one);
          expect(saidBy(workspace)).toEqual(saidBy(anew()));
        }
        goOn(10_000);
        expect(isThere()).toBe(isOpen());
        expect(saidBy(workspace)).toEqual(saidBy(anew()));
      }),
      { numRuns: 40 * TRIES },
    );
  });
});

describe('one of many terms in a row', () => {
  const amended = (surgeProtection: string): string =>
    `${TERMS}amendments:\n${[31, surgeProtection, 33, 34].map((percent, index) => `  - {effective: 2024-0${index + 6}-01, surgeProtection: ${percent}%}\n`).join('')}`;
  const channels = (unitPrice: string): string =>
    `${TERMS}digitalChannels:\n${['A-FAX', 'A-SMS', 'A-WEB'].map(sku => `  - sku: ${sku}\n    unitPrice: ${sku === 'A-SMS' ? unitPrice : 1}\n`).join('')}`;

  it.each([
    ['an amendment', amended('32'), amended('90')],
    ['the price of a channel', channels('0.02'), channels('0.05')],
    ['a channel that is there already', channels('0.02'), channels('0.02').replace('A-SMS', 'A-FAX')],
  ])('counts as it is edited: %s', (_, before, after) => {
    const [terms = '', usage = ''] = NAMES;
    const workspace = deal({ [terms]: before, [usage]: USAGE });
    const saidBefore = saidBy(workspace);
    workspace.set(documentOf(terms, after));
    expect(saidBy(workspace)).not.toEqual(saidBefore);
    expect(saidBy(workspace)).toEqual(saidBy(deal({ [terms]: after, [usage]: USAGE })));
  });
});

describe('the file that was edited last', () => {
  it('stands where it stood among the places of a repeated subscription', () => {
    const names = ['a.subscription.yaml', 'b.subscription.yaml', 'c.subscription.yaml'];
    const workspace = deal(Object.fromEntries(names.map(name => [name, TERMS])));
    workspace.uris();
    workspace.set(documentOf('a.subscription.yaml', `${TERMS}\n`));
    const related = workspace.findings(uriOf('b.subscription.yaml')).map(finding => finding.related);
    expect(related[0]?.map(({ source }) => source.uri)).toEqual(
      ['a', 'c'].map(name => uriOf(`${name}.subscription.yaml`)),
    );
  });

  it('stands where it stood among those that name a CSV file', () => {
    const usage = (organization: string): string =>
      `kind: usage\norganization: ${organization}\nsources: [{file: days.csv, format: daily-detail}]\n`;
    const workspace = deal({ 'a.usage.yaml': usage('acme'), 'b.usage.yaml': usage('beta') });
    handIn(workspace, 'days.csv', 'Usage Date,Usage Type,Units Used\n');
    workspace.file(uriOf('days.csv'));
    workspace.set(documentOf('a.usage.yaml', `${usage('acme')}\n`));
    expect(workspace.file(uriOf('days.csv'))?.organizations).toEqual(['acme', 'beta']);
  });
});

describe('a line above what another file refers to', () => {
  it('has the findings of the other file told again, also of a document that an editor goes on changing', () => {
    const twice = 'kind: usage\norganization: acme\ndays:\n  - {date: 2024-05-10, standard: 5}\n';
    const workspace = deal({ 'a.subscription.yaml': TERMS, 'b.usage.yaml': twice });
    const document = documentOf('a.usage.yaml', twice);
    workspace.set(document);
    const related = (): (number | undefined)[] =>
      workspace.findings(uriOf('b.usage.yaml')).map(finding => finding.related[0]?.source.start);
    const before = related();
    workspace.takeTouched();
    workspace.set(changeText(document, [{ text: `# a line\n${twice}` }], 1));
    expect(related()).not.toEqual(before);
    expect(workspace.takeTouched()).toContain(uriOf('b.usage.yaml'));
  });
});
