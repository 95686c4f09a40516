import { describe, expect, it } from 'vitest';
import { openText } from './open-text';
import { placeAt } from './place';
import { readSourceFile } from './source-file';

/** The place of `<|>` in the text: its path, and whether it is on a key or a value. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('<|>');
  const text = openText('file:///deal/a.usage.yaml', 'entitlements', 0, marked.replace('<|>', ''));
  const place = placeAt(readSourceFile(text.uri, text), offset);
  return place && `${place.path.join('.')} ${place.on}`;
}

describe('what stands at an offset', () => {
  it.each([
    ['kind: usage\norgan<|>ization: acme\n', 'organization key'],
    ['kind: usage\norganization: ac<|>me\n', 'organization value'],
    ['kind: usage\ndays:\n  - date: 2024-06-09\n  - {date: 2024-06-10, standard: 2<|>8}\n', 'days.1.standard value'],
    ['kind: usage\ndays:\n  - date: 2024-06-09\n  - {date: 2024-06-10, stan<|>dard: 28}\n', 'days.1.standard key'],
    ['kind: usage\ndays:\n  - {date: 2024-06-10<|>}\n', 'days.0.date value'],
    ['kind: usage\ndays:\n  - <|>{date: 2024-06-10}\n', 'days.0 value'],
    ['kind: usage\norganization:<|>\n', 'organization value'],
    ['kind: usage\n# <|>a comment\ncycle: 2024-06-09\n', ' value'],
  ])('%j', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it('is nothing outside of documents', () => {
    expect(at('# <|>nothing yet\n')).toBeUndefined();
  });

  it('does not enter what an alias names', () => {
    expect(at('kind: usage\ndays:\n  - &a {date: 2024-06-10}\n  - <|>*a\n')).toBe('days.1 value');
  });
});
