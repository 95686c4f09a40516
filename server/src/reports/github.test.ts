import { describe, expect, it } from 'vitest';
import { deal, subscription, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { githubCommands } from './github';

const commandsOf = (files: Readonly<Record<string, string>>): string[] => {
  const workspace = deal(files);
  const findings = workspace.uris().flatMap(uri => workspace.findings(uri));
  return githubCommands(workspace, english, 'file:///deals', findings).split('\n');
};

describe('findings as workflow commands', () => {
  it('stand at their lines and columns, notes as notices', () => {
    expect(commandsOf({ 'a.subscription.yaml': subscription() })).toEqual([
      expect.stringMatching(
        /^::notice file=a\.subscription\.yaml,line=2,col=5,endLine=2,endColumn=10,title=surge-missing \(R8\)::This subscription/,
      ),
      '',
    ]);
  });

  it('have no column where a place goes on to another line', () => {
    const [command] = commandsOf({ 'a.usage.yaml': 'kind: usage\norganization:\n  a: 1\n  b: 2\n' });
    expect(command).toMatch(/^::error file=a\.usage\.yaml,line=3,endLine=4,title=schema::/);
  });

  it('escape what would end a property or the command', () => {
    const organization = '"50%,\\n::error::x"';
    const [command] = commandsOf({ 'a, 100%25.usage.yaml': usage(['date: 2024-01-01, premium: 1'], { organization }) });
    expect(command).toMatch(/^::error file=a%2C 100%25\.usage\.yaml,line=2,/);
    expect(command).toContain('the organization 50%25,%0A::error::x,');
  });
});
