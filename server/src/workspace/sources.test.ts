import { describe, expect, it } from 'vitest';
import { deal, documentOf, findingsOf, handIn, subscription, uriOf, usage } from '../../../test/deal';
import { codesOf } from '../model/csv/codes';
import { reconciliationJson } from '../reports/json';
import { bringIn } from './bring-in';
import type { Workspace } from './workspace';

const SUBSCRIPTION = subscription({
  agentModel: 'named',
  surgeProtection: '30%',
  licenses: '{premium: {committed: 5}, standard: {committed: 20}, ivrPorts: {committed: 2}}',
});

const DETAIL =
  'Usage Date,Usage Type,Units Used\n2024-06-10,Premium Named Agent,4\n2024-06-10,Standard Named Agent,28\n';

const naming = (...sources: string[]): string =>
  `kind: usage\norganization: acme\nsources:\n${sources.map(source => `  - {${source}}\n`).join('')}`;

const DETAIL_SOURCE = 'file: detail.csv, format: daily-detail';

function dealWith(files: Readonly<Record<string, string>>): Workspace {
  const workspace = deal({ 'a.subscription.yaml': SUBSCRIPTION, ...files });
  workspace.setFolders([uriOf('').replace(/\/$/, '')]);
  return workspace;
}

const used = (workspace: Workspace): string[] =>
  (workspace.organization('acme')?.reconciliations ?? [])
    .map(reconciliationJson)
    .flatMap(one => one.dailyDetail.map(row => `${row.date} ${row.type} ${row.used}`));

const wanted = (workspace: Workspace): string[] => workspace.wantedSources().map(({ uri }) => uri);

describe('a source of a usage document', () => {
  it('adds nothing and is not reported until it is handed in', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    expect(wanted(workspace)).toEqual([uriOf('detail.csv')]);
    expect(used(workspace)).toEqual([]);
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual([]);
    handIn(workspace, 'detail.csv', DETAIL);
    expect(wanted(workspace)).toEqual([]);
    expect(used(workspace)).toEqual(['2024-06-10 premium 4', '2024-06-10 standard 28']);
  });

  it('counts like the same records in YAML', () => {
    const sessions = [
      'agent: a-1, license: standard, login: 2024-06-10T07:58:00Z',
      'agent: a-2, license: premium, login: 2024-06-11T07:58:00Z, logout: 2024-06-11T08:00:00Z',
    ];
    const inYaml = dealWith({
      'a.usage.yaml': `kind: usage\norganization: acme\nagentSessions:\n${sessions.map(one => `  - {${one}}\n`).join('')}`,
    });
    const inCsv = dealWith({ 'a.usage.yaml': naming('file: sessions.csv, format: agent-sessions') });
    const rows = ['a-1,standard,2024-06-10T07:58:00Z,', 'a-2,premium,2024-06-11T07:58:00Z,2024-06-11T08:00:00Z'];
    handIn(inCsv, 'sessions.csv', `agent,license,login,logout\n${rows.join('\n')}\n`);
    expect(used(inCsv)).toEqual(used(inYaml));
    expect(used(inCsv)).toContain('2024-06-11 premium 1');
  });

  it('has its findings on itself, with the organization that names it', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    handIn(workspace, 'detail.csv', `${DETAIL}2024-06-10,Standard Named Agent,29\n2024-06-11,IVR Port,many\n`);
    expect(findingsOf(workspace, 'detail.csv')).toContain('duplicate-usage @ 28');
    expect(findingsOf(workspace, 'detail.csv')).toContain('duplicate-usage @ 29');
    expect(findingsOf(workspace, 'detail.csv')).toContain('source-row-invalid @ many');
    expect(workspace.uris()).toContain(uriOf('detail.csv'));
    expect(workspace.file(uriOf('detail.csv'))?.organizations).toEqual(['acme']);
  });

  it('touches its organization when it changes, and itself', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    handIn(workspace, 'detail.csv', DETAIL);
    workspace.takeTouched();
    handIn(workspace, 'detail.csv', DETAIL.replace('28', '31'));
    expect(workspace.takeTouched()).toEqual(['a.subscription.yaml', 'a.usage.yaml', 'detail.csv'].map(uriOf));
    expect(used(workspace)).toContain('2024-06-10 standard 31');
  });

  it('is kept while the document that names it is edited, and forgotten when none names it any more', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    handIn(workspace, 'detail.csv', DETAIL);
    workspace.set(documentOf('a.usage.yaml', `${naming(DETAIL_SOURCE)}# edited\n`));
    expect(wanted(workspace)).toEqual([]);
    expect(used(workspace)).toHaveLength(2);
    workspace.takeTouched();
    workspace.set(documentOf('a.usage.yaml', naming()));
    expect(workspace.uris()).not.toContain(uriOf('detail.csv'));
    expect(workspace.takeTouched()).toContain(uriOf('detail.csv'));
    workspace.set(documentOf('a.usage.yaml', naming(DETAIL_SOURCE)));
    expect(wanted(workspace)).toEqual([uriOf('detail.csv')]);
  });

  it('counts once for an organization, however often it is named', () => {
    const workspace = dealWith({
      'a.usage.yaml': naming(DETAIL_SOURCE, DETAIL_SOURCE),
      'b.usage.yaml': naming(DETAIL_SOURCE),
    });
    expect(wanted(workspace)).toEqual([uriOf('detail.csv')]);
    handIn(workspace, 'detail.csv', DETAIL);
    expect(findingsOf(workspace, 'detail.csv').filter(line => line.startsWith('duplicate'))).toEqual([]);
    expect(used(workspace)).toHaveLength(2);
  });

  it('is shared out by the cycles of the documents that name it, each row and each finding once', () => {
    const cycleOf = (start: string): string => `cycle: ${start}\n${naming(DETAIL_SOURCE)}`;
    const workspace = dealWith({
      'june.usage.yaml': cycleOf('2024-06-01'),
      'july.usage.yaml': cycleOf('2024-07-01'),
    });
    handIn(
      workspace,
      'detail.csv',
      [
        'Usage Date,Usage Type,Units Used,Units Overage',
        '2024-06-10,IVR Port,1,7',
        '2024-07-10,IVR Port,1,0',
        '2024-08-10,IVR Port,1,0',
        '2024-07-11,Standard Concurrent Agent,1,0',
      ].join('\n'),
    );
    expect(used(workspace)).toEqual(['2024-06-10 ivrPorts 1', '2024-07-10 ivrPorts 1']);
    expect(findingsOf(workspace, 'detail.csv')).toEqual([
      'daily-detail-mismatch @ 7',
      // Neither cycle takes this row, and each document says so.
      'date-outside-cycle @ 2024-08-10',
      'date-outside-cycle @ 2024-08-10',
      'source-row-invalid @ Standard Concurrent Agent',
    ]);
  });

  it('is shared out so with raw records, too', () => {
    const of = (start: string): string => `cycle: ${start}\n${naming('file: ivr.csv, format: ivr-connections')}`;
    const workspace = dealWith({ 'june.usage.yaml': of('2024-06-01'), 'july.usage.yaml': of('2024-07-01') });
    handIn(
      workspace,
      'ivr.csv',
      'start,end\n2024-06-01T08:00:00Z,2024-06-01T09:00:00Z\n2024-07-01T08:00:00Z,2024-07-01T09:00:00Z',
    );
    expect(used(workspace)).toEqual(['2024-06-01 ivrPorts 1', '2024-07-01 ivrPorts 1']);
    expect(findingsOf(workspace, 'ivr.csv')).toEqual([]);
  });

  it('meets the figures of other documents', () => {
    const workspace = dealWith({
      'a.usage.yaml': naming(DETAIL_SOURCE),
      'b.usage.yaml': usage(['date: 2024-06-10, standard: 27, ivrPorts: 3']),
    });
    handIn(workspace, 'detail.csv', DETAIL);
    expect(findingsOf(workspace, 'b.usage.yaml')).toContain('duplicate-usage @ 27');
    expect(findingsOf(workspace, 'detail.csv')).toContain('duplicate-usage @ 28');
    expect(used(workspace)).toEqual(['2024-06-10 premium 4', '2024-06-10 ivrPorts 3']);
  });

  it('leaves out rows of the other agent model', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    handIn(workspace, 'detail.csv', DETAIL.replace('Premium Named', 'Premium Concurrent'));
    expect(findingsOf(workspace, 'detail.csv')).toContain('source-row-invalid @ Premium Concurrent Agent');
    expect(used(workspace)).toEqual(['2024-06-10 standard 28']);
  });

  it.each(['unreadable', 'linkOutside'] as const)('that is %s is reported where it is named', refusal => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    workspace.setUnread(uriOf('detail.csv'), refusal);
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual(['source-unreadable @ detail.csv']);
    expect(wanted(workspace)).toEqual([]);
    handIn(workspace, 'detail.csv', DETAIL);
    expect(findingsOf(workspace, 'a.usage.yaml')).not.toContain('source-unreadable @ detail.csv');
  });

  it('that cannot be read to its end is reported where it is named, and nothing of it counts', async () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    async function* pieces() {
      yield codesOf(DETAIL.slice(0, -20));
      yield 'unreadable' as const;
    }
    await bringIn(workspace, uriOf('detail.csv'), { size: DETAIL.length, pieces: pieces() }, async () => true);
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual(['source-unreadable @ detail.csv']);
    expect(used(workspace)).toEqual([]);
  });

  it('is wanted again where it is named in another format than those that it was read in', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    handIn(workspace, 'detail.csv', DETAIL);
    expect(wanted(workspace)).toEqual([]);
    workspace.set(documentOf('a.usage.yaml', naming(DETAIL_SOURCE, 'file: detail.csv, format: ivr-connections')));
    expect(wanted(workspace)).toEqual([uriOf('detail.csv')]);
    expect(used(workspace)).toEqual(['2024-06-10 premium 4', '2024-06-10 standard 28']);
    handIn(workspace, 'detail.csv', DETAIL);
    expect(wanted(workspace)).toEqual([]);
    expect(findingsOf(workspace, 'detail.csv')).toContain('source-row-invalid @ Usage Date,Usage Type,Units Used');
  });

  it('has its findings at their places, whichever of its formats is named first', () => {
    const rows = 'agent,license,login,logout\na,premium,2024-06-10T08:00:00Z,2024-06-10T09:00:00Z\nb,standard,never,\n';
    const formats = ['daily-detail', 'agent-sessions'];
    for (const order of [formats, formats.toReversed()]) {
      const named = order.map(format => `file: log.csv, format: ${format}`);
      const workspace = dealWith({ 'a.usage.yaml': naming(...named) });
      handIn(workspace, 'log.csv', rows);
      const text = workspace.file(uriOf('log.csv'))?.text;
      const places = workspace.findings(uriOf('log.csv')).map(({ source }) => text?.positionAt(source.start));
      expect(places).toContainEqual({ line: 2, character: 11 });
    }
  });

  it('outside the folders is reported and never wanted', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming('file: ../detail.csv, format: daily-detail') });
    expect(wanted(workspace)).toEqual([]);
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual(['source-unreadable @ ../detail.csv']);
  });

  it('is looked for anew when the folders change', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming('file: ../raw/detail.csv, format: daily-detail') });
    workspace.setFolders(['file:///deals', 'file:///raw']);
    expect(workspace.wantedSources()).toEqual([
      { uri: 'file:///raw/detail.csv', folders: ['file:///deals', 'file:///raw'] },
    ]);
    expect(findingsOf(workspace, 'a.usage.yaml')).toEqual([]);
  });

  it('is no other text than those that are named', () => {
    const workspace = dealWith({ 'a.usage.yaml': naming(DETAIL_SOURCE) });
    handIn(workspace, 'other.csv', DETAIL);
    expect(workspace.uris()).not.toContain(uriOf('other.csv'));
    expect(workspace.sourceRequests([uriOf('other.csv')])).toEqual([]);
    expect(workspace.sourceRequests([uriOf('detail.csv')])[0]?.folders).toEqual(['file:///deals']);
    expect(workspace.sourceRequests(['file:///deals'])).toEqual(workspace.sourceRequests([uriOf('detail.csv')]));
  });
});

describe('many log-ins of a source', () => {
  const termsFor = (committed: number): string =>
    subscription({
      agentModel: 'concurrent',
      licenses: `{premium: {committed: 5}, standard: {committed: ${committed}}}`,
    });
  const NAMING = { 'a.usage.yaml': naming('file: sessions.csv, format: agent-sessions') };
  // 40 agents with one log-in after the other on each of 28 days.
  const rows = Array.from({ length: 40 * 28 * 70 }, (_, index) => {
    const [agent, day, at] = [index % 40, Math.floor(index / 40) % 28, Math.floor(index / 1120)];
    const time = `2024-06-${String(day + 1).padStart(2, '0')}T${String(8 + Math.floor(at / 6)).padStart(2, '0')}:${at % 6}`;
    return `a-${agent},${agent % 4 === 0 ? 'premium' : 'standard'},${time}0:00Z,${time}9:30Z`;
  });
  const SESSIONS = `agent,license,login,logout\n${rows.join('\n')}\n`;

  function dealOf(committed: number): Workspace {
    const workspace = dealWith({ 'a.subscription.yaml': termsFor(committed), ...NAMING });
    handIn(workspace, 'sessions.csv', SESSIONS);
    return workspace;
  }

  const overage = (workspace: Workspace): number[] =>
    (workspace.organization('acme')?.reconciliations ?? [])
      .map(reconciliationJson)
      .flatMap(one => one.dailyDetail.map(row => row.overage));

  it('are counted in pieces, to the same figures', () => {
    const workspace = dealOf(20);
    const shares = [...workspace.computeOutdated()];
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.every((share, index) => share <= 1 && share > (shares[index - 1] ?? 0))).toBe(true);
    expect(overage(workspace)).toEqual(overage(dealOf(20)));
    expect(Math.max(...overage(workspace))).toBe(10);
  });

  it('are counted in pieces where they stand in YAML, too', () => {
    const records = rows.map(row => {
      const [agent, license, login, logout] = row.split(',');
      return `  - {agent: ${agent}, license: ${license}, login: ${login}, logout: ${logout}}`;
    });
    const inYaml = `kind: usage\norganization: acme\nagentSessions:\n${records.join('\n')}\n`;
    const workspace = dealWith({ 'a.subscription.yaml': termsFor(20), 'a.usage.yaml': inYaml });
    expect([...workspace.computeOutdated()].length).toBeGreaterThan(1);
    expect([...workspace.computeOutdated()]).toEqual([]);
    expect(overage(workspace)).toEqual(overage(dealOf(20)));
  });

  it('of several organizations are counted one organization after the other', () => {
    const logIn = '{agent: a, license: standard, login: 2024-06-10T08:00:00Z, logout: 2024-06-10T09:00:00Z}';
    const usages = ['acme', 'beta', 'gamma', 'delta'].map(organization => [
      `${organization}.usage.yaml`,
      `kind: usage\norganization: ${organization}\nagentSessions:\n  - ${logIn}\n`,
    ]);
    const workspace = dealWith({ ...Object.fromEntries(usages), 'none.usage.yaml': usage([]) });
    expect([...workspace.computeOutdated()]).toEqual(expect.arrayContaining([1 / 4, 2 / 4, 3 / 4]));
    expect([...workspace.computeOutdated()]).toEqual([]);
  });

  it('are not counted again when the terms change', () => {
    const workspace = dealOf(20);
    const { length } = [...workspace.computeOutdated()];
    workspace.set(documentOf('a.subscription.yaml', termsFor(25)));
    expect([...workspace.computeOutdated()].length).toBeLessThan(length);
    expect(overage(workspace)).toEqual(overage(dealOf(25)));
  });

  it('come to what stands in the files, whatever is changed or asked between two pieces', () => {
    for (const isAsked of [false, true]) {
      const workspace = dealOf(20);
      const pieces = workspace.computeOutdated();
      pieces.next();
      if (isAsked) expect(Math.max(...overage(workspace))).toBe(10);
      workspace.set(documentOf('a.subscription.yaml', termsFor(25)));
      if (isAsked) expect(Math.max(...overage(workspace))).toBe(5);
      for (const _ of pieces);
      expect(Math.max(...overage(workspace))).toBe(5);
    }
  });

  it('are counted to the end by whoever asks, where somebody else has begun or given up', () => {
    for (const giveUp of [false, true]) {
      const workspace = dealOf(20);
      for (const _ of workspace.computeOutdated());
      handIn(workspace, 'sessions.csv', SESSIONS.replaceAll(',standard,', ',premium,'));
      const pieces = workspace.computeOutdated();
      pieces.next();
      if (giveUp) pieces.return();
      expect(Math.max(...overage(workspace))).toBe(35);
      for (const _ of pieces);
      expect(Math.max(...overage(workspace))).toBe(35);
    }
  });
});
