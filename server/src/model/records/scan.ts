/** All regular records of a text, and those of the text after an edit: what the edit left alone is not read again. */

import { firstNot } from '../../engine/halving';
import { inOneGo, type Pieces, part } from '../../engine/pieces';
import { countWhile, type Held, type LongList, listOf, replaced, sliced } from '../long-list';
import { ownCopy, type PiecedText, turnOf } from '../pieced-text';
import type { Node } from '../syntax';
import { changeBetween, isChange, piecesBetween, type TextChange } from '../text-change';
import { scanIrregular } from './irregular-record';
import { indentAt, isFlowAt, lineAt, nextAt, type Origin, type Shape, shapeAt } from './regular-record';
import { closeReading, goesOn, leaveRooms, type RecordReading, recordReading, scanRecord } from './scan-record';
import { nextLine } from './scan-value';

/** Records in the order of the text. */
export type Records = LongList<Node, Origin>;

export interface Scan {
  readonly text: PiecedText;
  /** In the order of the text. */
  readonly records: Records;
  /** The indexes of those with which a run begins, because they do not go on with the list of the one before. */
  readonly begins: readonly number[];
  /** Whether something may change what every scalar means, so that no record is regular. */
  readonly hasDirective: boolean;
  /** Where lines begin that begin a document, and those that end one. */
  readonly marks: readonly number[];
  readonly ends: readonly number[];
  /** What the text differs in from the one before, if the records beside that are those of the scan before. */
  readonly change?: TextChange | undefined;
  /** Whether what stands in the text may stand on other lines than in the text before. */
  readonly movesLines: boolean;
}

const DIRECTIVE = /^\uFEFF?%/m;

/** @param turn how many characters are looked at before others have their turn */
function* mayHaveDirective(text: string, turn: number): Pieces<boolean> {
  // Most texts have no such character at all, which is told at once.
  if (!text.includes('%')) return false;
  let at = 0;
  for (;;) {
    const end = nextLine(text, at + turn);
    if (DIRECTIVE.test(text.slice(at, end))) return true;
    if (end === text.length) return false;
    yield end / text.length;
    at = end;
  }
}

/** What is read within so many turns is short. */
const FEW_TURNS = 8;

const isLong = (length: number, text: PiecedText): boolean => length >= FEW_TURNS * turnOf(text);

/** Whether so much of a text has to be looked at that others should have their turn meanwhile. */
export function isLongToScan(text: PiecedText, before: Scan | undefined): boolean {
  if (!isLong(text.length, text)) return false;
  if (before === undefined || before.hasDirective) return true;
  const { start, end } = piecesBetween(before.text, text);
  return isLong(end - start, text);
}

/** Whether so much of a text is another that little of what was read of it would stay. */
export function isLongChange(before: PiecedText, text: PiecedText): boolean {
  const { start, endBefore, end } = piecesBetween(before, text);
  return isLong(Math.max(endBefore, end) - start, text);
}

export const scan = (text: PiecedText): Scan => inOneGo(scanInPieces(text));

export function* scanInPieces(text: PiecedText): Pieces<Scan> {
  const turn = turnOf(text);
  const hasDirective = yield* part(mayHaveDirective(text.whole, turn), 0, 0.1);
  const { records, marks, ends } = yield* part(linesIn(hasDirective ? '' : text.whole, 0, turn), 0.1, 1);
  return {
    text,
    records,
    begins: beginsIn(records, 0, records.length),
    hasDirective,
    marks,
    ends,
    movesLines: true,
  };
}

/**
 * The records of a text that was changed. What a record is read as depends on its own lines and on how the line below
 * it begins. So those above the first changed line stay, those below the last one stay and move, and between the two
 * every line is read, in pieces: there are many where much of the text is no record. The scan before must not be used any
 * more.
 */
export function* rescanInPieces(before: Scan, text: PiecedText): Pieces<Scan> {
  const change = changeBetween(before.text, text);
  if (!isChange(change)) return { ...before, text, change, movesLines: false };
  if (before.hasDirective) return yield* scanInPieces(text);
  const { start, endBefore, end } = change;
  const moved = end - endBefore;
  const { records } = before;
  const line = start === 0 ? 0 : text.lastLineFeed(start - 1) + 1;
  let above = countWhile(records, (origin, index) => nextAt(origin, index) <= line);
  const last = records.held(above - 1);
  if (last !== undefined && nextOf(last) === line && goesOn(text, last.of, last.index)) above -= 1;
  let below = countWhile(records, (origin, index) => lineAt(origin, index) < endBefore);
  const first = records.held(below);
  // Its line begins elsewhere if the line break before it went.
  if (first !== undefined && lineOf(first) === endBefore && end > 0 && text.characterAt(end - 1) !== '\n') below += 1;
  const read = yield* scanBetween(text, before, change, above, Math.max(above, below));
  if (read === undefined) return yield* scanInPieces(text);
  const { records: between, from, to, marks, ends } = read;
  below = read.below;
  const around = (lines: readonly number[], own: readonly number[]): number[] => [
    ...lines.filter(at => at < from),
    ...own,
    ...lines.filter(at => at >= to - moved).map(at => at + moved),
  ];
  if (moved !== 0) moveLines(sliced(records, below, records.length), moved);
  const now = replaced(records, above, below, between);
  const behind = above + between.length;
  return {
    text,
    records: now,
    begins: [
      ...before.begins.filter(index => index < above),
      // The record below them may have gone on with one that is no more.
      ...beginsIn(now, above, Math.min(behind + 1, now.length)),
      ...before.begins.filter(index => index > below).map(index => index + behind - below),
    ],
    hasDirective: false,
    marks: around(before.marks, marks),
    ends: around(before.ends, ends),
    change,
    movesLines: hasOtherLines(before.text, text),
  };
}

/** Whether there are more lines or fewer, as each text counts them: a change may come between CR and LF, too. */
function hasOtherLines(before: PiecedText, text: PiecedText): boolean {
  const { start, endBefore, end } = piecesBetween(before, text);
  return before.lineBreaksBetween(start, endBefore) !== text.lineBreaksBetween(start, end);
}

/** What was read of the lines between two records, or between a record and where a document begins. */
interface Between extends Lines {
  readonly from: number;
  readonly to: number;
  /** The index of the first record below that still is one: one further in than a dash may have become a part of it. */
  readonly below: number;
}

/** Undefined where a directive stands in a changed text between two records of the text before. */
function* scanBetween(
  text: PiecedText,
  { records, marks }: Scan,
  { start, endBefore, end }: TextChange,
  above: number,
  firstBelow: number,
): Pieces<Between | undefined> {
  const turn = turnOf(text);
  const moved = end - endBefore;
  const lastAbove = records.held(above - 1);
  const markAbove = marks[firstNot(0, marks.length, at => (marks[at] ?? 0) < start) - 1] ?? 0;
  // Where the change ends with a line, the one right behind it is what it was.
  const kept = end === 0 || text.characterAt(end - 1) === '\n' ? endBefore : endBefore + 1;
  const markBelow = marks[firstNot(0, marks.length, at => (marks[at] ?? 0) < kept)] ?? text.length - moved;
  const from = Math.max(lastAbove === undefined ? 0 : nextOf(lastAbove), markAbove);
  // No record goes on behind where a document begins.
  const most = Math.max(
    firstBelow,
    countWhile(records, (origin, index) => lineAt(origin, index) < markBelow),
  );
  for (let below = firstBelow; ; ) {
    const next = below < most ? records.held(below) : undefined;
    const to = moved + (next === undefined ? markBelow : lineOf(next));
    const changed = ownCopy(text.slice(from, to));
    if (yield* mayHaveDirective(changed, turn)) return undefined;
    const beside = lastAbove ?? records.held(below);
    const lines = yield* linesIn(changed, from, turn, beside && shapeAt(beside.of, beside.index));
    const last = lines.records.held(lines.records.length - 1);
    const isWhole = last === undefined || nextOf(last) < to || !goesOn(text, last.of, last.index);
    if (isWhole || next === undefined) return { ...lines, from, to, below };
    below = Math.min(below + 1 + lines.records.length, most);
  }
}

const lineOf = ({ of, index }: Held<Origin>): number => lineAt(of, index);
const nextOf = ({ of, index }: Held<Origin>): number => nextAt(of, index);

function moveLines({ segments }: Records, by: number): void {
  for (const { of, from, to } of segments)
    for (let index = from; index < to; index += 1) of.lines[index] = lineAt(of, index) + by;
}

/** Those from one index to another. */
function beginsIn(records: Records, from: number, to: number): number[] {
  const begins: number[] = [];
  let before = records.held(from - 1);
  let number = from;
  for (const { of, from: start, to: end } of sliced(records, from, to).segments) {
    for (let index = start; index < end; index += 1) {
      const goesOnHere = index > start ? follows(of, index, of, index - 1) : followsItem(of, index, before);
      if (!goesOnHere) begins.push(number);
      number += 1;
    }
    before = { of, index: end - 1 };
  }
  return begins;
}

/** Records right below one another, with dashes in one column, all flow or all block. */
const follows = (origin: Origin, index: number, originBefore: Origin, before: number): boolean =>
  lineAt(origin, index) === nextAt(originBefore, before) &&
  indentAt(origin, index) === indentAt(originBefore, before) &&
  isFlowAt(origin, index) === isFlowAt(originBefore, before);

const followsItem = (origin: Origin, index: number, before: Held<Origin> | undefined): boolean =>
  before !== undefined && follows(origin, index, before.of, before.index);

/** What is found where the lines of a text begin. */
interface Lines {
  readonly records: Records;
  /** Where lines begin that begin a document, and those that end one. */
  readonly marks: readonly number[];
  readonly ends: readonly number[];
}

/**
 * What the lines of a part of a text are, which must end where the last record does.
 * @param from where the part stands in the text
 * @param turn how many characters are read before others have their turn
 * @param like the keys of a record beside them, if there is one
 */
function* linesIn(written: string, from: number, turn: number, like?: Shape): Pieces<Lines> {
  const reading = recordReading(written, like);
  const { cursor } = reading;
  const [marks, ends]: [number[], number[]] = [[], []];
  for (;;) {
    for (const line of scanTurn(reading, turn)) {
      if (isMark(written, line, BEGINNING)) marks.push(from + line);
      if (isMark(written, line, END)) ends.push(from + line);
    }
    if (cursor.at >= written.length) return { records: listOf<Node, Origin>(closeReading(reading, from)), marks, ends };
    leaveRooms(reading);
    yield cursor.at / written.length;
  }
}

const [BEGINNING, END] = ['---', '...'];

/** Whether a line consists of a mark, or begins with one and a blank. */
const isMark = (text: string, line: number, mark: string): boolean =>
  text.startsWith(mark, line) && BEHIND_MARK.includes(text[line + mark.length]);

const BEHIND_MARK = [undefined, ' ', '\t', '\r', '\n'];

/** What is not regular takes up to so many times as long: `yaml` may have to read it, most slowly of all in the beginning. */
const SLOWER = 64;

/** Returns where the lines begin that are no records. @param turn how many characters are read if all are regular */
function scanTurn(reading: RecordReading, turn: number): number[] {
  const { cursor } = reading;
  const others: number[] = [];
  const end = Math.min(cursor.at + turn, cursor.text.length);
  let left = turn / SLOWER;
  while (cursor.at < end && left > 0) {
    const line = cursor.at;
    if (scanRecord(reading)) continue;
    cursor.at = line;
    if (!scanIrregular(reading)) others.push(line);
    left -= cursor.at - line;
  }
  return others;
}

/** Lines that a run of records takes up, and how far in all of them are at least. */
export interface RunLines {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

/** The run in whose lines an offset of the text is. */
export function runAround({ records, begins }: Scan, offset: number): RunLines | undefined {
  const number = countWhile(records, (origin, index) => nextAt(origin, index) <= offset);
  const record = records.held(number);
  if (record === undefined || offset < lineOf(record)) return undefined;
  const run = firstNot(0, begins.length, at => (begins[at] ?? 0) <= number) - 1;
  const first = records.held(begins[run] ?? number) ?? record;
  const last = records.held((begins[run + 1] ?? records.length) - 1) ?? record;
  return { start: lineOf(first), end: nextOf(last), indent: indentAt(record.of, record.index) };
}

/** Where the parts of a text begin that can be read by themselves: its documents, if marks alone say where these begin. */
export const partsOf = ({ marks, ends, hasDirective }: Scan): readonly number[] =>
  hasDirective || ends.length > 0 ? [0] : [...new Set([0, ...marks])];
