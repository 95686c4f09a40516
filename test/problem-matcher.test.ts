/** The problem matcher of the manifest, on what `entitlements check` prints. */
import { expect, it } from 'vitest';
import manifest from '../package.json';
import { english } from '../server/src/messages/en';
import { messagesIn } from '../server/src/messages/languages';
import { SEVERITY_OF } from '../server/src/model/finding';
import { findingsText } from '../server/src/reports/findings';
import { deal, subscription, uriOf, usage } from './deal';

const [matcher] = manifest.contributes.problemMatchers;
if (matcher === undefined) throw new Error('no problem matcher');
const { pattern } = matcher;
const line = new RegExp(pattern.regexp);

const FILES = {
  'north: 2/s.subscription.yaml': subscription({ licenses: '{standard: {committed: 20}}' }),
  'u.usage.yaml': usage(['date: 2024-01-10, premium: 0, standard: 28', 'date: 2024-01-11, standard: x']),
};

const workspace = deal(FILES);
const findings = workspace.uris().flatMap(uri => workspace.findings(uri));

it.each(['en', 'sv'])('takes every line of the findings apart (%s)', language => {
  const text = findingsText(workspace, messagesIn(language), uriOf(''), findings);
  const lines = text.trimEnd().split('\n');
  expect(new Set(findings.map(({ code }) => SEVERITY_OF[code]))).toEqual(new Set(['error', 'warning', 'information']));
  expect(lines).toHaveLength(findings.length);
  const taken = lines.map(one => {
    const parts = line.exec(one) ?? [];
    return [parts[pattern.file], parts[pattern.severity], parts[pattern.code]];
  });
  expect(taken).toEqual(
    findings.map(({ code, source }) => [
      decodeURIComponent(source.uri).slice(uriOf('').length),
      SEVERITY_OF[code],
      code,
    ]),
  );
});

it('finds line and column, counted from 1, and the sentence', () => {
  const [first] = findingsText(workspace, english, uriOf(''), workspace.findings(uriOf('u.usage.yaml'))).split('\n');
  const parts = line.exec(first ?? '') ?? [];
  expect([parts[pattern.line], parts[pattern.column]]).toEqual(['4', '46']);
  expect(parts[pattern.message]).toMatch(/^This peak of 28/);
});

it('passes over a line that is no finding', () => {
  expect(line.test('1 error, 2 warnings and 3 notes in 2 files.')).toBe(false);
});
