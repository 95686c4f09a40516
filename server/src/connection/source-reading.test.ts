import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { deal, subscription, uriOf, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { codesOf } from '../model/csv/codes';
import { piecesOf } from '../model/csv/fed';
import { createComputing } from './computing';
import { createSourceReading } from './source-reading';

const LOG_INS = 40_000;
const NAMING = `${usage([])}sources:\n  - {file: june all.csv, format: agent-sessions}\n`;
const DEAL = { 'a.subscription.yaml': subscription(), 'a.usage.yaml': NAMING };
const CSV = [
  'agent,license,login,logout',
  ...Array.from({ length: LOG_INS }, (_, row) => `a-${row},standard,2024-01-02T08:00:00Z,2024-01-02T10:00:00Z`),
].join('\n');

/** Reads the deal's log-ins, with so many milliseconds between two pieces, for so many who wait for them. */
async function reading(pieceTime: number, stopAt = Number.POSITIVE_INFINITY, waiting = 1) {
  const workspace = deal(DEAL);
  const bar: string[] = [];
  const token = { isCancellationRequested: false };
  let [time, pieces] = [0, 0];
  const connection = {
    window: {
      createWorkDoneProgress: async () => ({
        token,
        begin: (title: string) => bar.push(title),
        report: (percent: number) => {
          if (percent >= stopAt) token.isCancellationRequested = true;
        },
        done: () => bar.push('done'),
      }),
    },
  } as unknown as Connection;
  const pause = async (): Promise<void> => {
    pieces += 1;
    time += pieceTime;
  };
  const computing = createComputing({ workspace, pause, now: () => time });
  const sources = createSourceReading(connection, {
    files: {
      read: () => Promise.reject(new Error('no other files')),
      readWithin: async () => ({ size: CSV.length, pieces: piecesOf(codesOf(CSV)) }),
      find: async () => [],
    },
    workspace,
    messages: () => english,
    pause,
    now: () => time,
    computing,
  });
  await Promise.all(Array.from({ length: waiting }, () => sources.wanted()));
  const barOnceRead = [...bar];
  await computing.all();
  const used = workspace
    .organization('acme')
    ?.usages.flatMap(one => one.agentSessions.map(({ from, to }) => to - from));
  return { bar, barOnceRead, pieces, used, codes: workspace.findings(uriOf('a.usage.yaml')).map(({ code }) => code) };
}

describe('a large CSV file', () => {
  it('is read in pieces, between which the editor is answered', async () => {
    const { pieces, used, codes } = await reading(0);
    expect(pieces).toBeGreaterThanOrEqual(Math.floor(CSV.length / 300_000));
    expect(used).toEqual([LOG_INS]);
    expect(codes).not.toContain('source-unreadable');
  });

  it('is read once, however many wait for it', async () => {
    expect((await reading(0, undefined, 8)).pieces).toBe((await reading(0)).pieces);
  });

  it('shows a bar when it takes more than a second, and none before', async () => {
    expect((await reading(10)).bar).toEqual([]);
    const { bar, barOnceRead } = await reading(400);
    // It goes on until what comes of the file is computed.
    expect(barOnceRead).toEqual(['Reading june all.csv']);
    expect(bar).toEqual(['Reading june all.csv', 'done']);
  });

  it('is given up at once when somebody stops it, which is said where it is named', async () => {
    const all = await reading(400);
    const { bar, pieces, used, codes } = await reading(400, 1);
    expect(pieces).toBeLessThan(all.pieces / 2);
    expect(bar).toEqual(['Reading june all.csv', 'done']);
    expect(used).toEqual([]);
    expect(codes).toContain('source-unreadable');
  });
});
