/** Whoever follows docs/guide.md step by step gets what it shows. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { entitlements } from './cli/terminal';

const GUIDE = readFileSync(fileURLToPath(new URL('../docs/guide.md', import.meta.url)), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STEP = /^```(yaml|csv|console) ?([\w.-]*)( \(added at the end\))?\n([\s\S]*?)^```$/gm;
const PROMPT = '$ entitlements ';

/** Lines without blanks at their ends; one of `…` stands for any that are left out. */
function isShown(printed: string, shown: string): boolean {
  const lines = (text: string): string[] => text.split('\n').map(line => line.trimEnd());
  const pattern = lines(shown.trimEnd())
    .map(line => (line === '…' ? '(?:.*\\n)*' : `${line.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}\\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${lines(printed.trimEnd()).join('\n')}\n`);
}

it('comes to what it shows, step by step', async () => {
  const kinds: string[] = [];
  for (const { 1: kind = '', 2: file = '', 3: added, 4: text = '' } of GUIDE.matchAll(STEP)) {
    kinds.push(kind);
    if (kind !== 'console') {
      (added === undefined ? writeFileSync : appendFileSync)(join(folder, file), text);
      continue;
    }
    const [command = '', ...shown] = text.split('\n');
    expect(command.startsWith(PROMPT)).toBe(true);
    const { out } = await entitlements(folder, ...command.slice(PROMPT.length).split(' '));
    expect(isShown(out, shown.join('\n')), `${command}\n${out}`).toBe(true);
  }
  expect(kinds.filter(kind => kind === 'console').length).toBeGreaterThan(5);
  expect(kinds.length).toBe(GUIDE.match(/^```\w/gm)?.length);
});

it('says rightly what another commitment would change', async () => {
  const text = readFileSync(join(folder, 'acme.subscription.yaml'), 'utf8');
  writeFileSync(join(folder, 'acme.subscription.yaml'), text.replace('committed: 20', 'committed: 23'));
  const { out } = await entitlements(folder, 'reconcile');
  expect(out).toContain('Overage invoice    210.00 EUR\n');
  expect(out).toContain('Committed charges  2,365.00 EUR\n');
});
