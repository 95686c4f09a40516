import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver';
import { deal, subscription, uriOf, usage } from '../../../test/deal';
import { inOneGo } from '../engine/pieces';
import { english } from '../messages/en';
import { documentSymbols, flatSymbols } from './document-symbol';

const NAME = 'd.entitlements.yaml';

const symbolsOf = (text: string): DocumentSymbol[] =>
  inOneGo(documentSymbols(deal({ [NAME]: text }), english, uriOf(NAME)));

const outline = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail, children = [] }) => [
    `${'  '.repeat(depth)}${name}${detail === undefined || detail === '' ? '' : ` (${detail})`}`,
    ...outline(children, depth + 1),
  ]);

describe('the outline of a file', () => {
  it('has its documents, their blocks and lists, and the records of these', () => {
    const text = [
      subscription({ licenses: '{premium: {committed: 5, overage: {unitPrice: 1}}}' }),
      usage(['date: 2024-01-02, premium: 4, standard: 28'], { cycle: '2024-01-01' }),
      'kind: invoice\nnumber: INV-1\nsubscription: SUB-1\nlines: [{sku: A, quantity: 1}]\n',
    ].join('---\n');
    expect(outline(symbolsOf(text))).toEqual([
      'SUB-1 (subscription · acme)',
      '  licenses',
      '    premium',
      '      overage',
      'acme (usage · 2024-01-01)',
      '  days (1 in all)',
      '    2024-01-02 (premium 4, standard 28)',
      'INV-1 (invoice · SUB-1)',
      '  lines (1 in all)',
      '    A (quantity 1)',
    ]);
  });

  it('is a list for editors that take no tree', () => {
    const text = usage(['date: 2024-01-02, premium: 4'], { cycle: '2024-01-01' });
    const flat = flatSymbols(uriOf(NAME), symbolsOf(text));
    expect(flat.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['acme', undefined],
      ['days', 'acme'],
      ['2024-01-02', 'days'],
    ]);
    expect(flat[0]?.location).toEqual({ uri: uriOf(NAME), range: symbolsOf(text)[0]?.selectionRange });
  });

  it('has a document without a name, a record without one not', () => {
    expect(outline(symbolsOf('kind: usage\ndays: [{premium: 1}, {date: }, 5]\n'))).toEqual([
      'usage (usage)',
      '  days (3 in all)',
    ]);
  });

  it('has of a list longer than two years of days its count alone', () => {
    const days = (count: number) => usage(Array.from({ length: count }, () => 'date: 2024-01-02'));
    expect(outline(symbolsOf(days(732)))).toHaveLength(734);
    expect(outline(symbolsOf(days(733)))).toEqual(['acme (usage)', '  days (733 in all)']);
  });

  it('marks a name inside of what it is the name of', () => {
    const text = `${subscription({ id: '&a SUB', amendments: '[{effective: 2024-02-01, licenses: &l {premium: {committed: 1}}}]' })}licenses: *l\nname: *a\n`;
    const check = (symbols: readonly DocumentSymbol[]): void => {
      for (const { range, selectionRange, children = [] } of symbols) {
        const [outer, inner] = [range, selectionRange].map(({ start, end }) =>
          [start, end].map(({ line, character }) => line * 1000 + character),
        );
        expect(inner?.[0]).toBeGreaterThanOrEqual(outer?.[0] ?? 0);
        expect(inner?.[1]).toBeLessThanOrEqual(outer?.[1] ?? 0);
        check(children);
      }
    };
    const symbols = symbolsOf(text);
    expect(outline(symbols)).toEqual(['SUB (subscription · acme)', '  amendments (1 in all)', '    2024-02-01']);
    check(symbols);
  });
});
