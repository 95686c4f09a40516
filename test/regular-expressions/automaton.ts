/** A regular expression as an automaton: places, and the steps between them that take a letter or nothing. */
import type { AST } from '@eslint-community/regexpp';

/** Letters are kinds of characters: those that the expression tells apart nowhere are one. One more is the text's edge. */
export interface Letters {
  readonly count: number;
  readonly edge: number;
  /** The letters that an element takes, of those that take one character. */
  readonly of: (raw: string) => ReadonlySet<number>;
}

type Taker = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

const LINE_ENDS = '[\\n\\r\\u2028\\u2029]';
const WORD = '\\w';

/** Every character of Latin scripts, and some of what else there is: digits, blanks, letters, marks and half characters. */
const SAMPLE = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code)),
  ...'\u0301\u0660\u0966\u1680\u2000\u200B\u200D\u2028\u2029\u202E\u202F\u205F\u212A\u2160\u3000\u4E00\uFEFF\uFFFD',
  ...['\uD800', '\uDC00', '\u{1F600}', '\u{10FFFF}'],
];

export function lettersOf(pattern: AST.Pattern, flags: string): Letters {
  const raws = new Set([LINE_ENDS, WORD]);
  const characters = new Set(SAMPLE);
  const look = (node: AST.Node): void => {
    // In a class a character is written in other ways than by itself.
    if (isTaker(node) && !node.parent?.type.includes('Class')) raws.add(node.raw);
    if (node.type === 'Character') addAround(characters, node.value);
    if (node.type === 'CharacterClassRange') for (const { value } of [node.min, node.max]) addAround(characters, value);
    for (const child of childrenOf(node)) look(child);
  };
  look(pattern);
  // Without these flags a character beyond the first 65,536 is two.
  if (!/[uv]/.test(flags)) for (const character of characters) if (character.length > 1) characters.delete(character);
  const tests = [...raws].map(raw => new RegExp(`^(?:${raw})$`, flags.replaceAll(/[dgmy]/g, '')));
  const kinds = new Set<string>();
  for (const character of characters) kinds.add(tests.map(test => (test.test(character) ? '1' : '0')).join(''));
  const sets = new Map(
    [...raws].map((raw, index) => {
      const taking = [...kinds].flatMap((taken, letter) => (taken[index] === '1' ? letter : []));
      return [raw, new Set(taking)] as const;
    }),
  );
  return {
    count: kinds.size,
    edge: kinds.size,
    of: raw => sets.get(raw) ?? new Set(),
  };
}

/** A character, and its neighbours, with which another kind may begin. */
function addAround(characters: Set<string>, code: number): void {
  for (const near of [code - 1, code, code + 1]) {
    if (near >= 0 && near <= 0x10ffff) characters.add(String.fromCodePoint(near));
  }
}

export const isTaker = (node: AST.Node): node is Taker =>
  ['Character', 'CharacterSet', 'CharacterClass', 'ExpressionCharacterClass'].includes(node.type);

export function childrenOf(node: AST.Node): readonly AST.Node[] {
  if ('alternatives' in node) return node.alternatives;
  if (node.type === 'CharacterClass') return node.elements;
  if ('elements' in node && node.type === 'Alternative') return node.elements;
  return node.type === 'Quantifier' ? [node.element] : [];
}

/** Whether one may pass between two letters, of which the edge of the text is one. */
export type Guard = (before: number, behind: number) => boolean;

/** A step to another place: one that takes a letter, or one that takes nothing. */
interface Step {
  readonly to: number;
  readonly over?: ReadonlySet<number>;
  readonly guard?: Guard;
}

export interface Automaton {
  readonly steps: readonly (readonly Step[])[];
  readonly begin: number;
  readonly end: number;
}

/** A repetition that is longer is taken for an endless one, or for this many: it is as ambiguous, and the automaton stays small. */
const MOST_COPIES = 20;

/** The places of an expression and the steps between them. What is asserted of more than a letter is taken for true. */
export function automatonOf(
  pattern: AST.Pattern,
  flags: string,
  letters: Letters,
): { readonly automaton: Automaton; readonly complaint: string | undefined } {
  const steps: Step[][] = [];
  let complaint: string | undefined;
  const place = (): number => steps.push([]) - 1;
  const link = (from: number, step: Step): number => {
    steps[from]?.push(step);
    return step.to;
  };

  const passEither = (from: number, alternatives: readonly AST.Alternative[]): number => {
    const to = place();
    for (const { elements } of alternatives) {
      const begin = link(from, { to: place() });
      link(elements.reduce(pass, begin), { to });
    }
    return to;
  };

  const pass = (from: number, element: AST.Element): number => {
    if (isTaker(element)) return link(from, { to: place(), over: letters.of(element.raw) });
    if (element.type === 'Group' || element.type === 'CapturingGroup') return passEither(from, element.alternatives);
    if (element.type === 'Quantifier') return repeat(from, element);
    if (element.type === 'Assertion') return assert(from, element);
    complaint ??= `${element.raw} is not understood`;
    return from;
  };

  const repeat = (from: number, { element, min, max }: AST.Quantifier): number => {
    let last = from;
    const isEndless = max - min > MOST_COPIES;
    const written = Math.min(isEndless ? Math.max(min - 1, 0) : min, MOST_COPIES);
    for (let copy = 0; copy < written; copy += 1) last = pass(last, element);
    const to = place();
    if (isEndless) {
      const begin = link(last, { to: place() });
      const end = pass(begin, element);
      link(end, { to: begin });
      if (min === 0) link(last, { to });
      return link(end, { to });
    }
    for (let copy = min; copy < max; copy += 1) {
      link(last, { to });
      last = pass(last, element);
    }
    return link(last, { to });
  };

  const assert = (from: number, assertion: AST.Assertion): number => {
    const guard = guardOf(assertion, flags, letters);
    if (guard !== undefined) return link(from, { to: place(), guard });
    if (assertion.kind === 'lookahead') {
      // What it reads it reads beside what follows, and nothing comes of it.
      passEither(from, assertion.alternatives);
    } else if (assertion.raw.search(/[*+]|\{\d+,\}/) >= 0) complaint ??= `${assertion.raw} may look back without end`;
    return link(from, { to: place() });
  };

  const begin = place();
  // A sticky expression is tried in one place, every other one in each.
  if (!flags.includes('y')) {
    const all = new Set(Array.from({ length: letters.count }, (_, letter) => letter));
    link(begin, { to: begin, over: all });
  }
  const end = passEither(begin, pattern.alternatives);
  return { automaton: { steps, begin, end }, complaint };
}

/** What an assertion asks of the letters beside it, where it asks for no more than that. */
function guardOf(assertion: AST.Assertion, flags: string, letters: Letters): Guard | undefined {
  const { edge } = letters;
  const ends = letters.of(LINE_ENDS);
  const word = letters.of(WORD);
  const isAtEdge = (letter: number): boolean => letter === edge || (flags.includes('m') && ends.has(letter));
  if (assertion.kind === 'start') return before => isAtEdge(before);
  if (assertion.kind === 'end') return (_, behind) => isAtEdge(behind);
  if (assertion.kind === 'word')
    return (before, behind) => (word.has(before) !== word.has(behind)) !== assertion.negate;
  if (assertion.kind !== 'lookahead' && assertion.kind !== 'lookbehind') return undefined;
  const atEdge = new Set(Array.from({ length: edge + 1 }, (_, letter) => letter).filter(isAtEdge));
  const wanted = assertion.alternatives.map(({ elements }) => {
    const [element, ...others] = elements;
    if (element === undefined || others.length > 0) return undefined;
    if (isTaker(element)) return letters.of(element.raw);
    const nothing = assertion.kind === 'lookahead' ? 'end' : 'start';
    return element.type === 'Assertion' && element.kind === nothing ? atEdge : undefined;
  });
  const known = wanted.filter(set => set !== undefined);
  if (known.length < wanted.length) return undefined;
  return (before, behind) => {
    const letter = assertion.kind === 'lookahead' ? behind : before;
    return known.some(set => set.has(letter)) !== assertion.negate;
  };
}

/** A way from one place to the next over one letter, or to the end, with all that is asked on it. */
export interface Way {
  readonly to: number;
  readonly over: ReadonlySet<number> | undefined;
  readonly guards: readonly Guard[];
}

/** All ways on from a place. */
export function waysFrom({ steps, end }: Automaton, from: number): Way[] {
  const ways: Way[] = [];
  const walk = (at: number, guards: readonly Guard[], passed: readonly number[]): void => {
    if (at === end) ways.push({ to: end, over: undefined, guards });
    for (const { to, over, guard } of steps[at] ?? []) {
      const all = guard === undefined ? guards : [...guards, guard];
      if (over !== undefined) ways.push({ to, over, guards: all });
      else if (!passed.includes(to)) walk(to, all, [...passed, to]);
    }
  };
  walk(from, [], [from]);
  return ways;
}
