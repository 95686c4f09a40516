/** What grows with a file or with the workspace is answered in turns: others need not wait for all of it. */
import { describe, expect, it, vi } from 'vitest';
import type { Position } from 'vscode-languageserver';
import type { Pieces } from '../server/src/engine/pieces';
import { definition } from '../server/src/features/definition';
import { documentHighlight } from '../server/src/features/document-highlight';
import { references } from '../server/src/features/references';
import { prepareRename, rename } from '../server/src/features/rename';
import { workspaceSymbols } from '../server/src/features/workspace-symbol';
import { english } from '../server/src/messages/en';
import { valueAt } from '../server/src/model/syntax';
import type { Workspace } from '../server/src/workspace/workspace';
import { deal, type Files, subscription, withCursor } from './deal';
import { handInSources } from './hand-in-sources';
import { inTurns } from './in-turns';

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
