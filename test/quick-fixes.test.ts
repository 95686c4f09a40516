/**
 * Every quick fix of every deal in `findings/` and of the examples, with either line end: what it mends is gone, the text
 * can still be read, no comment is lost. And all that is mended at once leaves every number as it is.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { inOneGo } from '../server/src/engine/pieces';
import { codeActions } from '../server/src/features/code-action';
import { FIX_ALL } from '../server/src/features/code-actions/kinds';
import { locationOf } from '../server/src/features/positions';
import { reconcileAll } from '../server/src/features/reconcile';
import { english } from '../server/src/messages/en';
import { CODES, type Code, type Finding } from '../server/src/model/finding';
import { canBeSilenced } from '../server/src/model/ignore';
import { kindsOf } from '../server/src/model/source-file';
import type { Workspace } from '../server/src/workspace/workspace';
import { applyEdit } from './apply-edit';
import { deal, type Files, sentenceOf, uriOf } from './deal';
import { handInSources } from './hand-in-sources';

const CLIENT = { takesVersions: true, renamesFiles: true, createsFiles: true, versionOf: () => undefined };

const FINDINGS = new URL('./findings/', import.meta.url);
const EXAMPLES = new URL('../examples/', import.meta.url);

const read = (folder: URL, names: readonly string[]): Files =>
  Object.fromEntries(names.map(name => [name, readFileSync(new URL(name, folder), 'utf8')]));

const deals: (readonly [string, Files])[] = [
  ['the example of mistakes', read(EXAMPLES, ['mistakes.entitlements.yaml'])],
  ...readdirSync(FINDINGS, { withFileTypes: true }).map(entry => {
    if (!entry.isDirectory()) return [entry.name, read(FINDINGS, [entry.name])] as const;
    const folder = new URL(`${entry.name}/`, FINDINGS);
    return [entry.name, read(folder, readdirSync(folder))] as const;
  }),
];

const withLineEnd = (files: Files, lineEnd: string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', lineEnd)]));

const opened = (files: Files): Workspace => handInSources(deal(files), files);

const findingsIn = (files: Files, workspace = opened(files)): readonly Finding[] =>
  Object.keys(files).flatMap(name => workspace.findings(uriOf(name)));

function fixesOf(workspace: Workspace, { code, source }: Finding): CodeAction[] {
  const location = locationOf(workspace, source);
  if (location === undefined) return [];
  const { uri, range } = location;
  const diagnostics = [{ range, code, message: '' }];
  return inOneGo(codeActions(workspace, english, CLIENT, uri, { range, context: { diagnostics } }));
}

/** Where one of several findings with the same sentence is mended, one of them is gone. */
const timesTold = (told: readonly Finding[], finding: Finding): number =>
  told.filter(one => one.code === finding.code && sentenceOf(one) === sentenceOf(finding)).length;

const commentsIn = (files: Files): string[] =>
  Object.entries(files).flatMap(([name, text]) =>
    (deal(files).file(uriOf(name))?.yaml?.comments ?? []).map(({ start, end }) => text.slice(start, end)),
  );

const withCode = (found: readonly Finding[], code: Code): number => found.filter(one => one.code === code).length;

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])('with %s', (_, lineEnd) => {
  it.each(deals)('each quick fix of %s mends its finding and nothing else is lost', (_, plain) => {
    const files = withLineEnd(plain, lineEnd);
    const workspace = opened(files);
    const found = findingsIn(files, workspace);
    for (const finding of found) {
      for (const { title, edit } of fixesOf(workspace, finding)) {
        const after = applyEdit(files, edit ?? {});
        const left = findingsIn(after);
        const what = `${title} for ${sentenceOf(finding)}`;
        // One edit may mend several findings of its line at once, but it must mend this one.
        expect(timesTold(left, finding), what).toBeLessThan(timesTold(found, finding));
        expect(withCode(left, 'yaml-syntax'), what).toBeLessThanOrEqual(withCode(found, 'yaml-syntax'));
        if (lineEnd === '\r\n') expect(Object.values(after).join(''), what).not.toMatch(/[^\r]\n/);
        if (finding.code === 'unused-ignore') continue;
        const comments = commentsIn(after).join('\n');
        expect(
          commentsIn(files).filter(comment => !comments.includes(comment)),
          what,
        ).toEqual([]);
      }
    }
  });

  it.each(deals)('what is mended of %s at once changes no number, and is mended', (_, plain) => {
    const files = withLineEnd(plain, lineEnd);
    const workspace = opened(files);
    for (const name of Object.keys(files)) {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const [action] = inOneGo(
        codeActions(workspace, english, CLIENT, uriOf(name), {
          range,
          context: { diagnostics: [], only: ['source.fixAll'] },
        }),
      );
      const mendable = workspace
        .findings(uriOf(name))
        .filter(
          ({ code, message }) =>
            code === 'unordered-days' || (code === 'unused-ignore' && message.name !== 'ignoreUnknownCode'),
        );
      expect(action?.kind).toBe(mendable.length > 0 ? FIX_ALL : undefined);
      if (action?.edit === undefined) continue;
      const after = applyEdit(files, action.edit);
      expect(inOneGo(reconcileAll(opened(after)))).toBe(inOneGo(reconcileAll(workspace)));
      const left = opened(after).findings(uriOf(name)).map(sentenceOf);
      expect(mendable.map(sentenceOf).filter(sentence => left.includes(sentence))).toEqual([]);
    }
  });
});

describe('quick fixes', () => {
  /** The codes whose section in the documentation names a mend. */
  const mended = readFileSync(new URL('../docs/findings.md', import.meta.url), 'utf8')
    .split(/^## /m)
    .filter(section => section.includes('**Quick fix:**'))
    .map(section => section.split('\n')[0]);

  const titles = deals.flatMap(([, files]) => {
    const workspace = opened(files);
    const inYaml = findingsIn(files, workspace).filter(({ source }) => kindsOf(source.uri).length > 0);
    return inYaml.flatMap(finding => fixesOf(workspace, finding).map(({ title }) => ({ code: finding.code, title })));
  });

  it('are offered for half-typed text without a fault, and stay inside it', () => {
    const name = 'mistakes.entitlements.yaml';
    const text = read(EXAMPLES, [name])[name] ?? '';
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    for (let length = 0; length < text.length; length += 41) {
      const files = { [name]: text.slice(0, length) };
      const workspace = opened(files);
      for (const only of [['quickfix'], ['source']]) {
        const actions = inOneGo(
          codeActions(workspace, english, CLIENT, uriOf(name), {
            range,
            context: { diagnostics: [], only },
          }),
        );
        for (const { edit } of actions) expect(() => applyEdit(files, edit ?? {})).not.toThrow();
      }
    }
  });

  it('are offered for the deal in the README as it says', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [, text = ''] = /```yaml\n(kind: subscription[^`]*)```/.exec(readme) ?? [];
    const workspace = opened({ 'acme.entitlements.yaml': text });
    const offered = findingsIn({ 'acme.entitlements.yaml': text }, workspace).flatMap(finding =>
      fixesOf(workspace, finding).map(({ title }) => title),
    );
    const named = [...readme.matchAll(/`((?:Commit|Add) [^`]+)`/g)].map(([, title]) => title);
    expect(named).toHaveLength(2);
    expect(offered).toEqual(expect.arrayContaining(named));
  });

  it.each(CODES)('%s is mended where its section says so, and silenced where it can be', code => {
    const own = titles.filter(one => one.code === code).map(({ title }) => title);
    const silencing = own.filter(title => title.startsWith('Silence'));
    expect(own.length > silencing.length).toBe(mended.includes(code));
    if (own.length > 0) expect(silencing.length > 0).toBe(canBeSilenced(code));
  });
});
