/** The same workspace gives the same results wherever it is computed, and what always holds holds in a large one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Big } from '../../server/src/engine/decimal';
import { dailyDetailOf, type Reconciliation } from '../../server/src/engine/reconcile';
import { RECONCILE_REQUEST } from '../../server/src/protocol';
import { deal, uriOf } from '../deal';
import { handInSources } from '../hand-in-sources';
import { largeWorkspace, writeWorkspace } from '../large-workspace';
import { unfounded } from '../worked-out';
import { startEditor } from './editor';
import { startWebWorker } from './web-worker';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

describe('a workspace of 20 organizations with 3 subscriptions and 12 cycles each', () => {
  const files = largeWorkspace({ organizations: 20, subscriptions: 3, cycles: 12 });
  const workspace = handInSources(deal(files), files);
  let folder = '';
  let printed = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deals-'));
    writeWorkspace(folder, files);
    const { stdout } = spawnSync(process.execPath, [CLI, 'reconcile', '--format', 'json', '--fail-on', 'never'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    printed = stdout;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is reconciled organization by organization, cycle by cycle', () => {
    const { reconciliations } = JSON.parse(printed);
    const keys: string[] = reconciliations.map(
      (one: { organization: string; cycle: { start: string } }) => `${one.organization} ${one.cycle.start}`,
    );
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(keys.map(key => key.split(' ')[0])).size).toBe(20);
    expect(keys.length).toBeGreaterThanOrEqual(20 * 12);
  });

  it('gives the same bytes through an editor', async () => {
    const editor = await startEditor(folder);
    await editor.reconciled;
    expect(await editor.connection.sendRequest(RECONCILE_REQUEST)).toBe(printed);
    await editor.quit();
  });

  it('gives the same bytes in a web worker', async () => {
    const root = pathToFileURL(folder).href;
    const texts = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]));
    const worker = await startWebWorker(root, texts);
    expect(await worker.request(RECONCILE_REQUEST, {})).toBe(printed);
  });

  it('accounts for everything used, explains every number and adds the invoice up to the cent', () => {
    const reconciliations = workspace
      .organizationIds()
      .flatMap(id => workspace.organization(id)?.reconciliations ?? []);
    expect(reconciliations.length).toBe(JSON.parse(printed).reconciliations.length);
    for (const reconciliation of reconciliations) {
      expectAccounted(reconciliation);
      expectSubstitutedFromIdle(reconciliation);
      expectInvoiceAddsUp(reconciliation);
      expect(unfounded(reconciliation)).toEqual([]);
    }
  });

  it('has every invoice compared with the cycle that it is for', () => {
    for (const id of workspace.organizationIds()) {
      const codes = workspace.findings(uriOf(`${id}/0.invoice.yaml`)).map(({ code }) => code);
      expect(codes).not.toEqual([]);
      expect(codes.filter(code => !code.startsWith('invoice-'))).toEqual([]);
    }
  });
});

function expectAccounted(reconciliation: Reconciliation): void {
  const { cycle } = reconciliation;
  for (const { use, type, substituted, overage } of dailyDetailOf(reconciliation)) {
    expect(use.day >= cycle.start && use.day <= cycle.end).toBe(true);
    if (type === 'ivrPorts') continue;
    expect(Math.min(use.used[type], use.committed[type]) + substituted + overage).toBe(use.used[type]);
  }
}

function expectSubstitutedFromIdle({ days }: Reconciliation): void {
  for (const { substituted, committed, used, overage } of days) {
    expect(substituted).toBeLessThanOrEqual(Math.max(committed.premium - used.premium, 0));
    expect(overage.premium).toBe(Math.max(used.premium - committed.premium, 0));
  }
}

function expectInvoiceAddsUp({ invoice, billedOverage }: Reconciliation): void {
  const sum = invoice.lines.reduce((total, { amount }) => total.plus(amount ?? '0'), new Big('0'));
  expect(invoice.subtotal.toFixed()).toBe(sum.toFixed());
  const billed = billedOverage
    .filter(({ quantity }) => quantity > 0)
    .map(({ type, quantity }) => `${type} ${quantity}`);
  const lines = invoice.lines.filter(({ type }) => type !== 'digitalChannel');
  expect(lines.map(({ type, quantity }) => `${type} ${quantity}`)).toEqual(billed);
}
