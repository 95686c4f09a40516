/** Comments that silence findings: one more code where somebody has looked, one less where it silences nothing. */
import { message } from '../../messages/message';
import { CODES } from '../../model/finding';
import { canBeSilenced, IGNORE_KEYWORD, type Ignore } from '../../model/ignore';
import { placeAt } from '../../model/place';
import { lineEnd, lineStart, type Rewrite, writtenEnd } from '../../model/rewrite';
import { kindsOf, type SourceFile } from '../../model/source-file';
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
  fixes: asked => {
    const { file, finding } = asked;
    const ignore = file.ignores.find(({ start }) => start === finding.source.start);
    if (ignore === undefined) return [];
    const removing = {
      title: message('fixRemoveIgnore', ignore.code),
      changes: changesOf(file, withoutIgnores(file, [ignore])),
    };
    const meant = finding.message.name === 'ignoreUnknownCode' ? finding.message.args[1] : undefined;
    if (meant === undefined) return [{ ...removing, isPreferred: true }];
    return [{ title: message('fixWrite', meant), changes: replaceMarked(asked, meant), isPreferred: true }, removing];
  },
};

/** The comments without these codes, and without what is empty then. A reason behind a further `#` stays. */
export function withoutIgnores(file: SourceFile, unwanted: readonly Ignore[]): Rewrite[] {
  const text = file.text.getText();
  const marks = new Set(unwanted.map(({ start }) => text.lastIndexOf('#', start)));
  return [...marks].flatMap(mark => {
    const comment = file.comments.find(({ start, end }) => start <= mark && mark < end);
    if (comment === undefined) return [];
    const next = text.indexOf('#', mark + 1);
    const end = next < 0 || next > comment.end ? comment.end : next;
    const codes = file.ignores.filter(({ start }) => mark < start && start < end);
    const left = codes.filter(code => !unwanted.includes(code));
    const [first, last] = [codes[0], codes.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (left.length > 0) return [{ start: first.start, end: last.end, text: left.map(({ code }) => code).join(', ') }];
    return [{ ...emptied(text, mark, end, end === comment.end), text: '' }];
  });
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
