import { describe, expect, it } from 'vitest';
import { deal, placeText, subscription, usage, withCursor } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { documentHighlight } from './document-highlight';

function highlighted(text: string): string[] {
  const { files, uri, position } = withCursor({ 'd.entitlements.yaml': text, 'e.usage.yaml': usage([]) });
  const workspace = deal(files);
  return inOneGo(documentHighlight(workspace, uri, position)).map(
    ({ range, kind }) => `${placeText(workspace, { uri, range })} ${kind === 3 ? 'defined' : 'used'}`,
  );
}

describe('a name under the cursor', () => {
  it('is marked wherever it stands in the same file, where it is defined and where it is used', () => {
    expect(highlighted(`${subscription()}---\n${usage([], { organization: '"ac<|>me"' })}`)).toEqual([
      'd.entitlements.yaml:3 acme defined',
      'd.entitlements.yaml:9 "acme" used',
    ]);
  });

  it('is not marked where the same text means something else', () => {
    expect(highlighted(`${subscription({ id: 'ac<|>me', name: 'acme' })}`)).toEqual([
      'd.entitlements.yaml:2 acme defined',
    ]);
    expect(highlighted(subscription({ name: 'ac<|>me' }))).toEqual([]);
  });
});
