import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { deal, documentOf, type Files, subscription, uriOf, usage, withCursor } from '../../../test/deal';
import { handInSources } from '../../../test/hand-in-sources';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { say } from '../messages/message';
import { prepareRename, rename } from './rename';
import type { EditingClient } from './workspace-edit';

const CLIENT: EditingClient = {
  takesVersions: false,
  renamesFiles: false,
  createsFiles: false,
  versionOf: () => undefined,
};

/** The changed files as they are afterwards, or the sentence that says why nothing is renamed. */
function renamed(marked: Files, newName: string): Files | string {
  const { files, uri, position } = withCursor(marked);
  const workspace = handInSources(deal(files), files);
  const answer = inOneGo(rename(workspace, CLIENT, { uri, position, newName }));
  if ('refusal' in answer) return say(english, answer.refusal);
  const changed = Object.entries(answer.changes ?? {});
  return Object.fromEntries(
    changed.map(([changedUri, edits]) => {
      const name = changedUri.slice(uriOf('').length);
      return [name, TextDocument.applyEdits(TextDocument.create('', '', 0, files[name] ?? ''), edits)];
    }),
  );
}

function prepared(marked: Files): string {
  const { files, uri, position } = withCursor(marked);
  const workspace = handInSources(deal(files), files);
  const answer = inOneGo(prepareRename(workspace, uri, position));
  if ('refusal' in answer) return say(english, answer.refusal);
  return `${workspace.file(uri)?.text.getText(answer.range)} as ${answer.placeholder}`;
}

const USAGE = usage(['date: 2024-01-02, standard: 1']);

describe('renaming', () => {
  it('an organization changes every file that names it, and nothing else that reads alike', () => {
    const files = {
      's.subscription.yaml': subscription({ id: 'acme', organization: 'ac<|>me', name: 'acme' }),
      'u.usage.yaml': USAGE,
      'other.usage.yaml': usage([], { organization: 'acme2' }),
    };
    expect(renamed(files, 'beta')).toEqual({
      's.subscription.yaml': subscription({ id: 'acme', organization: 'beta', name: 'acme' }),
      'u.usage.yaml': USAGE.replace('acme', 'beta'),
    });
  });

  it('keeps the quotes of each place, and adds them where the new name needs them', () => {
    const files = {
      'i.invoice.yaml': 'kind: invoice\nsubscription: "SUB-1" # ours\n',
      'j.invoice.yaml': "kind: invoice\nsubscription: 'SUB-1'\n",
      's.subscription.yaml': subscription({ id: 'SUB-1<|>' }),
    };
    expect(renamed(files, ' 17 ')).toEqual({
      'i.invoice.yaml': 'kind: invoice\nsubscription: "17" # ours\n',
      'j.invoice.yaml': "kind: invoice\nsubscription: '17'\n",
      's.subscription.yaml': subscription({ id: '"17"' }),
    });
  });

  it('a name that aliases repeat changes it at the anchor', () => {
    const text = `${subscription({ organization: '&org acme' })}---\n`;
    const files = { 'd.entitlements.yaml': `${text}kind: usage\norganization: <|>acme\n` };
    expect(renamed(files, 'beta')).toEqual({
      'd.entitlements.yaml': `${text.replace('acme', 'beta')}kind: usage\norganization: beta\n`,
    });
    const alias = { 's.subscription.yaml': 'kind: subscription\nname: &a acme\norganization: *<|>a\n' };
    expect(renamed(alias, 'beta')).toEqual({
      's.subscription.yaml': 'kind: subscription\nname: &a beta\norganization: *a\n',
    });
  });

  it('an agent leaves the agents of other organizations alone', () => {
    const log = 'agentSessions: [{agent: a, login: 2024-01-02T00:00:00Z}]\n';
    const files = {
      'u.usage.yaml': `${usage([])}${log.replace('a,', '<|>a,')}`,
      'v.usage.yaml': `${usage([], { organization: 'beta' })}${log}`,
    };
    expect(Object.keys(renamed(files, 'b'))).toEqual(['u.usage.yaml']);
  });

  it('a SKU may end in one that exists, for licences may share one', () => {
    const files = { 's.subscription.yaml': subscription({ licenses: '{premium: {sku: <|>A}, standard: {sku: B}}' }) };
    expect(renamed(files, 'B')).toEqual({
      's.subscription.yaml': subscription({ licenses: '{premium: {sku: B}, standard: {sku: B}}' }),
    });
  });

  it('is refused, in a sentence, where it would make one of two, or no name', () => {
    const files = {
      's.subscription.yaml': subscription({ organization: '<|>acme' }),
      'u.usage.yaml': usage([], { organization: 'beta' }),
    };
    expect(renamed(files, 'beta')).toMatch(/^beta exists already/);
    expect(renamed(files, '  ')).toMatch(/^A name cannot be empty/);
    expect(renamed(files, 'be\nta')).toMatch(/^A name stands on one line/);
    expect(renamed({ 'u.usage.yaml': 'kind: us<|>age\norganization: acme\n' }, 'x')).toMatch(/^Only organizations/);
  });

  it('is refused where one text is two names, by an alias', () => {
    const files = { 's.subscription.yaml': subscription({ id: '&a acme', organization: '<|>*a' }) };
    expect(renamed(files, 'beta')).toBe(
      'acme is written once and also names a subscription, by an alias. Write both out before renaming one of them.',
    );
  });

  it('of an agent who stands in an export is refused before a new name is asked for', () => {
    const files = {
      'u.usage.yaml': `${usage([])}agentSessions: [{agent: <|>a, login: 2024-01-02T00:00:00Z}]\nsources: [{file: log.csv, format: agent-sessions}]\n`,
      'log.csv': 'agent,license,login,logout\na,standard,2024-01-01T00:00:00Z,\n',
    };
    const sentence =
      'a also stands in log.csv, which is an export and is not changed here. Rename it where the export comes from.';
    expect(prepared(files)).toBe(sentence);
    expect(renamed(files, 'b')).toBe(sentence);
  });

  it('asks for the name without its quotes', () => {
    expect(prepared({ 's.subscription.yaml': subscription({ organization: '"ac<|>me"' }) })).toBe('"acme" as acme');
    expect(prepared({ 's.subscription.yaml': subscription({ name: 'ac<|>me' }) })).toMatch(/^Only organizations/);
  });

  it('says which version of an open file it is for, so that a later text is not spoilt', () => {
    const { files, uri, position } = withCursor({ 's.subscription.yaml': subscription({ organization: 'ac<|>me' }) });
    const workspace = deal({ ...files, 'u.usage.yaml': USAGE });
    workspace.set(documentOf('s.subscription.yaml', files['s.subscription.yaml'] ?? '', 7));
    const versionOf = (one: string) => (one === uri ? 7 : undefined);
    const client = { takesVersions: true, renamesFiles: false, createsFiles: false, versionOf };
    const answer = inOneGo(rename(workspace, client, { uri, position, newName: 'beta' }));
    const changes = 'refusal' in answer ? [] : (answer.documentChanges ?? []);
    expect(changes.map(change => 'textDocument' in change && change.textDocument)).toEqual([
      { uri: uriOf('s.subscription.yaml'), version: 7 },
      { uri: uriOf('u.usage.yaml'), version: null },
    ]);
  });
});
