import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeTable } from '../../../test/whole-table';
import { concurrentPresences, quarterPeaks } from './concurrent-agents';
import { AGENT_TYPES, type AgentSessions, type AgentType } from './domain';
import { parseInstant } from './instant';
import { inOneGo } from './pieces';

const QUARTER = 900_000;
const MINUTE = 60_000;

interface Session {
  readonly agent: string;
  readonly license: AgentType;
  readonly login: number;
  readonly logout: number;
}

function tableOf(sessions: readonly Session[]): AgentSessions {
  const names = [...new Set(sessions.map(({ agent }) => agent))];
  return {
    length: sessions.length,
    names,
    agent: sessions.map(({ agent }) => names.indexOf(agent)),
    license: sessions.map(({ license }) => AGENT_TYPES.indexOf(license)),
    login: sessions.map(({ login }) => login),
    logout: sessions.map(({ logout }) => logout),
    sourceAt: start => ({ uri: '', start, end: start }),
  };
}

const at = (text: string): number => parseInstant(`2024-06-10T${text}Z`) ?? Number.NaN;

const session = (agent: string, license: AgentType, login: string, logout: string): Session => ({
  agent,
  license,
  login: at(login),
  logout: at(logout),
});

/** The peak of the day and when its quarter begins. */
function peakOf(type: AgentType, ...sessions: readonly Session[]): string {
  const day = Math.floor(at('00:00:00') / (96 * QUARTER));
  const peak = quarterPeaks(inOneGo(concurrentPresences([wholeTable(tableOf(sessions))]))[type], {
    from: day,
    to: day,
  }).get(day);
  return peak === undefined ? 'none' : `${peak.count} at ${new Date(peak.slot * QUARTER).toISOString().slice(11, 16)}`;
}

/** Counts as slowly and plainly as the rule reads. */
function slowPeak(sessions: readonly Session[], type: AgentType, fromQuarter: number, quarters: number): number {
  const agents = [...new Set(sessions.map(({ agent }) => agent))];
  const isPresent = (agent: string, quarter: number): boolean => {
    let seconds = 0;
    for (let second = quarter * QUARTER; second < (quarter + 1) * QUARTER; second += 1000) {
      if (sessions.some(one => one.agent === agent && one.login <= second && second < one.logout)) seconds += 1;
    }
    return seconds >= 60;
  };
  const typeAt = (agent: string, quarter: number): AgentType | undefined =>
    sessions
      .filter(one => one.agent === agent && one.login < (quarter + 1) * QUARTER)
      .toSorted((one, other) => one.login - other.login || (one.license === 'premium' ? 1 : -1))
      .at(-1)?.license;
  const counts = Array.from({ length: quarters }, (_, index) => {
    const quarter = fromQuarter + index;
    const counted = agents.filter(
      agent => [0, 1, 2, 3].every(back => isPresent(agent, quarter - back)) && typeAt(agent, quarter) === type,
    );
    return counted.length;
  });
  return Math.max(...counts);
}

describe('concurrent agents (R3)', () => {
  it('count in a quarter when present in it and in the three before: 4 of 7 at the fourth', () => {
    const through = (agent: string): Session => session(agent, 'standard', '08:00:00', '09:00:00');
    const sessions = [
      ...['a-2', 'a-4', 'a-5', 'a-7'].map(through),
      session('a-1', 'standard', '08:15:00', '09:00:00'),
      session('a-3', 'standard', '08:00:00', '08:45:59'),
      session('a-6', 'standard', '08:00:00', '08:15:59'),
      session('a-6', 'standard', '08:30:00', '09:00:00'),
    ];
    expect(peakOf('standard', ...sessions)).toBe('4 at 08:45');
  });

  it('are present when logged in for at least a minute of the quarter, several sessions together', () => {
    const base = session('a', 'standard', '08:00:00', '08:45:00');
    expect(peakOf('standard', base, session('a', 'standard', '08:50:00', '08:50:59'))).toBe('none');
    expect(peakOf('standard', base, session('a', 'standard', '08:50:00', '08:51:00'))).toBe('1 at 08:45');
    const halves = [session('a', 'standard', '08:50:00', '08:50:30'), session('a', 'standard', '08:55:00', '08:55:30')];
    expect(peakOf('standard', base, ...halves)).toBe('1 at 08:45');
    const twice = [session('a', 'standard', '08:50:00', '08:50:40'), session('a', 'standard', '08:50:00', '08:50:40')];
    expect(peakOf('standard', base, ...twice)).toBe('none');
  });

  it('are of the type of the latest log-in before the quarter ends; of two at one instant Premium', () => {
    const all = session('a', 'standard', '07:00:00', '10:00:00');
    expect(peakOf('premium', all, session('a', 'premium', '08:15:00', '08:16:00'))).toBe('1 at 08:15');
    expect(peakOf('premium', all, session('a', 'premium', '08:14:59', '08:16:00'))).toBe('1 at 08:00');
    expect(peakOf('standard', all, session('a', 'premium', '08:15:00', '08:16:00'))).toBe('1 at 07:45');
    expect(peakOf('standard', all, session('a', 'premium', '07:00:00', '08:16:00'))).toBe('none');
  });

  it('look back across midnight', () => {
    const night = { ...session('a', 'standard', '00:00:00', '00:20:00'), login: at('00:00:00') - 45 * MINUTE };
    expect(peakOf('standard', night)).toBe('1 at 00:00');
  });

  it('without a log-out that can be used are present nowhere', () => {
    expect(peakOf('standard', { ...session('a', 'standard', '07:00:00', '10:00:00'), logout: Number.NaN })).toBe(
      'none',
    );
  });

  it('are what a slow and plain count finds, for any sessions', () => {
    const noon = at('12:00:00');
    const step = fc.integer({ min: -240, max: 240 }).map(steps => noon + steps * 30_000);
    const any = fc.record({
      agent: fc.constantFrom('a', 'b', 'c'),
      license: fc.constantFrom<AgentType>('premium', 'standard'),
      login: step,
      length: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), records => {
        const sessions = records.map(({ length, ...one }) => ({ ...one, logout: one.login + length * 30_000 }));
        const day = Math.floor(noon / (96 * QUARTER));
        const presences = inOneGo(concurrentPresences([wholeTable(tableOf(sessions))]));
        for (const type of AGENT_TYPES) {
          const peak = quarterPeaks(presences[type], { from: day, to: day }).get(day)?.count ?? 0;
          expect(peak).toBe(slowPeak(sessions, type, day * 96 + 36, 32));
        }
      }),
      { numRuns: 25 },
    );
  });
});
