import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { deal, documentOf, subscription, uriOf, usage } from '../../../test/deal';
import { english } from '../messages/en';
import type { LinedText } from '../model/lined-text';
import { changeText, type OpenText } from '../model/open-text';
import type { Workspace } from '../workspace/workspace';
import { createLongReading } from './long-reading';

const LOG_INS = 30_000;
const NAME = 'june all.usage.yaml';
const HEAD = 'kind: usage\norganization: acme\nagentSessions:\n';
const LOG_IN = '  - {agent: a-1, license: standard, login: 2024-01-02T08:00:00Z, logout: 2024-01-02T10:00:00Z}\n';
const LONG = `${HEAD}${LOG_IN.repeat(LOG_INS)}`;
const SHORT = 'other.usage.yaml';
const FILES = {
  'acme.subscription.yaml': subscription(),
  [SHORT]: usage(['date: 2024-02-02, standard: 25'], { organization: 'beta' }),
};

/** What an editor has to do with while the file is read. */
interface Scene {
  readonly workspace: Workspace;
  readonly document: OpenText;
  readonly take: (text: LinedText) => void;
}

interface Meanwhile {
  /** Milliseconds between two pieces. */
  readonly pieceTime?: number;
  /** The percentage at which somebody stops it. */
  readonly stopAt?: number;
  /** What is done between two pieces, by their number. */
  readonly between?: (piece: number, scene: Scene) => void;
}

/** Opens the long file, and reads what there is to read. */
async function opened({ pieceTime = 0, stopAt, between }: Meanwhile = {}) {
  const workspace = deal(FILES);
  const document = documentOf(NAME, LONG);
  const said = { bar: [] as string[], warnings: [] as string[], faults: [] as unknown[] };
  const token = { isCancellationRequested: false };
  let time = 0;
  const count = { pieces: 0, computings: 0, ends: 0 };
  const connection = {
    window: {
      createWorkDoneProgress: async () => ({
        token,
        begin: (title: string) => said.bar.push(title),
        report: (percent: number) => {
          if (stopAt !== undefined && percent >= stopAt) token.isCancellationRequested = true;
        },
        done: () => said.bar.push('done'),
      }),
    },
  } as unknown as Connection;
  const long = createLongReading(connection, {
    workspace,
    messages: () => english,
    pause: async () => {
      count.pieces += 1;
      time += pieceTime;
      between?.(count.pieces, { workspace, document, take: long.take });
    },
    now: () => time,
    warn: sentence => void said.warnings.push(sentence),
    computing: {
      all: async () => {
        count.computings += 1;
      },
      of: () => undefined,
      goOn: () => undefined,
    },
    fail: error => void said.faults.push(error),
    onEnd: () => {
      count.ends += 1;
    },
  });
  const readAll = async (): Promise<void> => {
    for (let task = long.all(); task !== undefined; task = long.all()) await task;
  };
  long.take(document);
  await readAll();
  expect(said.faults).toEqual([]);
  const logIns = (): number | undefined =>
    workspace.file(uriOf(NAME))?.usages[0]?.agentSessions.reduce((sum, { from, to }) => sum + to - from, 0);
  return { ...said, ...count, workspace, document, take: long.take, readAll, logIns };
}

/** Somebody types something into the first line. */
function type({ document, take }: Pick<Scene, 'document' | 'take'>, text: string): void {
  const start = { line: 0, character: 0 };
  changeText(document, [{ range: { start, end: start }, text }], document.version + 1);
  take(document);
}

describe('a long file', () => {
  it('is not there until its last piece is read, and is computed then; others are asked about meanwhile', async () => {
    const meanwhile = new Set<string>();
    const { pieces, computings, ends, logIns } = await opened({
      between(_, { workspace }) {
        const codes = workspace.findings(uriOf(SHORT)).map(({ code }) => code);
        meanwhile.add(`${workspace.file(uriOf(NAME)) !== undefined} ${codes}`);
      },
    });
    expect(pieces).toBeGreaterThan(LONG.length / 200_000);
    // Behind the last pause it is read and computed.
    expect([...meanwhile]).toEqual(['false unknown-organization', 'true unknown-organization']);
    expect([logIns(), computings, ends]).toEqual([LOG_INS, 1, 1]);
  });

  it('shows a bar when it takes more than a second, and none before', async () => {
    expect((await opened({ pieceTime: 1 })).bar).toEqual([]);
    expect((await opened({ pieceTime: 400 })).bar).toEqual(['Reading june all.usage.yaml', 'done']);
  });

  it('is given up at once when somebody stops it, which is said, and read again when its text changes', async () => {
    const all = await opened({ pieceTime: 400 });
    const stopped = await opened({ pieceTime: 400, stopAt: 10 });
    expect(stopped.pieces).toBeLessThan(all.pieces / 2);
    expect(stopped.warnings).toEqual([english.fileStopped('june all.usage.yaml')]);
    expect([stopped.logIns(), stopped.ends]).toEqual([undefined, 1]);
    type(stopped, '# again\n');
    await stopped.readAll();
    expect(stopped.warnings).toHaveLength(2);
  });

  it('goes on where somebody types meanwhile, and has what was typed', async () => {
    const { pieces } = await opened();
    const typed = await opened({
      between: (piece, scene) => {
        if (piece < 10) type(scene, '# typed\n');
      },
    });
    expect(typed.pieces).toBe(pieces);
    expect(typed.logIns()).toBe(LOG_INS);
    expect(typed.workspace.file(uriOf(NAME))?.yaml?.comments).toHaveLength(9);
  });

  it('is given up where another text comes in its place, short or long, or none', async () => {
    const short = await opened({
      between: (piece, { take }) => {
        if (piece === 5) take(documentOf(NAME, HEAD + LOG_IN));
      },
    });
    expect([short.logIns(), short.ends]).toEqual([1, 1]);
    const long = await opened({
      between: (piece, { take }) => {
        if (piece === 5) take(documentOf(NAME, LONG.replaceAll('a-1', 'a-2')));
      },
    });
    expect([long.logIns(), long.ends]).toEqual([LOG_INS, 2]);
    const none = await opened({
      between: (piece, { workspace }) => {
        if (piece === 5) workspace.remove(uriOf(NAME));
      },
    });
    expect([none.logIns(), none.ends]).toEqual([undefined, 1]);
    expect([...short.warnings, ...long.warnings, ...none.warnings]).toEqual([]);
  });

  it('is read at once after a keystroke', async () => {
    const read = await opened();
    type(read, '# typed\n');
    expect(read.logIns()).toBe(LOG_INS);
    expect(read.workspace.urisBeingRead()).toEqual([]);
  });
});
