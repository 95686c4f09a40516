/** Comments that silence findings: one more code where somebody has looked, one less where it silences nothing. */
import { firstNot } from '../../engine/halving';
import { type Pieces, part } from '../../engine/pieces';
import { message } from '../../messages/message';
import { CODES } from '../../model/finding';
import { canBeSilenced, IGNORE_KEYWORD, type Ignore } from '../../model/ignore';
import { placeAt } from '../../model/place';
import { lineEnd, lineStart, type Rewrite, writtenEnd } from '../../model/rewrite';
import { commentsIn, kindsOf, type SourceFile } from '../../model/source-file';
import { changesOf, type Provider, replaceMarked } from './fix';

export const silenced: Provider = {
  codes: CODES.filter(canBeSilenced),
  fixes: ({ file, finding: { code, source } }) => {
    const rewrite = kindsOf(file.uri).length === 0 ? undefined : silencing(file, code, source.start);
    return rewrite === undefined ? [] : [{ title: message('fixSilence', code), changes: changesOf(file, [rewrite]) }];
  },
};

/** The code behind those that are silenced already, else in a comment at the line's end, else in one above. */
function silencing(file: SourceFile, code: string, offset: number): Rewrite | undefined {
  const text = file.text.getText();
  const { line } = file.text.positionAt(offset);
  const last = file.ignores.findLast(ignore => ignore.line === line);
  if (last !== undefined) return insertion(last.end, `${last.code === '' ? ' ' : ', '}${code}`);
  const [start, end] = [lineStart(text, offset), lineEnd(text, offset)];
  const comment = `# ${IGNORE_KEYWORD} ${code}`;
  if (!isInsideText(file, end)) return insertion(writtenEnd(text, { start, end }), ` ${comment}`);
  const margin = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
  return isInsideText(file, start)
    ? undefined
    : insertion(start, `${margin}${comment}${text.slice(end).match(/^\r?\n/)?.[0] ?? '\n'}`);
}

const insertion = (at: number, text: string): Rewrite => ({ start: at, end: at, text });

/** Whether a comment at the offset would become a part of a text that goes over several lines. */
function isInsideText(file: SourceFile, offset: number): boolean {
  const node = placeAt(file, offset)?.nodes.at(-1);
  return node?.kind === 'scalar' && node.start < offset && offset < node.end;
}

export const unusedIgnore: Provider = {
  codes: ['unused-ignore'],
  fixes: function* (asked) {
    const { file, finding } = asked;
    const ignore = file.ignores.find(({ start }) => start === finding.source.start);
    if (ignore === undefined) return [];
    const removing = {
      title: message('fixRemoveIgnore', ignore.code),
      changes: changesOf(file, yield* withoutIgnores(file, [ignore])),
    };
    const meant = finding.message.name === 'ignoreUnknownCode' ? finding.message.args[1] : undefined;
    if (meant === undefined) return [{ ...removing, isPreferred: true }];
    return [{ title: message('fixWrite', meant), changes: replaceMarked(asked, meant), isPreferred: true }, removing];
  },
};

/**
 * The comments without these codes, which are in the order of the text, and without what is empty then. A reason behind a
 * further `#` stays.
 */
export function* withoutIgnores(file: SourceFile, unwanted: readonly Ignore[]): Pieces<Rewrite[]> {
  const text = file.text.getText();
  const isUnwanted = (ignore: Ignore): boolean =>
    unwanted[firstNot(0, unwanted.length, at => (unwanted[at]?.start ?? 0) < ignore.start)] === ignore;
  const comments = yield* part(commentsIn(file), 0, 0.5);
  let behind = 0;
  const rewrites: Rewrite[] = [];
  for (const [index, { start }] of unwanted.entries()) {
    if (index > 0 && index % IGNORES_IN_A_TURN === 0) yield 0.5 + index / (2 * unwanted.length);
    // Another code of a comment that is rewritten already.
    if (start < behind) continue;
    const mark = text.lastIndexOf('#', start);
    const comment = comments[firstNot(0, comments.length, at => (comments[at]?.end ?? 0) <= mark)];
    if (comment === undefined) break;
    const next = text.indexOf('#', mark + 1);
    behind = next < 0 || next > comment.end ? comment.end : next;
    const codes = ignoresBetween(file, mark, behind);
    rewrites.push(withoutCodes(text, { start: mark, end: behind, isLast: behind === comment.end }, codes, isUnwanted));
  }
  return rewrites;
}

/** So many are taken out before others have their turn: less than a millisecond. */
const IGNORES_IN_A_TURN = 500;

function ignoresBetween({ ignores }: SourceFile, from: number, to: number): Ignore[] {
  const firstFrom = (offset: number): number =>
    firstNot(0, ignores.length, at => (ignores[at]?.start ?? offset) < offset);
  return ignores.slice(firstFrom(from), firstFrom(to));
}

interface Part {
  readonly start: number;
  readonly end: number;
  /** Whether no reason follows it. */
  readonly isLast: boolean;
}

function withoutCodes(
  text: string,
  { start, end, isLast }: Part,
  codes: readonly Ignore[],
  isUnwanted: (code: Ignore) => boolean,
): Rewrite {
  const left = codes.filter(code => !isUnwanted(code));
  if (left.length === 0) return { ...emptied(text, start, end, isLast), text: '' };
  return {
    start: codes[0]?.start ?? start,
    end: codes.at(-1)?.end ?? end,
    text: left.map(({ code }) => code).join(', '),
  };
}

/** The part of a comment that goes, with the blanks before it or the line that it has to itself. */
function emptied(text: string, start: number, end: number, isLast: boolean): Omit<Rewrite, 'text'> {
  if (!isLast) return { start, end };
  const first = lineStart(text, start);
  const before = writtenEnd(text, { start: first, end: start });
  if (before > first) return { start: before, end };
  const next = text.indexOf('\n', end);
  return { start: first, end: next < 0 ? text.length : next + 1 };
}
