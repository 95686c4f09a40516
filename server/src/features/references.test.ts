import { describe, expect, it } from 'vitest';
import { deal, type Files, placeText, subscription, usage, withCursor } from '../../../test/deal';
import { handInSources } from '../../../test/hand-in-sources';
import { inOneGo } from '../engine/pieces';
import { references } from './references';

function referencesTo(files: Files, withDefinitions = true): string[] {
  const { files: plain, uri, position } = withCursor(files);
  const workspace = handInSources(deal(plain), plain);
  return inOneGo(references(workspace, uri, position, withDefinitions)).map(location => placeText(workspace, location));
}

const FILES: Files = {
  'i.invoice.yaml': 'kind: invoice\nsubscription: SUB-1\n',
  's.subscription.yaml': subscription({ organization: 'ac<|>me' }),
  'u.usage.yaml': `${usage([])}---\n${usage([], { organization: "'acme'" })}`,
};

describe('the references', () => {
  it('to an organization are in all its files, with its definitions or without', () => {
    expect(referencesTo(FILES)).toEqual(['s.subscription.yaml:3 acme', 'u.usage.yaml:2 acme', "u.usage.yaml:6 'acme'"]);
    expect(referencesTo(FILES, false)).toEqual(['u.usage.yaml:2 acme', "u.usage.yaml:6 'acme'"]);
  });

  it('to a subscription are on its invoices', () => {
    const files = { ...FILES, 's.subscription.yaml': subscription({ id: 'SUB-1<|>' }) };
    expect(referencesTo(files, false)).toEqual(['i.invoice.yaml:2 SUB-1']);
  });

  it('to an agent are in the exports of the organization, too; the first log-in is the definition', () => {
    const files: Files = {
      'u.usage.yaml': `${usage([])}agentSessions: [{agent: <|>a-1, login: 2024-01-02T00:00:00Z}]\nsources: [{file: log.csv, format: agent-sessions}]\n`,
      'log.csv': 'agent,license,login,logout\na-1,standard,2024-01-01T00:00:00Z,\na-2,standard,2024-01-01T00:00:00Z,\n',
    };
    expect(referencesTo(files)).toEqual(['log.csv:2 a-1', 'u.usage.yaml:4 a-1']);
    expect(referencesTo(files, false)).toEqual(['u.usage.yaml:4 a-1']);
  });

  it('to what is no name are none', () => {
    expect(referencesTo({ 'u.usage.yaml': 'kind: usage<|>\norganization: acme\n' })).toEqual([]);
  });
});
