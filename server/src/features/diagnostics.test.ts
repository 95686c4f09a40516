import { describe, expect, it } from 'vitest';
import { deal, type Files, subscription, uriOf, usage, withCursor } from '../../../test/deal';
import { english } from '../messages/en';
import { swedish } from '../messages/sv';
import { diagnostics } from './diagnostics';

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

  it('names no other places where there are none', () => {
    const [told] = toldAt({ 'a.subscription.yaml': subscription({ currency: '<|>usd' }) });
    expect(told).toMatchObject({ code: 'schema', severity: 1 });
    expect(told).not.toHaveProperty('relatedInformation');
  });
});
