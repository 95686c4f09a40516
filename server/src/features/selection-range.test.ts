import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver';
import { deal, withCursor } from '../../../test/deal';
import { selectionRanges } from './selection-range';

/** What is selected, from the innermost on, each on one line. */
function selected(text: string): string[] {
  const { files, uri, position } = withCursor({ 'u.usage.yaml': text });
  const workspace = deal(files);
  const texts: string[] = [];
  let next: SelectionRange | undefined = selectionRanges(workspace, uri, [position])[0];
  for (; next !== undefined; next = next.parent) texts.push(workspace.file(uri)?.text.getText(next.range) ?? '');
  return texts.map(one => one.replaceAll('\n', '⏎'));
}

const DAYS = 'days:\n  - {date: 2024-01-02, premium: <|>4}\n  - {date: 2024-01-03}';

describe('a selection grows', () => {
  it('from a value to its key, the record, the list, the block and the document', () => {
    expect(selected(`# usage\nkind: usage\n${DAYS}\n`)).toEqual([
      '4',
      'premium: 4',
      '{date: 2024-01-02, premium: 4}',
      '- {date: 2024-01-02, premium: 4}⏎  - {date: 2024-01-03}',
      'days:⏎  - {date: 2024-01-02, premium: 4}⏎  - {date: 2024-01-03}',
      'kind: usage⏎days:⏎  - {date: 2024-01-02, premium: 4}⏎  - {date: 2024-01-03}',
      '# usage⏎kind: usage⏎days:⏎  - {date: 2024-01-02, premium: 4}⏎  - {date: 2024-01-03}⏎',
    ]);
  });

  it('from a key to what it names', () => {
    expect(selected('kind: usage\norganiz<|>ation: acme\n')).toEqual([
      'organization',
      'organization: acme',
      'kind: usage⏎organization: acme',
      'kind: usage⏎organization: acme⏎',
    ]);
  });

  it('to the whole file where no value stands', () => {
    expect(selected('# no<|>te\n\nkind: usage\n')).toEqual(['# note⏎⏎kind: usage⏎']);
  });

  it('of an unknown file stays where it is', () => {
    const position = { line: 1, character: 2 };
    expect(selectionRanges(deal({}), 'file:///none.usage.yaml', [position])).toEqual([
      { range: { start: position, end: position } },
    ]);
  });
});
