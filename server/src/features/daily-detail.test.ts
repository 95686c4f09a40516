import { describe, expect, it } from 'vitest';
import { deal, subscription, uriOf, usage } from '../../../test/deal';
import { english } from '../messages/en';
import type { DailyDetailRow, ShownText } from '../protocol';
import { dailyDetail } from './daily-detail';
import { explain } from './explain';

const FILES = {
  's.subscription.yaml': subscription({ licenses: '{standard: {committed: 20}}' }),
  'u.usage.yaml': usage(['date: 2024-01-10, standard: 28', 'date: 2024-02-10, standard: 1000']),
};

const view = (files: Record<string, string>, params: { uri: string; cycle?: string; organization?: string }) =>
  dailyDetail(deal(files), english, params);

const textsOf = ({ cells }: DailyDetailRow): string[] => cells.map(({ text }) => text);

describe('the daily detail', () => {
  it('is that of the latest cycle unless another is chosen', () => {
    const latest = view(FILES, { uri: uriOf('u.usage.yaml') });
    expect(latest.rows.map(textsOf)).toEqual([
      ['2024-02-10', 'Standard Concurrent Agent', '1,000', '20', '0', '980', 'Licenses', 'Overage peak'],
    ]);
    expect(latest.cycles).toEqual([
      { value: '2024-02-01', text: '2024-02-01 to 2024-02-29', chosen: true },
      { value: '2024-01-01', text: '2024-01-01 to 2024-01-31', chosen: false },
    ]);
    const earlier = view(FILES, { uri: uriOf('u.usage.yaml'), cycle: '2024-01-01' });
    expect(earlier.rows.map(textsOf)[0]?.[0]).toBe('2024-01-10');
    expect(view(FILES, { uri: uriOf('u.usage.yaml'), cycle: '1999-01-01' })).toEqual(latest);
  });

  it('leads each row to its figure', () => {
    const [row] = view(FILES, { uri: uriOf('s.subscription.yaml') }).rows;
    expect(row?.source).toEqual({
      uri: uriOf('u.usage.yaml'),
      range: { start: { line: 4, character: 33 }, end: { line: 4, character: 37 } },
    });
  });

  it('has the columns of the guide, in its order', () => {
    const { columns } = view(FILES, { uri: uriOf('s.subscription.yaml') });
    expect(columns.map(({ text }) => text)).toEqual([
      'Usage Date',
      'Usage Type',
      'Units Used',
      'Units Committed',
      'Units Substituted',
      'Units Overage',
      'Usage Unit',
      'Comment',
    ]);
  });

  it('says what the cycle comes to, in quantities and in money', () => {
    const licenses = '{standard: {committed: 20, unitPrice: 75, overage: {unitPrice: 100}}}';
    const priced = { ...FILES, 's.subscription.yaml': subscription({ licenses, surgeProtection: '30%' }) };
    const facts = (files: Record<string, string>) =>
      view(files, { uri: uriOf('u.usage.yaml'), cycle: '2024-01-01' }).facts.map(({ label, parts }) => [
        label,
        parts.map(({ text }) => text).join(''),
      ]);
    expect(facts(priced)).toEqual([
      ['Organization', 'acme'],
      ['Subscription', 'SUB-1'],
      ['Overage billed', '8 Standard agents'],
      ['Overage invoice', '800.00 USD'],
      ['Committed charges', '1,500.00 USD'],
      ['Surge limit', '78 calls at once'],
    ]);
    expect(facts(FILES)).toContainEqual(['Overage invoice', 'unknown: a price is missing']);
    expect(facts(FILES).map(([label]) => label)).not.toContain('Committed charges');
  });

  it('tells the total of what has a price where something else has none', () => {
    const licenses = '{premium: {overage: {unitPrice: 150}}, standard: {committed: 20}}';
    const files = {
      's.subscription.yaml': subscription({ licenses }),
      'u.usage.yaml': usage(['date: 2024-01-10, premium: 1, standard: 28']),
    };
    const { facts } = view(files, { uri: uriOf('u.usage.yaml') });
    expect(facts).toContainEqual({
      label: 'Overage invoice',
      parts: [{ text: '150.00 USD, a price is missing', figure: { figure: 'invoice.total' } }],
    });
  });

  it('names the figure of each of its numbers, and each is explained by the same number', () => {
    const licenses = '{premium: {committed: 1}, standard: {committed: 20, unitPrice: 75, overage: {unitPrice: 100}}}';
    const workspace = deal({
      's.subscription.yaml': subscription({ licenses, surgeProtection: '30%' }),
      'u.usage.yaml': usage(['date: 2024-01-10, premium: 3, standard: 28, ivrPorts: 90, voiceContacts: 7']),
    });
    const params = { uri: uriOf('u.usage.yaml') };
    const { rows, facts, columns } = dailyDetail(workspace, english, params);
    const result = (part: ShownText): string | undefined =>
      part.figure &&
      explain(workspace, english, { ...params, ...part.figure })
        ?.title.split(/ = |: /)
        .at(-1);
    const numbers = rows.flatMap(({ cells }) => cells.filter((_, index) => columns[index]?.numeric));
    expect(numbers.length).toBe(12);
    expect(numbers.map(result)).toEqual(numbers.map(({ text }) => text));
    const others = rows.flatMap(({ cells }) => cells.filter((_, index) => columns[index]?.numeric === false));
    expect(others.filter(({ figure }) => figure !== undefined)).toEqual([]);
    const explained = facts.flatMap(({ parts }) => parts.filter(({ figure }) => figure !== undefined));
    expect(explained.map(part => [part.text, result(part)])).toEqual([
      ['2 Premium agents', '2'],
      ['8 Standard agents', '8'],
      ['28 IVR ports', '28'],
      ['800.00 USD, a price is missing', '800.00 USD'],
      ['90 used of 62', '62'],
      ['81 calls at once, highest 7', '81'],
    ]);
  });

  it('lets one of several organizations of a file be chosen', () => {
    const files = {
      ...FILES,
      'b.entitlements.yaml': `${subscription({ id: 'B', organization: 'beta' })}---\n${usage(['date: 2024-01-01, standard: 1'], { organization: 'beta' })}---\n${usage(['date: 2024-03-01, standard: 1'])}`,
    };
    const uri = uriOf('b.entitlements.yaml');
    expect(view(files, { uri }).organizations).toEqual([
      { id: 'beta', chosen: true },
      { id: 'acme', chosen: false },
    ]);
    expect(view(files, { uri, organization: 'acme' }).facts[0]?.parts).toEqual([{ text: 'acme' }]);
  });

  it('says why there is nothing to show', () => {
    expect(view({ 'u.usage.yaml': FILES['u.usage.yaml'] }, { uri: uriOf('u.usage.yaml') }).notice).toContain(
      'needs a subscription',
    );
    expect(view(FILES, { uri: uriOf('gone.usage.yaml') }).rows).toEqual([]);
    const mixed = { ...FILES, 't.subscription.yaml': subscription({ id: 'T', agentModel: 'named' }) };
    expect(view(mixed, { uri: uriOf('u.usage.yaml') }).notice).toContain('mix named and concurrent');
  });

  it('says when the text cannot be read completely', () => {
    const files = { ...FILES, 'u.usage.yaml': `${FILES['u.usage.yaml']}  - {date: 2024-02-11, standard: 1` };
    expect(view(files, { uri: uriOf('u.usage.yaml') }).stale).toContain('cannot be read completely');
    expect(view(FILES, { uri: uriOf('u.usage.yaml') }).stale).toBeUndefined();
  });
});
