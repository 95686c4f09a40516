import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { changeText, type OpenText, openText } from './open-text';
import { edited, piecedText } from './pieced-text';
import { changeBetween, isChange, piecesBetween } from './text-change';

const text = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\r\n\r', 'é', '🙂'), { maxLength: 30 })
  .map(parts => parts.join(''));
const position = fc.record({ line: fc.integer({ min: -1, max: 12 }), character: fc.integer({ min: -1, max: 9 }) });
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

/** All that can be asked of a text. */
function told(document: OpenText | TextDocument): unknown {
  const whole = document.getText();
  const places = Array.from({ length: whole.length + 3 }, (_, at) => document.positionAt(at - 1));
  const lines = Array.from({ length: document.lineCount + 2 }, (_, line) => line - 1);
  const offsets = lines.flatMap(line => [-1, 0, 1, 5, 99].map(character => document.offsetAt({ line, character })));
  const parts = lines.map(line =>
    document.getText({ start: { line, character: 1 }, end: { line: line + 1, character: 2 } }),
  );
  return [document.uri, document.languageId, document.version, document.lineCount, whole, places, offsets, parts];
}

/** Not by the library's own `update`, which loses its lines where a change reaches beyond the text. */
function textAfter(document: TextDocument, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const whole = document.getText();
  const [one, other] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
  return whole.slice(0, Math.min(one, other)) + change.text + whole.slice(Math.max(one, other));
}

describe('the text of an open file', () => {
  it('has its lines and places where editors have them, whatever is typed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), fc.array(change, { maxLength: 6 }), (start, most, changes) => {
        let theirs = TextDocument.create('file:///a', 'yaml', 0, start);
        const ours = openText('file:///a', 'yaml', 0, start, most);
        expect(told(ours)).toEqual(told(theirs));
        for (const [version, one] of changes.entries()) {
          theirs = TextDocument.create('file:///a', 'yaml', version, textAfter(theirs, one));
          expect(changeText(ours, [one], version)).toBe(ours);
          expect(told(ours)).toEqual(told(theirs));
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a text in pieces', () => {
  it('is after an edit what it should be, and the one before is what it was', () => {
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 9 }), (start, by, one, other, most) => {
        const before = piecedText(start, most);
        const [from, to] = [Math.min(one, other, start.length), Math.min(Math.max(one, other), start.length)];
        const after = edited(before, from, to, by);
        expect(after.whole).toBe(start.slice(0, from) + by + start.slice(to));
        expect([before.whole, before.slice(from, to)]).toEqual([start, start.slice(from, to)]);
        expect(after.slice(from, from + by.length)).toBe(by);
        expect(after.lastLineFeed(from)).toBe(after.whole.lastIndexOf('\n', from));
        const change = changeBetween(before, after);
        expect(isChange(change)).toBe(start !== after.whole);
        expect(
          start.slice(0, change.start) + after.slice(change.start, change.end) + start.slice(change.endBefore),
        ).toBe(after.whole);
        const pieces = piecesBetween(before, after);
        const came = after.lineBreaksBetween(pieces.start, pieces.end);
        const went = before.lineBreaksBetween(pieces.start, pieces.endBefore);
        expect(came - went).toBe(after.lineCount - before.lineCount);
      }),
      { numRuns: 3000 },
    );
  });

  it('tells where its content ends, and what stands at any offset and behind it, in whatever order it is asked', () => {
    const padded = fc.tuple(text, fc.constantFrom('', '  ', '\n \n', '\u00a0\t\r\n')).map(parts => parts.join(''));
    fc.assert(
      fc.property(padded, fc.integer({ min: 1, max: 9 }), fc.array(fc.nat(60)), (whole, most, offsets) => {
        const pieces = piecedText(whole, most);
        expect(pieces.contentEnd).toBe(whole.trimEnd().length);
        for (const [index, from] of offsets.entries()) {
          const to = offsets[index - 1] ?? whole.length;
          const found = whole.indexOf('\n', from);
          expect(pieces.firstLineFeed(from, to)).toBe(found < to ? found : -1);
          expect(pieces.characterAt(from)).toBe(whole[from] ?? '');
          expect(pieces.slice(from, to)).toBe(whole.slice(from, Math.max(from, to)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has one or two of them made anew by a keystroke, however long it is', () => {
    for (const length of [100_000, 10_000_000]) {
      const before = piecedText('x'.repeat(length));
      const known = new Set(before.pieces);
      const after = edited(before, length / 2, length / 2 + 1, 'yy');
      expect(after.pieces.filter(piece => !known.has(piece)).length).toBeLessThanOrEqual(2);
    }
  });

  it('has no more of them after thousands of edits in one place', () => {
    const long = 'x'.repeat(1_000_000);
    let edit = piecedText(long);
    const { length } = edit.pieces;
    for (let at = 0; at < 5_000; at += 1) edit = edited(edit, 500_000, 500_000, 'y');
    for (let at = 0; at < 5_000; at += 1) edit = edited(edit, 500_000, 500_001, '');
    expect(edit.whole).toBe(long);
    expect(edit.pieces.length).toBeLessThan(length + 3);
  });
});
