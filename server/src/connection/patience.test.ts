import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { deal, documentOf, subscription, uriOf, usage } from '../../../test/deal';
import { formatDay, parseDay } from '../engine/day';
import type { Pieces } from '../engine/pieces';
import { dailyDetailOf } from '../engine/reconcile';
import { createGuard } from '../features/guard';
import { createComputing } from './computing';
import { createPatientGuard, uriIn } from './patience';

const FIRST = parseDay('2000-01-01') ?? 0;
const daysOf = (count: number): string =>
  usage(Array.from({ length: count }, (_, day) => `date: ${formatDay(FIRST + day)}, standard: 25`));
const termsFor = (committed: number): string =>
  subscription({ start: '2000-01-01', licenses: `{standard: {committed: ${committed}}}` });

const termsOfBeta = (committed: number): string =>
  termsFor(committed).replace('SUB-1', 'SUB-2').replace('acme', 'beta');

/** Requests for the overage of the first day, over a clock of which each look takes a millisecond. */
function requestsAbout(days: number) {
  const workspace = deal({
    'acme.subscription.yaml': termsFor(20),
    'acme.usage.yaml': daysOf(days),
    'beta.subscription.yaml': termsOfBeta(20),
    'beta.usage.yaml': daysOf(1).replace('acme', 'beta'),
  });
  for (const _ of workspace.computeOutdated());
  const happens = { time: 0, turns: 0, inTurn: (): void => undefined };
  const pause = async (): Promise<void> => {
    happens.turns += 1;
    happens.inTurn();
  };
  const computing = createComputing({
    workspace,
    pause,
    now: () => {
      happens.time += 1;
      return happens.time;
    },
  });
  const guard = createPatientGuard(
    createGuard((_, fault) => {
      throw fault;
    }),
    params => {
      const uri = uriIn(params);
      return computing.of(uri === undefined ? undefined : [uri]);
    },
    { pause, revision: workspace.revision },
  );
  const overage = guard<{ readonly uri?: string; readonly of: string }, unknown>('overage', null, ({ of }) => {
    const [first] = workspace.organization(of)?.reconciliations ?? [];
    return first && dailyDetailOf(first)[0]?.overage;
  });
  const source = new CancellationTokenSource();
  const ask = (organization: string): unknown =>
    overage({ uri: uriOf(`${organization}.usage.yaml`), of: organization }, source.token);
  return {
    happens,
    ask,
    askOfAll: (): unknown => overage({ of: 'acme' }, source.token),
    giveUp: () => source.cancel(),
    type: (committed: number) => workspace.set(documentOf('acme.subscription.yaml', termsFor(committed))),
    typeInBeta: (committed: number) => workspace.set(documentOf('beta.subscription.yaml', termsOfBeta(committed))),
  };
}

describe('a request', () => {
  it('about what is soon computed is answered at once, without a turn', () => {
    const { ask, askOfAll, happens, type } = requestsAbout(40);
    type(21);
    expect([ask('acme'), happens.turns]).toEqual([4, 0]);
    type(22);
    expect([askOfAll(), happens.turns]).toEqual([3, 0]);
  });

  it('about what takes long to compute waits, once for all, while those about other organizations are answered', async () => {
    const alone = requestsAbout(2000);
    alone.type(21);
    expect(await alone.ask('acme')).toBe(4);
    expect(alone.happens.turns).toBeGreaterThan(100);

    const { ask, askOfAll, happens, type } = requestsAbout(2000);
    type(21);
    const asked = [ask('acme'), ask('acme'), askOfAll()];
    expect(ask('beta')).toBe(5);
    expect(await Promise.all(asked)).toEqual([4, 4, 4]);
    expect(happens.turns).toBe(alone.happens.turns);
    expect(ask('acme')).toBe(4);
  });

  it('about one organization waits for no other behind one about everything', async () => {
    const { ask, askOfAll, happens, type, typeInBeta } = requestsAbout(2000);
    type(21);
    const ofAll = Promise.resolve(askOfAll());
    typeInBeta(21);
    expect(await ask('beta')).toBe(4);
    expect(happens.turns).toBeLessThan(10);
    expect(await ofAll).toBe(4);
  });

  it('waits for what is typed meanwhile', async () => {
    const { ask, happens, type } = requestsAbout(2000);
    type(21);
    happens.inTurn = () => {
      if (happens.turns === 100) type(22);
    };
    expect(await ask('acme')).toBe(3);
  });

  it('that is given up waits no more', async () => {
    const { ask, giveUp, happens, type } = requestsAbout(2000);
    type(21);
    happens.inTurn = giveUp;
    const answer = await ask('acme');
    expect(answer).toBeInstanceOf(ResponseError);
    expect(answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(happens.turns).toBeLessThan(10);
  });
});

/** Requests whose answer takes a hundred pieces: what is committed at the first of them, and at the last. */
function longRequests() {
  const workspace = deal({ 'acme.subscription.yaml': termsFor(20), 'acme.usage.yaml': daysOf(1) });
  const happens = { begun: 0, pieces: 0, turns: 0, inTurn: (): void => undefined };
  const faults: unknown[] = [];
  const guard = createPatientGuard(
    createGuard((_, fault) => void faults.push(fault)),
    () => undefined,
    {
      pause: async () => {
        happens.turns += 1;
        happens.inTurn();
      },
      revision: workspace.revision,
    },
  );
  const committed = (): number | undefined => workspace.subscription('SUB-1')?.licenses.standard?.committed?.value;
  function* inPieces(failsAt: number | undefined): Pieces<unknown> {
    happens.begun += 1;
    const first = committed();
    for (let piece = 1; piece < 100; piece += 1) {
      happens.pieces += 1;
      if (piece === failsAt) throw new Error('broken');
      yield piece / 100;
    }
    return [first, committed()];
  }
  const ask = guard.inPieces<{ readonly failsAt?: number }, unknown>('committed', 'none', ({ failsAt }) => {
    if (failsAt === 0) throw new Error('broken');
    return inPieces(failsAt);
  });
  const source = new CancellationTokenSource();
  return {
    happens,
    faults,
    ask: (failsAt?: number) => ask(failsAt === undefined ? {} : { failsAt }, source.token),
    giveUp: () => source.cancel(),
    type: (count: number) => workspace.set(documentOf('acme.subscription.yaml', termsFor(count))),
  };
}

describe('an answer in pieces', () => {
  it('lets others have their turn between two of them', async () => {
    const { ask, happens } = longRequests();
    expect(await ask()).toEqual([20, 20]);
    expect(happens).toMatchObject({ begun: 1, turns: 99 });
  });

  it('is begun anew with what is typed meanwhile', async () => {
    const { ask, happens, type } = longRequests();
    happens.inTurn = () => {
      if (happens.turns === 50) type(21);
    };
    expect(await ask()).toEqual([21, 21]);
    expect(happens).toMatchObject({ begun: 2, turns: 149 });
  });

  it('is given in one go where something changes at every turn', async () => {
    const { ask, happens, type } = longRequests();
    happens.inTurn = () => type(20 + happens.turns);
    expect(await ask()).toEqual([23, 23]);
    expect(happens).toMatchObject({ begun: 4, turns: 3 });
  });

  it('ends at the next turn once it is given up', async () => {
    const { ask, giveUp, happens } = longRequests();
    happens.inTurn = () => {
      if (happens.turns === 10) giveUp();
    };
    expect(await ask()).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(happens.pieces).toBe(10);
  });

  it.each([0, 30])(
    'that comes to a fault at piece %i is told of, and answered with what stands for nothing',
    async at => {
      const { ask, faults } = longRequests();
      expect(await ask(at)).toBe('none');
      expect(faults).toEqual([new Error('broken')]);
    },
  );
});
