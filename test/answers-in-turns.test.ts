/** What grows with a file or with the workspace is answered in turns: others need not wait for all of it. */
import { describe, expect, it, vi } from 'vitest';
import type { Position } from 'vscode-languageserver';
import { formatDay, parseDay } from '../server/src/engine/day';
import { inOneGo, type Pieces } from '../server/src/engine/pieces';
import { codeActions } from '../server/src/features/code-action';
import { FIX_ALL, QUICK_FIX } from '../server/src/features/code-actions/kinds';
import { codeLenses, lensesOf } from '../server/src/features/code-lens';
import { definition } from '../server/src/features/definition';
import { documentHighlight } from '../server/src/features/document-highlight';
import { exported } from '../server/src/features/export';
import { importCsv } from '../server/src/features/import';
import { hintsOf } from '../server/src/features/inlay-hints';
import { preview } from '../server/src/features/preview';
import { references } from '../server/src/features/references';
import { prepareRename, rename } from '../server/src/features/rename';
import { workspaceSymbols } from '../server/src/features/workspace-symbol';
import { writeTried } from '../server/src/features/write-tried';
import { english } from '../server/src/messages/en';
import { say } from '../server/src/messages/message';
import { writtenEnd } from '../server/src/model/rewrite';
import { valueAt } from '../server/src/model/syntax';
import { OPEN_DAILY_DETAIL_COMMAND } from '../server/src/protocol';
import { yamlText } from '../server/src/reports/yaml-text';
import type { Workspace } from '../server/src/workspace/workspace';
import { deal, type Files, subscription, uriOf, withCursor } from './deal';
import { handInSources } from './hand-in-sources';
import { inTurns } from './in-turns';

vi.mock('../server/src/engine/day', async original => {
  const real = await original<typeof import('../server/src/engine/day')>();
  return { ...real, formatDay: vi.fn(real.formatDay), parseDay: vi.fn(real.parseDay) };
});
vi.mock('../server/src/messages/message', async original => {
  const real = await original<typeof import('../server/src/messages/message')>();
  return { ...real, say: vi.fn(real.say) };
});
vi.mock('../server/src/reports/yaml-text', async original => {
  const real = await original<typeof import('../server/src/reports/yaml-text')>();
  return { ...real, yamlText: vi.fn(real.yamlText) };
});
vi.mock('../server/src/model/rewrite', async original => {
  const real = await original<typeof import('../server/src/model/rewrite')>();
  return { ...real, writtenEnd: vi.fn(real.writtenEnd) };
});
vi.mock('../server/src/model/syntax', async original => {
  const real = await original<typeof import('../server/src/model/syntax')>();
  return { ...real, valueAt: vi.fn(real.valueAt) };
});

const CLIENT = { takesVersions: true, renamesFiles: true, createsFiles: true, versionOf: () => 1 };

interface Asked {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly position: Position;
}
type Question = (asked: Asked) => Pieces<unknown>;

/** The most values and the most places that are looked at before others have their turn. */
function mostInOneTurn(marked: Files, ask: Question): readonly [number, number] {
  const { files, uri, position } = withCursor(marked);
  const asked = { workspace: handInSources(deal(files), files), uri, position };
  const text = asked.workspace.file(uri)?.text;
  if (text === undefined) throw new Error(`${uri} is not there`);
  const values = inTurns(ask(asked), valueAt);
  const places = inTurns(ask(asked), vi.spyOn(text, 'positionAt'));
  expect(places.result).toEqual(values.result);
  return [values.most, places.most];
}

const TERMS = { 's.subscription.yaml': subscription({ licenses: '{standard: {sku: STD, committed: 20}}' }) };
const manyTimes = (text: (index: number) => string, count: number): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');
const invoice = (index: number): string => `---\nkind: invoice\nnumber: I-${index}\nsubscription: SUB-1\nlines: []\n`;
const logIn = (agent: string): string => `  - {agent: ${agent}, license: standard, login: 2024-01-02T08:00:00Z}\n`;

const NAMED: readonly (readonly [string, (count: number) => Files])[] = [
  [
    'a subscription with an invoice in each of many documents',
    count => ({ ...TERMS, 'i.invoice.yaml': manyTimes(invoice, count).replace('SUB-1', 'SUB<|>-1') }),
  ],
  [
    'a SKU on many lines',
    count => ({
      ...TERMS,
      'i.invoice.yaml': `${invoice(0).replace('[]', '[{sku: ST<|>D}]')}${manyTimes(
        index => `${invoice(index).replace('[]', `\n${'  - {sku: STD, quantity: 1}\n'.repeat(40)}`)}`,
        count / 40,
      )}`,
    }),
  ],
  [
    'a SKU in one of many lines',
    count => ({
      ...TERMS,
      'i.invoice.yaml': `${invoice(0).replace('[]', '')}  - {sku: ST<|>D, quantity: 1}\n${manyTimes(
        index => `  - {sku: X-${index}, quantity: 1}\n`,
        count,
      )}`,
    }),
  ],
  [
    'a SKU on many lines, one of which has an alias',
    count => ({
      ...TERMS,
      'i.invoice.yaml': `${invoice(0).replace('I-0', '&n STD').replace('[]', '')}  - {sku: *n}\n  - {sku: ST<|>D, quantity: 1}\n${'  - {sku: STD, quantity: 1}\n'.repeat(count)}`,
    }),
  ],
  [
    'an agent with many log-ins',
    count => ({
      ...TERMS,
      'u.usage.yaml': `kind: usage\norganization: acme\nagentSessions:\n${logIn('a-<|>1')}${logIn('a-1').repeat(count)}`,
    }),
  ],
];

const QUESTIONS: readonly (readonly [string, Question])[] = [
  ['its definition', ({ workspace, uri, position }) => definition(workspace, uri, position)],
  ['its references', ({ workspace, uri, position }) => references(workspace, uri, position, true)],
  ['its highlights', ({ workspace, uri, position }) => documentHighlight(workspace, uri, position)],
  ['what is to be renamed', ({ workspace, uri, position }) => prepareRename(workspace, uri, position)],
  ['its new name', ({ workspace, uri, position }) => rename(workspace, CLIENT, { uri, position, newName: 'new' })],
  ['all that can be found by name', ({ workspace }) => workspaceSymbols(workspace, english, '')],
];

describe.each(NAMED)('of %s', (_, files) => {
  it.each(QUESTIONS)('%s is told in turns', (_, ask) => {
    const [short, long] = [1000, 4000].map(count => mostInOneTurn(files(count), ask));
    expect(long).toEqual(short);
  });
});

/** Out of order, two by two. */
const swapped = (index: number): string => `  - {date: ${formatDay(index ^ 1)}, standard: 4}\n`;
const usage = (records: string): string => `---\nkind: usage\norganization: acme\ndays:\n${records}`;

const MENDED: readonly (readonly [string, string, (count: number) => string])[] = [
  ['days out of order, all at once', FIX_ALL, count => usage(manyTimes(swapped, count))],
  ['days out of order, wherever they are', QUICK_FIX, count => usage(manyTimes(swapped, count))],
  [
    'days out of order in many documents',
    FIX_ALL,
    count => manyTimes(index => usage(swapped(2 * index) + swapped(2 * index + 1)), count),
  ],
  [
    'ignores that silence nothing',
    FIX_ALL,
    count => usage(manyTimes(index => `  - {date: ${formatDay(index)}} # entitlements-ignore overage\n`, count)),
  ],
  [
    'a record that lacks its date',
    QUICK_FIX,
    count => usage(`${manyTimes(index => `  - {date: ${formatDay(index)}}\n`, count)}  - {standard: 4}\n`),
  ],
];

describe('what is mended', () => {
  it.each(MENDED)('is told in turns: %s', (_, only, text) => {
    const mostOf = (count: number): readonly number[] => {
      const workspace = deal({ ...TERMS, 'u.usage.yaml': text(count) });
      const uri = uriOf('u.usage.yaml');
      const end = workspace.file(uri)?.text.positionAt(Number.MAX_SAFE_INTEGER) ?? { line: 0, character: 0 };
      const range = { start: { line: 0, character: 0 }, end };
      expect(workspace.findings(uri)).not.toEqual([]);
      const turns = [valueAt, writtenEnd, parseDay].map(watched =>
        inTurns(
          codeActions(workspace, english, CLIENT, uri, { range, context: { diagnostics: [], only: [only] } }),
          watched,
        ),
      );
      for (const { result } of turns) expect(result).not.toEqual([]);
      return turns.map(({ most }) => most);
    };
    const [short, long] = [2000, 8000].map(mostOf);
    expect(long).toEqual(short);
  });

  it('is worked out once for all days of a list that are out of order', () => {
    const workspace = deal({ ...TERMS, 'u.usage.yaml': usage(manyTimes(swapped, 400)) });
    const range = { start: { line: 0, character: 0 }, end: { line: 400, character: 0 } };
    const context = { diagnostics: [], only: [QUICK_FIX] };
    expect(workspace.findings(uriOf('u.usage.yaml')).length).toBeGreaterThan(150);
    vi.mocked(writtenEnd).mockClear();
    inOneGo(codeActions(workspace, english, CLIENT, uriOf('u.usage.yaml'), { range, context }));
    expect(vi.mocked(writtenEnd).mock.calls.length).toBeLessThan(2 * 400);
  });
});

const oneDay = (index: number): string => usage(`  - {date: ${formatDay(index)}, standard: 25}\n`);
const oneTerm = (index: number): string =>
  `---\n${subscription({ id: `S-${index}`, start: '1970-01-01', licenses: '{standard: {committed: 0}}' })}`;

describe('what is shown in a file of many documents', () => {
  const fileOf = (text: (index: number) => string, count: number) => {
    const files = { 'a.entitlements.yaml': `${oneTerm(0).replace('S-0', 'S')}${manyTimes(text, count)}${oneDay(0)}` };
    const workspace = deal(files);
    const file = workspace.file(uriOf('a.entitlements.yaml'));
    if (file === undefined) throw new Error('it is not there');
    return { workspace, file };
  };

  it.each([
    ['usage', oneDay],
    ['subscriptions', oneTerm],
  ])('above %s is worked out in turns, and finds its places so', (_, text) => {
    const mostOf = (count: number): readonly number[] => {
      const { workspace, file } = fileOf(text, count);
      const { result, most } = inTurns(lensesOf(workspace, english, file), formatDay);
      const places = vi.spyOn(file.text, 'positionAt');
      return [most, inTurns(codeLenses(file, result, new Set([OPEN_DAILY_DETAIL_COMMAND])), places).most];
    };
    const [short, long] = [1000, 4000].map(mostOf);
    expect(Math.min(...(short ?? []))).toBeGreaterThan(0);
    expect(long).toEqual(short);
  });

  it('behind figures is put into words in turns', () => {
    const [short, long] = [1000, 4000].map(count => {
      const { workspace, file } = fileOf(oneDay, count);
      const words = vi.fn(english.hintOverage);
      return inTurns(hintsOf(workspace, { ...english, hintOverage: words }, file), words).most;
    });
    expect(short).toBeGreaterThan(0);
    expect(long).toBe(short);
  });
});

describe('what is tried of a subscription with many amendments', () => {
  const amendment = (index: number): string =>
    `  - {effective: ${formatDay(index)}, licenses: {standard: {committed: 17}}}\n`;
  const tried = { values: { standard: '30' } };

  it.each<readonly [string, (workspace: Workspace) => Pieces<unknown>]>([
    ['shown', workspace => preview(workspace, english, { uri: uriOf('s.subscription.yaml'), tried })],
    [
      'exported',
      workspace => exported(workspace, english, { uri: uriOf('s.subscription.yaml'), tried, format: 'csv' }),
    ],
    ['written', workspace => writeTried(workspace, english, CLIENT, { uri: uriOf('s.subscription.yaml'), tried })],
  ])('is read in turns where it is %s', (_, ask) => {
    const [short = 0, long] = [4000, 16_000].map(count => {
      const workspace = deal({
        's.subscription.yaml': subscription({ start: '1970-01-01', amendments: `\n${manyTimes(amendment, count)}` }),
        'u.usage.yaml': usage('  - {date: 2024-01-02, standard: 31}\n'),
      });
      for (const _ of workspace.computeOutdated());
      return [...ask(workspace)].length;
    });
    expect(short).toBeGreaterThan(10);
    expect(long).toBeGreaterThan(3 * short);
  });
});

const LOG_INS = 'agent,license,login,logout\n';

describe('an export', () => {
  it.each([
    ['of log-ins', LOG_INS, 'a-1,standard,2024-01-02T08:00:00Z,\n', yamlText],
    ['with a quote that is never closed', `${LOG_INS}"a-1,\n`, 'a-1,standard,2024-01-02T08:00:00Z,\n', yamlText],
    ['of log-ins that are none', LOG_INS, 'a-1,basic,2024-01-02T08:00:00Z,\n', say],
    ['of connections', 'start,end\n', '2024-01-02T08:00:00Z,2024-01-02T08:01:00Z\n', yamlText],
    ['of days, as it is read', 'Usage Date,Usage Type,Units Used\n', '2024-06-10,Standard Named Agent,28\n', parseDay],
    [
      'of days, as it is written',
      'Usage Date,Usage Type,Units Used\n',
      '2024-06-10,Standard Named Agent,28\n',
      formatDay,
    ],
  ])('%s becomes a usage file in turns', (_, head, row, watched) => {
    const [short, long] = [4000, 16_000].map(count => {
      const text = head + row.repeat(count);
      return inTurns(importCsv(english, { uri: uriOf('export.csv'), text, organization: 'acme' }), watched).most;
    });
    expect(short).toBeGreaterThan(0);
    expect(long).toBe(short);
  });
});
