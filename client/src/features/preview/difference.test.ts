import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneGo } from '../../../../server/src/engine/pieces';
import { preview } from '../../../../server/src/features/preview';
import { differenceOf } from '../../../../server/src/features/preview/difference';
import { messagesIn } from '../../../../server/src/messages/languages';
import type { PreviewView } from '../../../../server/src/protocol';
import { deal, uriOf } from '../../../../test/deal';
import { viewWith, withDifference } from './difference';

/** As it arrives in another process. */
const sent = <Value>(value: Value): Value => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

const plainData = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, 1, '', 'a'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('value')),
  ),
})).value;

const viewOf = (days: readonly string[]): PreviewView =>
  inOneGo(
    preview(
      deal({
        'a.subscription.yaml':
          'kind: subscription\nid: SUB-1\norganization: acme\nstart: 2024-01-01\nagentModel: named\ncurrency: USD\n' +
          'licenses: {standard: {committed: 20, unitPrice: 75, overage: {unitPrice: 100}}}\n',
        'a.usage.yaml': `kind: usage\norganization: acme\ndays:\n${days.map(day => `  - {${day}}\n`).join('')}`,
      }),
      messagesIn('en'),
      { uri: uriOf('a.usage.yaml') },
    ),
  );

const january = (standard: (day: number) => number): string[] =>
  Array.from(
    { length: 31 },
    (_, index) => `date: 2024-01-${String(index + 1).padStart(2, '0')}, standard: ${standard(index + 1)}`,
  );

describe('a difference', () => {
  it('makes any answer of any other', () => {
    fc.assert(
      fc.property(plainData, plainData, (before, after) => {
        const difference = differenceOf(before, after);
        const made = difference === undefined ? before : withDifference(sent(before), sent(difference));
        expect(JSON.stringify(sortedFields(made))).toBe(JSON.stringify(sortedFields(after)));
      }),
    );
  });

  it('of one changed day brings that day and what comes of it, not the table', () => {
    const before = viewOf(january(() => 20));
    const after = viewOf(january(day => (day === 17 ? 21 : 20)));
    const difference = differenceOf(before, after);
    expect(viewWith(sent(before), sent(difference))).toEqual(sent(after));
    const text = JSON.stringify(difference);
    expect(text).not.toContain('2024-01-16');
    expect(text.length).toBeLessThan(JSON.stringify(after).length / 5);
  });

  it('of a day that is added brings that day', () => {
    const [before, after] = [viewOf(january(() => 5).slice(0, 30)), viewOf(january(() => 5))];
    const difference = differenceOf(before, after);
    expect(viewWith(sent(before), sent(difference))).toEqual(sent(after));
    expect(JSON.stringify(difference)).not.toContain('2024-01-16');
  });

  it('leaves what does not differ the same object', () => {
    const before = sent(viewOf(january(() => 20)));
    const difference = sent(differenceOf(before, sent(viewOf(january(day => (day === 17 ? 21 : 20))))));
    const after = viewWith(before, difference);
    expect(after?.results?.detail.rows[15]).toBe(before.results?.detail.rows[15]);
    expect(after?.results?.detail.rows[16]).not.toBe(before.results?.detail.rows[16]);
  });

  it('of another view makes none', () => {
    const difference = {
      fields: { results: { fields: { detail: { fields: { rows: { items: [[40, { value: 7 }]] } } } } } },
    } as const;
    expect(viewWith(sent(viewOf(january(() => 5))), difference)).toBeUndefined();
  });
});

/** The order of a record's fields says nothing. */
function sortedFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedFields);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => [name, sortedFields(field)]);
}
