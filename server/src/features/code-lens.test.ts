import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { OPEN_DAILY_DETAIL_COMMAND } from '../protocol';
import { codeLenses, lensesOf } from './code-lens';

const PRICED = subscription({
  licenses:
    '{premium: {committed: 5, overage: {unitPrice: 150}}, standard: {committed: 20, overage: {unitPrice: 100}}}',
});
const TWO_CYCLES = usage(['date: 2024-01-10, premium: 6, standard: 31', 'date: 2024-02-10, premium: 0, standard: 2']);
const FILES: Files = { 's.subscription.yaml': PRICED, 'u.usage.yaml': TWO_CYCLES };

function lensesIn(files: Files, name: string, commands: readonly string[] = [OPEN_DAILY_DETAIL_COMMAND]) {
  const workspace = deal(files);
  const file = workspace.file(uriOf(name));
  if (file === undefined) throw new Error(`no ${name}`);
  return inOneGo(codeLenses(file, inOneGo(lensesOf(workspace, english, file)), new Set(commands)));
}

const titles = (files: Files, name: string): string[] =>
  lensesIn(files, name).map(({ range, command }) => `${range.start.line}: ${command?.title}`);

const invoice = (rest: string): string =>
  `kind: invoice\nnumber: I-1\nsubscription: SUB-1\nperiod: {from: 2024-01-01, to: 2024-01-31}\n${rest}`;
const LINES = `lines:
  - {description: Premium, quantity: 1, unitPrice: 150, amount: 150}
  - {description: Standard, quantity: 11, unitPrice: 100, amount: 1100}
`;

describe('a code lens', () => {
  it('on a subscription says what its latest cycle used and costs, and opens its daily detail', () => {
    const january = { ...FILES, 'u.usage.yaml': usage(['date: 2024-01-10, premium: 6, standard: 31']) };
    const lenses = lensesIn(january, 's.subscription.yaml');
    const opens = { uri: uriOf('s.subscription.yaml'), organization: 'acme', cycle: '2024-01-01' };
    expect(lenses.map(({ command }) => command)).toEqual([
      {
        title:
          '2024-01-01 to 2024-01-31: used at most 6 Premium agents, 31 Standard agents · overage 1 Premium agent, 11 Standard agents · 1,250.00 USD',
        command: OPEN_DAILY_DETAIL_COMMAND,
        arguments: [opens],
      },
      { title: 'Open daily detail', command: OPEN_DAILY_DETAIL_COMMAND, arguments: [opens] },
    ]);
    expect(titles(FILES, 's.subscription.yaml')[0]).toBe(
      '0: 2024-02-01 to 2024-02-29: used at most 2 Standard agents · no overage',
    );
  });

  it('on a subscription that does not pay says who does', () => {
    const files = { ...FILES, 't.subscription.yaml': subscription({ id: 'SUB-2', start: '2024-01-15' }) };
    expect(titles(files, 't.subscription.yaml')[0]).toMatch(/no overage · billed to SUB-1$/);
  });

  it('says that a price is missing', () => {
    const files = {
      ...FILES,
      's.subscription.yaml': subscription(),
      'u.usage.yaml': usage(['date: 2024-01-10, standard: 1']),
    };
    expect(titles(files, 's.subscription.yaml')[0]).toContain('overage 1 Standard agent · unknown: a price is missing');
  });

  it('on usage says what each of its cycles comes to, the latest first', () => {
    expect(titles(FILES, 'u.usage.yaml')).toEqual([
      '0: 2024-02-01 to 2024-02-29: no overage',
      '0: 2024-01-01 to 2024-01-31: overage 1 Premium agent, 11 Standard agents · 1,250.00 USD',
    ]);
  });

  it('on usage of many cycles names the latest and leads to the others', () => {
    const months = ['01', '02', '03', '04', '05', '06'];
    const files = { ...FILES, 'u.usage.yaml': usage(months.map(month => `date: 2024-${month}-10, standard: 1`)) };
    const lenses = lensesIn(files, 'u.usage.yaml').map(({ command }) => command);
    expect(lenses).toHaveLength(5);
    expect(lenses[4]).toMatchObject({ title: '2 earlier cycles', arguments: [{ cycle: '2024-02-01' }] });
  });

  it('on usage leaves out cycles of other files', () => {
    const files = { ...FILES, 'v.usage.yaml': usage(['date: 2024-03-10, standard: 1']) };
    expect(titles(files, 'v.usage.yaml')).toEqual(['0: 2024-03-01 to 2024-03-31: no overage']);
  });

  it('on usage counts the cycles of log-ins and units', () => {
    const raw = `kind: usage
organization: acme
agentSessions:
  - {agent: a, license: standard, login: 2024-01-03T08:00:00Z, logout: 2024-01-03T09:00:00Z}
digitalChannels:
  - {sku: SMS, units: 7, date: 2024-02-03}
`;
    expect(titles({ ...FILES, 'u.usage.yaml': raw }, 'u.usage.yaml')).toEqual([
      '0: 2024-02-01 to 2024-02-29: overage 7 units of SMS · unknown: a price is missing',
      '0: 2024-01-01 to 2024-01-31: no overage',
    ]);
  });

  it.each([
    ['agrees', `${LINES}totals: {taxes: 10, total: 1260}\n`, 'Agrees with the usage: 1,250.00 USD'],
    [
      'differs by how much, taxes and charges as stated',
      `${LINES}totals: {taxes: 10, total: 1360.5}\n`,
      'Differs: 100.50 USD higher than the 1,260.00 USD that the usage comes to',
    ],
    [
      'differs by how much without totals, from its lines',
      LINES.replace('11, unitPrice: 100, amount: 1100', '10, unitPrice: 100, amount: 1000'),
      'Differs: 100.00 USD lower than the 1,250.00 USD that the usage comes to',
    ],
    ['differs in numbers that cost nothing', LINES.replace('quantity: 11', 'quantity: 12'), 'Differs in 1 place'],
    [
      'is in another currency',
      `currency: EUR\n${LINES}`,
      'Only the quantities are compared: the subscription is in USD',
    ],
  ])('on an invoice says when it %s', (_, rest, expected) => {
    expect(titles({ ...FILES, 'i.invoice.yaml': invoice(rest) }, 'i.invoice.yaml')).toEqual([`0: ${expected}`]);
  });

  it('on an invoice says why it is not compared', () => {
    const misdated = invoice(LINES).replace('2024-01-31', '2024-02-01');
    expect(titles({ ...FILES, 'i.invoice.yaml': misdated }, 'i.invoice.yaml')).toEqual([
      '0: Not compared: the period is not a billing cycle',
    ]);
    expect(titles({ 'i.invoice.yaml': invoice(LINES) }, 'i.invoice.yaml')).toEqual([
      '0: Not compared: there is no single subscription SUB-1',
    ]);
    const unpriced = { ...FILES, 's.subscription.yaml': subscription(), 'i.invoice.yaml': invoice(LINES) };
    expect(
      titles({ ...unpriced, 'u.usage.yaml': usage(['date: 2024-01-10, standard: 11, premium: 1']) }, 'i.invoice.yaml'),
    ).toEqual(['0: Cannot be compared completely: a price is missing in the subscription']);
  });

  it('on an invoice opens the daily detail of its cycle, from the file of the subscription', () => {
    const [lens] = lensesIn({ ...FILES, 'i.invoice.yaml': invoice(LINES) }, 'i.invoice.yaml');
    expect(lens?.command?.arguments).toEqual([
      { uri: uriOf('s.subscription.yaml'), organization: 'acme', cycle: '2024-01-01' },
    ]);
  });

  it('stands above each document of a file', () => {
    const all = { 'a.entitlements.yaml': `# all\n${PRICED}---\n${TWO_CYCLES}---\n${invoice(LINES)}` };
    expect(titles(all, 'a.entitlements.yaml').map(title => title.split(/: /)[0])).toEqual(['1', '1', '9', '9', '15']);
  });

  it('is there from the first line on, so that none moves later', () => {
    expect(titles({ 's.subscription.yaml': subscription() }, 's.subscription.yaml')).toEqual(['0: No usage yet']);
    expect(titles({ 'u.usage.yaml': usage([]) }, 'u.usage.yaml')).toEqual(['0: Nothing is computed yet']);
    expect(titles({ 's.subscription.yaml': 'kind: subscription\n' }, 's.subscription.yaml')).toEqual([
      '0: Nothing is computed yet',
    ]);
    expect(titles({ 'i.invoice.yaml': 'kind: invoice\n' }, 'i.invoice.yaml')).toEqual(['0: Nothing is computed yet']);
  });

  it('is text for a client that cannot open a daily detail', () => {
    const commands = lensesIn(FILES, 's.subscription.yaml', []).map(({ command }) => command);
    expect(commands.map(command => command?.command)).toEqual(['']);
    expect(commands[0]).not.toHaveProperty('arguments');
  });
});
