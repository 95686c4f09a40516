/**
 * How much work formatting a long file makes before others have their turn, counted and not timed (`steps.ts`), and how
 * little formatting a few of its lines makes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver';
import { formatting } from '../../server/src/features/formatting';
import { deal, uriOf } from '../deal';
import { countSteps, type StepCounter } from './steps';

const NAME = 'a.usage.yaml';
const [FEW, MANY] = [1_000, 4_000];
/** About a millisecond. */
const MOST_IN_A_TURN = 100_000;
/** A turn of all lines would make four times as many in a file of four times as many. */
const MOST_GROWTH = 1.5;
/** For each line that the file has more, where a few are formatted: documents are gone over, each of four lines. */
const MOST_FOR_EACH_MORE = 3;
/** Those of which some lines have nothing to do with others: the columns of a list are those of all its records. */
const WITHOUT_COLUMNS = ['documents', 'comments', 'a list on one line', 'a block of many keys', 'a text of many lines'];

const HEAD = 'kind: usage\norganization: acme\n';
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  'records in braces': n => `${HEAD}days:\n${lines(n, index => `  - {date: 2024-06-10, standard: ${1000 + index}}\n`)}`,
  'records to be aligned': n => `${HEAD}days:\n${lines(n, index => `  - { name:  a-${index},standard: ${index} }\n`)}`,
  'records of lines': n => `${HEAD}days:\n${lines(n / 2, index => `  - date: 2024-06-10\n    standard: ${index}\n`)}`,
  'records that are not regular': n =>
    `${HEAD}days:\n${lines(n, index => `  - {date: 2024-06-10, standard: [${index}]}\n`)}`,
  'records with anchors': n => `${HEAD}days:\n${lines(n, index => `  - &a${index} {date: 2024-06-10}\n`)}`,
  documents: n =>
    lines(n / 4, index => `---\n${HEAD}days:\n  - {date: 2024-06-10, standard:  ${index}}\n`).replace('---\n', ''),
  comments: n => `${HEAD}${lines(n, () => '# so \n')}days: []\n`,
  'comments between records': n => `${HEAD}days:\n${lines(n / 2, () => '  # so \n  - {date: 2024-06-10}\n')}`,
  'a list in brackets': n => `${HEAD}days: [\n${lines(n, index => `  {date: 2024-06-10,standard: ${index}},\n`)}]\n`,
  'a list on one line': n => `${HEAD}days: [${lines(n, () => '{date: 2024-06-10} ,')}]\n`,
  'a block of many keys': n => `${HEAD}${lines(n, index => `key${index}: {a: 1,b: 2}\n`)}`,
  'a text of many lines': n => `${HEAD}name: |\n${lines(n, () => '  so \n')}`,
  'quoted texts of two lines': n => `${HEAD}names:\n${lines(n / 2, () => '  - "so \n    so"\n')}`,
};

describe('formatting', () => {
  let counter: StepCounter;

  beforeAll(async () => {
    counter = await countSteps();
  });

  afterAll(async () => {
    await counter.stop();
  });

  /** The most steps in one turn, all of them, and what changes. */
  async function formatted(text: string, range?: Range) {
    const workspace = deal({ [NAME]: text });
    // Where the lines begin an editor's server knows by then.
    workspace.file(uriOf(NAME))?.text.positionAt(0);
    const pieces = formatting(workspace, uriOf(NAME), range);
    let [most, all] = [0, 0];
    let edits: TextEdit[] | undefined;
    while (edits === undefined) {
      const steps = await counter.stepsOf(() => {
        const step = pieces.next();
        if (step.done === true) edits = step.value;
      });
      most = Math.max(most, steps);
      all += steps;
    }
    return { most, all, edits };
  }

  it.each(Object.entries(FAMILIES))('lets others in, however long the file is: %s', async (_, text) => {
    const [few, many] = [await formatted(text(FEW)), await formatted(text(MANY))];
    expect(many.most).toBeLessThan(MOST_IN_A_TURN);
    expect(many.most / few.most).toBeLessThan(MOST_GROWTH);
  });

  /** Steps for each line that the file has more. @param lineOf the first of two lines that are formatted */
  async function forEachMore(text: (n: number) => string, lineOf: (n: number) => number): Promise<number> {
    const stepsOf = async (n: number): Promise<number> => {
      const line = lineOf(n);
      const range = { start: { line, character: 0 }, end: { line: line + 1, character: 1 } };
      return (await formatted(text(n), range)).all;
    };
    return ((await stepsOf(MANY)) - (await stepsOf(FEW))) / (MANY - FEW);
  }

  it.each(Object.entries(FAMILIES))('of the first lines looks at nothing below: %s', async (_, text) => {
    expect(await forEachMore(text, () => 0)).toBeLessThan(MOST_FOR_EACH_MORE);
  });

  it.each(Object.entries(FAMILIES).filter(([title]) => WITHOUT_COLUMNS.includes(title)))(
    'of some lines in the middle looks at nothing around them: %s',
    async (_, text) => {
      expect(await forEachMore(text, n => n / 2)).toBeLessThan(MOST_FOR_EACH_MORE);
    },
  );
});
