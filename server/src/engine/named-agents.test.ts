import { describe, expect, it } from 'vitest';
import { wholeTable } from '../../../test/whole-table';
import { parseDay } from './day';
import { AGENT_TYPES, type AgentSessions, type AgentType } from './domain';
import { parseInstant } from './instant';
import { namedAgents, namedAgentsOn } from './named-agents';

type Login = readonly [agent: string, license: AgentType, login: string];

const day = (text: string): number => parseDay(text) ?? Number.NaN;

function sessionsOf(...logins: readonly Login[]): AgentSessions {
  const names = [...new Set(logins.map(([agent]) => agent))];
  return {
    length: logins.length,
    names,
    agent: logins.map(([agent]) => names.indexOf(agent)),
    license: logins.map(([, license]) => AGENT_TYPES.indexOf(license)),
    login: logins.map(([, , login]) => parseInstant(login) ?? Number.NaN),
    logout: logins.map(() => Number.NaN),
    sourceAt: start => ({ uri: '', start, end: start }),
  };
}

const JUNE = { start: day('2024-06-09'), end: day('2024-07-08') };

function counts(sessions: AgentSessions, on: string, reading: 'wholeCycle' | 'asOfDay' = 'wholeCycle') {
  const agents = namedAgents([wholeTable(sessions)], JUNE);
  const count = (type: AgentType): number => namedAgentsOn(agents, type, day(on), reading).length;
  return { premium: count('premium'), standard: count('standard') };
}

describe('named agents (R2)', () => {
  it('count from their first log-in until the cycle ends; a deleted one stays and its twin is another', () => {
    const ten = Array.from({ length: 10 }, (_, index): Login => [`a-${index}`, 'standard', '2024-06-10T08:00:00Z']);
    const twin: Login = ['a-0-new', 'standard', '2024-06-20T08:00:00Z'];
    const sessions = sessionsOf(...ten, twin);
    expect(counts(sessions, '2024-06-09')).toEqual({ premium: 0, standard: 0 });
    expect(counts(sessions, '2024-06-19')).toEqual({ premium: 0, standard: 10 });
    expect(counts(sessions, '2024-07-08')).toEqual({ premium: 0, standard: 11 });
  });

  it('are Premium for the whole cycle once they log in as Premium, or from then on as of each day', () => {
    const sessions = sessionsOf(
      ['a', 'standard', '2024-06-10T08:00:00Z'],
      ['a', 'premium', '2024-06-12T08:00:00Z'],
      ['a', 'standard', '2024-06-13T08:00:00Z'],
    );
    expect(counts(sessions, '2024-06-10')).toEqual({ premium: 1, standard: 0 });
    expect(counts(sessions, '2024-06-10', 'asOfDay')).toEqual({ premium: 0, standard: 1 });
    expect(counts(sessions, '2024-06-11', 'asOfDay')).toEqual({ premium: 0, standard: 1 });
    expect(counts(sessions, '2024-06-12', 'asOfDay')).toEqual({ premium: 1, standard: 0 });
    expect(counts(sessions, '2024-06-13', 'asOfDay')).toEqual({ premium: 1, standard: 0 });
  });

  it('do not count for a log-in of another cycle, whatever its offset says of the local day', () => {
    const sessions = sessionsOf(
      ['before', 'premium', '2024-06-09T01:00:00+02:00'],
      ['first', 'standard', '2024-06-08T23:00:00-02:00'],
      ['after', 'standard', '2024-07-08T23:00:00-02:00'],
    );
    expect(namedAgents([wholeTable(sessions)], JUNE).map(({ name }) => name)).toEqual(['first']);
  });
});
