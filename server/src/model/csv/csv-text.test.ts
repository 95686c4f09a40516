import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codesOf } from './codes';
import { csvText } from './csv-text';

describe('the text of a CSV file', () => {
  it('has its places and parts where an editor has them', () => {
    const text = fc.array(fc.constantFrom('a', ',', '"', 'é', '😀', '\n', '\r\n', '\r'), { maxLength: 40 });
    const number = fc.integer({ min: -2, max: 60 });
    fc.assert(
      fc.property(text, number, number, number, (pieces, offset, line, character) => {
        const expected = TextDocument.create('file:///a.csv', 'csv', 0, pieces.join(''));
        const found = csvText('file:///a.csv', codesOf(pieces.join('')));
        expect(found.positionAt(offset)).toEqual(expected.positionAt(offset));
        expect(found.offsetAt({ line, character })).toBe(expected.offsetAt({ line, character }));
        expect(found.lineCount).toBe(expected.lineCount);
        expect(found.getText()).toBe(expected.getText());
        const range = { start: expected.positionAt(0), end: expected.positionAt(offset) };
        expect(found.getText(range)).toBe(expected.getText(range));
      }),
      { numRuns: 2000 },
    );
  });

  it('is whole however long it is', () => {
    const text = 'agent,é\n'.repeat(20_000);
    expect(csvText('file:///a.csv', codesOf(text)).getText()).toBe(text);
  });
});
