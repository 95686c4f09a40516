import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import {
  deal,
  documentOf,
  type Files,
  findingsOf,
  severityOf,
  subscription,
  uriOf,
  usage,
  withCursor,
} from '../../../test/deal';
import { readYaml } from '../../../test/yaml-reading';
import { CURRENCIES } from '../engine/money';
import { english } from '../messages/en';
import type { LinedText } from '../model/lined-text';
import { type CompletionClient, completion, resolveCompletion } from './completion';

const SNIPPETS: CompletionClient = { snippets: true, keepsIndentation: true, asksAgain: false };
const PLAIN: CompletionClient = { snippets: false, keepsIndentation: true, asksAgain: false };

const ACME = subscription({
  agentModel: 'named',
  start: '2024-06-09',
  licenses: '{premium: {committed: 5}, standard: {committed: 20, overage: {sku: STD-O, unitPrice: 100.00}}}',
});

function itemsAt(files: Files, client = SNIPPETS, trigger?: string): CompletionItem[] {
  const { files: plain, uri, position } = withCursor(files);
  const { items, isIncomplete } = completion(deal(plain), english, client, { uri, position, trigger });
  expect(isIncomplete).toBe(false);
  return items.toSorted((one, other) => ((one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1));
}

const labelsAt = (files: Files, trigger?: string): string[] =>
  itemsAt(files, SNIPPETS, trigger).map(({ label }) => label);

/** Places to fill in as a person sees them: `‹2024-06-10›`, with choices `‹premium|standard›`. */
const readable = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|(.*?)\|\}/g, (_, choices: string) => `‹${choices.replaceAll(',', '|')}›`)
    .replace(/\$\{\d+:(.*?)\}/g, '‹$1›')
    .replace(/\$\d+/g, '‹›');

/** The file after the item with the label is accepted, with the places of a snippet where it has any. */
function accepted(files: Files, label: string, client = SNIPPETS): string {
  const { files: plain, uri } = withCursor(files);
  const item = itemsAt(files, client).find(one => one.label === label);
  if (item === undefined) throw new Error(`no ${label} is offered`);
  return textWith(documentOf('', plain[uri.slice(uriOf('').length)] ?? ''), item);
}

function textWith(text: LinedText, { textEdit }: CompletionItem): string {
  if (textEdit === undefined || !('range' in textEdit)) throw new Error('an item says what it replaces');
  const [start, end] = [text.offsetAt(textEdit.range.start), text.offsetAt(textEdit.range.end)];
  return `${text.getText().slice(0, start)}${readable(textEdit.newText)}${text.getText().slice(end)}`;
}

/** Accepts the item in the usage file, and expects the line that the cursor was on. */
function check(input: string, label: string, expected: string, others: Files = {}): void {
  const line = input.slice(0, input.indexOf('<|>')).split('\n').length - 1;
  const lines = accepted({ ...others, 'acme.usage.yaml': input }, label)
    .split('\n')
    .slice(line);
  expect(lines.slice(0, expected.split('\n').length).join('\n')).toBe(expected);
}

describe('keys', () => {
  it('come in their order, the required ones first and marked', () => {
    const items = itemsAt({ 'acme.usage.yaml': 'cycle: 2024-06-09\n<|>' });
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'kind: Kind of document · required',
      'organization: Organization · required',
      'days: Days',
      'agentSessions: Agent sessions',
      'ivrConnections: IVR connections',
      'sources: Sources',
      'digitalChannels: Digital channels',
    ]);
  });

  it('replace the word typed so far, in every style', () => {
    check('kind: usage\nda<|>', 'cycle', 'cycle: ‹›');
    check('kind: usage\n"cy<|>"', 'cycle', 'cycle: ‹›');
    check('agentSessions:\n  - {agent: a, lic<|>}', 'license', '  - {agent: a, license: ‹premium|standard›}');
    check('days:\n  - prem<|>', 'premium', '  - premium: ‹›');
    check('days:\n  -<|>', 'premium', '  - premium: ‹›');
  });

  it('bring what they hold: a block in the right column, braces in braces, a first record in a list', () => {
    const deal = { 'a.subscription.yaml': 'licenses:\n  standard:\n    ove<|>\n' };
    expect(accepted(deal, 'overage')).toBe('licenses:\n  standard:\n    overage:\n      ‹›\n');
    expect(accepted({ 'a.subscription.yaml': 'licenses: {sta<|>' }, 'standard')).toBe('licenses: {standard: {‹›}');
    check('kind: usage\nday<|>', 'days', 'days:\n  - {date: ‹2024-06-10›, premium: ‹0›, standard: ‹0›}');
    check('{kind: usage, day<|>}', 'days', '{kind: usage, days: [{date: ‹2024-06-10›, premium: ‹0›, standard: ‹0›}]}');
  });

  it('open a block with its own keys to choose from, where the editor has a command for that', () => {
    const commandsAt = (text: string, client: CompletionClient): Record<string, string | undefined> =>
      Object.fromEntries(
        itemsAt({ 'a.subscription.yaml': text }, client).map(({ label, command }) => [label, command?.command]),
      );
    const asking = { ...SNIPPETS, asksAgain: true };
    expect(commandsAt('kind: subscription\n<|>', asking)).toMatchObject({
      licenses: 'editor.action.triggerSuggest',
      'licenses: {…}': undefined,
      digitalChannels: undefined,
      organization: undefined,
    });
    expect(commandsAt('licenses: {<|>', asking)).toMatchObject({ premium: 'editor.action.triggerSuggest' });
    expect(commandsAt('licens<|>:\n  premium: {}\n', asking)).toMatchObject({ licenses: undefined });
    expect(commandsAt('kind: subscription\n<|>', SNIPPETS)).toMatchObject({ licenses: undefined });
  });

  it('keep what follows them already', () => {
    check('kind: usage\norg<|>: acme', 'organization', 'organization: acme');
    check('kind: usage\norg<|> acme', 'organization', 'organization: acme');
    check('days: [{da<|>te: 2024-06-10}]', 'date', 'days: [{date: 2024-06-10}]');
    check('kind: usage\nda<|>\n  - date: 2024-06-10', 'days', 'days:\n  - date: 2024-06-10');
  });

  it('are those of a block that YAML cannot read', () => {
    expect(labelsAt({ 'a.subscription.yaml': 'kind: subscription\nlicenses: {pre<|>\nid: a\n' })).toContain('premium');
    expect(labelsAt({ 'a.subscription.yaml': 'id: "a\nlicenses:\n\tstandard: {committed: [\n\t<|>' })).toEqual(
      expect.arrayContaining(['premium', 'ivrPorts']),
    );
  });

  it('are written plainly for editors without snippets', () => {
    const files = { 'acme.usage.yaml': 'kind: usage\nday<|>' };
    expect(accepted(files, 'days', PLAIN)).toBe('kind: usage\ndays:\n  - {date: 2024-06-10, premium: 0, standard: 0}');
    expect(itemsAt(files, PLAIN).every(({ insertTextFormat }) => insertTextFormat === 1)).toBe(true);
  });

  it('leave the indentation of the line to editors that add it', () => {
    const files = { 'a.subscription.yaml': 'licenses:\n  standard:\n    ove<|>\n' };
    const client = { snippets: true, keepsIndentation: false, asksAgain: false };
    expect(accepted(files, 'overage', client)).toContain('    overage:\n  ‹›');
    const inList = { 'a.subscription.yaml': 'amendments:\n  - lic<|>\n' };
    expect(accepted(inList, 'licenses', client)).toContain('  - licenses:\n    ‹›');
  });

  it('are not offered in comments, nor behind what is complete', () => {
    expect(labelsAt({ 'a.usage.yaml': 'kind: usage # <|>' })).toEqual([]);
    expect(labelsAt({ 'a.usage.yaml': 'days:\n  - {date: 2024-06-10} <|>' })).toEqual([]);
    expect(labelsAt({ 'a.usage.yaml': 'unknown:\n  <|>' })).toEqual([]);
  });

  it('come by themselves on a new line only where one must be there', () => {
    expect(labelsAt({ 'a.usage.yaml': 'kind: usage\n<|>' }, '\n')).toEqual(['organization']);
    expect(labelsAt({ 'a.usage.yaml': 'kind: usage\norganization: acme\n<|>' }, '\n')).toEqual([]);
    expect(labelsAt({ 'a.usage.yaml': 'kind: usage\ndays:\n  <|>' }, '\n')).toEqual(['Day: a whole record']);
    expect(labelsAt({ 'a.usage.yaml': 'kind: usage\ndays:\n  - {date: 2024-06-10}\n  - <|>' }, '\n')).toEqual([]);
  });

  it('say what the schema says of them when they are looked at', () => {
    const [item] = itemsAt({ 'a.usage.yaml': 'kind: usage\norgan<|>' });
    const resolved = resolveCompletion(() => english, { ...item, label: item?.label ?? '' });
    expect(resolved.documentation).toEqual({
      kind: 'markdown',
      value: [
        '**Organization**',
        "The customer's organization (tenant), written as in its subscriptions.",
        'Value: text, like acme.',
        'This key must be there.',
      ].join('\n\n'),
    });
    expect(resolveCompletion(() => english, { label: 'x', data: { kind: 'usage' } })).toEqual({
      label: 'x',
      data: { kind: 'usage' },
    });
  });
});

describe('the kind of a document', () => {
  it('is any in a file for all kinds, in each document of it', () => {
    const kinds = ['kind: subscription', 'kind: usage', 'kind: invoice'];
    expect(labelsAt({ 'a.entitlements.yaml': `${ACME}---\nname: x\n<|>` })).toEqual(kinds);
    expect(labelsAt({ 'a.entitlements.yaml': `${ACME}---\nkind: <|>` })).toEqual(['subscription', 'usage', 'invoice']);
    expect(labelsAt({ 'a.entitlements.yaml': `${ACME}---\nkind: invoice\n<|>` })).toContain('lines');
  });

  it('is that of the file name', () => {
    expect(labelsAt({ 'a.usage.yaml': 'kind: <|>' })).toEqual(['usage']);
  });
});

describe('values', () => {
  const DEAL = { 'acme.subscription.yaml': ACME };

  it('are the choices of a key, with what each means', () => {
    const items = itemsAt({ 'a.subscription.yaml': 'kind: subscription\nagentModel: <|>' });
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'named: everyone who logged in during the billing cycle',
      'concurrent: the most at one time',
    ]);
  });

  it('replace what is written, quotes included', () => {
    check('kind: usage\norganization:<|>', 'acme', 'organization: acme', DEAL);
    check('kind: usage\norganization: "x<|>" # who', 'acme', 'organization: acme # who', DEAL);
    check(
      'kind: usage\nagentSessions: [{license: pre<|>mium, agent: a}]',
      'standard',
      'agentSessions: [{license: standard, agent: a}]',
    );
  });

  it('are organizations, without the one that is only being typed', () => {
    expect(labelsAt({ ...DEAL, 'a.usage.yaml': 'kind: usage\norganization: ac<|>\n' })).toEqual(['acme']);
  });

  it('are subscription ids for an invoice', () => {
    const items = itemsAt({ ...DEAL, 'a.invoice.yaml': 'kind: invoice\nsubscription: <|>\n' });
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual(['SUB-1: acme, from 2024-06-09']);
  });

  it('are SKUs that are used already', () => {
    expect(labelsAt({ ...DEAL, 'b.subscription.yaml': 'kind: subscription\nlicenses: {premium: {sku: <|>}}' })).toEqual(
      ['STD-O'],
    );
  });

  it('put names in quotes where YAML would read them otherwise', () => {
    const files = { 'b.subscription.yaml': subscription({ organization: '"123"', id: 'B' }) };
    check('kind: usage\norganization: <|>', '"123"', 'organization: "123"', files);
  });

  it('are currencies with their digits, those in use first', () => {
    const files = { 'b.subscription.yaml': subscription({ currency: 'JPY', id: 'B' }) };
    const items = itemsAt({ ...files, 'c.subscription.yaml': 'kind: subscription\ncurrency: <|>' });
    expect(items[0]).toMatchObject({ label: 'JPY', detail: '0 decimals, used in this workspace' });
    expect(items.find(({ label }) => label === 'KWD')?.detail).toBe('3 decimals');
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['USD', 'EUR', 'SEK']));
  });

  it('are the currencies that most deals are made in where none is in use', () => {
    const [item] = itemsAt({ 'c.subscription.yaml': 'kind: subscription\ncurr<|>' }).filter(
      ({ label }) => label === 'currency',
    );
    const text = item?.textEdit?.newText ?? '';
    expect(readable(text)).toContain('‹USD|EUR|');
    expect(labelsAt({ 'c.subscription.yaml': 'kind: subscription\ncurrency: <|>' })).toHaveLength(CURRENCIES.length);
  });

  it('are the organization that the file is named after, where it is new', () => {
    const named = { 'beta.subscription.yaml': 'kind: subscription\norganization: <|>' };
    expect(labelsAt({ ...DEAL, ...named })).toEqual(['beta', 'acme']);
    expect(labelsAt({ ...DEAL, 'beta-2024-06.usage.yaml': 'kind: usage\norganization: <|>' })).toEqual(['acme']);
    expect(labelsAt({ 'acme-2024-06.usage.yaml': 'kind: usage\norganization: <|>' })).toEqual(['acme']);
    expect(labelsAt({ 'a.entitlements.yaml': 'kind: usage\norganization: <|>' })).toEqual(['a']);
  });

  it('begin with the cycle that the file is named after, or that its days are of', () => {
    const name = 'acme-2024-09.usage.yaml';
    expect(labelsAt({ ...DEAL, [name]: 'kind: usage\norganization: acme\ncycle: <|>\n' })[0]).toBe('2024-09-09');
    expect(labelsAt({ ...DEAL, [name]: 'kind: usage\norganization: acme\ndays:\n  - {date: <|>}\n' })[0]).toBe(
      '2024-09-09',
    );
    const days = 'kind: usage\norganization: acme\ndays:\n  - {date: 2024-08-10, standard: 1}\ncycle: <|>\n';
    expect(labelsAt({ ...DEAL, [name]: days })[0]).toBe('2024-08-09');
    const sessions =
      'kind: usage\norganization: acme\nagentSessions:\n  - {agent: a, license: standard, login: 2024-07-10T08:00:00Z}\n';
    expect(labelsAt({ ...DEAL, [name]: `${sessions}cycle: <|>\n` })[0]).toBe('2024-07-09');
  });

  it('are the next day without a record, then the other free days of the cycle', () => {
    const days = ['date: 2024-06-10, standard: 1', 'date: 2024-06-12, standard: 2'];
    const labels = labelsAt({ ...DEAL, 'a.usage.yaml': `${usage(days)}  - {date: <|>` });
    expect(labels.slice(0, 2)).toEqual(['2024-06-13', '2024-06-14']);
    expect(labels).toContain('2024-06-11');
    expect(labels).not.toContain('2024-06-12');
    expect(labels.at(-1)).toBe('2024-06-11');
    expect(labels).toHaveLength(28);
  });

  it('are the day after the latest where no cycle is known', () => {
    expect(labelsAt({ 'a.usage.yaml': `${usage(['date: 2024-06-30'])}  - {date: <|>}` })).toEqual(['2024-07-01']);
  });

  it('are the first days of billing cycles, the next one without usage first', () => {
    const files = { ...DEAL, 'a.usage.yaml': usage(['date: 2024-06-10, standard: 1']) };
    const items = itemsAt({ ...files, 'b.usage.yaml': 'kind: usage\norganization: acme\ncycle: <|>' });
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      '2024-07-09: Billing cycle 2024-07-09 to 2024-08-08',
      '2024-06-09: Billing cycle 2024-06-09 to 2024-07-08, has usage',
    ]);
  });

  it('are usual last days of a subscription', () => {
    const files = { 'a.subscription.yaml': 'kind: subscription\nstart: 2024-02-29\nend: <|>' };
    expect(labelsAt(files)).toEqual(['2025-02-27', '2027-02-27', '2029-02-27']);
  });

  it('are a commitment without the overage of the latest cycle', () => {
    const files = { 'a.usage.yaml': usage(['date: 2024-06-10, premium: 5, standard: 31']) };
    const items = itemsAt({ ...files, 'acme.subscription.yaml': ACME.replace('committed: 20', 'committed: <|>20') });
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      '31: Without the overage of 11 Standard agents billed for 2024-06-09 to 2024-07-08',
    ]);
  });

  it('are times on the day of the log-in', () => {
    check(
      'kind: usage\nagentSessions:\n  - {agent: a, license: premium, login: 2024-06-11T07:00:00Z, logout: <|>}',
      '2024-06-11T16:31:00Z',
      '  - {agent: a, license: premium, login: 2024-06-11T07:00:00Z, logout: 2024-06-11T16:31:00Z}',
    );
  });
});

describe('records', () => {
  it('of a day have the next date and the figures of the day before', () => {
    const text = usage(['date: 2024-06-10, standard: 1, ivrPorts: 4']);
    check(`${text}  - <|>`, 'Day: a whole record', '  - {date: ‹2024-06-11›, standard: ‹0›, ivrPorts: ‹0›}');
  });

  it('of a list in blocks are blocks', () => {
    const text = 'kind: usage\norganization: acme\ndays:\n  - date: 2024-06-10\n    standard: 1\n  - <|>';
    expect(accepted({ 'a.usage.yaml': text }, 'Day: a whole record', PLAIN)).toContain(
      '  - date: 2024-06-11\n    standard: 0',
    );
  });

  it.each([
    ['a.usage.yaml', 'kind: usage\nagentSessions:\n  <|>', 'Session: a whole record'],
    ['a.usage.yaml', 'kind: usage\nivrConnections: [<|>]', 'Connection: a whole record'],
    ['a.usage.yaml', 'kind: usage\ndigitalChannels:\n  - <|>', 'Digital channel: a whole record'],
    ['a.usage.yaml', 'kind: usage\nsources:\n  - <|>', 'Source: a whole record'],
    ['a.subscription.yaml', 'kind: subscription\namendments:\n  - <|>', 'Amendment: a whole record'],
    ['a.subscription.yaml', 'kind: subscription\nlicenses:\n  <|>', 'standard: {…}'],
    ['a.invoice.yaml', 'kind: invoice\nlines:\n  - <|>', 'Line: a whole record'],
    ['a.invoice.yaml', 'kind: invoice\n<|>', 'period: {…}'],
  ])('in %s %j: %s fits the schema', (name, text, label) => {
    const written = accepted({ [name]: text }, label, PLAIN);
    const found = deal({ [name]: written }).findings(uriOf(name));
    const told = found.filter(({ message }) => message.name !== 'schemaMissingKey');
    expect(told.filter(one => one.code === 'schema' || one.code === 'yaml-syntax')).toEqual([]);
  });
});

describe('whole documents', () => {
  const errorsOf = (files: Files): string[] => {
    const workspace = deal(files);
    return Object.keys(files).flatMap(name =>
      workspace
        .findings(uriOf(name))
        .filter(one => severityOf(one) === 'error')
        .map(one => `${name} ${one.code}`),
    );
  };

  it('make a deal from nothing, without an error', () => {
    const files: Record<string, string> = { 'acme.subscription.yaml': '<|>' };
    files['acme.subscription.yaml'] = accepted(files, 'New subscription', PLAIN);
    files['acme.usage.yaml'] = '# figures of June\nus<|>';
    files['acme.usage.yaml'] = accepted(files, 'Usage of acme, 2023-06-09 to 2023-07-08', PLAIN);
    expect(files['acme.usage.yaml'].match(/- \{date: /g)).toHaveLength(30);
    files['acme.usage.yaml'] = files['acme.usage.yaml'].replace('standard: 0', 'standard: 28');
    files['acme.invoice.yaml'] = '<|>';
    files['acme.invoice.yaml'] = accepted(files, 'Invoice for SUB-100234, 2023-06-09 to 2023-07-08', PLAIN);
    expect(errorsOf(files)).toEqual([]);
    expect(findingsOf(deal(files), 'acme.invoice.yaml')).toEqual([]);
  });

  it('are a month of usage first, where there is no subscription yet', () => {
    const name = 'acme-2024-06.usage.yaml';
    const written = accepted({ [name]: '<|>' }, 'Usage of acme, 2024-06-01 to 2024-06-30', PLAIN);
    expect(written).toContain(
      'kind: usage\norganization: acme\ndays:\n  - {date: 2024-06-01, premium: 0, standard: 0}\n',
    );
    expect(written.match(/- \{date: /g)).toHaveLength(30);
    expect(errorsOf({ [name]: written })).toEqual([`${name} unknown-organization`]);
    expect(labelsAt({ 'acme.usage.yaml': '<|>' })[0]).toBe('Usage of acme, 2024-06-01 to 2024-06-30');
  });

  it('are of the organization and the month that the file is named after', () => {
    const others = {
      'acme.subscription.yaml': ACME,
      'aaa.subscription.yaml': subscription({ organization: 'aaa', id: 'A' }),
    };
    expect(labelsAt({ ...others, 'acme-2024-06.usage.yaml': '<|>' })[0]).toBe(
      'Usage of acme, 2024-06-09 to 2024-07-08',
    );
    expect(labelsAt({ ...others, 'acme-2025-02.usage.yaml': '<|>' })[0]).toBe(
      'Usage of acme, 2025-02-09 to 2025-03-08',
    );
    expect(labelsAt({ ...others, 'acme-2019-02.usage.yaml': '<|>' })[0]).toBe(
      'Usage of acme, 2024-06-09 to 2024-07-08',
    );
    expect(accepted({ 'acme-2024.subscription.yaml': '<|>' }, 'New subscription', PLAIN)).toContain(
      'organization: acme-2024\n',
    );
  });

  it('begin every document of a file for all kinds', () => {
    const name = 'acme.entitlements.yaml';
    expect(labelsAt({ [name]: '<|>' })).toEqual([
      'New subscription',
      'Usage of acme, 2024-06-01 to 2024-06-30',
      'kind: subscription',
      'kind: usage',
      'kind: invoice',
    ]);
    const first = accepted({ [name]: '<|>' }, 'New subscription', PLAIN);
    const second = accepted(
      { [name]: `${first}---\n<|>` },
      'Usage of acme, 2023-06-09 to 2023-07-08: dates alone',
      PLAIN,
    );
    expect(errorsOf({ [name]: second })).toEqual([]);
  });

  it('take an id that is free, and the agent model of the organization', () => {
    const files = { 'acme.entitlements.yaml': ACME.replace('SUB-1', 'SUB-100234').replace('named', 'concurrent') };
    const written = accepted({ ...files, 'acme.subscription.yaml': '<|>' }, 'New subscription', PLAIN);
    expect(written).toContain('id: SUB-100235\norganization: acme\n');
    expect(errorsOf({ ...files, 'acme.subscription.yaml': written })).toEqual([]);
  });

  it('have a place for each value', () => {
    const written = accepted({ 'acme.subscription.yaml': '<|>' }, 'New subscription');
    expect(written).toContain('id: ‹SUB-100234›\norganization: ‹acme›\nstart: ‹2023-06-09›\n');
    expect(written).toContain('agentModel: ‹named|concurrent›');
    expect(written).toContain('licenses:\n  premium: {committed: ‹5›, unitPrice: ‹120.00›');
  });

  it('are not offered where something is written', () => {
    expect(labelsAt({ 'acme.subscription.yaml': 'name: x\n<|>' })).not.toContain('New subscription');
  });
});

describe('wherever the cursor stands', () => {
  const SUBSCRIPTION = `# a deal
kind: subscription
id: SUB-1 # its number
organization: acme

licenses:
  premium: {committed: 5, overage: {unitPrice: 1}}
  standard:
    committed: 20
digitalChannels:
- sku: SMS
amendments: [{effective: 2024-07-01, licenses: {}}]
`;
  const USAGE = `kind: usage
organization: "acme"
days:
  - {date: 2024-06-10, standard: 28}
  - date: 2024-06-11

    premium: 2
sources: []
`;

  it.each([
    ['a.subscription.yaml', SUBSCRIPTION],
    ['a.usage.yaml', USAGE],
  ])('nothing that can be accepted in %s breaks its YAML', (name, text) => {
    const [workspace, uri, before] = [deal({ [name]: text }), uriOf(name), documentOf(name, text)];
    const broken: string[] = [];
    for (let offset = 0; offset <= text.length; offset += 1) {
      const position = before.positionAt(offset);
      for (const item of completion(workspace, english, PLAIN, { uri, position }).items.slice(0, 10)) {
        const { problems } = readYaml(textWith(before, item));
        if (problems.length > 0) broken.push(`${item.label} before ${text.slice(offset)}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it.each([SUBSCRIPTION, USAGE])('each beginning of a file is answered, on the line of the cursor', text => {
    for (let length = 0; length <= text.length; length += 1) {
      const begun = `${text.slice(0, length)}<|>`;
      const { line } = withCursor({ 'a.entitlements.yaml': begun }).position;
      for (const { textEdit } of itemsAt({ 'a.entitlements.yaml': begun })) {
        const range = textEdit !== undefined && 'range' in textEdit ? textEdit.range : undefined;
        expect([range?.start.line, range?.end.line]).toEqual([line, line]);
      }
    }
  });
});
