/** No regular expression takes more than linear time or all of the memory, whatever text somebody writes into a file. */
import { describe, expect, it } from 'vitest';
import { type Found, ofBundles, ofDeclarations, ofSources } from './regular-expressions/expressions';
import { complaintAbout } from './regular-expressions/linear';

const EXPONENTIAL = 'may take exponential time';
const SQUARE = 'may take square time';
const SEARCH = 'may take square time, as the search may begin anywhere';

const KNOWN: readonly (readonly [expression: RegExp, complaint: string | undefined])[] = [
  [/^(a*)*$/, EXPONENTIAL],
  [/^(a|a)*$/, EXPONENTIAL],
  [/^(\w+\s?)*$/, EXPONENTIAL],
  [/^(?:\s*(?:#.*)?\n)*\s*$/, EXPONENTIAL],
  [/(?:x+x+)+y/, EXPONENTIAL],
  [/^\d+\d+$/, SQUARE],
  [/^(.*?)(\d+)$/, SQUARE],
  [/^a*b?a*c/, SQUARE],
  [/\s+$/, SEARCH],
  [/a.*b/, SEARCH],
  [/\n+(?!\n|$)/g, SEARCH],
  [/\B(?=(\d{3})+$)/g, SEARCH],
  [/a(?:.*b)?/g, SEARCH],
  [/^\s*#/m, SEARCH],
  [/(["'])a\1/, '\\1 is not understood'],
  [/(?<=a+)b/, '(?<=a+) may look back without end'],
  [/\d+/, undefined],
  [/^\s+$/, undefined],
  [/(?<!\s)\s+$/, undefined],
  [/^.*$/m, undefined],
  [/"(?:[^"\\]|\\.)*"/y, '(?:[^"\\\\]|\\\\.)* may take more memory than there is'],
  [/"(?:[^"\\]|\\.){0,1024}"/y, undefined],
  [/^(\w+(\.\w+)*):(\d+)$/, '(\\.\\w+)* may take more memory than there is'],
  [/^[^:]*:.*$/s, undefined],
  [/%(?=\s*(?:,|$))/, undefined],
  [/^\p{L}+ \p{N}+$/u, undefined],
  [/\b\w+\b/g, undefined],
];

describe('what is said of a regular expression', () => {
  it.each(KNOWN)('%s', (expression, complaint) => {
    expect(complaintAbout(expression)).toBe(complaint);
  });
});

/**
 * Those of packages that would take longer, each with why no text of a file comes to it. One that is gone has to go here,
 * too.
 */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  [String(/\n+(?!\n|$)/g)]: 'yaml: for engines that cannot look back, and what yaml writes is not used',
  [String(/[ \t]+$/)]: 'yaml: for engines that cannot look back',
  [String(/^[ \t]+|[ \t]+$/g)]: 'yaml: for engines that cannot look back',
  [String(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g)]: 'yaml: what it writes is not used',
  [String(/000000\d*$/)]: 'yaml: what it writes is not used',
  [String(/[\n\r]+$/)]: 'yaml: its own pictures of errors are not asked for',
  [String(/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/)]: 'yaml: for YAML 1.1, which is not read',
  [String(/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/)]: 'yaml: for YAML 1.1, which is not read',
  [String(/\{(?:(?!\{).)*\}/)]: 'vscode-languageclient: over the patterns of the manifest',
  [String(/[?*]|[+@!]\(.*?\)|\[|\]/)]: 'vscode-languageclient: over the patterns of the manifest',
  [String(/\s+([^\s=>]+)(?:="([^\s=>]+)")/g)]:
    'write-excel-file: over its own workbooks with pictures, and there are none',
  [String(/.*\//)]: 'write-excel-file: over the kind of a picture, and there are none',
  [String(/(.+\n){2}/)]: 'vscode-languageserver: over the stack of console.trace, which is not called',
};

describe('every regular expression that ships takes linear time', () => {
  const sources = ofSources();

  it('in the sources', () => {
    expect(sources.expressions.length).toBeGreaterThan(100);
    expect(complaints(sources.expressions)).toEqual([]);
  });

  it('in the sources, where one is made only of what a schema says', () => {
    expect(sources.made).toEqual(["server/src/model/schema-keys.ts: new RegExp(schema.pattern, 'u')"]);
  });

  it('in schemas, the manifest and the rules for the language', () => {
    const expressions = ofDeclarations();
    const places = new Set(expressions.map(({ where }) => where.split('/')[0]));
    expect([...places]).toEqual(['schemas', 'package.json', 'client']);
    expect(complaints(expressions)).toEqual([]);
  });

  it('in the packages, as far as a text of a file comes to them', () => {
    const { expressions } = ofBundles();
    expect(expressions.length).toBeGreaterThan(300);
    const different = new Map(expressions.map(one => [`/${one.source}/${one.flags}`, one]));
    const slow = [...different].filter(([, expression]) => complaintAbout(expression) !== undefined);
    expect(slow.map(([written]) => written).toSorted()).toEqual(Object.keys(OUT_OF_REACH).toSorted());
  });
});

const complaints = (expressions: readonly Found[]): string[] =>
  expressions.flatMap(expression => {
    const complaint = complaintAbout(expression);
    return complaint === undefined ? [] : `${expression.where}: /${expression.source}/${expression.flags} ${complaint}`;
  });
