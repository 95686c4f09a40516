/**
 * Whether a regular expression takes time in proportion to the text, whatever the text. An engine that backtracks tries
 * one way of reading the text after the other, so what counts is in how many ways the beginnings of a text can be read. It
 * is a fixed number at most, and the work linear, unless there is a word v and
 *
 * - one place in the expression from which v leads back to it in two ways: each v doubles the ways, or
 * - two places p and q such that v leads from p to p, from p to q and from q to q: each v adds a way. Where the search
 *   may begin is such a place p, too, since it may begin anywhere.
 *
 * These are the conditions of Weber and Seidl for the ambiguity of automata. It is taken for granted that something may
 * follow with which no way comes to its end, save where a place needs nothing more to match.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { type Automaton, automatonOf, childrenOf, isTaker, lettersOf, type Way, waysFrom } from './automaton';

/** A regular expression as `RegExp` takes it. */
export interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** Why it may take more than linear time, or more memory than an engine has; undefined where it does not. */
export function complaintAbout({ source, flags }: Expression): string | undefined {
  const hasSets = flags.includes('v');
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u') && !hasSets,
    unicodeSets: hasSets,
  });
  const letters = lettersOf(pattern, flags);
  const { automaton, complaint } = automatonOf(pattern, flags, letters);
  return complaint ?? ambiguityOf(machineOf(automaton, letters.count)) ?? hunger(pattern);
}

/**
 * A group that is repeated without end: the engine keeps where each turn began, and from some millions on it ends with
 * `RangeError`. Of a single character it keeps nothing.
 */
function hunger(node: AST.Node): string | undefined {
  if (node.type === 'Quantifier' && node.max === Number.POSITIVE_INFINITY && !isTaker(node.element))
    return `${node.raw} may take more memory than there is`;
  return childrenOf(node)
    .map(hunger)
    .find(found => found !== undefined);
}

/** What an automaton does, as far as one can get in it. */
interface Machine {
  readonly begin: number;
  readonly places: readonly number[];
  readonly letters: readonly number[];
  /** The letters behind which one can be in a place. */
  readonly behind: (place: number) => ReadonlySet<number>;
  /** The places that a place and the letter before it lead to with the next letter, once for each way. */
  readonly moves: (from: number, before: number, letter: number) => readonly number[];
  readonly onward: (from: number) => ReadonlySet<number>;
  /** The places from which one comes to a place and back; none where one does not come back. */
  readonly circle: (place: number) => ReadonlySet<number>;
  /** Whether nothing more is needed to match. */
  readonly isFree: (place: number) => boolean;
}

function machineOf(automaton: Automaton, count: number): Machine {
  const { begin, end } = automaton;
  const edge = count;
  const letters = Array.from({ length: count }, (_, letter) => letter);
  const waysOf = remembered(from => waysFrom(automaton, from));
  const size = count + 1;
  const known = remembered(key => {
    const letter = key % size;
    const before = Math.floor(key / size) % size;
    return waysOf(Math.floor(key / size ** 2)).flatMap(({ to, over, guards }) =>
      over?.has(letter) && guards.every(guard => guard(before, letter)) ? to : [],
    );
  });
  const moves: Machine['moves'] = (from, before, letter) => known((from * size + before) * size + letter);
  const behind = reachedBehind(begin, edge, letters, moves);
  const places = [...behind.keys()];
  const onward = remembered(from => reachable(from, waysOf));
  const staysOnAll = (place: number): boolean =>
    letters.every(before => letters.every(letter => moves(place, before, letter).includes(place)));
  return {
    begin,
    places,
    letters,
    moves,
    onward,
    behind: place => behind.get(place) ?? new Set(),
    circle: remembered(place => new Set(places.filter(other => onward(place).has(other) && onward(other).has(place)))),
    isFree: remembered(place => {
      const toEnd = waysOf(place).filter(({ to, over }) => to === end && over === undefined);
      if (toEnd.some(({ guards }) => guards.length === 0)) return true;
      const endsAtEdge = ({ guards }: Way): boolean => guards.every(guard => letters.every(one => guard(one, edge)));
      return toEnd.some(endsAtEdge) && staysOnAll(place);
    }),
  };
}

function reachedBehind(
  begin: number,
  edge: number,
  letters: readonly number[],
  moves: Machine['moves'],
): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map([[begin, new Set([edge])]]);
  const waiting: (readonly [place: number, before: number])[] = [[begin, edge]];
  for (const [from, before] of waiting) {
    for (const letter of letters) {
      for (const to of moves(from, before, letter)) {
        const known = found.get(to) ?? new Set();
        if (!known.has(letter)) waiting.push([to, letter]);
        found.set(to, known.add(letter));
      }
    }
  }
  return found;
}

function reachable(begin: number, waysOf: (from: number) => readonly Way[]): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [begin];
  for (const from of waiting) {
    for (const { to, over } of waysOf(from)) {
      if (over === undefined || found.has(to)) continue;
      found.add(to);
      waiting.push(to);
    }
  }
  return found;
}

function ambiguityOf(machine: Machine): string | undefined {
  const { begin, places, circle, onward, isFree } = machine;
  const turning = places.filter(place => circle(place).size > 0);
  if (turning.some(place => !isFree(place) && returnsTwice(machine, place))) return 'may take exponential time';
  const astray = turning.find(one =>
    turning.some(
      other => other !== one && onward(one).has(other) && !isFree(other) && leadsAstray(machine, one, other),
    ),
  );
  if (astray === undefined) return undefined;
  return astray === begin ? 'may take square time, as the search may begin anywhere' : 'may take square time';
}

/** Whether a word leads from a place back to it in two ways. */
function returnsTwice({ behind, circle, letters, moves }: Machine, one: number): boolean {
  const within = circle(one);
  return [...behind(one)].some(first =>
    leads(
      { a: one, b: one, before: first, differ: 0 },
      ({ a, b, before, differ }) =>
        letters.flatMap(letter => {
          const [toA, toB] = [a, b].map(from => moves(from, before, letter).filter(to => within.has(to)));
          return pairs(toA, toB).map(([nextA, nextB, isSameWay]) => {
            return { a: nextA, b: nextB, before: letter, differ: a === b && isSameWay ? differ : 1 };
          });
        }),
      ({ a, b, before, differ }) => differ === 1 && a === one && b === one && before === first,
    ),
  );
}

/** Whether a word leads from one place to itself and to another one, and from that to itself. */
function leadsAstray({ behind, circle, isFree, letters, moves }: Machine, one: number, other: number): boolean {
  const within = circle(one);
  const beyond = new Set([...circle(other)].filter(place => !isFree(place)));
  const shared = [...behind(one)].filter(letter => behind(other).has(letter));
  return shared.some(first =>
    leads(
      { a: one, b: one, c: other, before: first },
      ({ a, b, c, before }) =>
        letters.flatMap(letter => {
          const toA = moves(a, before, letter).filter(to => within.has(to));
          const toC = moves(c, before, letter).filter(to => beyond.has(to));
          return pairs(toA, toC).flatMap(([nextA, nextC]) =>
            moves(b, before, letter).map(nextB => ({ a: nextA, b: nextB, c: nextC, before: letter })),
          );
        }),
      ({ a, b, c, before }) => a === one && b === other && c === other && before === first,
    ),
  );
}

/** Each with each, and whether they stand at the same place in their lists. */
const pairs = (
  ones: readonly number[] = [],
  others: readonly number[] = [],
): (readonly [one: number, other: number, areInSamePlace: boolean])[] =>
  ones.flatMap((one, index) => others.map((other, otherIndex) => [one, other, index === otherIndex] as const));

/** Whether one comes from a state to one that is wanted, in a step or more. */
function leads<State extends Readonly<Record<string, number>>>(
  begin: State,
  onward: (from: State) => readonly State[],
  isWanted: (state: State) => boolean,
): boolean {
  const seen = new Set<string>();
  const waiting = [begin];
  for (const from of waiting) {
    for (const to of onward(from)) {
      if (isWanted(to)) return true;
      const key = Object.values(to).join();
      if (!seen.has(key)) waiting.push(to);
      seen.add(key);
    }
  }
  return false;
}

function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return key => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
