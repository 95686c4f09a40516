/** The command line as people and CI run it: the built file, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { subscription, usage } from '../deal';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function entitlements(cwd: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, error: stderr };
}

let folder = '';
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deals-'));
  write('acme.subscription.yaml', subscription({ licenses: '{premium: {committed: 5}, standard: {committed: 20}}' }));
  write(
    'acme.usage.yaml',
    usage(['date: 2024-01-10, premium: 4, standard: 28', 'date: 2024-02-10, premium: 5, standard: 20']),
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('entitlements reconcile', () => {
  it('prints every key of the public JSON, in its order', () => {
    const { code, out, error } = entitlements(EXAMPLES, 'reconcile', '--organization', 'guide', '--format', 'json');
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

  it('prints a table unless told otherwise', () => {
    const { out } = entitlements(folder, 'reconcile', '--cycle', '2024-01-31');
    expect(out).toBe(
      [
        'Organization    acme',
        'Subscription    SUB-1',
        'Billing cycle   2024-01-01 to 2024-01-31',
        'Overage billed  7 Standard agents',
        '',
        'Usage Date  Usage Type                 Units Used  Units Committed  Units Substituted  Units Overage  Usage Unit  Comment',
        '──────────  ─────────────────────────  ──────────  ───────────────  ─────────────────  ─────────────  ──────────  ────────────',
        '2024-01-10  Premium Concurrent Agent            4                5                  0              0  Licenses',
        '2024-01-10  Standard Concurrent Agent          28               20                  1              7  Licenses    Overage peak',
        '',
      ].join('\n'),
    );
  });

  it('reads a file within the current folder and narrows the results to it', () => {
    write('acme-later.usage.yaml', usage(['date: 2024-03-10, standard: 1']));
    write('beta.subscription.yaml', subscription({ id: 'B', organization: 'beta' }));
    const { out } = entitlements(folder, 'reconcile', 'acme-later.usage.yaml', '--format', 'json');
    expect(JSON.parse(out).reconciliations.map((one: { cycle: object }) => one.cycle)).toEqual([
      { start: '2024-03-01', end: '2024-03-31' },
    ]);
  });

  it('reads a file elsewhere within its own folder', () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    const { out } = entitlements(elsewhere, 'reconcile', join('..', 'acme.usage.yaml'), '--format', 'json');
    expect(JSON.parse(out).reconciliations).toHaveLength(2);
  });

  it('gives an empty list where there is nothing to reconcile', () => {
    rmSync(join(folder, 'acme.usage.yaml'));
    expect(JSON.parse(entitlements(folder, 'reconcile', '--format', 'json').out)).toEqual({
      schemaVersion: 1,
      reconciliations: [],
    });
  });

  it('says on standard error why it ends with 1, with the results complete on standard output', () => {
    write('zeta.usage.yaml', usage(['date: 2024-01-10, standard: 1'], { organization: 'zeta' }));
    const { code, out, error } = entitlements(folder, 'reconcile', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).reconciliations).toHaveLength(2);
    expect(error).toMatch(/^zeta\.usage\.yaml:2:15: error unknown-organization: /);
  });
});

describe('entitlements check', () => {
  it('prints findings by file, position and code', () => {
    const { code, out, error } = entitlements(folder, 'check', '--fail-on', 'warning');
    expect(code).toBe(1);
    expect(out.split('\n').map(line => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'acme.subscription.yaml:2:5: information surge-missing',
      'acme.subscription.yaml:7:59: warning overage',
      'acme.usage.yaml:4:46: warning overage',
      'acme.usage.yaml:4:46: information substitution',
      '',
    ]);
    expect(error).toBe('0 errors, 2 warnings and 2 notes in 2 files.\n');
  });

  it('prints the public JSON, positions as editors count them', () => {
    write('acme.usage.yaml', usage(['date: 2024-01-10, premium: 5, standard: 28'], { '# 😀': '' }));
    const { out } = entitlements(folder, 'check', 'acme.usage.yaml', '--format', 'json');
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
              range: { start: { line: 6, character: 58 }, end: { line: 6, character: 60 } },
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
  ])('with --fail-on %s ends with %i for warnings', (failOn, code) => {
    expect(entitlements(folder, 'check', '--fail-on', failOn).code).toBe(code);
  });

  it('reads subfolders, and neither links nor folders of tools', () => {
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    mkdirSync(join(folder, 'node_modules'));
    write('deep/er/x.usage.yaml', 'kind: nothing\n');
    write('node_modules/y.usage.yaml', 'kind: nothing\n');
    const { out } = entitlements(folder, 'check', '--format', 'json');
    const files = JSON.parse(out).findings.map((finding: { file: string }) => finding.file);
    expect(files).toContain('deep/er/x.usage.yaml');
    expect(files).not.toContain('node_modules/y.usage.yaml');
  });

  it('ignores a byte-order mark and understands Windows line ends', () => {
    write('acme.usage.yaml', `\uFEFF${usage(['date: 2024-01-10, standard: 28']).replaceAll('\n', '\r\n')}`);
    const { out } = entitlements(folder, 'check', 'acme.usage.yaml');
    expect(out).toContain('acme.usage.yaml:4:34: warning overage');
    expect(out).not.toContain(': error ');
  });
});

describe('entitlements', () => {
  it.each([
    [['chek'], 'There is no command chek.'],
    [[], 'Say what to do'],
    [['check', '--format', 'xml'], '--format is xml. Choose one of: text, json.'],
    [['check', '--fail-on', 'all'], '--fail-on is all.'],
    [['check', '--colour'], '--colour'],
    [['reconcile', '--cycle', '2024-02-30'], '--cycle is 2024-02-30.'],
    [['check', 'nowhere'], 'nowhere cannot be read.'],
    [['lsp'], 'entitlements lsp --stdio'],
  ] as [string[], string][])('%j ends with 2 and says why', (args, text) => {
    const { code, error } = entitlements(folder, ...args);
    expect(code).toBe(2);
    expect(error).toContain(text);
  });

  it('does not take files that are no part of a deal', () => {
    write('notes.yaml', 'a: 1\n');
    expect(entitlements(folder, 'check', 'notes.yaml')).toMatchObject({
      code: 2,
      error: expect.stringContaining('not a file of a deal'),
    });
  });

  it('lists what it can do', () => {
    expect(entitlements(folder, '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('entitlements reconcile [PATH…]'),
    });
    expect(entitlements(folder, '--version')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});
