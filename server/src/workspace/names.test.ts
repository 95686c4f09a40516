import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, textAt, uriOf, usage } from '../../../test/deal';
import { handInSources } from '../../../test/hand-in-sources';
import { inOneGo } from '../engine/pieces';
import type { SourceFile } from '../model/source-file';
import { definitions, knownNames, type Name, nameAt, type Occurrence, occurrences, occurrencesIn } from './names';
import type { Workspace } from './workspace';

const OVERAGE = '{standard: {sku: STD, overage: {sku: STD-O}}}';

const FILES: Files = {
  'a.subscription.yaml': subscription({ id: 'SUB-NEW', start: '2024-06-01', licenses: OVERAGE }),
  'b.subscription.yaml': subscription({ id: 'SUB-OLD', start: '2023-01-01', digitalChannels: '[{sku: SMS}]' }),
  'c.invoice.yaml': 'kind: invoice\nsubscription: "SUB-OLD"\nlines: [{sku: STD-O}, {sku: OTHER}]\n',
  'd.usage.yaml': `${usage([])}digitalChannels: [{sku: SMS, units: 1, date: 2024-01-01}]\nagentSessions:\n  - {agent: anna, login: 2024-06-02T08:00:00Z}\n  - {agent: bert, login: 2024-06-02T08:00:00Z}\n  - {agent: 'anna', login: 2024-06-01T08:00:00Z}\n`,
  'e.usage.yaml': `${usage([], { organization: 'beta' })}agentSessions: [{agent: anna, login: 2024-06-02T08:00:00Z}]\n`,
};

/** `d.usage.yaml:2 acme` for each place: its file, its line from 1, and what is written there. */
function placesOf(workspace: Workspace, found: readonly Occurrence[]): string[] {
  return found.map(({ source: { uri, start, end } }) => {
    const line = (workspace.file(uri)?.text.positionAt(start).line ?? -2) + 1;
    return `${uri.slice(uriOf('').length)}:${line} ${textAt(workspace, uri).slice(start, end)}`;
  });
}

const places = (name: Name, files = FILES): string[] => {
  const workspace = deal(files);
  return placesOf(workspace, inOneGo(occurrences(workspace, name)));
};

const defined = (name: Name, files = FILES): string[] => {
  const workspace = handInSources(deal(files), files);
  return placesOf(workspace, inOneGo(definitions(workspace, name)));
};

const known = (workspace: Workspace, kind: Name['kind'], organization?: string): readonly string[] =>
  inOneGo(knownNames(workspace, kind, organization));

/** Every name of a file, found by looking at each of its offsets. */
function namesOf(file: SourceFile): Occurrence[] {
  const names = new Map<number, Occurrence>();
  for (let offset = 0; offset <= file.text.content.length; offset += 1) {
    const here = inOneGo(nameAt(file, offset));
    if (here !== undefined) names.set(here.source.start, here);
  }
  return [...names.values()];
}

describe('the names that files share', () => {
  it('stand in every kind of document, quoted or not', () => {
    expect(places({ kind: 'organization', text: 'acme' })).toEqual([
      'a.subscription.yaml:3 acme',
      'b.subscription.yaml:3 acme',
      'd.usage.yaml:2 acme',
    ]);
    expect(places({ kind: 'subscription', text: 'SUB-OLD' })).toEqual([
      'b.subscription.yaml:2 SUB-OLD',
      'c.invoice.yaml:2 "SUB-OLD"',
    ]);
    expect(places({ kind: 'sku', text: 'STD-O' })).toEqual(['a.subscription.yaml:7 STD-O', 'c.invoice.yaml:3 STD-O']);
    expect(places({ kind: 'sku', text: 'SMS' })).toEqual(['b.subscription.yaml:7 SMS', 'd.usage.yaml:4 SMS']);
  });

  it('are defined by subscriptions, the oldest first, and used by what belongs to them', () => {
    expect(defined({ kind: 'organization', text: 'acme' })).toEqual([
      'b.subscription.yaml:3 acme',
      'a.subscription.yaml:3 acme',
    ]);
    expect(defined({ kind: 'subscription', text: 'SUB-OLD' })).toEqual(['b.subscription.yaml:2 SUB-OLD']);
    expect(defined({ kind: 'sku', text: 'STD-O' })).toEqual(['a.subscription.yaml:7 STD-O']);
    expect(defined({ kind: 'sku', text: 'OTHER' })).toEqual([]);
  });

  it('of agents belong to their organization, and begin with the first log-in', () => {
    const anna: Name = { kind: 'agent', text: 'anna', organization: 'acme' };
    expect(places(anna)).toEqual(['d.usage.yaml:6 anna', "d.usage.yaml:8 'anna'"]);
    expect(defined(anna)).toEqual(["d.usage.yaml:8 'anna'"]);
    expect(places({ ...anna, organization: 'beta' })).toEqual(['e.usage.yaml:4 anna']);
  });

  it('of agents stand in the CSV files of the organization, too, once for each row', () => {
    const source = '\nsources: [{file: log.csv, format: agent-sessions}]\n';
    const files: Files = {
      'a.usage.yaml': `${usage([])}${source}---\n${usage([])}${source}`,
      'b.usage.yaml': `${usage([], { organization: 'beta' })}agentSessions: [{agent: anna}]\n`,
      'log.csv':
        'login,agent,license,logout\n2024-06-01T08:00:00Z,bert,standard,\n2024-06-02T08:00:00Z,"anna",standard,\n',
    };
    const anna: Name = { kind: 'agent', text: 'anna', organization: 'acme' };
    expect(defined(anna, files)).toEqual(['log.csv:3 "anna"']);
    expect(defined({ ...anna, organization: 'beta' }, files)).toEqual(['b.usage.yaml:4 anna']);
  });

  it('written by an alias are written at its anchor, and those in an aliased block stand once', () => {
    const files: Files = {
      'a.subscription.yaml': `${subscription({ id: '&id SUB', organization: '*id' })}licenses:\n  premium: &p {sku: P}\n  standard: *p\n`,
    };
    const workspace = deal(files);
    const file = workspace.file(uriOf('a.subscription.yaml'));
    const names = file === undefined ? [] : namesOf(file);
    expect(names.map(({ name: { kind, text } }) => `${kind} ${text}`)).toEqual([
      'subscription SUB',
      'organization SUB',
      'sku P',
    ]);
    expect(placesOf(workspace, names)).toEqual([
      'a.subscription.yaml:2 SUB',
      'a.subscription.yaml:3 *id',
      'a.subscription.yaml:8 P',
    ]);
    expect(names[1]?.written).toEqual(names[0]?.source);
  });

  it('are found at an offset, its ends included', () => {
    const file = deal(FILES).file(uriOf('c.invoice.yaml'));
    const at = (offset: number) => (file === undefined ? undefined : inOneGo(nameAt(file, offset))?.name.text);
    const start = FILES['c.invoice.yaml']?.indexOf('"SUB') ?? 0;
    expect([start - 1, start, start + 9, start + 10].map(at)).toEqual([undefined, 'SUB-OLD', 'SUB-OLD', undefined]);
  });

  it('are found by what they are as by where they stand, in whatever way a file was read', () => {
    const logIn = (agent: string, more = ''): string =>
      `  - {agent: ${agent}, license: premium, login: 2024-06-10T08:00:00Z}${more}\n`;
    const files: Files = {
      ...FILES,
      'd.usage.yaml': `${usage([])}agentSessions:\n${logIn('a')}${logIn("'b'")}${logIn('&c c', ' # c')}${logIn('a')}${logIn('17')}${logIn('"a"')}`,
      'e.usage.yaml': `${usage([])}agentSessions:\n${logIn('a')}  - agent: a\n    license: x\n${logIn('b')}  - {agent: [a]}\n${logIn('a')}agentSessions: []\n`,
      'f.entitlements.yaml': `${usage([])}agentSessions: &all\n${logIn('a')}${logIn('b')}---\nkind: usage\norganization: beta\nother: *all\nagentSessions: [{agent: a}]\n`,
      'h.usage.yaml': `${usage([])}agentSessions:\n  - {agent: 18,\n     license: premium}\n${logIn('"18"')}  - {agent: d,\n     license: premium}\n`,
      'g.subscription.yaml': `${subscription()}other: &p {sku: P}\nlicenses:\n  premium: *p\n`,
      'i.usage.yaml': `${usage([])}other: &all\n${logIn('x').repeat(3)}${logIn('&y y')}${logIn('z').repeat(3)}agentSessions: *all\ndigitalChannels: [{sku: *y}]\n`,
    };
    const workspace = deal(files);
    const agents = Object.keys(files).flatMap(name => {
      const file = workspace.file(uriOf(name));
      const names = file === undefined ? [] : namesOf(file).map(({ name: one }) => one);
      return names.flatMap(one => (one.kind === 'agent' && one.organization === 'acme' ? one.text : []));
    });
    expect(agents).toContain('c');
    expect(known(workspace, 'agent', 'acme')).toEqual([...new Set(agents)].sort());
    for (const name of Object.keys(files)) {
      const file = workspace.file(uriOf(name));
      if (file === undefined || file.roots.length === 0) continue;
      const all = namesOf(file);
      for (const { name: one } of all) {
        const same = all.filter(other => JSON.stringify(other.name) === JSON.stringify(one));
        expect(inOneGo(occurrencesIn(file, one))).toEqual(same);
      }
    }
  });

  it('are only text: what is no name, or none yet, is left alone', () => {
    const files: Files = { 'a.subscription.yaml': 'kind: subscription\nid: 17\norganization: ""\nlicenses: {premium:' };
    const file = deal(files).file(uriOf('a.subscription.yaml'));
    expect(file && namesOf(file)).toEqual([]);
  });

  it('are known across all files, each once', () => {
    const workspace = deal(FILES);
    expect(known(workspace, 'organization')).toEqual(['acme', 'beta']);
    expect(known(workspace, 'subscription')).toEqual(['SUB-NEW', 'SUB-OLD']);
    expect(known(workspace, 'sku')).toEqual(['OTHER', 'SMS', 'STD', 'STD-O']);
    expect(known(workspace, 'agent', 'acme')).toEqual(['anna', 'bert']);
  });
});
