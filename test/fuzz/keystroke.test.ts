/**
 * How much work a keystroke makes in a long file, counted and not timed (`steps.ts`), from the change to the findings, and
 * what an editor asks about the place behind it. What is read, computed and found anew is the record under the cursor and
 * its cycle, however many records, comments, empty lines and documents stand around it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from 'vscode-languageserver';
import { codeActions } from '../../server/src/features/code-action';
import { completion } from '../../server/src/features/completion';
import { cycleAt } from '../../server/src/features/cycle-at';
import { definition } from '../../server/src/features/definition';
import { documentHighlight } from '../../server/src/features/document-highlight';
import { hover } from '../../server/src/features/hover';
import { hintsOf } from '../../server/src/features/inlay-hints';
import { prepareRename } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selection-range';
import { english } from '../../server/src/messages/en';
import { changeText, type OpenText, openText } from '../../server/src/model/open-text';
import { createWorkspace, type Workspace } from '../../server/src/workspace/workspace';
import { subscription, uriOf, usage } from '../deal';
import { countSteps, type StepCounter } from './steps';

const [FEW, MANY] = [1_000, 8_000];
/**
 * For each line that the file has more. What is looked up among more records takes a few steps more, and each of the
 * cycles and documents that they make is asked whether it is the same. To read a record takes some hundred.
 */
const MOST_FOR_EACH_MORE = 15;
/** Of a place in the file. Documents are gone over, of which some of the files have one for each ten lines. */
const MOST_FOR_A_QUESTION = 3;
/** Of a place whose answer follows from all: which amendment is in force, which line of an invoice is which. */
const MOST_FOR_AN_ANSWER = 80;
/** Where what is told, or what counts, is put together anew of every record. */
const MOST_FOR_EACH_PART = 200;

const dayOf = (index: number): string => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);

/** A record a day, so that a longer file has more cycles, of as many records. */
const records = (n: number, record: (day: string, index: number) => string): string =>
  Array.from({ length: n }, (_, index) => record(dayOf(index), index)).join('');

const HEAD = `${subscription({ licenses: '{standard: {committed: 20}}' })}---\nkind: usage\norganization: acme\n`;

/** Files in which a digit of some 17 in the middle is typed. */
const FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  'days in braces': n => `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17}\n`)}`,
  'days on several lines': n => `${HEAD}days:\n${records(n, day => `  - date: ${day}\n    standard: 17\n`)}`,
  'days in quotes': n => `${HEAD}days:\n${records(n, day => `  - {"date": "${day}", "standard": 17}\n`)}`,
  'days as JSON': n => `${HEAD}days:\n${records(n, day => `  - {"date":"${day}","standard":17}\n`)}`,
  'days in braces on two lines': n => `${HEAD}days:\n${records(n, day => `  - {date: ${day},\n     standard: 17}\n`)}`,
  'days with a figure on two lines': n =>
    `${HEAD}days:\n${records(n, day => `  - date: ${day}\n    standard:\n      17\n`)}`,
  'days with an empty line behind each': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17}\n\n`)}`,
  'days with a comment above each': n =>
    `${HEAD}days:\n${records(n, day => `  # so\n  - {date: ${day}, standard: 17}\n`)}`,
  'days with a comment behind each': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17} # so\n`)}`,
  'log-ins': n =>
    `${HEAD}agentSessions:\n${records(n, (day, index) => `  - {agent: a-${index % 50}, license: standard, login: ${day}T08:00:17Z, logout: ${day}T09:00:00Z}\n`)}`,
  connections: n =>
    `${HEAD}ivrConnections:\n${records(n, day => `  - {start: ${day}T08:00:17Z, end: ${day}T09:00:00Z}\n`)}`,
  'units of channels': n => `${HEAD}digitalChannels:\n${records(n, day => `  - {sku: A, date: ${day}, units: 17}\n`)}`,
  invoices: n =>
    `${HEAD}${records(n / 10, (_, index) => `---\nkind: invoice\nnumber: I-${index}\nsubscription: SUB-1\nperiod: {from: 2024-02-01, to: 2024-02-29}\nlines:\n  - {sku: X, quantity: 17, unitPrice: 1, amount: 17}\n`)}`,
  organizations: n =>
    records(
      n / 10,
      (day, index) =>
        `---\n${subscription({ id: `SUB-${index}`, organization: `o-${index}`, licenses: '{standard: {committed: 20}}' })}---\nkind: usage\norganization: o-${index}\ndays:\n  - {date: ${day}, standard: 17}\n`,
    ).slice(4),
};

interface Asked {
  readonly uri: string;
  readonly workspace: Workspace;
  readonly text: OpenText;
  readonly position: Position;
}
type Question = (asked: Asked) => unknown;

const EDITING = { takesVersions: true, renamesFiles: true, createsFiles: true, versionOf: () => 1 };
const COMPLETING = { snippets: false, keepsIndentation: false, asksAgain: false };

const QUESTIONS: readonly (readonly [string, Question])[] = [
  ['a hover', ({ workspace, uri, position }) => hover(workspace, english, uri, position)],
  [
    'hints',
    ({ workspace, uri, text, position: { line } }) => {
      const part = {
        from: text.offsetAt({ line: line - 30, character: 0 }),
        to: text.offsetAt({ line: line + 30, character: 0 }),
      };
      const file = workspace.file(uri);
      return file && hintsOf(workspace, english, file, part);
    },
  ],
  [
    'a completion',
    ({ workspace, uri, position }) => completion(workspace, english, COMPLETING, { uri, position, trigger: undefined }),
  ],
  [
    'quick fixes',
    ({ workspace, uri, position }) =>
      codeActions(workspace, english, EDITING, uri, {
        range: { start: position, end: position },
        context: { diagnostics: [] },
      }),
  ],
  ['a definition', ({ workspace, uri, position }) => definition(workspace, uri, position)],
  ['highlights', ({ workspace, uri, position }) => documentHighlight(workspace, uri, position)],
  ['the name to be renamed', ({ workspace, uri, position }) => prepareRename(workspace, uri, position)],
  ['growing selections', ({ workspace, uri, position }) => selectionRanges(workspace, uri, [position])],
  ['the cycle under the cursor', ({ workspace, uri, position }) => cycleAt(workspace, english, { uri, position })],
];

const PUT_TOGETHER: Readonly<Record<string, (n: number) => string>> = {
  'days with a key that nobody knows': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, note: so, standard: 17}\n`)}`,
  'days with ignores that silence nothing': n =>
    `${HEAD}days:\n${records(n, day => `  - {date: ${day}, standard: 17} # entitlements-ignore overage\n`)}`,
  'lines of an invoice': n =>
    `${HEAD}days: [{date: 2024-02-01, standard: 25}]\n---\nkind: invoice\nnumber: I\nsubscription: SUB-1\nperiod: {from: 2024-02-01, to: 2024-02-29}\nlines:\n${records(n, (_, index) => `  - {sku: X-${index}, quantity: 17, unitPrice: 1, amount: 1}\n`)}`,
  amendments: n =>
    `${subscription({ licenses: '{standard: {committed: 20}}', amendments: `\n${records(n, day => `  - {effective: ${day}, licenses: {standard: {committed: 17}}}\n`)}` })}---\n${usage(['date: 2024-02-01, standard: 25'])}`,
  'days out of order': n =>
    `${HEAD}days:\n${records(n, (_, index) => `  - {date: ${dayOf(n - index)}, standard: 17}\n`)}`,
};

describe('a keystroke makes no more work in a long file than in a short one', () => {
  let counter: StepCounter;

  beforeAll(async () => {
    counter = await countSteps();
  });

  afterAll(() => counter.stop());

  /** A file with a cursor in its middle, where what is typed is read and told at once. */
  const fileOf = (written: string) => {
    const uri = uriOf('a.entitlements.yaml');
    const workspace = createWorkspace();
    const text = openText(uri, 'entitlements', 0, written);
    workspace.set(text);
    const middle = written.indexOf('17', written.length / 2) + 1;
    const type = (digit: string): void => {
      const [start, end] = [text.positionAt(middle), text.positionAt(middle + 1)];
      changeText(text, [{ range: { start, end }, text: digit }], text.version + 1);
      workspace.set(text);
      for (const touched of workspace.takeTouched()) workspace.findings(touched);
    };
    return { uri, workspace, text, position: text.positionAt(middle), type };
  };

  const stepsOfKeystroke = async (written: string): Promise<number> => {
    const { type } = fileOf(written);
    for (const digit of ['8', '9', '6']) type(digit);
    return counter.stepsOf(() => type('5'));
  };

  const stepsOfQuestion = async (ask: Question, written: string): Promise<number> => {
    const file = fileOf(written);
    for (const digit of ['8', '9']) {
      file.type(digit);
      ask(file);
    }
    file.type('6');
    return counter.stepsOf(() => ask(file));
  };

  const stepsForEachMore = async (text: (n: number) => string): Promise<number> => {
    const [few, many] = [await stepsOfKeystroke(text(FEW)), await stepsOfKeystroke(text(MANY))];
    expect(few).toBeGreaterThan(0);
    return (many - few) / (MANY - FEW);
  };

  it.each(QUESTIONS)(
    'nor does %s behind it',
    async (_, ask) => {
      const asked = [
        [FAMILIES, MOST_FOR_A_QUESTION],
        [PUT_TOGETHER, MOST_FOR_AN_ANSWER],
      ] as const;
      for (const [families, most] of asked) {
        for (const [family, text] of Object.entries(families)) {
          const [few, many] = [await stepsOfQuestion(ask, text(FEW)), await stepsOfQuestion(ask, text(MANY))];
          expect(few, family).toBeGreaterThan(0);
          expect((many - few) / (MANY - FEW), family).toBeLessThan(most);
        }
      }
    },
    240_000,
  );

  it.each(Object.entries(FAMILIES))(
    '%s',
    async (_, text) => {
      expect(await stepsForEachMore(text)).toBeLessThan(MOST_FOR_EACH_MORE);
    },
    240_000,
  );

  it.each(Object.entries(PUT_TOGETHER))(
    'or only what it takes to put together anew what is told or counts: %s',
    async (_, text) => {
      expect(await stepsForEachMore(text)).toBeLessThan(MOST_FOR_EACH_PART);
    },
    240_000,
  );
});
