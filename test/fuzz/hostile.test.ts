/** What a hostile or careless value is answered with: one finding at the value, in a sentence that says what to write. */
import { describe, expect, it } from 'vitest';
import { deal, sentenceOf, subscription, uriOf, usage } from '../deal';

const found = (name: string, text: string): string[] => {
  const workspace = deal({ [name]: text });
  return workspace
    .findings(uriOf(name))
    .filter(({ code }) => code === 'schema' || code === 'yaml-syntax' || code === 'session-invalid')
    .map(finding => `${text.slice(finding.source.start, finding.source.end)}: ${sentenceOf(finding)}`);
};

describe('is refused at its place, with a sentence', () => {
  it.each(['1e400', '0x10', '1_000', '.inf', '-.inf', '.nan', '-1', '1.5', '99999999999999999999'])(
    'a quantity of %s',
    written => {
      const [finding, ...others] = found('a.usage.yaml', usage([`date: 2024-01-02, standard: ${written}`]));
      expect(finding).toMatch(/whole number|from 0/);
      expect(finding?.startsWith(`${written}: `)).toBe(true);
      expect(others).toEqual([]);
    },
  );

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-6-1', '20240102'])('a date of %s', written => {
    const [finding, ...others] = found('a.usage.yaml', usage([`date: ${written}, standard: 5`]));
    expect(finding).toMatch(/day|date|YYYY-MM-DD/);
    expect(finding?.startsWith(`${written}: `)).toBe(true);
    expect(others).toEqual([]);
  });

  it.each(['1e3', '0x10', '1_000', '.inf', '-5', 'NaN'])('a price of %s', written => {
    const licenses = `{standard: {committed: 1, unitPrice: ${written}}}`;
    const [finding, ...others] = found('a.subscription.yaml', subscription({ licenses }));
    expect(finding?.startsWith(`${written}: `)).toBe(true);
    expect(others).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a key called %s', key => {
    const findings = found('a.usage.yaml', `${usage([])}${key}: {polluted: 1}\n`);
    expect(findings.some(finding => finding.startsWith(`${key}: `))).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
