import { describe, expect, it, vi } from 'vitest';
import { deal, documentOf, uriOf } from '../../../test/deal';
import { inTurns } from '../../../test/in-turns';
import { openText } from './open-text';
import { recordFindings } from './schema-findings';
import { readSourceFileInPieces } from './source-file';

vi.mock('./schema-findings', async original => {
  const real = await original<typeof import('./schema-findings')>();
  return { ...real, recordFindings: vi.fn(real.recordFindings) };
});

const NAME = 'acme.usage.yaml';
const RECORDS = Array.from({ length: 20 }, (_, day) => `  - {date: 2024-06-${10 + day}, standard: ${day}}\n`);
const HEAD = 'kind: usage\norganization: acme\ndays:\n';

/** The days of a file, and how many of them are other objects after the edit. */
function afterEdit(edit: (text: string) => string) {
  const text = HEAD + RECORDS.join('');
  const workspace = deal({ [NAME]: text });
  const days = () => [...(workspace.file(uriOf(NAME))?.usages[0]?.days ?? [])];
  const before = new Set(days());
  const after = edit(text);
  workspace.set(documentOf(NAME, after));
  const written = days().map(({ figures: { standard } }) => after.slice(standard?.source.start, standard?.source.end));
  return {
    fresh: days().filter(day => !before.has(day)).length,
    values: days().map(day => day.figures.standard?.value),
    written,
  };
}

describe('records that were not touched', () => {
  it.each<[string, number, (text: string) => string]>([
    ['a figure is typed', 1, text => text.replace('standard: 7}', 'standard: 77}')],
    ['one is added', 1, text => text.replace('  - {date: 2024-06-18', '  - {date: 2024-06-18, standard: 8}\n$&')],
    ['one is deleted', 0, text => text.replace(RECORDS[7] ?? '', '')],
    ['a comment is written behind one', 1, text => text.replace('standard: 7}', '$& # checked')],
    ['a line is written above all', 0, text => text.replace('days:', 'cycle: 2024-06-09\ndays:')],
    ['one becomes irregular', 1, text => text.replace('standard: 7}', 'standard: 7, premium: [1]}')],
    ['the first is edited', 1, text => text.replace('standard: 0}', 'standard: 5}')],
    ['the last is edited', 1, text => text.replace('standard: 19}', 'standard: 5}')],
  ])('stay the objects that they were when %s, and know where they stand', (_, fresh, edit) => {
    const after = afterEdit(edit);
    expect(after.fresh).toBe(fresh);
    expect(after.written).toEqual(after.values.map(String));
  });
});

it.each([
  ['days', 'usage', 'organization: &a acme', '{date: 2024-06-10, standard: x}'],
  ['lines', 'invoice', 'number: &a I-1', '{sku: A}'],
  ['amendments', 'subscription', 'id: &a S-1', '{surgeProtection: 5%}'],
])(
  'of %s that are written twice each problem is told once, whether aliases stand in the document or not',
  (list, kind, head, item) => {
    const problemsIn = (value: string): number => {
      const text = `kind: ${kind}\n${head}\n${list}:\n  - ${item}\n${list}:\n  - ${item}\nname: ${value}\n`;
      const name = `acme.${kind}.yaml`;
      const places = deal({ [name]: text })
        .findings(uriOf(name))
        .map(({ code, source, message }) => `${code} ${source.start} ${JSON.stringify(message)}`);
      expect(new Set(places).size).toBe(places.length);
      return places.length;
    };
    expect(problemsIn('*a')).toBe(problemsIn('acme'));
  },
);

it('what only yaml can read is not checked again when a record below it is edited', () => {
  const anchored = RECORDS.map((record, index) => record.replace('{', `&a${index} {`));
  const text = HEAD + anchored.join('') + RECORDS.join('');
  const workspace = deal({ [NAME]: text });
  expect(workspace.file(uriOf(NAME))?.usages[0]?.days).toHaveLength(40);
  workspace.set(
    documentOf(NAME, text.replace('- {date: 2024-06-17, standard: 7}', '- {date: 2024-06-17, standard: [7]}')),
  );
  vi.mocked(recordFindings).mockClear();
  expect(workspace.file(uriOf(NAME))?.usages[0]?.days).toHaveLength(40);
  expect(recordFindings).toHaveBeenCalledTimes(1);
});

describe('what an edit of one record leaves alone', () => {
  it('is the same object: the subscription, the tables of other lists and what stands beside the lists', () => {
    const name = 'acme.entitlements.yaml';
    const logins = Array.from(
      { length: 5 },
      (_, day) => `  - {agent: a, license: premium, login: 2024-06-1${day}T08:00:00Z}\n`,
    );
    const terms =
      'kind: subscription\nid: S\norganization: acme\nstart: 2024-06-01\nagentModel: named\ncurrency: USD\n---\n';
    const text = `${terms}${HEAD}${RECORDS.join('')}agentSessions:\n${logins.join('')}`;
    const workspace = deal({ [name]: text });
    const parts = () => {
      const file = workspace.file(uriOf(name));
      const [usage] = file?.usages ?? [];
      return [file?.subscriptions[0], usage?.organization, usage?.agentSessions[0]?.table];
    };
    const before = parts();
    workspace.set(documentOf(name, text.replace('standard: 7}', 'standard: 77}')));
    parts().forEach((part, index) => {
      expect(part).toBeDefined();
      expect(part).toBe(before[index]);
    });
  });
});

/** The most records of a file that are checked before others have their turn. */
const mostInOneTurn = (text: string): number =>
  inTurns(readSourceFileInPieces(uriOf(NAME), openText(uriOf(NAME), 'yaml', 1, text, 100)), recordFindings).most;

describe('the records of a long list', () => {
  it.each([
    ['that only yaml can read', `%YAML 1.2\n---\n${HEAD}`, '{date: 2024-06-10, standard: 1}'],
    ['with anchors', HEAD, '&a {date: 2024-06-10, standard: 1}'],
    ['that are not regular', HEAD, '{date: 2024-06-10,\n     standard: 1}'],
    ['that are not what they should be', HEAD, '{date: 2024-06-10, standard: [1]}'],
  ])('%s let others in while they are checked, however many there are', (_, head, item) => {
    const [short, long] = [200, 800].map(count => mostInOneTurn(`${head}${`  - ${item}\n`.repeat(count)}`));
    expect(short).toBeGreaterThan(0);
    expect(long).toBe(short);
  });
});
