import { describe, expect, it } from 'vitest';
import { deal, documentOf, uriOf } from '../../../test/deal';

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
