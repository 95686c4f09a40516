import { describe, expect, it } from 'vitest';
import { deal, uriOf, usage } from '../../../test/deal';
import { english } from '../messages/en';
import { documentLinks } from './document-link';

const linksOf = (...sources: readonly string[]) => {
  const text = `${usage([])}sources:\n${sources.map(file => `  - {file: ${file}, format: daily-detail}\n`).join('')}`;
  const workspace = deal({ 'june/u.usage.yaml': text });
  workspace.setFolders(['file:///deals']);
  const uri = uriOf('june/u.usage.yaml');
  return documentLinks(workspace, english, uri).map(({ range, target, tooltip }) => ({
    text: workspace.file(uri)?.text.getText(range),
    target,
    tooltip,
  }));
};

describe('a source', () => {
  it('is a link to the CSV file', () => {
    expect(linksOf('a.csv', "'../may detail.csv'")).toEqual([
      { text: 'a.csv', target: uriOf('june/a.csv'), tooltip: 'Open a.csv' },
      { text: "'../may detail.csv'", target: uriOf('may%20detail.csv'), tooltip: 'Open may detail.csv' },
    ]);
  });

  it('is no link where it would lead out of the workspace, or to anything but a file in it', () => {
    expect(
      linksOf('../../etc/passwd', '/etc/passwd', 'https://example.org/a.csv', '"command:x"', 'b.usage.yaml'),
    ).toEqual([]);
  });
});
