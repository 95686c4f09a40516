import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../test/yaml-reading';
import { english } from '../messages/en';
import { say } from '../messages/message';
import { recordFindings, recordListsOf, schemaFindings, schemaFindingsInPieces } from './schema-findings';
import { KINDS, type Kind } from './schema-keys';
import { valueAt } from './syntax';

const SUBSCRIPTION = `kind: subscription
id: SUB-100234
organization: acme
start: 2023-06-09
agentModel: named
currency: USD
`;
const USAGE = `kind: usage
organization: acme
`;

interface Told {
  readonly code: string;
  readonly at: string;
  readonly says: string;
}

/** Reads one document and tells each finding with the text under its squiggle. */
function check(kind: Kind, text: string): { told: readonly Told[]; marked: readonly string[] } {
  const root = readYaml(text).documents[0]?.root;
  if (root === undefined) throw new Error('The document is empty.');
  const { findings, marked } = schemaFindings(kind, root, 'file:///acme.yaml');
  return {
    told: findings.map(({ code, source, message }) => ({
      code,
      at: text.slice(source.start, source.end),
      says: say(english, message),
    })),
    marked: [...marked].map(node => text.slice(node.start, node.end)),
  };
}

const subscription = (more: string) => check('subscription', SUBSCRIPTION + more);
const usage = (more: string) => check('usage', USAGE + more);
const committed = (value: string) => subscription(`licenses: {standard: {committed: ${value}}}\n`);
const unitPrice = (value: string) => subscription(`licenses: {standard: {unitPrice: ${value}}}\n`);
const sentence = ({ told }: { told: readonly Told[] }): string | undefined =>
  told.length === 1 ? told[0]?.says : undefined;

test('a document that fits has no findings', () => {
  expect(subscription('').told).toEqual([]);
  expect(usage('days:\n  - {date: 2024-06-10, standard: 28}\n').told).toEqual([]);
});

describe('a value that does not fit', () => {
  test('is named with what stands there and what is wanted, and marked alone', () => {
    expect(usage('days:\n  - {date: 2024-06-10, premium: five, standard: 28}\n')).toEqual({
      told: [
        {
          code: 'schema',
          at: 'five',
          says: 'premium is “five”, but must be a whole number from 0 to 1,000,000,000.',
        },
      ],
      marked: ['five'],
    });
  });

  test.each([
    ['-5', 'committed is the number -5, but must be a whole number from 0 to 1,000,000,000.'],
    ['2.5', 'committed is the number 2.5, but must be a whole number from 0 to 1,000,000,000.'],
    ['1000000001', 'committed is the number 1000000001, but must be a whole number from 0 to 1,000,000,000.'],
    ['"5"', 'committed is the text “5”, but must be a whole number from 0 to 1,000,000,000. Remove the quotes: 5.'],
    ['"1,000"', 'committed is the text “1,000”, but must be a whole number from 0 to 1,000,000,000. Write 1000.'],
    ['1e3', 'committed is the number 1e3, but must be a whole number from 0 to 1,000,000,000. Write 1000.'],
    ['0x10', 'committed is the number 0x10, but must be a whole number from 0 to 1,000,000,000. Write 16.'],
    ['.inf', 'committed is the number .inf, but must be a whole number from 0 to 1,000,000,000.'],
    ['yes', 'committed is “yes”, but must be a whole number from 0 to 1,000,000,000.'],
    ['true', 'committed is true, which YAML reads as yes or no, but must be a whole number from 0 to 1,000,000,000.'],
    ['~', 'committed is ~, which YAML reads as no value, but must be a whole number from 0 to 1,000,000,000.'],
    ['[5]', 'committed is a list, but must be a whole number from 0 to 1,000,000,000.'],
  ])('committed: %s', (value, says) => expect(sentence(committed(value))).toBe(says));

  test.each(['0', '5', '1000000000'])('committed: %s fits', value => expect(committed(value).told).toEqual([]));

  test.each([
    ['1e3', 'unitPrice is the number 1e3, but must be an amount in plain digits, like 75.00.'],
    ['-1', 'unitPrice is the number -1, but must be an amount in plain digits, like 75.00.'],
    ['"75,00"', 'unitPrice is the text “75,00”, but must be an amount in plain digits, like 75.00. Write 75.00.'],
    ['$75', 'unitPrice is “$75”, but must be an amount in plain digits, like 75.00. Write 75.'],
  ])('unitPrice: %s', (value, says) => expect(sentence(unitPrice(value))).toBe(says));

  test.each(['0', '75', '75.00', '"75.00"', '0.1'])('unitPrice: %s fits', value =>
    expect(unitPrice(value).told).toEqual([]),
  );

  test.each([
    [
      'surgeProtection: 30 %',
      'surgeProtection is “30 %”, but must be a percentage in plain digits, like 30%. Write 30%.',
    ],
    ['billingDay: 32', 'billingDay is the number 32, but must be a whole number from 1 to 31.'],
    ['end: 2026/6/8', 'end is “2026/6/8”, but must be a date, like 2026-06-08. Write 2026-06-08.'],
    ['name: 007', 'name is the number 007, but must be text, like Acme support desk. Put it in quotes: "007".'],
    ['name: 1.10', 'name is the number 1.10, but must be text, like Acme support desk. Put it in quotes: "1.10".'],
    [
      'name: null',
      'name is null, which YAML reads as no value, but must be text, like Acme support desk. Put it in quotes: "null".',
    ],
    ['name: ""', 'name is empty text, but must be text, like Acme support desk.'],
    ['assumptions: {ivrAggregation: som}', 'ivrAggregation is “som”, but must be peak or sum. Did you mean sum?'],
    [
      'amendments: 2024-07-01',
      'amendments is “2024-07-01”, but must be a list, with each item on a line of its own that begins with “- ”.',
    ],
    [
      'amendments: [5]',
      'This amendment is the number 5, but must be a block of keys with values (effective, licenses or surgeProtection).',
    ],
  ])('%s', (line, says) => expect(sentence(subscription(`${line}\n`))).toBe(says));

  test('currencies are three capital letters, which NO is not', () => {
    const { told } = check('subscription', SUBSCRIPTION.replace('USD', 'NO'));
    expect(told.map(({ says }) => says)).toEqual([
      'currency is “NO”, but must be a currency code of three capital letters, like USD.',
    ]);
  });

  test('that is not written yet is shown at its key', () => {
    expect(subscription('end:\n')).toEqual({
      told: [{ code: 'schema', at: 'end', says: 'end has no value. It must be a date, like 2026-06-08.' }],
      marked: [''],
    });
  });

  test('instants need an offset', () => {
    const { told } = usage('agentSessions:\n  - {agent: a-17, license: standard, login: 2024-06-10T07:58:00}\n');
    expect(told.map(({ says }) => says)).toEqual([
      'login is “2024-06-10T07:58:00”, but must be a time with its offset from UTC, like 2024-06-10T07:58:00Z.',
    ]);
  });

  test('may be the whole document', () => {
    expect(check('usage', '- date: 2024-06-10\n').told.map(({ says }) => says)).toEqual([
      'The usage is a list, but must be a block of keys with values (kind, organization, cycle, days, agentSessions, ivrConnections, sources or digitalChannels).',
    ]);
  });
});

describe('a missing key', () => {
  test('of a document is told at its kind', () => {
    expect(check('subscription', SUBSCRIPTION.replace('start: 2023-06-09\n', ''))).toEqual({
      told: [
        {
          code: 'schema',
          at: 'kind',
          says: 'The subscription has no start. Add start: the first day, like 2023-06-09.',
        },
      ],
      marked: [],
    });
  });

  test('of a record is told at its first key', () => {
    expect(usage('days:\n  - {standard: 28, premium: 4}\n').told).toEqual([
      { code: 'schema', at: 'standard', says: 'This day has no date. Add date: the date, like 2024-06-10.' },
    ]);
  });

  test('of a block is told at the key of the block', () => {
    const invoice =
      'kind: invoice\nnumber: INV-7781\nsubscription: SUB-100234\nperiod: {from: 2024-06-09}\nlines: []\n';
    expect(check('invoice', invoice).told).toEqual([
      { code: 'schema', at: 'period', says: 'period has no to. Add to: the last day, like 2024-07-08.' },
    ]);
  });

  test('with a choice says which', () => {
    expect(check('subscription', SUBSCRIPTION.replace('agentModel: named\n', '')).told.map(({ says }) => says)).toEqual(
      ['The subscription has no agentModel. Add agentModel: the agent model, named or concurrent.'],
    );
  });

  test('is told where it was probably meant', () => {
    const { told } = check('subscription', SUBSCRIPTION.replace('start:', 'strat:'));
    expect(told.map(({ code, at }) => ({ code, at }))).toEqual([
      { code: 'schema', at: 'strat' },
      { code: 'unknown-key-suggestion', at: 'strat' },
    ]);
  });
});

describe('an unknown key', () => {
  test.each([
    ['licenses: {standard: {comitted: 20}}', 'comitted', 'committed'],
    ['licenses: {standard: {unit_price: 20}}', 'unit_price', 'unitPrice'],
    ['licenses: {Premium: {committed: 5}}', 'Premium', 'premium'],
    ['licenses: {premiums: {committed: 5}}', 'premiums', 'premium'],
    ['lisences: {}', 'lisences', 'licenses'],
    ['billing-day: 9', 'billing-day', 'billingDay'],
    ['licenses: {standard: {overage: {uniPtrice: 1}}}', 'uniPtrice', 'unitPrice'],
  ])('%s gets a suggestion', (line, at, meant) => {
    expect(subscription(`${line}\n`)).toEqual({
      told: [{ code: 'unknown-key-suggestion', at, says: `${at} is not known here. Did you mean ${meant}?` }],
      marked: [],
    });
  });

  test('that resembles none is an error that lists what can be added', () => {
    expect(subscription('amendments:\n  - {effective: 2024-07-01, currency: EUR}\n').told).toEqual([
      {
        code: 'schema',
        at: 'currency',
        says: 'currency is not known here. What can be added here: licenses or surgeProtection.',
      },
    ]);
  });

  test('gets no suggestion of a key that is there already', () => {
    expect(subscription('licenses: {premium: {committed: 5}, Premium: {committed: 6}}\n').told[0]?.code).toBe('schema');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a key like any other', key => {
    const { told } = subscription(`${key}: 1\nlicenses: {${key}: {committed: 1}}\n`);
    expect(told.map(({ code, at }) => [code, at])).toEqual([
      ['schema', key],
      ['schema', key],
    ]);
  });

  test('prices do not come with amendments', () => {
    const { told } = subscription('amendments:\n  - {effective: 2024-07-01, licenses: {premium: {unitPrice: 5}}}\n');
    expect(told.map(({ code, at }) => [code, at])).toEqual([['schema', 'unitPrice']]);
  });

  test('<< is explained', () => {
    expect(subscription('<<: {name: x}\n').told.map(({ at, says }) => [at, says.slice(0, 38)])).toEqual([
      ['<<', '<< would merge another block into this'],
    ]);
  });
});

describe('aliases', () => {
  test('a value that is wrong where it is written is told once, there', () => {
    const licenses = 'licenses: {premium: &same {committed: five}, standard: *same}\n';
    expect(subscription(licenses).told.map(({ at }) => at)).toEqual(['five']);
  });

  test('what is wrong only where the alias stands is told at the alias', () => {
    const text =
      'licenses: {standard: &now {unitPrice: 75}}\namendments:\n  - {effective: 2024-07-01, licenses: {standard: *now}}\n';
    expect(subscription(text).told.map(({ at }) => at)).toEqual(['*now']);
  });

  test('a value that fits nowhere is left out wherever an alias puts it', () => {
    const { told, marked } = subscription('name: &block {a: 1}\nend: *block\n');
    expect(told.map(({ at }) => at)).toEqual(['{a: 1}', '*block']);
    expect(marked).toHaveLength(2);
  });

  test('an unknown anchor is left out without a second finding', () => {
    expect(subscription('name: *nobody\n')).toEqual({ told: [], marked: ['*nobody'] });
  });

  test('many aliases of one list cost no more than the list', () => {
    const levels = Array.from({ length: 12 }, (_, level) => `x${level + 1}: &x${level + 1} [*x${level}, *x${level}]`);
    expect(subscription(`x0: &x0 [1]\n${levels.join('\n')}\n`).told).toHaveLength(13);
  });
});

test('thousands of unknown keys are told in the time that reading them takes, and in pieces', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `mystery${index}: 1`);
  const text = `${keys.join('\n')}\n`;
  expect(subscription(text).told).toHaveLength(20_000);
  const root = readYaml(SUBSCRIPTION + text).documents[0]?.root;
  expect([...(root ? schemaFindingsInPieces('subscription', root, '', false) : [])].length).toBeGreaterThan(20);
});

test('a kind that exists but is another one is left to the check of file names', () => {
  expect(check('subscription', SUBSCRIPTION.replace('kind: subscription', 'kind: usage')).told).toEqual([]);
});

test('a kind that does not exist is told', () => {
  expect(check('usage', 'kind: usgae\norganization: acme\n').told.map(({ says }) => says)).toEqual([
    'kind is “usgae”, but must be usage. Did you mean usage?',
  ]);
});

test('findings come in the order of the text', () => {
  const { told } = subscription('licenses: {standard: {committed: x}, premium: {committed: y}}\nname: 5\n');
  expect(told.map(({ at }) => at)).toEqual(['x', 'y', '5']);
});

describe('records that are checked one by one', () => {
  test.each(KINDS)('have the findings that they have with their document: %s', kind => {
    const uri = 'file:///acme.yaml';
    const value = fc.constantFrom(
      '1',
      '-1',
      '2.5',
      'x',
      '"1"',
      '2024-06-10',
      '2024-06-10T07:58:00Z',
      '',
      '[1]',
      '{a: 1}',
    );
    const key = fc.constantFrom(
      'date',
      'premium',
      'standart',
      'agent',
      'license',
      'login',
      'start',
      'end',
      'sku',
      'effective',
      'surgeProtection',
      'quantity',
      'amount',
      '__proto__',
    );
    const entry = fc.tuple(key, value).map(([name, written]) => `${name}: ${written}`);
    const record = fc.oneof(
      { weight: 8, arbitrary: fc.array(entry, { maxLength: 4 }).map(entries => `{${entries.join(', ')}}`) },
      { weight: 1, arbitrary: value },
    );
    const records = fc.array(record, { maxLength: 4 }).map(all => `\n${all.map(one => `  - ${one}\n`).join('')}`);
    const list = fc.oneof({ weight: 6, arbitrary: records }, { weight: 1, arbitrary: value.map(one => ` ${one}\n`) });
    const lists = fc.array(fc.tuple(fc.constantFrom(...recordListsOf(kind), 'agents'), list), { maxLength: 4 });
    fc.assert(
      fc.property(lists, fc.constantFrom('', 'organization: acme\n', 'cycle: x\n'), (all, head) => {
        const text = `kind: ${kind}\n${head}${all.map(([name, written]) => `${name}:${written}`).join('')}`;
        const root = readYaml(text).documents[0]?.root;
        if (root === undefined) throw new Error('The document is empty.');
        const whole = schemaFindings(kind, root, uri);
        const ofRecords = recordListsOf(kind).flatMap(name => {
          const node = valueAt(root, name);
          return node?.kind === 'sequence' ? [...node.items].map(item => recordFindings(name, item, uri)) : [];
        });
        const parts = [schemaFindings(kind, root, uri, false), ...ofRecords];
        const findings = parts
          .flatMap(part => part.findings)
          .sort((one, other) => one.source.start - other.source.start);
        expect(findings).toEqual(whole.findings);
        expect(new Set(parts.flatMap(({ marked }) => [...marked]))).toEqual(whole.marked);
      }),
      { numRuns: 1000 },
    );
  });
});
