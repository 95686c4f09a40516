/** The deals in examples/ come to what examples/README.md says of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { entitlements } from './cli/terminal';

const FOLDER = fileURLToPath(new URL('../examples', import.meta.url));
const README = readFileSync(`${FOLDER}/README.md`, 'utf8');

/** Standard output of a command about one of the deals. */
const answer = async (...words: string[]): Promise<string> =>
  (await entitlements(FOLDER, ...words, '--fail-on', 'never')).out;

const codesOf = async (organization: string): Promise<string[]> => {
  const { findings } = JSON.parse(await answer('check', '--organization', organization, '--format', 'json'));
  return findings.map(({ file, code }: { file: string; code: string }) => `${file} ${code}`);
};

describe('the examples', () => {
  it('are all in the table of their page', () => {
    const files = readdirSync(FOLDER).filter(name => name !== 'README.md');
    expect(files.filter(name => !README.includes(`[\`${name}\`](${name})`))).toEqual([]);
  });

  it('come to the totals that their page says', async () => {
    for (const [organization, total] of [
      ['guide', '1,400.00 USD'],
      ['counted', '115.00 USD'],
    ] as const) {
      expect(README).toContain(total);
      expect(await answer('reconcile', '--organization', organization)).toContain(`Overage invoice    ${total}\n`);
    }
  });

  it('count agents and ports from raw exports, and find the one line of the invoice that differs', async () => {
    expect(await codesOf('counted')).toEqual([
      'counted-agent-sessions.csv overage',
      'counted-ivr-connections.csv ivr-overage',
      'counted.invoice.yaml invoice-quantity-mismatch',
      'counted.invoice.yaml invoice-amount-mismatch',
      'counted.invoice.yaml invoice-total-mismatch',
      'counted.invoice.yaml invoice-total-mismatch',
      'counted.subscription.yaml overage',
      'counted.subscription.yaml ivr-overage',
    ]);
    const used = await answer('explain', 'counted', '2024-09-03', 'standard.used', '2024-09-03');
    expect(used.split('\n')[0]).toBe('Standard used, most from 09:45 UTC on 2024-09-03: 4 = 4 counted (R3)');
    expect(used).toContain('s-4, logged in 2024-09-03T09:00:00Z: 1  counted-agent-sessions.csv:11');
  });
});
