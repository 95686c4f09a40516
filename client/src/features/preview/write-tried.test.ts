import { beforeEach, expect, it, vi } from 'vitest';
import type { PreviewParams, TriedEdit } from '../../../../server/src/protocol';
import { english } from '../../texts/en';
import { writeTried } from './write-tried';

const SUBSCRIPTION = 'file:///deals/acme.subscription.yaml';
/** As the editor has it: what is typed meanwhile makes another version of it. */
const document = { version: 1 };
const written = vi.hoisted((): string[] => []);

vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => ({ path: new URL(text).pathname, toString: () => text }) },
  Range: class {},
  Position: class {},
  ViewColumn: {},
  WorkspaceEdit: class {
    readonly texts: string[] = [];
    replace(_uri: unknown, _range: unknown, text: string) {
      this.texts.push(text);
    }
  },
  window: {
    showTextDocument: async () => undefined,
    visibleTextEditors: [],
    tabGroups: { all: [], activeTabGroup: { viewColumn: 1 } },
  },
  workspace: {
    openTextDocument: async () => document,
    applyEdit: async ({ texts }: { readonly texts: readonly string[] }) => {
      written.push(...texts);
      return true;
    },
  },
}));

const QUESTION: PreviewParams = { uri: 'file:///deals/acme.usage.yaml', tried: { values: {} } };

const editOf = (version: number): TriedEdit => ({
  uri: SUBSCRIPTION,
  version,
  edits: [{ range: { start: { line: 8, character: 24 }, end: { line: 8, character: 26 } }, newText: '27' }],
  summary: 'Written.',
  inShort: '27',
});

beforeEach(() => {
  written.length = 0;
  document.version = 1;
});

it('what is tried is written as one edit', async () => {
  const done = await writeTried(QUESTION, [], async () => editOf(1), english);
  expect(done).toEqual({ message: 'Written.', isWritten: true });
  expect(written).toEqual(['27']);
});

it('nothing is written into a document that has moved on, and the person is told', async () => {
  const ask = async (): Promise<TriedEdit> => {
    const edit = editOf(document.version);
    document.version += 1;
    return edit;
  };
  const done = await writeTried(QUESTION, [], ask, english);
  expect(done).toEqual({ message: english.movedOn('acme.subscription.yaml'), isWritten: false });
  expect(written).toEqual([]);
});
