import { describe, expect, it } from 'vitest';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { importCsv } from './import';

const imported = (lines: readonly string[], end = '\n') =>
  inOneGo(
    importCsv(english, { uri: 'file:///exports/june%20log-ins.csv', text: lines.join(end), organization: 'acme' }),
  );

const SESSIONS = ['agent,license,login,logout', 'a-17,standard,2024-06-10T07:58:00Z,', 'a-18,premium,soon,'];

describe('an import', () => {
  it('is a usage file that is called like the export, and says how much of it there is', () => {
    const { fileName, yaml, summary } = imported(SESSIONS);
    expect(fileName).toBe('june log-ins.usage.yaml');
    expect(yaml).toContain('organization: acme\nagentSessions:\n  - {agent: a-17,');
    expect(summary).toBe('june log-ins.csv becomes 1 record of usage. 1 problem was found in it.');
  });

  it.each(['\n', '\r\n'])('says where its problems stand (%j)', end => {
    const [problem, ...others] = imported(SESSIONS, end).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      severity: 'error',
      code: 'source-row-invalid',
      range: { start: { line: 2, character: 13 }, end: { line: 2, character: 17 } },
    });
  });

  it('is none where the export is not known', () => {
    const { yaml, summary, problems } = imported(['a,b', '1,2']);
    expect(yaml).toBeUndefined();
    expect(summary).toBe('june log-ins.csv is not an export that can be imported.');
    expect(problems).toHaveLength(1);
  });
});
