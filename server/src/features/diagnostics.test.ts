import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { deal, type Files, subscription, uriOf, usage, withCursor } from '../../../test/deal';
import { formatDay, parseDay } from '../engine/day';
import { inOneGo, type Pieces } from '../engine/pieces';
import { english } from '../messages/en';
import { swedish } from '../messages/sv';
import type { Workspace } from '../workspace/workspace';
import { diagnostics, diagnosticsInPieces } from './diagnostics';

const PAGE = 'https://example.com/findings.md';

/** What is told at `<|>`. */
function toldAt(files: Files, messages = english) {
  const { files: plain, uri, position } = withCursor(files);
  return diagnostics(deal(plain), messages, PAGE, uri).filter(
    ({ range: { start } }) => start.line === position.line && start.character === position.character,
  );
}

const FILES: Files = {
  'acme.subscription.yaml': subscription({ surgeProtection: '30%', licenses: '{standard: {committed: <|>20}}' }),
  'acme.usage.yaml': usage(['date: 2024-01-02, standard: 31']),
};

describe('what an editor is told of a finding', () => {
  it('has its code, the page of the code, and where to look next', () => {
    const [told] = toldAt(FILES);
    expect(told).toMatchObject({
      code: 'overage',
      source: 'entitlements',
      severity: 2,
      codeDescription: { href: `${PAGE}#overage` },
      relatedInformation: [{ location: { uri: uriOf('acme.usage.yaml') } }],
    });
    expect(told?.range.end.character).toBe((told?.range.start.character ?? 0) + 2);
  });

  it('is said in the language that is asked for', () => {
    expect(toldAt(FILES)[0]?.message).toContain('Standard agents of overage');
    expect(toldAt(FILES, swedish)[0]?.message).toContain('Standard-agenter i överförbrukning');
  });

  it('is nothing of a file that is not there', () => {
    expect(diagnostics(deal({}), english, PAGE, uriOf('acme.usage.yaml'))).toEqual([]);
  });

  it('names no other places where there are none', () => {
    const [told] = toldAt({ 'a.subscription.yaml': subscription({ currency: '<|>usd' }) });
    expect(told).toMatchObject({ code: 'schema', severity: 1 });
    expect(told).not.toHaveProperty('relatedInformation');
  });
});

describe('what an editor is told of thousands of findings', () => {
  const FIRST = parseDay('2000-01-01') ?? 0;
  const dates = Array.from({ length: 3000 }, (_, index) => formatDay(FIRST + index));
  const long = (standard: number): string => usage(dates.map(date => `date: ${date}, standard: ${standard}`));
  const FILES_OF_YEARS = {
    'acme.subscription.yaml': subscription({
      start: formatDay(FIRST),
      licenses: '{premium: {committed: 5}, standard: {committed: 20}}',
    }),
    'acme.usage.yaml': long(21),
  };
  const pieces = (workspace: Workspace): Pieces<Diagnostic[]> =>
    diagnosticsInPieces(workspace, english, PAGE, uriOf('acme.usage.yaml'));

  it('is put into sentences in pieces', () => {
    expect([...pieces(deal(FILES_OF_YEARS))].length).toBeGreaterThan(5);
  });

  it('is the same where two ask at the same time, in pieces or at once', () => {
    const workspace = deal(FILES_OF_YEARS);
    const [one, other] = [pieces(workspace), pieces(workspace)];
    for (let turn = 0; turn < 4; turn += 1) for (const telling of [one, other]) expect(telling.next().done).toBe(false);
    const told = diagnostics(workspace, english, PAGE, uriOf('acme.usage.yaml'));
    expect([inOneGo(one), inOneGo(other)]).toEqual([told, told]);
    expect(told.length).toBeGreaterThan(3000);
  });
});
