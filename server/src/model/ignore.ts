/** `# entitlements-ignore CODE[, CODE]`: findings that somebody has looked at and need not be told again. */
import { eachInPieces, type Pieces, part, wantedInPieces } from '../engine/pieces';
import { type Message, message } from '../messages/message';
import { CODES, type Code, type Finding } from './finding';
import type { LinedText } from './lined-text';
import { nearest } from './nearest';
import type { PiecedText } from './pieced-text';
import { commentsWith, type ReadText, type YamlComment } from './read-yaml';

/** One code of a comment. */
export interface Ignore {
  /** As written; empty where the comment names none. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
  /** The line, from 0, whose findings it silences. */
  readonly line: number;
}

export const IGNORE_KEYWORD = 'entitlements-ignore';

/** The keyword, and what stands behind it up to a further `#`, which may begin a reason. */
const IGNORE = /(?<=^|\s)(#\s*)entitlements-ignore(?![\w-])([^#]*)/g;

/** So many ignores, or findings, are looked at before others have their turn: some milliseconds. */
const LOOKED_AT_IN_A_TURN = 500;

const commentsThatIgnore = commentsWith(IGNORE_KEYWORD);

/** The codes of all such comments, in pieces. One that has a line to itself is about the next line that is no comment. */
export function* readIgnores({ content }: LinedText, read: ReadText): Pieces<Ignore[]> {
  const comments = yield* part(commentsThatIgnore(read), 0, 0.5);
  const about = linesAbout(content);
  const toIgnores = ({ start, end }: YamlComment): Ignore[] => {
    const codes = codesIn(content.slice(start, end));
    if (codes.length === 0) return [];
    const line = about(start);
    return codes.map(({ code, at, width }) => ({ code, start: start + at, end: start + at + width, line }));
  };
  // From the end, since comments below one another are about the same line.
  const ignores = yield* part(eachInPieces(comments.toReversed(), LOOKED_AT_IN_A_TURN, toIgnores), 0.5, 1);
  return ignores.reverse().flat();
}

/** Tells for one comment after the other, from the end of the text on, the line that it is about. */
function linesAbout(content: PiecedText): (start: number) => number {
  const known = new Map<number, number>();
  return start => {
    const { line, start: lineStart } = content.lineAt(start);
    if (content.slice(lineStart, start).trim() !== '') return line;
    let below = line + 1;
    while (!known.has(below) && isComment(content, below)) below += 1;
    const about = known.get(below) ?? below;
    known.set(line, about);
    return about;
  };
}

/** Whether a line below a comment that has its line to itself is another such comment. */
const isComment = (content: PiecedText, line: number): boolean =>
  /^[ \t]*#/.test(content.slice(content.startOfLine(line), content.startOfLine(line + 1)));

/** The codes of one comment, with where they stand in it. */
function codesIn(comment: string): { readonly code: string; readonly at: number; readonly width: number }[] {
  return [...comment.matchAll(IGNORE)].flatMap(({ index, 1: mark = '', 2: list = '' }) => {
    const keywordAt = index + mark.length;
    const codes = [...list.matchAll(/[^\s,]+/g)];
    if (codes.length === 0) return [{ code: '', at: keywordAt, width: IGNORE_KEYWORD.length }];
    return codes.map(({ 0: code, index: at }) => ({
      code,
      at: keywordAt + IGNORE_KEYWORD.length + at,
      width: code.length,
    }));
  });
}

/**
 * Of text that cannot be read nothing else can be relied on, and what is told of the comments themselves would silence
 * itself.
 */
const NEVER_SILENT: readonly string[] = ['yaml-syntax', 'unused-ignore'] satisfies Code[];

export const canBeSilenced = (code: string): boolean => !NEVER_SILENT.includes(code);

/** The findings on a file that are left, and one for each code that silences nothing; in pieces, since there may be many. */
export function* applyIgnores(
  uri: string,
  text: LinedText,
  ignores: readonly Ignore[],
  findings: readonly Finding[],
): Pieces<readonly Finding[]> {
  if (ignores.length === 0) return findings;
  const wanted = new Set<string>();
  const want = (ignore: Ignore): unknown => wanted.add(keyOf(ignore));
  yield* part(eachInPieces(ignores, LOOKED_AT_IN_A_TURN, want), 0, 0.2);
  const silenced = new Set<string>();
  const isLeft = ({ code, source }: Finding): boolean => {
    const key = keyOf({ code, line: text.positionAt(source.start).line });
    if (!canBeSilenced(code) || !wanted.has(key)) return true;
    silenced.add(key);
    return false;
  };
  const left = yield* part(wantedInPieces(findings, LOOKED_AT_IN_A_TURN, isLeft), 0.2, 0.6);
  const isUnused = (ignore: Ignore): boolean => !silenced.has(keyOf(ignore));
  const unused = yield* part(wantedInPieces(ignores, LOOKED_AT_IN_A_TURN, isUnused), 0.6, 0.8);
  // Once for each, since one slip of the pen is often copied to many lines.
  const codes = [...new Set(unused.map(({ code }) => code))];
  const toMeant = (code: string) => [code, nearest(code, CODES)] as const;
  const meant = new Map(yield* part(eachInPieces(codes, LOOKED_AT_IN_A_TURN, toMeant), 0.8, 0.9));
  const toFinding = (ignore: Ignore): Finding => unusedIgnore(uri, ignore, meant);
  return [...left, ...(yield* part(eachInPieces(unused, LOOKED_AT_IN_A_TURN, toFinding), 0.9, 1))];
}

const keyOf = ({ code, line }: Pick<Ignore, 'code' | 'line'>): string => `${line} ${code}`;

const unusedIgnore = (uri: string, { code, start, end, line }: Ignore, meant: Meant): Finding => ({
  code: 'unused-ignore',
  source: { uri, start, end },
  message: whyUnused(code, line, meant),
  related: [],
});

/** By what is written as a code, the code that it nearly is. */
type Meant = ReadonlyMap<string, string | undefined>;

function whyUnused(code: string, line: number, meant: Meant): Message {
  if (code === '') return message('ignoreWithoutCode');
  if (!canBeSilenced(code)) return message('ignoreImpossible', code);
  if (isCode(code)) return message('ignoreUnused', code, line + 1);
  return message('ignoreUnknownCode', code, meant.get(code));
}

const isCode = (word: string): boolean => CODES.some(code => code === word);
