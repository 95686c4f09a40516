import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, documentOf, type Files, findingsOf, subscription, uriOf } from '../../../test/deal';
import { handInSources } from '../../../test/hand-in-sources';
import { inOneGo } from '../engine/pieces';
import { readSourceFile } from '../model/source-file';
import { importUsage } from './import';
import { reconciliationJson } from './json';

const imported = (lines: readonly string[]) =>
  inOneGo(importUsage(uriOf('export.csv'), `${lines.join('\n')}\n`, 'acme'));

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

  it('becomes log-ins as they are written, without the rows that do not count', () => {
    const { yaml, findings } = imported([
      'logout,team,login,license,agent',
      ',red,2024-06-10T09:58:00+02:00,standard,a-17',
      '2024-06-10T16:31:00Z,red,2024-06-10T07:58:00.5Z,premium,"Smith, ""Jo"""',
      '2024-06-10T16:31:00Z,red,soon,premium,a-18',
      '2024-06-10T16:31:00Z,red,2024-06-10T07:58:00Z,premium',
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
    expect(findings.map(({ code }) => code)).toEqual(['source-row-invalid', 'source-row-invalid']);
  });

  it('keeps what counts at its beginning alone, with its end as it is written', () => {
    const sessions = imported([
      'agent,license,login,logout',
      'a-1,premium,2024-06-10T07:58:00Z,soon',
      'a-2,premium,2024-06-10T07:58:00Z,2024-06-10T07:00:00Z',
    ]);
    expect(sessions.findings).toHaveLength(2);
    expect(sessions.yaml).toContain(
      [
        '  - {agent: a-1, license: premium, login: 2024-06-10T07:58:00Z, logout: soon}',
        '  - {agent: a-2, license: premium, login: 2024-06-10T07:58:00Z, logout: 2024-06-10T07:00:00Z}',
        '',
      ].join('\n'),
    );
    const connections = imported(['start,end', '2024-06-10T08:00:10Z,', '2024-06-10T08:00:10Z,2034-06-10T08:02:40Z']);
    expect(connections.findings).toHaveLength(2);
    expect(connections.yaml).toContain(
      ['  - {start: 2024-06-10T08:00:10Z}', '  - {start: 2024-06-10T08:00:10Z, end: 2034-06-10T08:02:40Z}', ''].join(
        '\n',
      ),
    );
  });

  it('comes to the same as a usage file as it does as a source', () => {
    const instant = fc.constantFrom(
      ...['2024-06-10T08:00:00Z', '2024-06-10T08:00:30Z', '2024-06-10T09:30:00+01:00', '2024-06-11T00:00:00Z'],
      ...['soon', '', '2034-06-10T08:00:00Z', '2024-06-31T08:00:00Z', '2024-06-09T23:59:59-00:00'],
    );
    const agent = fc.constantFrom('a-1', 'a-2', '', 'a 3');
    const license = fc.constantFrom('premium', 'standard', 'standart');
    const exports = fc.oneof(
      fc
        .array(fc.tuple(agent, license, instant, instant), { minLength: 1, maxLength: 12 })
        .map(rows => ({ format: 'agent-sessions', header: 'agent,license,login,logout', rows })),
      fc
        .array(fc.tuple(instant, instant), { minLength: 1, maxLength: 12 })
        .map(rows => ({ format: 'ivr-connections', header: 'start,end', rows })),
    );
    fc.assert(
      fc.property(exports, fc.constantFrom('named', 'concurrent'), ({ format, header, rows }, agentModel) => {
        const csv = [header, ...rows.map(row => row.join(','))].join('\n');
        const terms = { 'a.subscription.yaml': subscription({ agentModel, start: '2024-06-01' }) };
        const source = `kind: usage\norganization: acme\nsources: [{file: export.csv, format: ${format}}]\n`;
        const asSource = { ...terms, 'a.usage.yaml': source, 'export.csv': csv };
        const asFile = { ...terms, 'a.usage.yaml': inOneGo(importUsage(uriOf('export.csv'), csv, 'acme')).yaml };
        const rowsOf = (files: Files) =>
          (handInSources(deal(files), files).organization('acme')?.reconciliations ?? []).map(reconciliationJson);
        expect(rowsOf(asFile)).toEqual(rowsOf(asSource));
      }),
      { numRuns: 200 },
    );
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

  it('is refused where its header row has a column twice', () => {
    const { yaml, findings } = imported(['start,end,start', '2024-06-10T08:00:10Z,2024-06-10T08:02:40Z,']);
    expect(yaml).toBe('');
    expect(findings).toMatchObject([{ code: 'source-row-invalid', source: { start: 0, end: 15 } }]);
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
        const { yaml } = inOneGo(importUsage(uriOf('export.csv'), csv, organization));
        const file = readSourceFile(uriOf('a.usage.yaml'), documentOf('a.usage.yaml', yaml));
        expect(file.findings).toEqual([]);
        expect(file.usages[0]?.organization.value).toBe(organization);
        expect(file.usages[0]?.agentSessions[0]?.table.names).toEqual([agent]);
      }),
      { numRuns: 500 },
    );
  });
});
