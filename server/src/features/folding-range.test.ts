import { describe, expect, it } from 'vitest';
import { deal, uriOf } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { foldingRanges } from './folding-range';

const folded = (text: string): string[] =>
  inOneGo(foldingRanges(deal({ 'd.entitlements.yaml': text }), uriOf('d.entitlements.yaml'))).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === undefined ? '' : ` ${kind}`}`,
  );

describe('what folds', () => {
  it('are documents, blocks, lists and records of several lines, by what they hold', () => {
    const text = [
      'kind: usage', // 0
      'days:',
      '  - date: 2024-01-02',
      '    premium: 1 # last',
      '',
      '  - {date: 2024-01-03}',
      'ivrConnections: [',
      '  {start: 2024-01-02T00:00:00Z}',
      ']',
      '', // 9
      '---',
      'kind: usage',
      'organization: acme',
    ];
    expect(folded(text.join('\n'))).toEqual(['0-8', '1-5', '2-3', '6-8', '11-12']);
  });

  it('are comments that follow one another on lines of their own', () => {
    const text = '# one\n# two\nkind: usage # three\n# four\n\n# five\n  # six\n';
    expect(folded(text)).toEqual(['0-1 comment', '5-6 comment']);
  });

  it('is nothing on one line, nor what an alias names', () => {
    expect(folded('kind: usage')).toEqual([]);
    expect(folded('{kind: subscription, licenses: {premium: &a {\n committed: 1}, standard: *a}}')).toEqual(['0-1']);
  });
});
