import { describe, expect, it } from 'vitest';
import { textsFor } from '../../texts/languages';
import { previewText } from './preview';

const problem = (line: number) => ({
  range: { start: { line, character: 12 }, end: { line, character: 16 } },
  severity: 'error' as const,
  code: 'source-row-invalid',
  message: 'This is no time.',
});

const preview = (records: number, problems: number): string[] =>
  previewText(
    {
      fileName: 'june.usage.yaml',
      summary: '',
      yaml: `kind: usage\norganization: acme\ndays:\n${'  - {}\n'.repeat(records)}`,
      problems: Array.from({ length: problems }, (_, index) => problem(index + 1)),
    },
    textsFor('en'),
  ).split('\n');

describe('the preview of an import', () => {
  it('is the whole of a short file', () => {
    expect(preview(1, 0)).toEqual(['kind: usage', 'organization: acme', 'days:', '  - {}']);
  });

  it('says how much it leaves out, and where the first problems stand', () => {
    expect(preview(105, 5).slice(-6)).toEqual([
      '… and 100 more lines',
      '',
      'Line 2, column 13: This is no time.',
      'Line 3, column 13: This is no time.',
      'Line 4, column 13: This is no time.',
      '… and 2 more problems',
    ]);
  });
});
