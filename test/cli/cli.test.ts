/** The commands: what they print where, and how they end. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { subscription, usage } from '../deal';
import { entitlements, VERSION } from './terminal';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

let folder = '';
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
  const overage = '{sku: STD-O, unitPrice: 100, discount: 12.5}';
  const licenses = `{premium: {committed: 5, unitPrice: 10}, standard: {committed: 20, unitPrice: 0.5, overage: ${overage}}}`;
  write('acme.subscription.yaml', subscription({ licenses }));
  write(
    'acme.usage.yaml',
    usage(['date: 2024-01-10, premium: 4, standard: 28', 'date: 2024-02-10, premium: 5, standard: 20']),
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('entitlements reconcile', () => {
  it('prints every key of the public JSON, in its order', async () => {
    const { code, out, error } = await entitlements(
      EXAMPLES,
      'reconcile',
      '--organization',
      'guide',
      '--format',
      'json',
    );
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const { schemaVersion, reconciliations } = JSON.parse(out);
    expect(schemaVersion).toBe(1);
    expect(Object.keys(reconciliations[0])).toEqual([
      'organization',
      'cycle',
      'agentModel',
      'currency',
      'primarySubscription',
      'subscriptions',
      'dailyDetail',
      'billedOverage',
      'ivr',
      'surge',
      'digitalChannels',
      'committedCharges',
      'invoice',
    ]);
    expect(Object.keys(reconciliations[0].dailyDetail[0])).toEqual([
      'date',
      'type',
      'usageType',
      'used',
      'committed',
      'substituted',
      'overage',
      'unit',
      'comment',
    ]);
    expect(reconciliations[0].dailyDetail[3]).toEqual({
      date: '2024-06-10',
      type: 'standard',
      usageType: 'Standard Named Agent',
      used: 28,
      committed: 20,
      substituted: 1,
      overage: 7,
      unit: 'Licenses',
      comment: '',
    });
    expect(reconciliations[0].billedOverage).toEqual([
      { type: 'premium', quantity: 2, peakDate: '2024-06-13' },
      { type: 'standard', quantity: 11, peakDate: '2024-06-12' },
      { type: 'ivrPorts', quantity: 0, peakDate: null },
    ]);
    expect(reconciliations[0].ivr).toEqual({
      committedPorts: 50,
      overageAgentPorts: 26,
      addOnPorts: 2,
      ports: 78,
      peakUsed: 41,
      peakDate: '2024-06-10',
      overage: 0,
    });
    expect(reconciliations[0].surge).toEqual({
      voiceEntitlement: 77,
      percentage: '30',
      limit: 100,
      displayedLimit: 100,
      peakVoiceContacts: 50,
      peakDate: '2024-06-10',
    });
  });

  it('prints a table unless told otherwise', async () => {
    const { out } = await entitlements(folder, 'reconcile', '--cycle', '2024-01-31');
    expect(out).toBe(
      [
        'Organization       acme',
        'Subscription       SUB-1',
        'Billing cycle      2024-01-01 to 2024-01-31',
        'Overage billed     7 Standard agents',
        'Overage invoice    612.50 USD',
        'Committed charges  60.00 USD',
        '',
        'Usage Date  Usage Type                 Units Used  Units Committed  Units Substituted  Units Overage  Usage Unit  Comment',
        '──────────  ─────────────────────────  ──────────  ───────────────  ─────────────────  ─────────────  ──────────  ────────────',
        '2024-01-10  Premium Concurrent Agent            4                5                  0              0  Licenses',
        '2024-01-10  Standard Concurrent Agent          28               20                  1              7  Licenses    Overage peak',
        '',
      ].join('\n'),
    );
  });

  it('reads a file within the current folder and narrows the results to it', async () => {
    write('acme-later.usage.yaml', usage(['date: 2024-03-10, standard: 1']));
    write('beta.subscription.yaml', subscription({ id: 'B', organization: 'beta' }));
    const { out } = await entitlements(folder, 'reconcile', 'acme-later.usage.yaml', '--format', 'json');
    expect(JSON.parse(out).reconciliations.map((one: { cycle: object }) => one.cycle)).toEqual([
      { start: '2024-03-01', end: '2024-03-31' },
    ]);
  });

  it('narrows to a file of raw log-ins by the days of its log-ins', async () => {
    const sessions =
      'agentSessions: [{agent: a, license: standard, login: 2024-04-02T08:00:00Z, logout: 2024-04-02T16:00:00Z}]';
    write('raw.usage.yaml', `kind: usage\norganization: acme\n${sessions}\n`);
    const { out } = await entitlements(folder, 'reconcile', 'raw.usage.yaml', '--format', 'json');
    expect(JSON.parse(out).reconciliations.map((one: { readonly cycle: object }) => one.cycle)).toEqual([
      { start: '2024-04-01', end: '2024-04-30' },
    ]);
  });

  it('reads a file elsewhere within its own folder', async () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const { out } = await entitlements(elsewhere, 'reconcile', join('..', 'acme.usage.yaml'), '--format', 'json');
    expect(JSON.parse(out).reconciliations).toHaveLength(2);
  });

  it('gives an empty list where there is nothing to reconcile', async () => {
    rmSync(join(folder, 'acme.usage.yaml'));
    expect(JSON.parse((await entitlements(folder, 'reconcile', '--format', 'json')).out)).toEqual({
      schemaVersion: 1,
      reconciliations: [],
    });
  });

  it('says on standard error why it ends with 1, with the results complete on standard output', async () => {
    write('zeta.usage.yaml', usage(['date: 2024-01-10, standard: 1'], { organization: 'zeta' }));
    const { code, out, error } = await entitlements(folder, 'reconcile', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).reconciliations).toHaveLength(2);
    expect(error).toMatch(/^zeta\.usage\.yaml:2:15: error unknown-organization: /);
  });
});

describe('entitlements check', () => {
  it('prints findings by file, position and code', async () => {
    const { code, out, error } = await entitlements(folder, 'check', '--fail-on', 'warning');
    expect(code).toBe(1);
    expect(out.split('\n').map(line => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'acme.subscription.yaml:2:5: information surge-missing',
      'acme.subscription.yaml:7:74: warning overage',
      'acme.usage.yaml:4:46: warning overage',
      'acme.usage.yaml:4:46: information substitution',
      '',
    ]);
    expect(error).toBe('0 errors, 2 warnings and 2 notes in 2 files.\n');
  });

  it('prints the public JSON, positions as editors count them', async () => {
    write('acme.usage.yaml', usage(['date: 2024-01-10, premium: 5, standard: 28'], { '# 😀': '' }));
    const { out } = await entitlements(folder, 'check', 'acme.usage.yaml', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      findings: [
        {
          file: 'acme.usage.yaml',
          range: { start: { line: 4, character: 45 }, end: { line: 4, character: 47 } },
          severity: 'warning',
          code: 'overage',
          rule: 'R5',
          message: expect.stringContaining('8 Standard agents of overage'),
          related: [
            {
              file: 'acme.subscription.yaml',
              range: { start: { line: 6, character: 73 }, end: { line: 6, character: 75 } },
              message: '20 Standard licences are committed here.',
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['error', 0],
    ['warning', 1],
    ['information', 1],
    ['never', 0],
  ])('with --fail-on %s ends with %i for warnings', async (failOn, code) => {
    expect((await entitlements(folder, 'check', '--fail-on', failOn)).code).toBe(code);
  });

  it('reads subfolders, and neither links nor folders of tools', async () => {
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    write('deep/er/x.usage.yaml', 'kind: nothing\n');
    write('node_modules/y.usage.yaml', 'kind: nothing\n');
    const { out } = await entitlements(folder, 'check', '--format', 'json');
    const files = JSON.parse(out).findings.map((finding: { file: string }) => finding.file);
    expect(files).toContain('deep/er/x.usage.yaml');
    expect(files).not.toContain('node_modules/y.usage.yaml');
  });

  it('ignores a byte-order mark and understands Windows line ends', async () => {
    write('acme.usage.yaml', `\uFEFF${usage(['date: 2024-01-10, standard: 28']).replaceAll('\n', '\r\n')}`);
    const { out } = await entitlements(folder, 'check', 'acme.usage.yaml');
    expect(out).toContain('acme.usage.yaml:4:34: warning overage');
    expect(out).not.toContain(': error ');
  });
});

describe('entitlements check narrowed', () => {
  const narrowed = async (...args: string[]): Promise<string[]> => {
    const { out } = await entitlements(folder, 'check', '--format', 'json', ...args);
    return JSON.parse(out).findings.map(
      ({ file, code }: { readonly file: string; readonly code: string }) => `${file} ${code}`,
    );
  };

  it('to an organization leaves out what stands in another’s document, even in the same file', async () => {
    write(
      'both.entitlements.yaml',
      [
        subscription({ id: 'B', organization: 'beta' }),
        subscription({ id: 'C', organization: 'gamma', end: 'soon' }),
      ].join('---\n'),
    );
    expect(await narrowed('--organization', 'beta')).toEqual(['both.entitlements.yaml surge-missing']);
    expect(await narrowed('--organization', 'gamma')).toEqual([
      'both.entitlements.yaml surge-missing',
      'both.entitlements.yaml schema',
    ]);
  });

  it('to a billing cycle leaves out what is dated in others', async () => {
    const undated = ['acme.subscription.yaml surge-missing'];
    expect(await narrowed('--cycle', '2024-02-29')).toEqual(undated);
    expect(await narrowed('--cycle', '2024-01-31')).toEqual([
      ...undated,
      'acme.subscription.yaml overage',
      'acme.usage.yaml overage',
      'acme.usage.yaml substitution',
    ]);
  });

  it('to an organization that no file names says so', async () => {
    const { code, out, error } = await entitlements(folder, 'check', '--organization', 'amce');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain('No file names the organization amce. Did you mean acme?');
    const reconciled = await entitlements(folder, 'reconcile', '--organization', 'amce', '--format', 'json');
    expect(reconciled.code).toBe(2);
    expect(JSON.parse(reconciled.out).reconciliations).toEqual([]);
  });
});

describe('text from files', () => {
  it('neither ends a line nor steers the terminal', async () => {
    write('x.usage.yaml', usage(['date: 2024-01-10, standard: 1'], { organization: '"x\\n::error::\\e[2Jy"' }));
    const { out } = await entitlements(folder, 'check', 'x.usage.yaml');
    expect(out.split('\n')).toEqual([expect.stringContaining('the organization x ::error:: [2Jy,'), '']);
  });
});

describe('entitlements check for services', () => {
  it('names files as the checkout does, in which the command runs', async () => {
    const github = await entitlements(join(folder, '..'), 'check', folder, '--format', 'github');
    expect(github.out).toMatch(/^::notice file=deals-[^/]+\/acme\.subscription\.yaml,line=2,/);
    const sarif = await entitlements(join(folder, '..'), 'check', folder, '--format', 'sarif');
    const [result] = JSON.parse(sarif.out).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(
      /^deals-[^/]+\/acme\.subscription\.yaml$/,
    );
  });
});

describe('entitlements reconcile for others to read', () => {
  it('prints CSV of one cycle', async () => {
    const { out } = await entitlements(folder, 'reconcile', '--format', 'csv', '--cycle', '2024-01-01');
    expect(out.split('\r\n').slice(1)).toEqual([
      '2024-01-10,Premium Concurrent Agent,4,5,0,0,Licenses,',
      '2024-01-10,Standard Concurrent Agent,28,20,1,7,Licenses,Overage peak',
      '',
    ]);
  });

  it('prints Markdown', async () => {
    const { out } = await entitlements(folder, 'reconcile', '--format', 'markdown', '--cycle', '2024-01-01');
    expect(out).toMatch(/^## acme, 2024-01-01 to 2024-01-31\n/);
  });
});

describe('entitlements invoice', () => {
  it('prints what is invoiced for each cycle', async () => {
    const { code, out } = await entitlements(folder, 'invoice', '--cycle', '2024-01-31');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'Organization       acme',
        'Subscription       SUB-1',
        'Period             2024-01-01 to 2024-01-31',
        'Transaction date   2024-02-01',
        'Due date           2024-03-02',
        'Currency           USD',
        'Committed charges  60.00 USD',
        '',
        'SKU    Description                        Quantity  Unit   Unit price  Discount  Amount',
        '─────  ─────────────────────────────────  ────────  ─────  ──────────  ────────  ──────',
        'STD-O  Standard Concurrent Agent overage         7  Agent      100.00     12.5%  612.50',
        '       Recurring charges                                                           0.00',
        '       Usage charges                                                             612.50',
        '       Other charges                                                               0.00',
        '       Subtotal                                                                  612.50',
        '       Taxes                                                                       0.00',
        '       Total                                                                     612.50',
        '',
      ].join('\n'),
    );
  });

  it('says which lines have no price', async () => {
    write('acme.subscription.yaml', subscription({ licenses: '{standard: {committed: 20}}' }));
    const { out } = await entitlements(folder, 'invoice', '--cycle', '2024-01-31');
    expect(out).toContain('Committed charges  unknown: a price is missing or in another currency\n');
    expect(out).toContain('  price missing\n');
    expect(out).toContain('\n\nThe totals leave out 2 lines without a price.\n');
  });

  it('prints the money of each reconciliation as JSON', async () => {
    const { out } = await entitlements(folder, 'invoice', '--format', 'json');
    const { schemaVersion, invoices } = JSON.parse(out);
    const all = JSON.parse((await entitlements(folder, 'reconcile', '--format', 'json')).out).reconciliations;
    expect(schemaVersion).toBe(1);
    expect(invoices).toEqual(
      all.map(({ organization, cycle, currency, committedCharges, invoice }: Readonly<Record<string, unknown>>) => ({
        organization,
        cycle,
        currency,
        committedCharges,
        invoice,
      })),
    );
  });
});

describe('entitlements import', () => {
  const CSV = 'Usage Date,Usage Type,Units Used\n2024-01-10,Standard Concurrent Agent,28\n';

  it('prints a usage file', async () => {
    write('june.csv', `\uFEFF${CSV}`);
    const { code, out, error } = await entitlements(folder, 'import', 'june.csv', '--organization', 'acme');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toBe('kind: usage\norganization: acme\ndays:\n  - {date: 2024-01-10, standard: 28}\n');
  });

  it('names the rows that are wrong on standard error, and ends with 1', async () => {
    write('june.csv', `${CSV}2024-01-11,Standard Concurrent Agent,many\n`);
    const elsewhere = await entitlements(EXAMPLES, 'import', join(folder, 'june.csv'), '--organization', 'acme');
    expect(elsewhere).toMatchObject({ code: 1, out: expect.stringContaining('{date: 2024-01-10, standard: 28}') });
    expect(elsewhere.error).toMatch(/^june\.csv:3:38: error source-row-invalid: /);
  });

  it('ends with 2 where nothing of the file can be read', async () => {
    write('june.csv', 'a,b\n1,2\n');
    expect(await entitlements(folder, 'import', 'june.csv', '--organization', 'acme')).toMatchObject({
      code: 2,
      out: '',
    });
    expect(await entitlements(folder, 'import', 'july.csv', '--organization', 'acme')).toMatchObject({
      code: 2,
      error: 'july.csv cannot be read. Check that it exists and that you may read it.\n',
    });
  });

  it('reads what reconcile prints as CSV', async () => {
    const { out } = await entitlements(folder, 'reconcile', '--format', 'csv');
    write('back.csv', out);
    const back = await entitlements(folder, 'import', 'back.csv', '--organization', 'acme');
    expect(back.out).toContain(
      'days:\n  - {date: 2024-01-10, premium: 4, standard: 28}\n  - {date: 2024-02-10, premium: 5, standard: 20}\n',
    );
  });
});

describe('a CSV source', () => {
  it('is narrowed to by its name and by the cycle', async () => {
    const header = 'Usage Date,Usage Type,Units Used,Units Overage';
    const rows = ['2024-03-10,Standard Concurrent Agent,28,0', '2024-04-10,Standard Concurrent Agent,28,0'];
    write('spring.csv', [header, ...rows, ''].join('\n'));
    const sources = 'sources: [{file: spring.csv, format: daily-detail}]';
    write('spring.usage.yaml', `kind: usage\norganization: acme\n${sources}\n`);
    const { out } = await entitlements(folder, 'check', '--cycle', '2024-04-01', '--fail-on', 'never');
    const lines = out.split('\n').filter(line => line.includes('daily-detail-mismatch'));
    expect(lines).toEqual([expect.stringMatching(/^spring\.csv:3:/)]);
    const named = await entitlements(folder, 'reconcile', 'spring.usage.yaml', '--format', 'csv', '--fail-on', 'never');
    expect(named.out.split('\r\n').map(row => row.slice(0, 10))).toEqual([
      'Usage Date',
      '2024-03-10',
      '2024-04-10',
      '',
    ]);
  });
});

describe('entitlements explain', () => {
  it('prints a number with all that it is made of, down to the lines it is written in', async () => {
    const { code, out } = await entitlements(folder, 'explain', 'acme', '2024-01-31', 'invoice.standard');
    expect(code).toBe(0);
    expect(out.split('\n\n')[0]?.split('\n')).toEqual([
      'Standard overage, amount: 612.50 USD = round(7 × 100.00 USD × (100 − 12.5) / 100) (R10)',
      '├─ Standard overage billed: 7 (R6)',
      '│  └─ Standard overage on 2024-01-10: 7 = 8 − 1 (R5)',
      '│     ├─ Standard above the commitment: 8 = max(28 − 20, 0) (R5)',
      '│     │  ├─ Standard used on 2024-01-10: 28  acme.usage.yaml:4',
      '│     │  └─ Standard committed on 2024-01-10: 20  acme.subscription.yaml:7',
      '│     └─ Substituted on 2024-01-10: 1 = min(8, 1) (R4)',
      '│        ├─ Standard above the commitment: 8 = max(28 − 20, 0) (R5)',
      '│        │  ├─ Standard used on 2024-01-10: 28  acme.usage.yaml:4',
      '│        │  └─ Standard committed on 2024-01-10: 20  acme.subscription.yaml:7',
      '│        └─ Idle Premium: 1 = max(5 − 4, 0) (R4)',
      '│           ├─ Premium committed on 2024-01-10: 5  acme.subscription.yaml:7',
      '│           └─ Premium used on 2024-01-10: 4  acme.usage.yaml:4',
      '├─ Unit price: 100.00 USD  acme.subscription.yaml:7',
      '└─ Discount, percent: 12.5  acme.subscription.yaml:7',
    ]);
    expect(out).toContain('\n\nR10  Each billed type is a line of its own');
  });

  it('prints the same tree as JSON', async () => {
    const { out } = await entitlements(
      folder,
      ...['explain', 'acme', '2024-01-31', 'standard.substituted', '2024-01-10', '--format', 'json'],
    );
    const { explanation, ...rest } = JSON.parse(out);
    expect(rest).toEqual({
      schemaVersion: 1,
      organization: 'acme',
      cycle: { start: '2024-01-01', end: '2024-01-31' },
      figure: 'standard.substituted',
    });
    expect(explanation).toMatchObject({
      label: 'Substituted on 2024-01-10',
      value: 1,
      rule: 'R4',
      formula: 'min(8, 1)',
      source: null,
      inputs: [{ value: 8 }, { value: 1, inputs: [{ value: 5 }, { value: 4, formula: null, rule: null, inputs: [] }] }],
    });
    expect(explanation.inputs[1].inputs[1].source).toEqual({
      file: 'acme.usage.yaml',
      range: { start: { line: 3, character: 32 }, end: { line: 3, character: 33 } },
    });
  });
});

describe('entitlements', () => {
  it.each([
    [['chek'], 'There is no command chek.'],
    [[], 'Say what to do'],
    [['check', '--format', 'xml'], '--format is xml. Choose one of: text, json, sarif, github.'],
    [['check', '--fail-on', 'all'], '--fail-on is all.'],
    [['check', '--colour'], '--colour'],
    [['reconcile', '--cycle', '2024-02-30'], '--cycle is 2024-02-30.'],
    [['check', 'nowhere'], 'nowhere cannot be read.'],
    [['lsp'], 'entitlements lsp --stdio'],
    [['lsp', '--stdio', '--format', 'json'], '--format says nothing to entitlements lsp.'],
    [['explain', 'acme', '2024-01-10'], 'Name the organization, a day of the billing cycle and the figure'],
    [['explain', 'acme', 'June', 'invoice.total'], 'CYCLE is June.'],
    [['explain', 'acme', '2024-01-10', 'standard.used', '10'], 'DATE is 10.'],
    [['explain', 'amce', '2024-01-10', 'invoice.total'], 'No file names the organization amce. Did you mean acme?'],
    [['explain', 'acme', '2024-03-10', 'invoice.total'], 'Cycles with usage: 2024-01-01 to 2024-01-31, 2024-02-01'],
    [
      ['explain', 'acme', '2024-01-10', 'standrd.billed'],
      'Did you mean standard.billed? Those that there are: premium.',
    ],
    [['explain', 'acme', '2024-01-10', 'standard.used'], 'Write the day behind it, like 2024-01-10.'],
    [['explain', 'acme', '2024-01-10', 'standard.used', '2024-01-11'], 'There is no usage on 2024-01-11.'],
    [['explain', 'acme', '2024-01-10', 'standard.billed', '2024-01-10'], 'Leave the day out.'],
    [['import', '--organization', 'acme'], 'Name one CSV file'],
    [['import', 'june.csv'], 'Say whose usage it is'],
  ] as [string[], string][])('%j ends with 2 and says why', async (args, text) => {
    const { code, error } = await entitlements(folder, ...args);
    expect(code).toBe(2);
    expect(error).toContain(text);
  });

  it('does not take files that are no part of a deal', async () => {
    write('notes.yaml', 'a: 1\n');
    expect(await entitlements(folder, 'check', 'notes.yaml')).toMatchObject({
      code: 2,
      error: expect.stringContaining('neither a file of a deal nor named by one'),
    });
  });

  describe('narrow to a CSV file', () => {
    const HEADER = 'Usage Date,Usage Type,Units Used\n';
    const source = (organization: string, file: string): string =>
      `kind: usage\norganization: ${organization}\nsources: [{file: ${file}, format: daily-detail}]\n`;

    beforeEach(() => {
      write(
        'zeta.subscription.yaml',
        subscription({ id: 'SUB-2', organization: 'zeta', licenses: '{standard: {committed: 5}}' }),
      );
      write('acme-march.usage.yaml', source('acme', 'march.csv'));
      write('zeta.usage.yaml', source('zeta', 'march.csv'));
      write('march.csv', `${HEADER}2024-03-10,IVR Port,3\n2024-03-11,IVR Port,many\n`);
      write('nobodys.csv', HEADER);
    });

    it('that usage names: its findings, and the cycles of those who name it', async () => {
      const { code, out, error } = await entitlements(folder, 'check', 'march.csv');
      const found = out.split('\n').map(line => line.split(': ')[0]);
      expect({ code, found }).toEqual({ code: 1, found: ['march.csv:3:21', ''] });
      expect(error).toBe('1 error, 0 warnings and 0 notes in 1 file.\n');
      const { reconciliations } = JSON.parse(
        (await entitlements(folder, 'reconcile', 'march.csv', '--format', 'json')).out,
      );
      const cycles = reconciliations.map(
        ({ organization, cycle }: { organization: string; cycle: { start: string } }) =>
          `${organization} ${cycle.start}`,
      );
      expect(cycles).toEqual(['acme 2024-03-01', 'zeta 2024-03-01']);
    });

    it('that cannot be read, or that nobody names, is bad use', async () => {
      rmSync(join(folder, 'march.csv'));
      mkdirSync(join(folder, 'elsewhere'));
      writeFileSync(join(folder, 'elsewhere', 'march.csv'), HEADER);
      for (const path of ['march.csv', 'nobodys.csv', 'elsewhere/march.csv']) {
        const { code, out, error } = await entitlements(folder, 'check', path);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(error).toContain(path);
      }
      expect((await entitlements(folder, 'check', 'nobodys.csv')).error).toContain('under sources');
    });
  });

  it('lists what it can do', async () => {
    expect(await entitlements(folder, '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('entitlements reconcile [PATH…]'),
    });
    expect(await entitlements(folder, '--version')).toMatchObject({
      code: 0,
      out: `${VERSION}\n`,
    });
  });
});
