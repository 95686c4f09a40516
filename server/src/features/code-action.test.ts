import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../test/apply-edit';
import { deal, type Files, subscription, uriOf, usage, withCursor } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { codeActions } from './code-action';
import type { EditingClient } from './workspace-edit';

const CLIENT: EditingClient = {
  takesVersions: true,
  renamesFiles: true,
  createsFiles: true,
  versionOf: () => undefined,
};

interface Asking {
  readonly only?: readonly string[];
  readonly client?: EditingClient;
}

/** The actions at `<|>`. */
function actionsAt(files: Files, { only, client = CLIENT }: Asking = {}) {
  const { files: plain, uri, position } = withCursor(files);
  const range = { start: position, end: position };
  const context = { diagnostics: [], ...(only === undefined ? {} : { only: [...only] }) };
  return { plain, actions: inOneGo(codeActions(deal(plain), english, client, uri, { range, context })) };
}

const titlesAt = (files: Files, asking: Asking = {}): string[] =>
  actionsAt(files, asking)
    .actions.map(({ title }) => title)
    .filter(title => !title.startsWith('Silence'));

/** The files once the action with the title is applied. */
function filesAfter(files: Files, title: string, asking: Asking = {}): Files {
  const { plain, actions } = actionsAt(files, asking);
  const action = actions.find(one => one.title === title);
  expect(actions.map(one => one.title)).toContain(title);
  return applyEdit(plain, action?.edit ?? {});
}

/** The one file after the action. */
const textAfter = (name: string, text: string, title: string, asking: Asking = {}): string =>
  filesAfter({ [name]: text }, title, asking)[name] ?? '';

const SUBSCRIPTION = subscription({ surgeProtection: '30%', licenses: '{standard: {committed: 20}}' });

describe('missing keys', () => {
  it('come where the schema has them, in block style', () => {
    const text =
      '# The desk\n<|>kind: subscription\nid: S\norganization: acme\nstart: 2024-01-01 # signed\nagentModel: named\n';
    expect(textAfter('s.subscription.yaml', text, 'Add currency: USD')).toBe(
      '# The desk\nkind: subscription\nid: S\norganization: acme\nstart: 2024-01-01 # signed\nagentModel: named\ncurrency: USD\n',
    );
  });

  it('are offered once for each choice, and all at once', () => {
    const text = '<|>kind: subscription\nid: S\norganization: acme\nstart: 2024-01-01\n';
    expect(titlesAt({ 's.subscription.yaml': text })).toEqual([
      'Add agentModel: named',
      'Add agentModel: concurrent',
      'Add all missing keys: agentModel, currency',
      'Add currency: USD',
    ]);
    expect(textAfter('s.subscription.yaml', text, 'Add all missing keys: agentModel, currency')).toBe(
      'kind: subscription\nid: S\norganization: acme\nstart: 2024-01-01\nagentModel: named\ncurrency: USD\n',
    );
  });

  it('come between others of a record in flow style, and before the first of a record in block style', () => {
    const flow = 'kind: usage\norganization: acme\nagentSessions:\n  - {<|>agent: a, login: 2024-01-02T08:00:00Z}\n';
    expect(textAfter('u.usage.yaml', flow, 'Add license: premium')).toContain(
      '{agent: a, license: premium, login: 2024-01-02T08:00:00Z}',
    );
    const block = 'kind: usage\norganization: acme\ndays:\n  - <|>standard: 5\n    premium: 1\n';
    expect(textAfter('u.usage.yaml', block, 'Add date: 2024-06-10')).toContain(
      '  - date: 2024-06-10\n    standard: 5\n    premium: 1\n',
    );
  });

  it('of a day name the next free one', () => {
    const withDays = (days: string): Files => ({
      'u.usage.yaml': `kind: usage\norganization: acme\ndays: [${days}]\n`,
    });
    expect(titlesAt(withDays('{date: 2024-01-31}, {<|>standard: 5}'))).toEqual(['Add date: 2024-02-01']);
    expect(titlesAt(withDays('{date: 2024-01-31}, {<|>standard: 5}, {date: 2024-02-01}'))).toEqual([
      'Add date: 2024-06-10',
    ]);
  });

  it('of usage name the only organization that there is', () => {
    const files = { 's.subscription.yaml': SUBSCRIPTION, 'u.usage.yaml': '<|>kind: usage\ndays: []\n' };
    expect(filesAfter(files, 'Add organization: acme')['u.usage.yaml']).toBe(
      'kind: usage\norganization: acme\ndays: []\n',
    );
  });

  it('are not added beside the slip that stands for them', () => {
    expect(titlesAt({ 'u.usage.yaml': 'kind: usage\n<|>organisation: acme\n' })).toEqual(['Write organization']);
  });

  it('say what a document is', () => {
    expect(titlesAt({ 'a.entitlements.yaml': '<|>organization: acme\n' })).toEqual([
      'Add kind: subscription',
      'Add kind: usage',
      'Add kind: invoice',
    ]);
  });

  it('that nothing is like become a comment with all that is in them', () => {
    const text = `${SUBSCRIPTION}<|>contacts:\n  - name: Ada # CSM\n\n  - name: Bo\n`;
    expect(textAfter('s.subscription.yaml', text, 'Make contacts a comment')).toBe(
      `${SUBSCRIPTION}# contacts:\n#   - name: Ada # CSM\n\n#   - name: Bo\n`,
    );
  });
});

describe('what an alias repeats', () => {
  const withTemplate = (terms: string, rest: string): string =>
    `${subscription()}templates: &terms {${terms}}\nlicenses:\n${rest}`;

  it('becomes a value of its own where the value alone is repeated', () => {
    const text = `${subscription()}billingDay: &day "9"\npaymentTermsDays: <|>*day\n`;
    expect(textAfter('s.subscription.yaml', text, 'Remove the quotes: 9')).toContain('paymentTermsDays: 9\n');
  });

  it('is mended where it is written', () => {
    const text = withTemplate('comitted: 5', '  premium: {committed: 1}\n  standard: <|>*terms\n');
    expect(textAfter('s.subscription.yaml', text, 'Write committed')).toBe(
      withTemplate('committed: 5', '  premium: {committed: 1}\n  standard: *terms\n'),
    );
  });

  it('is left alone where only a part of it is wrong', () => {
    const value = withTemplate('committed: "5"', '  premium: {committed: 1}\n  standard: <|>*terms\n');
    expect(titlesAt({ 's.subscription.yaml': value })).toEqual([]);
    const key = withTemplate('colour: red', '  premium: {committed: 1}\n  standard: <|>*terms\n');
    expect(titlesAt({ 's.subscription.yaml': key })).toEqual([]);
  });
});

describe('the list of days', () => {
  const sorted = (lines: readonly string[]): string[] =>
    textAfter('u.usage.yaml', ['kind: usage', 'organization: acme', ...lines, ''].join('\n'), 'Sort the days')
      .split('\n')
      .slice(2, -1);

  it('is sorted with the comments above and behind each record', () => {
    expect(
      sorted([
        'days:',
        '  # the third',
        '  - {date: 2024-01-03, standard: 3} # busy',
        '  # below the third',
        '',
        '  # the first,',
        '  # in block style',
        '  - date: <|>2024-01-01',
        '    standard: 1 # quiet',
        '  - {date: 2024-01-02, standard: 2}',
        'cycle: 2024-01-01',
      ]),
    ).toEqual([
      'days:',
      '  # the first,',
      '  # in block style',
      '  - date: 2024-01-01',
      '    standard: 1 # quiet',
      '',
      '  - {date: 2024-01-02, standard: 2}',
      '  # the third',
      '  - {date: 2024-01-03, standard: 3} # busy',
      '  # below the third',
      'cycle: 2024-01-01',
    ]);
  });

  it('is sorted on one line, and over several with the commas where they were', () => {
    expect(sorted(['days: [{date: 2024-01-02}, {date: <|>2024-01-01}]'])).toEqual([
      'days: [{date: 2024-01-01}, {date: 2024-01-02}]',
    ]);
    expect(sorted(['days: [', '  {date: 2024-01-02}, # two', '  {date: <|>2024-01-01} # one', ']'])).toEqual([
      'days: [',
      '  {date: 2024-01-01}, # one',
      '  {date: 2024-01-02} # two',
      ']',
    ]);
  });

  it('keeps records of one day in their order, and a record without a date behind the one before it', () => {
    expect(
      sorted([
        'days:',
        '  - {date: 2024-01-02, standard: 1}',
        '  - {standard: 2}',
        '  - {date: <|>2024-01-01, standard: 3}',
        '  - {date: 2024-01-02, premium: 4}',
      ]),
    ).toEqual([
      'days:',
      '  - {date: 2024-01-01, standard: 3}',
      '  - {date: 2024-01-02, standard: 1}',
      '  - {standard: 2}',
      '  - {date: 2024-01-02, premium: 4}',
    ]);
  });

  it('is left alone while the text cannot be read for certain', () => {
    const text = usage(['date: 2024-01-02', 'date: <|>2024-01-01']).replace('02}', '02');
    expect(titlesAt({ 'u.usage.yaml': text })).not.toContain('Sort the days');
    expect(titlesAt({ 'u.usage.yaml': text }, { only: ['source.fixAll'] })).toEqual([]);
    const elsewhere = `${usage(['date: 2024-01-02', 'date: <|>2024-01-01'])}sources: [\n`;
    expect(titlesAt({ 'u.usage.yaml': elsewhere })).not.toContain('Sort the days');
  });

  it('is left alone where a record has a name that others use', () => {
    const text = usage(['date: 2024-01-02, standard: &n 1', 'date: <|>2024-01-01, standard: *n']);
    expect(titlesAt({ 'u.usage.yaml': text })).toEqual([]);
  });

  it('is filled with zeros for the types that the next record has', () => {
    const files = {
      's.subscription.yaml': SUBSCRIPTION,
      'u.usage.yaml': usage(['date: 2024-01-02, standard: 5', 'date: <|>2024-01-05, premium: 1, standard: 6']),
    };
    expect(filesAfter(files, 'Add 2 days with 0')['u.usage.yaml']?.split('\n').slice(3)).toEqual([
      '  - {date: 2024-01-02, standard: 5}',
      '  - {date: 2024-01-03, premium: 0, standard: 0}',
      '  - {date: 2024-01-04, premium: 0, standard: 0}',
      '  - {date: 2024-01-05, premium: 1, standard: 6}',
      '',
    ]);
  });

  it('is filled with the named agents of the day before, who stay counted', () => {
    const text =
      'kind: usage\norganization: acme\ndays:\n- date: 2024-01-02\n  standard: 5\n  ivrPorts: 9\n# the fourth\n- date: <|>2024-01-04\n  standard: 6\n  ivrPorts: 8\n';
    const files = {
      's.subscription.yaml': subscription({ agentModel: 'named', licenses: '{standard: {committed: 20}}' }),
      'u.usage.yaml': text,
    };
    const filled = filesAfter(files, 'Add 1 day with the agents of 2024-01-02 and 0 of everything else')[
      'u.usage.yaml'
    ];
    expect(filled).toContain(
      '  ivrPorts: 9\n- date: 2024-01-03\n  standard: 5\n  ivrPorts: 0\n# the fourth\n- date: 2024-01-04',
    );
  });
});

describe('overage', () => {
  const USAGE = usage(['date: 2024-01-10, standard: 31', 'date: 2024-02-10, standard: 23']);

  it('is covered where the quantity in force is written, from the peak in the usage too', () => {
    const files = { 's.subscription.yaml': SUBSCRIPTION, 'u.usage.yaml': USAGE.replace('31', '<|>31') };
    const title = 'Commit 31 instead of 20 Standard licences in SUB-1';
    expect(titlesAt(files)).toEqual([title]);
    expect(filesAfter(files, title)['s.subscription.yaml']).toContain('{standard: {committed: 31}}');
  });

  it('is covered in an amendment that is in force', () => {
    const amendments = '[{effective: 2024-02-01, licenses: {standard: {committed: 22}}}]';
    const files = {
      's.subscription.yaml': subscription({ licenses: '{standard: {committed: 40}}', amendments }),
      'u.usage.yaml': USAGE.replace('23', '<|>23'),
    };
    expect(filesAfter(files, 'Commit 23 instead of 22 Standard licences in SUB-1')['s.subscription.yaml']).toContain(
      'effective: 2024-02-01, licenses: {standard: {committed: 23}}',
    );
  });

  it('is covered in any of several subscriptions', () => {
    const files = {
      'one.subscription.yaml': subscription({ licenses: '{standard: {committed: 10}}' }),
      'two.subscription.yaml': subscription({ id: 'SUB-2', licenses: '{standard: {committed: 15}}' }),
      'u.usage.yaml': USAGE.replace('31', '<|>31'),
    };
    expect(titlesAt(files)).toEqual([
      'Commit 16 instead of 10 Standard licences in SUB-1',
      'Commit 21 instead of 15 Standard licences in SUB-2',
    ]);
  });

  it('is covered where nothing is committed yet', () => {
    const files = {
      's.subscription.yaml': subscription({ licenses: '\n  premium: {committed: 0}\n  ivrPorts:\n    committed: 2' }),
      'u.usage.yaml': USAGE.replace('31', '<|>31'),
    };
    expect(filesAfter(files, 'Commit 31 Standard licences in SUB-1')['s.subscription.yaml']).toContain(
      '\n  premium: {committed: 0}\n  standard: {committed: 31}\n  ivrPorts:\n',
    );
  });

  it('gets the price of the licence to start from, never where there is a price or none is known', () => {
    const priced = (license: string): Files => ({
      's.subscription.yaml': subscription({ licenses: `{standard: {${license}}}` }),
      'u.usage.yaml': USAGE,
    });
    const title = "Add the overage price 75.00, as the licence's own";
    expect(filesAfter(priced('committed: <|>20, unitPrice: 75.00'), title)['s.subscription.yaml']).toContain(
      '{standard: {committed: 20, unitPrice: 75.00, overage: {unitPrice: 75.00}}}',
    );
    expect(
      filesAfter(priced('committed: 20, unitPrice: 75.00, overage: {sku: <|>S}'), title)['s.subscription.yaml'],
    ).toContain('overage: {sku: S, unitPrice: 75.00}');
    expect(titlesAt(priced('committed: <|>20')).join()).not.toContain('price');
    expect(titlesAt(priced('committed: <|>20, unitPrice: 75.00, overage: {unitPrice: free}')).join()).not.toContain(
      'price',
    );
  });
});

describe('a kind that does not fit the name of its file', () => {
  const files: Files = { 'a.usage.yaml': 'kind: <|>subscription\n---\nkind: subscription\n' };

  it('is corrected, or the file is renamed', () => {
    expect(titlesAt(files)).toEqual(['Write kind: usage', 'Rename the file to a.subscription.yaml']);
    expect(Object.keys(filesAfter(files, 'Rename the file to a.subscription.yaml'))).toEqual(['a.subscription.yaml']);
  });

  it('has its file named for all kinds where it holds others', () => {
    expect(titlesAt({ 'a.usage.yaml': 'kind: <|>subscription\n---\nkind: usage\n' })).toContain(
      'Rename the file to a.entitlements.yaml',
    );
  });

  it('keeps its file where the name is taken or the client cannot rename', () => {
    expect(titlesAt({ ...files, 'a.subscription.yaml': SUBSCRIPTION })).toEqual(['Write kind: usage']);
    expect(titlesAt(files, { client: { ...CLIENT, renamesFiles: false } })).toEqual(['Write kind: usage']);
  });
});

describe('an organization without a subscription', () => {
  const TITLE = 'New file acme.subscription.yaml: from 2024-06-10, nothing committed yet';
  const files = {
    'acme.usage.yaml':
      'kind: usage\norganization: <|>acme\ndays:\n  - {date: 2024-06-11, standard: 2}\n  - {date: 2024-06-10, standard: 1}\n',
    'beta.subscription.yaml': subscription({ organization: 'beta', id: 'SUB-100234' }),
  };

  it('gets a file beside its usage, with an id that is free', () => {
    const after = filesAfter(files, TITLE);
    expect(after['acme.subscription.yaml']).toContain('id: SUB-100235\norganization: acme\nstart: 2024-06-10\n');
    const workspace = deal(after);
    const codes = ['acme.usage.yaml', 'acme.subscription.yaml'].flatMap(name =>
      workspace.findings(uriOf(name)).map(({ code }) => code),
    );
    expect(codes).not.toContain('unknown-organization');
    expect(codes).not.toContain('schema');
  });

  it('gets none where the file is there, the client cannot make it, or nobody knows a folder', () => {
    const there = { ...files, 'acme.subscription.yaml': 'kind: subscription\n' };
    expect(titlesAt(there)).toEqual([]);
    expect(titlesAt(files, { client: { ...CLIENT, createsFiles: false } })).toEqual([]);
    expect(titlesAt({ 'north.usage.yaml': 'kind: usage\norganization: <|>"../north"\n' })).toEqual([
      'New file north.subscription.yaml: from 2023-06-09, nothing committed yet',
    ]);
  });
});

describe('of many findings', () => {
  const lines = Array.from({ length: 300 }, (_, index) => `  - {date: 2024-06-10, standart: ${index}}`);
  const text = ['kind: usage', 'organization: acme', 'days:', ...lines, ''].join('\n');

  it('those of the first 200 are mended where a whole file is marked', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length + 3, character: 0 } };
    const workspace = deal({ 'a.usage.yaml': text });
    const actions = inOneGo(
      codeActions(workspace, english, CLIENT, uriOf('a.usage.yaml'), {
        range,
        context: { diagnostics: [] },
      }),
    );
    expect(workspace.findings(uriOf('a.usage.yaml')).length).toBeGreaterThan(300);
    const mends = actions.filter(({ title }) => title === 'Write standard');
    expect(mends.length).toBeGreaterThan(190);
    expect(mends.length).toBeLessThanOrEqual(200);
  });

  it('every one is mended where it stands', () => {
    const marked = text.replace('standart: 299', 'stan<|>dart: 299');
    expect(textAfter('a.usage.yaml', marked, 'Write standard')).toBe(text.replace('standart: 299', 'standard: 299'));
  });
});

describe('a finding is silenced', () => {
  const silenced = (line: string, code = 'percent-fraction'): string =>
    textAfter('s.subscription.yaml', `${subscription()}${line}\n`, `Silence ${code} on this line`).slice(
      subscription().length,
      -1,
    );

  it('at the end of its line, behind what is there', () => {
    expect(silenced('surgeProtection: <|>0.3')).toBe('surgeProtection: 0.3 # entitlements-ignore percent-fraction');
    expect(silenced('surgeProtection: <|>0.3 # agreed')).toBe(
      'surgeProtection: 0.3 # agreed # entitlements-ignore percent-fraction',
    );
  });

  it('in the comment that silences others already', () => {
    expect(silenced('surgeProtection: <|>0.3 # entitlements-ignore schema # agreed')).toBe(
      'surgeProtection: 0.3 # entitlements-ignore schema, percent-fraction # agreed',
    );
    expect(silenced('# entitlements-ignore schema\nsurgeProtection: <|>0.3')).toBe(
      '# entitlements-ignore schema, percent-fraction\nsurgeProtection: 0.3',
    );
  });

  it('on the line above where the value goes over several', () => {
    expect(silenced('billingDay: <|>"1\n  2"', 'schema')).toBe('# entitlements-ignore schema\nbillingDay: "1\n  2"');
  });
});

describe('a comment that silences nothing', () => {
  const without = (line: string, code = 'overage'): string =>
    textAfter('s.subscription.yaml', `${SUBSCRIPTION}${line}\n`, `Remove ${code} from the comment`).slice(
      SUBSCRIPTION.length,
    );

  it('goes, with its line where it has one to itself, and what else is in it stays', () => {
    expect(without('billingDay: 1 # entitlements-ignore <|>overage')).toBe('billingDay: 1\n');
    expect(without('# entitlements-ignore <|>overage\nbillingDay: 1')).toBe('billingDay: 1\n');
    expect(without('billingDay: 1 # first # entitlements-ignore <|>overage # agreed')).toBe(
      'billingDay: 1 # first # agreed\n',
    );
    expect(without('billingDay: 1 # entitlements-ignore schema, <|>overage')).toBe(
      'billingDay: 1 # entitlements-ignore schema\n',
    );
  });

  it('may have meant another code', () => {
    expect(titlesAt({ 's.subscription.yaml': `${SUBSCRIPTION}# entitlements-ignore <|>overrage\n` })).toEqual([
      'Write overage',
      'Remove overrage from the comment',
    ]);
  });
});

describe('all that changes no number', () => {
  const MENDABLE = usage(['date: 2024-01-03, standard: 3', 'date: <|>2024-01-01, standard: 1']).replace(
    '1}',
    '1} # entitlements-ignore schema',
  );

  it('is mended at once, where it is asked for', () => {
    const title = 'Mend everything that changes no number';
    const files = { 's.subscription.yaml': SUBSCRIPTION, 'u.usage.yaml': MENDABLE };
    expect(
      filesAfter(files, title, { only: ['source.fixAll'] })
        ['u.usage.yaml']?.split('\n')
        .slice(3),
    ).toEqual(['  - {date: 2024-01-01, standard: 1}', '  - {date: 2024-01-03, standard: 3}', '']);
    for (const only of [['source'], ['source.fixAll.entitlements']]) expect(titlesAt(files, { only })).toEqual([title]);
    expect(titlesAt(files)).toEqual(['Sort the days']);
    expect(titlesAt(files, { only: ['source.organizeImports'] })).toEqual([]);
  });

  it('leaves lists alone whose disorder is silenced', () => {
    const text = usage(['date: 2024-01-03', 'date: <|>2024-01-01']).replace(
      '01}',
      '01} # entitlements-ignore unordered-days',
    );
    expect(
      titlesAt({ 's.subscription.yaml': SUBSCRIPTION, 'u.usage.yaml': text }, { only: ['source.fixAll'] }),
    ).toEqual([]);
  });
});

describe('an edit', () => {
  it('names the version of an open document, and none where the client takes none', () => {
    const files = { 's.subscription.yaml': subscription({ surgeProtection: '<|>0.3' }) };
    const versioned = actionsAt(files, { client: { ...CLIENT, versionOf: () => 7 } }).actions[0];
    expect(versioned?.edit?.documentChanges?.[0]).toMatchObject({ textDocument: { version: 7 } });
    const plain = actionsAt(files, { client: { ...CLIENT, takesVersions: false } }).actions[0];
    expect(plain?.isPreferred).toBe(true);
    expect(
      Object.values(plain?.edit?.changes ?? {})
        .flat()
        .map(({ newText }) => newText),
    ).toEqual(['30%']);
  });
});
