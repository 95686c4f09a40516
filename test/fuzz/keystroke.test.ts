/**
 * How much work a keystroke makes in a long file, counted and not timed (`steps.ts`), from the change to the findings. What is read, computed and found anew is the record under the
 * cursor and its cycle, however many records, comments, empty lines and documents stand around it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeText, openText } from '../../server/src/model/open-text';
import { createWorkspace } from '../../server/src/workspace/workspace';
import { subscription, uriOf, usage } from '../deal';
import { countSteps, type StepCounter } from './steps';

const [FEW, MANY] = [1_000, 8_000];
/**
 * For each line that the file has more. What is looked up among more records takes a few steps more, and each of the
 * cycles and documents that they make is asked whether it is the same. To read a record takes some hundred.
 */
const MOST_FOR_EACH_MORE = 15;
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

  const stepsOfKeystroke = async (written: string): Promise<number> => {
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
    for (const digit of ['8', '9', '6']) type(digit);
    return counter.stepsOf(() => type('5'));
  };

  const stepsForEachMore = async (text: (n: number) => string): Promise<number> => {
    const [few, many] = [await stepsOfKeystroke(text(FEW)), await stepsOfKeystroke(text(MANY))];
    expect(few).toBeGreaterThan(0);
    return (many - few) / (MANY - FEW);
  };

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
