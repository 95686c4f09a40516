/** Money is an exact decimal wherever the engine speaks of it: its declarations are read and none is a number. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ENGINE = new URL('../server/src/engine/', import.meta.url);
const MONEY = /^(\w*(?:[pP]rice|[aA]mount|[sS]ubtotal|[dD]iscount|[cC]harges|[mM]oney)|total|sum|net|taxes|recurring)$/;

interface Declaration {
  readonly file: string;
  readonly name: string;
  readonly type: string;
}

const files = readdirSync(ENGINE).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Members, parameters and constants with a type behind a colon; functions with what they return. */
function declarationsIn(file: string): Declaration[] {
  const text = readFileSync(new URL(file, ENGINE), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const typed = [...text.matchAll(/\b(\w+)\??:\s*([A-Z]?[\w.]+(?:<[^;={}]*>)?(?:\s*\|\s*\w+)*)/g)];
  const functions = [...text.matchAll(/(?:function|const) (\w+)(?: = )?\([^)]*\): ([^{=]+)/g)];
  return [...typed, ...functions].map(([, name = '', type = '']) => ({ file, name, type: type.trim() }));
}

describe('money in the engine', () => {
  const declarations = files.flatMap(declarationsIn);
  const money = declarations.filter(({ name }) => MONEY.test(name));

  it('is declared in many places, all of which are looked at', () => {
    const seen = new Set(money.map(({ name }) => name));
    for (const name of ['unitPrice', 'discount', 'amount', 'subtotal', 'netAmount', 'committedCharges']) {
      expect(seen).toContain(name);
    }
  });

  it('is never a number', () => {
    expect(money.filter(({ type }) => /\bnumber\b/.test(type))).toEqual([]);
    const values = money.filter(({ name }) => /^(unitPrice|amount|discount|subtotal|netAmount|total)$/.test(name));
    expect(values.filter(({ type }) => !/\bBig\b|\bstring\b|\bsumOf\b/.test(type))).toEqual([]);
  });

  it('is never turned into one', () => {
    const turned = files.filter(file =>
      /\.toNumber\(|parseFloat|\bNumber\((?!\.)/.test(readFileSync(new URL(file, ENGINE), 'utf8')),
    );
    // Calls at once are counted.
    expect(turned).toEqual(['surge.ts']);
  });
});
