/** Raw log-ins in a usage file over several billing cycles: what each cycle counts, and which ones an edit counts again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../server/src/engine/day';
import { AGENT_TYPES, type AgentType, type Figure, type Source } from '../server/src/engine/domain';
import { firstInstantOf, formatInstant } from '../server/src/engine/instant';
import type { Reconciliation } from '../server/src/engine/reconcile';
import type { Workspace } from '../server/src/workspace/workspace';
import { deal, documentOf, subscription, uriOf } from './deal';

const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;

interface LogIn {
  readonly agent: string;
  readonly license: AgentType;
  readonly login: number;
  readonly logout: number;
}

const dayOf = (text: string): number => parseDay(text) ?? Number.NaN;
const at = (text: string, hour: number): number => firstInstantOf(dayOf(text)) + hour * HOUR;

const logIn = (agent: string, license: AgentType, login: number, logout: number): LogIn => ({
  agent,
  license,
  login,
  logout,
});

const lineOf = ({ agent, license, login, logout }: LogIn): string =>
  `  - {agent: ${agent}, license: ${license}, login: ${formatInstant(login)}, logout: ${formatInstant(logout)}}\n`;

/** The first cycles of two months, days without any, and another cycle. */
const TERMS = (agentModel: string): string =>
  [
    subscription({ start: '2024-01-01', end: '2024-02-29', agentModel }),
    subscription({ id: 'SUB-2', start: '2024-03-04', agentModel }),
  ].join('---\n');

const usageOf = (logIns: readonly LogIn[]): string =>
  `kind: usage\norganization: acme\nagentSessions:\n${logIns.map(lineOf).join('')}`;

const files = (logIns: readonly LogIn[], agentModel = 'concurrent') => ({
  'acme.entitlements.yaml': TERMS(agentModel),
  'acme.usage.yaml': usageOf(logIns),
});

const cyclesOf = (workspace: Workspace): readonly Reconciliation[] =>
  workspace.organization('acme')?.reconciliations ?? [];

function edit(workspace: Workspace, logIns: readonly LogIn[]): readonly Reconciliation[] {
  workspace.set(documentOf('acme.usage.yaml', usageOf(logIns)));
  return cyclesOf(workspace);
}

/** The numbers of those cycles that are not the same as before. */
function countedAgain(logIns: readonly LogIn[], change: (logIns: LogIn[]) => void): number[] {
  const workspace = deal(files(logIns));
  const before = cyclesOf(workspace);
  const changed = [...logIns];
  change(changed);
  const after = edit(workspace, changed);
  return after.flatMap((one, index) => (before.includes(one) ? [] : index));
}

const placeOf = ({ start, end }: Source): string => `${start}-${end}`;

const figureOf = (figure: Figure | undefined): unknown =>
  figure && [
    figure.value,
    placeOf(figure.source),
    figure.counted?.at,
    figure.counted?.records().map(one => [one.agent, one.at, placeOf(one.source)]),
  ];

/** All that the cycles say of agents, with what makes each figure and where it stands. */
const saidBy = (workspace: Workspace): unknown =>
  cyclesOf(workspace).map(({ cycle, days }) => [
    cycle,
    days.map(({ day, figures }) => [day, figureOf(figures.premium), figureOf(figures.standard)]),
    workspace.findings(uriOf('acme.usage.yaml')).map(({ code, source }) => [code, placeOf(source)]),
  ]);

/** Counts as slowly and plainly as R3 reads: the most agents of a type in a quarter of the day. */
function slowPeak(logIns: readonly LogIn[], type: AgentType, day: number): number {
  const agents = [...new Set(logIns.map(({ agent }) => agent))];
  const isPresent = (agent: string, quarter: number): boolean =>
    logIns.some(one => one.agent === agent && one.login < (quarter + 1) * QUARTER && one.logout > quarter * QUARTER);
  const typeAt = (agent: string, quarter: number): AgentType | undefined =>
    logIns
      .filter(one => one.agent === agent && one.login < (quarter + 1) * QUARTER)
      .toSorted((one, other) => one.login - other.login || (one.license === 'premium' ? 1 : -1))
      .at(-1)?.license;
  const first = firstInstantOf(day) / QUARTER;
  const counts = Array.from({ length: 96 }, (_, index) => {
    const quarter = first + index;
    return agents.filter(
      agent => [0, 1, 2, 3].every(back => isPresent(agent, quarter - back)) && typeAt(agent, quarter) === type,
    ).length;
  });
  return Math.max(...counts);
}

/** Around the ends of cycles, in quarters, so that whoever is logged in is so for at least a minute of each. */
const anyLogIn: fc.Arbitrary<LogIn> = fc
  .record({
    agent: fc.constantFrom('a', 'b', 'c', 'd'),
    license: fc.constantFrom<AgentType>(...AGENT_TYPES),
    near: fc.constantFrom('2024-02-01', '2024-03-01', '2024-03-04', '2024-04-04'),
    offset: fc.integer({ min: -120, max: 60 }),
    length: fc.oneof(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 60, max: 4000 })),
  })
  .map(({ agent, license, near, offset, length }) => {
    const login = at(near, 0) + offset * QUARTER;
    return { agent, license, login, logout: login + length * QUARTER };
  });

describe('concurrent log-ins over several cycles (R3)', () => {
  it('count on every day as a slow and plain count does, whatever lasts over the end of a cycle', () => {
    fc.assert(
      fc.property(fc.array(anyLogIn, { minLength: 1, maxLength: 10 }), logIns => {
        for (const { days } of cyclesOf(deal(files(logIns))))
          for (const { day, figures } of days)
            for (const type of AGENT_TYPES) expect(figures[type]?.value).toBe(slowPeak(logIns, type, day));
      }),
      { numRuns: 40 },
    );
  });

  it('have the type of a log-in that came and went in the cycle before, while another lasts', () => {
    const logIns = [
      logIn('a', 'standard', at('2024-01-31', 8), at('2024-02-02', 8)),
      logIn('a', 'premium', at('2024-01-31', 12), at('2024-01-31', 13)),
    ];
    const [, february] = cyclesOf(deal(files(logIns)));
    expect(february?.days[0]?.figures.premium?.value).toBe(1);
    expect(february?.days[0]?.figures.standard?.value).toBe(0);
  });
});

describe('an edit of a log-in', () => {
  const shift = (agent: string, day: string): LogIn => logIn(agent, 'standard', at(day, 8), at(day, 16));
  const days = ['2024-01-10', '2024-01-20', '2024-02-10', '2024-02-20', '2024-03-10', '2024-03-20'];
  const byDay = days.flatMap(day => ['a', 'b', 'c'].map(agent => shift(agent, day)));
  const byAgent = ['a', 'b', 'c'].flatMap(agent => days.map(day => shift(agent, day)));

  it.each([
    ['of a file in the order of days', byDay],
    ['of a file agent by agent', byAgent],
  ])('%s counts its own cycle again and no other', (_, logIns) => {
    const february = logIns.findIndex(({ login }) => login === at('2024-02-20', 8));
    expect(countedAgain(logIns, some => void some.splice(february, 1, shift('z', '2024-02-20')))).toEqual([1]);
    expect(countedAgain(logIns, some => void some.splice(february, 1))).toEqual([1]);
    expect(countedAgain(logIns, some => void some.splice(february, 0, shift('z', '2024-02-21')))).toEqual([1]);
    expect(countedAgain(logIns, some => void some.splice(february, 1, shift('z', '2024-03-21')))).toEqual([1, 2]);
  });

  it('counts all cycles again that it lasts into', () => {
    const night = logIn('n', 'standard', at('2024-01-31', 22), at('2024-02-01', 6));
    const longer = logIn('n', 'standard', at('2024-01-31', 21), at('2024-02-01', 6));
    expect(countedAgain([...byDay, night], some => void some.splice(-1, 1, longer))).toEqual([0, 1]);
  });

  it('counts the next cycle again where its type decides there, and only then', () => {
    const logIns = [
      ...byDay,
      logIn('a', 'standard', at('2024-01-31', 8), at('2024-02-02', 8)),
      logIn('a', 'premium', at('2024-01-31', 12), at('2024-01-31', 13)),
    ];
    const change = (license: AgentType, hour: number) => (some: LogIn[]) =>
      void some.splice(-1, 1, logIn('a', license, at('2024-01-31', hour), at('2024-01-31', 13)));
    expect(countedAgain(logIns, change('standard', 12))).toEqual([0, 1]);
    expect(countedAgain([...logIns, shift('b', '2024-01-30')], some => void some.pop())).toEqual([0]);
  });

  it('counts nothing again of another organization in the same file, nor after other commitments were tried', () => {
    const both = ['acme', 'beta'].map(id => usageOf(byDay).replace('acme', id)).join('---\n');
    const terms = (id: string): string => subscription({ id, organization: id, start: '2024-01-01' });
    const workspace = deal({
      'all.entitlements.yaml': `${terms('acme')}---\n${terms('beta')}`,
      'all.usage.yaml': both,
    });
    const ofBeta = (): readonly Reconciliation[] => workspace.organization('beta')?.reconciliations ?? [];
    const before = { acme: cyclesOf(workspace), beta: ofBeta() };
    const [tried] = workspace.organization('acme')?.subscriptions ?? [];
    const february = parseDay('2024-02-10') ?? 0;
    const alone = tried && workspace.organizationWith('acme', { ...tried }, february)?.reconciliations;
    expect(alone?.map(({ cycle }) => formatDay(cycle.start))).toEqual(['2024-02-01']);
    workspace.set(
      documentOf(
        'all.usage.yaml',
        both.replace(
          'agent: a, license: standard, login: 2024-02-10',
          'agent: z, license: standard, login: 2024-02-10',
        ),
      ),
    );
    expect(cyclesOf(workspace).map(one => before.acme.includes(one))).toEqual([true, false, true]);
    expect(ofBeta().map(one => before.beta.includes(one))).toEqual([true, true, true]);
  });

  it.each(['<<<<<<< HEAD\n', 'x: 1\n', '  - {agent: "x\n', '}\n', '---\n', 'agentSessions:\n', '\t- a\n'])(
    'that mends what stands in the way has the log-ins behind it counted: %j',
    line => {
      for (const agentModel of ['concurrent', 'named']) {
        const lines = byDay.map(lineOf);
        const broken = [usageOf([]), ...lines.slice(0, 7), line, ...lines.slice(7)].join('');
        const workspace = deal({ ...files([], agentModel), 'acme.usage.yaml': broken });
        saidBy(workspace);
        workspace.set(documentOf('acme.usage.yaml', usageOf(byDay)));
        expect(saidBy(workspace)).toEqual(saidBy(deal(files(byDay, agentModel))));
      }
    },
  );

  it('says the same as a file that is opened anew, with what makes each figure', () => {
    const change = fc.tuple(fc.nat(20), fc.nat(2), fc.array(anyLogIn, { maxLength: 2 }));
    fc.assert(
      fc.property(
        fc.constantFrom('concurrent', 'named'),
        fc.array(anyLogIn, { minLength: 3, maxLength: 12 }),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (agentModel, start, changes) => {
          const logIns = [...start];
          const workspace = deal(files(logIns, agentModel));
          saidBy(workspace);
          for (const [position, count, come] of changes) {
            logIns.splice(position % (logIns.length + 1), count, ...come);
            edit(workspace, logIns);
            expect(saidBy(workspace)).toEqual(saidBy(deal(files(logIns, agentModel))));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
