/**
 * Patterns of paths as VS Code's settings have them: `*` and `?` within a folder, `**` over folders, `{a,b}` and `[a-z]`;
 * a backslash takes the meaning from the next character. What they match is found in one pass over a path, all ways at
 * once, so that no pattern of a folder that somebody opens can make the server hang.
 */

/** A step that a pattern may be at. */
interface State {
  /** Which character leads on, and where to. */
  readonly takes: (character: string) => boolean;
  readonly to: number;
  /** The steps that are reached from here without a character. */
  readonly skips: readonly number[];
}

/** A pattern that is being read. */
interface Reading {
  readonly pattern: string;
  /** Where the braces begin that are closed. */
  readonly closed: ReadonlySet<number>;
  /** Behind it no bracket is closed. */
  readonly lastClass: number;
  at: number;
  depth: number;
}

/** A part of a pattern, which is put together from its end on: adds its steps before the one that follows it, and tells the first of them. */
type Part = (states: State[], next: number) => number;

const MATCHED = 0;
/** What is nested deeper stands for itself. */
const DEEPEST = 20;

/** Whether any of the patterns matches a path, or a folder that it lies in. */
export function globs(patterns: readonly string[]): (path: string) => boolean {
  const states: State[] = [{ takes: () => false, to: MATCHED, skips: [] }];
  const starts = patterns.map(pattern => {
    const reading: Reading = {
      pattern,
      closed: closedBraces(pattern),
      lastClass: pattern.lastIndexOf(']'),
      at: 0,
      depth: 0,
    };
    return added(readParts(reading, ''), states, MATCHED);
  });
  return path => isMatched(states, starts, path);
}

function isMatched(states: readonly State[], starts: readonly number[], path: string): boolean {
  let reached = withSkips(states, starts);
  for (const character of path) {
    if (character === '/' && reached.has(MATCHED)) return true;
    const next = new Set<number>();
    for (const index of reached) {
      const state = states[index];
      if (state?.takes(character) === true) next.add(state.to);
    }
    reached = withSkips(states, next);
  }
  return reached.has(MATCHED);
}

function withSkips(states: readonly State[], from: Iterable<number>): Set<number> {
  const reached = new Set(from);
  // A set goes on with what is added while it is gone through.
  for (const index of reached) for (const skip of states[index]?.skips ?? []) reached.add(skip);
  return reached;
}

const added = (parts: readonly Part[], states: State[], next: number): number =>
  parts.reduceRight((behind, part) => part(states, behind), next);

const add = (states: State[], takes: State['takes'], to: number, skips: readonly number[] = []): number =>
  states.push({ takes, to, skips }) - 1;

const nothing = (): boolean => false;
const isSlash = (character: string): boolean => character === '/';
const isInFolder = (character: string): boolean => character !== '/';
const isAny = (): boolean => true;

const one =
  (takes: State['takes']): Part =>
  (states, next) =>
    add(states, takes, next);

/** As many of them as there are. */
const many =
  (takes: State['takes']): Part =>
  (states, next) =>
    add(states, takes, states.length, [next]);

/** Either nothing or the parts. */
const perhaps =
  (...parts: readonly Part[]): Part =>
  (states, next) =>
    add(states, nothing, MATCHED, [next, added(parts, states, next)]);

const oneOf =
  (choices: readonly (readonly Part[])[]): Part =>
  (states, next) =>
    add(
      states,
      nothing,
      MATCHED,
      choices.map(parts => added(parts, states, next)),
    );

/** Reads up to one of the characters that end it, or to the end. */
function readParts(reading: Reading, ends: string): Part[] {
  const { pattern } = reading;
  const parts: Part[] = [];
  const start = reading.at;
  while (reading.at < pattern.length && !ends.includes(pattern.charAt(reading.at))) {
    const isFolder = reading.at === start || pattern[reading.at - 1] === '/';
    parts.push(readDeep(reading, ends, isFolder) ?? readPart(reading));
  }
  return parts;
}

/** `**` for whole folders: before a slash, or behind one at the end. */
function readDeep(reading: Reading, ends: string, isFolder: boolean): Part | undefined {
  const { pattern, at } = reading;
  const isEnd = (index: number): boolean => index >= pattern.length || ends.includes(pattern.charAt(index));
  if (isFolder && pattern.startsWith('**/', at)) {
    reading.at += 3;
    return perhaps(many(isAny), one(isSlash));
  }
  if (isFolder && pattern.startsWith('**', at) && isEnd(at + 2)) {
    reading.at += 2;
    return many(isAny);
  }
  if (pattern.startsWith('/**', at) && isEnd(at + 3)) {
    reading.at += 3;
    return perhaps(one(isSlash), many(isAny));
  }
  return undefined;
}

function readPart(reading: Reading): Part {
  const { pattern, at } = reading;
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  reading.at += character.length;
  if (character === '*') return many(isInFolder);
  if (character === '?') return one(isInFolder);
  if (character === '[' && at < reading.lastClass && endOfClass(pattern, reading.at) > 0) return readClass(reading);
  if (character === '{' && reading.closed.has(at) && reading.depth < DEEPEST) return readChoices(reading);
  if (character !== '\\' || reading.at === pattern.length) return one(other => other === character);
  const meant = String.fromCodePoint(pattern.codePointAt(reading.at) ?? 0);
  reading.at += meant.length;
  return one(other => other === meant);
}

const isNegated = (pattern: string, at: number): boolean => pattern[at] === '!' || pattern[at] === '^';

/** Below 0 where it is not closed. A bracket right at the beginning is one of the characters. */
const endOfClass = (pattern: string, at: number): number => pattern.indexOf(']', at + (isNegated(pattern, at) ? 2 : 1));

function readClass(reading: Reading): Part {
  const { pattern, at } = reading;
  const isOthers = isNegated(pattern, at);
  const from = isOthers ? at + 1 : at;
  const end = endOfClass(pattern, at);
  reading.at = end + 1;
  const characters = Array.from(pattern.slice(from, end));
  const ranges: [from: string, to: string][] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const [first = '', dash, last] = characters.slice(index, index + 3);
    const isRange = dash === '-' && last !== undefined;
    ranges.push([first, isRange ? last : first]);
    if (isRange) index += 2;
  }
  const isIn = (character: string): boolean => ranges.some(([low, high]) => low <= character && character <= high);
  return one(character => character !== '/' && isIn(character) !== isOthers);
}

function readChoices(reading: Reading): Part {
  const { pattern } = reading;
  reading.depth += 1;
  const choices: Part[][] = [];
  do {
    choices.push(readParts(reading, ',}'));
    reading.at += 1;
  } while (pattern[reading.at - 1] === ',');
  reading.depth -= 1;
  return oneOf(choices);
}

/** Looked for beforehand: to read on behind each that is not closed, and then again, would never end. */
function closedBraces(pattern: string): Set<number> {
  const [open, closed] = [[] as number[], new Set<number>()];
  // Behind the last one every bracket is open.
  const lastClass = pattern.lastIndexOf(']');
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === '\\') at += 1;
    else if (character === '[' && at < lastClass) at = Math.max(at, endOfClass(pattern, at + 1));
    else if (character === '{') open.push(at);
    else if (character === '}') for (const start of open.splice(-1)) closed.add(start);
  }
  return closed;
}
