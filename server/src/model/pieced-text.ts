/**
 * A text in pieces, which never changes. An edit makes another one that shares all pieces but those that it touches, so
 * that in a long text it costs no more than in a short one.
 */

import { firstNot } from '../engine/halving';

/** In characters. Cutting one up takes no longer than copying a list of as many pieces as a long text has. */
const PIECE_LENGTH = 1 << 14;

/** So many pieces are read before others have their turn: some milliseconds. */
const PIECES_IN_A_TURN = 8;

class Piece {
  readonly text: string;
  private starts: readonly number[] | undefined = undefined;
  constructor(text: string) {
    this.text = text;
  }
  /** Where lines begin behind its line breaks, counted from its beginning. */
  get lineStarts(): readonly number[] {
    this.starts ??= lineStartsIn(this.text);
    return this.starts;
  }
}

/** Lines end as the protocol counts them: behind LF, CR LF or CR. */
function lineStartsIn(text: string): number[] {
  const starts: number[] = [];
  let [lineFeed, carriageReturn] = [text.indexOf('\n'), text.indexOf('\r')];
  while (lineFeed >= 0 || carriageReturn >= 0) {
    const isFeed = carriageReturn < 0 || (lineFeed >= 0 && lineFeed < carriageReturn);
    const isBoth = !isFeed && lineFeed === carriageReturn + 1;
    const start = (isFeed || isBoth ? lineFeed : carriageReturn) + 1;
    starts.push(start);
    if (isFeed || isBoth) lineFeed = text.indexOf('\n', start);
    if (!isFeed) carriageReturn = text.indexOf('\r', start);
  }
  return starts;
}

export class PiecedText {
  /** None of them is empty, and none ends between CR and LF. */
  readonly pieces: readonly Piece[];
  readonly length: number;
  /** How long a piece may be. */
  readonly most: number;
  /** Where each piece begins. */
  private readonly starts: readonly number[];
  /** How many line breaks stand before each piece, and in all of them. */
  private counts: readonly number[] | undefined = undefined;
  private joined: string | undefined;
  /** The number of the piece that was looked up last, near which the next offset mostly is. */
  private latest = 0;

  /** @param whole all of the text, where that is at hand */
  constructor(pieces: readonly Piece[], most: number, whole?: string) {
    const starts: number[] = [];
    let length = 0;
    for (const { text } of pieces) {
      starts.push(length);
      length += text.length;
    }
    this.pieces = pieces;
    this.most = most;
    this.starts = starts;
    this.length = length;
    this.joined = whole;
  }
  /** All of it. Put together when it is asked for first, which takes as long as copying it. */
  get whole(): string {
    this.joined ??= this.pieces.map(({ text }) => text).join('');
    return this.joined;
  }
  /** What stands between two offsets. */
  slice(from: number, to = this.length): string {
    if (from >= to) return '';
    const [first, last] = [this.pieceAt(from), this.pieceAt(to)];
    if (first === last) return this.textOf(first).slice(from - this.startOf(first), to - this.startOf(first));
    const between = this.pieces.slice(first + 1, last).map(({ text }) => text);
    const [head, tail] = [this.textOf(first), this.textOf(last)];
    return [head.slice(from - this.startOf(first)), ...between, tail.slice(0, to - this.startOf(last))].join('');
  }
  characterAt(offset: number): string {
    const number = this.pieceAt(offset);
    return this.textOf(number)[offset - this.startOf(number)] ?? '';
  }
  /** The last line feed at an offset or before it; below 0 where there is none. */
  lastLineFeed(at: number): number {
    for (let number = this.pieceAt(at); number >= 0; number -= 1) {
      const start = this.startOf(number);
      const found = at < start ? -1 : this.textOf(number).lastIndexOf('\n', at - start);
      if (found >= 0) return start + found;
    }
    return -1;
  }
  /** The first line feed at an offset or behind it, and before another one; below 0 where there is none. */
  firstLineFeed(from: number, to: number): number {
    for (let number = this.pieceAt(from); number < this.pieces.length && this.startOf(number) < to; number += 1) {
      const start = this.startOf(number);
      const found = this.textOf(number).indexOf('\n', from - start);
      if (found >= 0) return start + found < to ? start + found : -1;
    }
    return -1;
  }
  /** Where what is empty at the end begins: blanks and line breaks. */
  get contentEnd(): number {
    for (let number = this.pieces.length - 1; number >= 0; number -= 1) {
      const { length } = this.textOf(number).trimEnd();
      if (length > 0) return this.startOf(number) + length;
    }
    return 0;
  }
  get lineCount(): number {
    return this.linesBefore(this.pieces.length) + 1;
  }
  /** How many line breaks stand between two offsets at which pieces begin; no other piece is looked at. */
  lineBreaksBetween(from: number, to: number): number {
    let count = 0;
    for (let number = this.pieceAt(from); this.startOf(number) < to; number += 1)
      count += this.pieces[number]?.lineStarts.length ?? 0;
    return count;
  }
  /** The line that an offset is on, from 0, and where it begins. */
  lineAt(offset: number): { readonly line: number; readonly start: number } {
    const number = this.pieceAt(offset);
    const from = this.startOf(number);
    const starts = this.pieces[number]?.lineStarts ?? [];
    const begun = countUpTo(starts, offset - from);
    const line = this.linesBefore(number) + begun;
    const start = starts[begun - 1];
    return { line, start: start === undefined ? this.startOfLine(line) : from + start };
  }
  /** Where a line begins; where the text ends for a line behind the last one. */
  startOfLine(line: number): number {
    if (line <= 0) return 0;
    if (line >= this.lineCount) return this.length;
    const number = countUpTo(this.counts ?? [], line - 1) - 1;
    return this.startOf(number) + (this.pieces[number]?.lineStarts[line - 1 - this.linesBefore(number)] ?? 0);
  }
  /** The number of the piece that holds an offset: that of the last one for the end of the text. */
  pieceAt(offset: number): number {
    if (offset < this.startOf(this.latest) || offset >= this.startOf(this.latest + 1))
      this.latest = Math.max(countUpTo(this.starts, offset) - 1, 0);
    return this.latest;
  }
  startOf(number: number): number {
    return this.starts[number] ?? this.length;
  }
  private textOf(number: number): string {
    return this.pieces[number]?.text ?? '';
  }
  private linesBefore(number: number): number {
    this.counts ??= countsOf(this.pieces);
    return this.counts[number] ?? 0;
  }
}

function countsOf(pieces: readonly Piece[]): number[] {
  const counts = [0];
  for (const { lineStarts } of pieces) counts.push((counts.at(-1) ?? 0) + lineStarts.length);
  return counts;
}

/** How many of some rising numbers are not above another. */
const countUpTo = (numbers: readonly number[], most: number): number =>
  firstNot(0, numbers.length, at => (numbers[at] ?? 0) <= most);

/** @param most how long a piece may be, in characters */
export const piecedText = (text: string, most = PIECE_LENGTH): PiecedText =>
  new PiecedText(piecesOf(text, most), most, text);

function piecesOf(text: string, most: number): Piece[] {
  const pieces: Piece[] = [];
  // All about as long, so that one that grows is not cut up again soon.
  const length = Math.ceil(text.length / Math.ceil(text.length / most));
  for (let from = 0; from < text.length; ) {
    const cut = from + length;
    const to = cut < text.length && isWithinBreak(text, cut) ? cut + 1 : cut;
    pieces.push(new Piece(text.slice(from, to)));
    from = to;
  }
  return pieces;
}

const isWithinBreak = (text: string, at: number): boolean => text[at - 1] === '\r' && text[at] === '\n';

/** A text with something else in place of what stands between two offsets. */
export function edited(text: PiecedText, from: number, to: number, by: string): PiecedText {
  const { pieces, most } = text;
  // The character before may become one line break with what comes to stand behind it.
  const first = text.pieceAt(Math.max(from - 1, 0));
  const behind = Math.min(text.pieceAt(to) + 1, pieces.length);
  const [start, end] = [text.startOf(first), text.startOf(behind)];
  const between = ownCopy(text.slice(start, from) + by + text.slice(to, end));
  return new PiecedText([...pieces.slice(0, first), ...piecesOf(between, most), ...pieces.slice(behind)], most);
}

/** How many characters of a text are read before others have their turn. */
export const turnOf = ({ most }: PiecedText): number => PIECES_IN_A_TURN * most;

/** A part of a text that does not keep all of it in memory, as a slice would. */
export const ownCopy = (part: string): string => ` ${part}`.slice(1);
