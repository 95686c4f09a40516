import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { csvText } from './csv-text';

describe('a CSV file as a document', () => {
  it('has its places where an editor has them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ',', 'é', '\n'), { maxLength: 40 }), fc.nat(40), (pieces, at) => {
        const text = pieces.join('');
        const offset = Math.min(at, text.length);
        const expected = TextDocument.create('file:///a.csv', 'csv', 0, text);
        const starts = Array.from({ length: expected.lineCount }, (_, line) =>
          expected.offsetAt({ line, character: 0 }),
        );
        const found = csvText('file:///a.csv', Int32Array.from(starts));
        expect(found.positionAt(offset)).toEqual(expected.positionAt(offset));
        expect(found.offsetAt(expected.positionAt(offset))).toBe(offset);
        expect(found.lineCount).toBe(expected.lineCount);
      }),
    );
  });
});
