import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, documentOf, findingsOf, subscription, uriOf } from '../../../test/deal';
import { readSourceFile } from '../model/source-file';
import { importUsage } from './import';

const imported = (lines: readonly string[]) => importUsage(`${lines.join('\n')}\n`, 'acme', uriOf('export.csv'));

describe('a CSV export', () => {
  it('becomes a usage file with a record for each day', () => {
    const { yaml, findings } = imported([
      'Usage Date,Usage Type,Units Used,Units Commit,Units Substitut,Units Overage,Usage Unit,Comment',
      '2024-06-11,Standard Named Agent,29,20,0,9,Licenses,',
      '2024-06-10,Standard Named Agent,28,20,1,7,Licenses,',
      '2024-06-10,Premium Named Agent,4,5,0,0,Licenses,',
      '2024-06-10,IVR Port,41,52,0,0,Ports,',
    ]);
    expect(findings).toEqual([]);
    expect(yaml).toBe(
      [
        'kind: usage',
        'organization: acme',
        'days:',
        '  - {date: 2024-06-10, premium: 4, standard: 28, ivrPorts: 41}',
        '  - {date: 2024-06-11, standard: 29}',
        '',
      ].join('\n'),
    );
  });

  it('keeps two figures of one day and type, for somebody to choose', () => {
    const { yaml } = imported([
      'Usage Date,Usage Type,Units Used',
      '2024-06-10,Standard Named Agent,28',
      '2024-06-10,Standard Named Agent,29',
    ]);
    const workspace = deal({
      'a.subscription.yaml': subscription({ agentModel: 'named' }),
      'a.usage.yaml': yaml,
    });
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual(['duplicate-usage @ 28', 'duplicate-usage @ 29']);
  });

  it('becomes log-ins as they are written, without the rows that are wrong', () => {
    const { yaml, findings } = imported([
      'logout,team,login,license,agent',
      ',red,2024-06-10T09:58:00+02:00,standard,a-17',
      '2024-06-10T16:31:00Z,red,2024-06-10T07:58:00.5Z,premium,"Smith, ""Jo"""',
      'soon,red,2024-06-10T07:58:00Z,premium,a-18',
    ]);
    expect(yaml).toBe(
      [
        'kind: usage',
        'organization: acme',
        'agentSessions:',
        '  - {agent: a-17, license: standard, login: 2024-06-10T09:58:00+02:00}',
        '  - {agent: "Smith, \\"Jo\\"", license: premium, login: 2024-06-10T07:58:00.5Z, logout: 2024-06-10T16:31:00Z}',
        '',
      ].join('\n'),
    );
    expect(findings.map(({ code }) => code)).toEqual(['source-row-invalid']);
  });

  it('becomes connections', () => {
    expect(imported(['start,end', '2024-06-10T08:00:10Z,2024-06-10T08:02:40Z']).yaml).toContain(
      'ivrConnections:\n  - {start: 2024-06-10T08:00:10Z, end: 2024-06-10T08:02:40Z}\n',
    );
    expect(imported(['start,end']).yaml).toContain('ivrConnections: []\n');
  });

  it('is refused where its header row is that of no export', () => {
    const { yaml, findings } = imported(['name,amount', 'a,1']);
    expect(yaml).toBe('');
    expect(findings).toMatchObject([{ code: 'source-row-invalid', source: { start: 0, end: 11 } }]);
  });

  it('keeps any name that an agent or an organization can have', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .map(text => text.trim())
      .filter(text => text !== '');
    fc.assert(
      fc.property(name, name, (agent, organization) => {
        const cell = `"${agent.replaceAll('"', '""')}"`;
        const csv = `agent,license,login,logout\n${cell},premium,2024-06-10T08:00:00Z,\n`;
        const { yaml } = importUsage(csv, organization, uriOf('export.csv'));
        const file = readSourceFile(uriOf('a.usage.yaml'), documentOf('a.usage.yaml', yaml));
        expect(file.findings).toEqual([]);
        expect(file.usages[0]?.organization.value).toBe(organization);
        expect(file.usages[0]?.agentSessions[0]?.names).toEqual([agent]);
      }),
      { numRuns: 500 },
    );
  });
});
