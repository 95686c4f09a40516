/**
 * Where the cursor stands, from the lines themselves: what is being written is rarely YAML yet. Only the lines that hold
 * the cursor's are looked at, and those beside it for the keys that are there already.
 */
import type { Path } from '../../model/place';
import { flowAt, staysOpen } from './flow';
import {
  endOfLine,
  type Holder,
  holdersOf,
  indentOf,
  type Line,
  type Lined,
  lineBelow,
  linesAbove,
  linesBelow,
  readLine,
  startOfLine,
} from './lines';

export interface Spot {
  /**
   * `key` in a mapping, `value` behind a key, `item` behind a dash or in brackets. Below the key of a list, where a dash
   * is still to be written, it is `key`, too.
   */
  readonly wants: 'key' | 'value' | 'item';
  /** To the mapping that wants a key, to the value, to the item. */
  readonly path: Path;
  readonly style: 'block' | 'flow';
  /** Where what is typed so far begins and ends. */
  readonly start: number;
  readonly end: number;
  /** What must stand before it: a blank, behind a colon or a dash that has none yet. */
  readonly lead: '' | ' ';
  /** The keys of the mapping that wants one, without what is being typed. */
  readonly present: ReadonlySet<string>;
  /** What follows a key on its line already: its colon, other text, or nothing. */
  readonly follows: 'colon' | 'text' | 'nothing';
  /** In which column the text begins, and how far its line is indented. */
  readonly column: number;
  readonly indent: number;
  /** The YAML document that the cursor is in. */
  readonly document: { readonly start: number; readonly end: number };
}

type Document = Spot['document'];

/** Undefined in comments and wherever nothing of ours can be written. */
export function spotAt(lined: Lined, offset: number): Spot | undefined {
  const { text } = lined;
  const spot = placedAt(lined, offset);
  // Before other text a word would run into it.
  const isBefore =
    spot?.start === offset && (spot.follows === 'text' || /^(?:#|[ \t]*[{[])/.test(text.slice(offset, offset + 9)));
  return isBefore ? undefined : spot;
}

function placedAt(lined: Lined, offset: number): Spot | undefined {
  const { text } = lined;
  const start = startOfLine(text, offset);
  if (/^(?:---|\.\.\.|%)/.test(text.slice(start, start + 3))) return undefined;
  const document = documentAround(lined, start);
  const line = readLine(text, start, offset);
  const holders = holdersOf(lined, line, document.start);
  const flow = flowHolder(text, document, holders, start);
  if (flow !== undefined) return flowSpot(text, offset, document, flow);
  const last = holders.at(-1);
  // The text of the line above goes on here.
  if (last?.value !== undefined && !isBlank(text, last.value)) return undefined;
  return blockSpot(lined, offset, document, line, holders);
}

const DIVIDER = /(?:---|\.\.\.)(?=\s|$)/y;

/** What lies between two lines of `---`. No record is one. */
function documentAround(lined: Lined, lineStart: number): Document {
  const { text } = lined;
  const isDivider = (start: number): boolean => {
    DIVIDER.lastIndex = start;
    return DIVIDER.test(text);
  };
  const document = { start: 0, end: text.length };
  for (const start of linesAbove(lined, lineStart, 0, () => 0)) {
    if (!isDivider(start)) continue;
    document.start = lineBelow(text, start);
    break;
  }
  for (const start of linesBelow(lined, lineStart, text.length, 0)) {
    if (!isDivider(start)) continue;
    document.end = start;
    break;
  }
  return document;
}

const isBlank = (text: string, from: number): boolean => /^\s*(?:#|$)/.test(text.slice(from, endOfLine(text, from)));

interface FlowHolder {
  readonly path: Path;
  /** Of the bracket. */
  readonly start: number;
  readonly column: number;
}

/** The outermost of the lines above whose braces are still open; also a document that is braces from its beginning. */
function flowHolder(
  text: string,
  { start }: Document,
  holders: readonly Holder[],
  line: number,
): FlowHolder | undefined {
  const index = holders.findIndex(
    ({ value }) => value !== undefined && opensFlow(text, value) && staysOpen(text, value),
  );
  const holder = holders[index];
  if (holder?.value !== undefined) {
    const path = pathOf(holders.slice(0, index + 1).filter(one => one.line.starts.length > 0));
    return { path, start: holder.value, column: holder.column };
  }
  let first = start;
  while (first < line && isBlank(text, first)) first = lineBelow(text, first);
  const bracket = first + indentOf(text, first);
  return first < line && opensFlow(text, bracket) ? { path: [], start: bracket, column: -1 } : undefined;
}

const opensFlow = (text: string, at: number): boolean => text[at] === '{' || text[at] === '[';

const pathOf = (starts: readonly { readonly key: string | undefined }[]): Path => starts.map(({ key }) => key ?? 0);

function flowSpot(text: string, offset: number, document: Document, holder: FlowHolder): Spot | undefined {
  const place = flowAt(text, holder.start, offset, holder.column, document.end);
  const level = place?.levels.at(-1);
  if (place === undefined || level === undefined) return undefined;
  const { word } = place;
  if (word?.isClosed === true && !(word.end === offset && word.start + 1 < word.end)) return undefined;
  const steps = place.levels.map(({ open, key, index }) => (open === '[' ? index : key));
  const path = [...holder.path, ...steps.flatMap(step => step ?? [])];
  const lineStart = startOfLine(text, offset);
  const start = word === undefined || word.start < lineStart ? offset : word.start;
  const isKey = level.open === '{' && level.key === undefined;
  const end = isKey || level.open === '[' ? endOfKey(text, offset, start) : endOfFlowValue(text, offset);
  return {
    wants: isKey ? 'key' : level.open === '[' ? 'item' : 'value',
    path,
    style: 'flow',
    start,
    end,
    lead: leadAt(text, start),
    present: new Set(isKey ? level.keys.filter(one => one.start !== start).map(({ key }) => key) : []),
    follows: followsKey(text, end, /^[ \t]*(?:[,}\]#]|$)/),
    column: start - lineStart,
    indent: indentOf(text, lineStart),
    document,
  };
}

function blockSpot(
  lined: Lined,
  offset: number,
  document: Document,
  line: Line,
  holders: readonly Holder[],
): Spot | undefined {
  const { text } = lined;
  const path = [...pathOf(holders), ...pathOf(line.starts)];
  const last = line.starts.at(-1);
  const written = text.slice(line.rest, offset);
  const { indent } = line;
  if (opensFlow(text, line.rest) && line.rest < offset) {
    return flowSpot(text, offset, document, { path, start: line.rest, column: last?.column ?? indent - 1 });
  }
  if (isCommentOrClosed(written)) return undefined;
  const lead = leadAt(text, line.rest);
  const column = line.rest - line.start + lead.length;
  const rest = { style: 'block', start: line.rest, lead, document, indent, column } as const;
  const isNew = last?.key === undefined && written === '';
  const isHolding = holdsBelow(lined, document, line, last?.key === undefined ? column : last.column, isNew);
  // What would stand here stands on the lines below, or they would lose what they belong to.
  if (isHolding && (isNew || last?.key !== undefined)) return undefined;
  if (last?.key !== undefined) {
    const end = Math.max(offset, line.rest + endOfBlockValue(text.slice(line.rest, endOfLine(text, offset))));
    return { ...rest, wants: 'value', path, end, present: new Set(), follows: 'nothing' };
  }
  const end = endOfKey(text, offset, line.rest);
  const present = keysBeside(lined, document, line, column);
  const follows = isHolding ? 'text' : followsKey(text, end, /^[ \t]*(?:#|$)/);
  return { ...rest, wants: last === undefined ? 'key' : 'item', path, end, present, follows };
}

const leadAt = (text: string, start: number): Spot['lead'] => (/[:,-]/.test(text[start - 1] ?? '') ? ' ' : '');

/** A comment has begun, or a quote is closed and followed by more. Also an alias, which is complete by itself. */
const isCommentOrClosed = (written: string): boolean =>
  /^["']/.test(written) ? isClosed(written) : /^[*|>]|(?:^|[ \t])#/.test(written);

/** Whether more follows the quote that closes what a quote has opened. */
function isClosed(written: string): boolean {
  const [quote] = written;
  for (let at = 1; at < written.length; at += 1) {
    const isEscaped = quote === '"' ? written[at] === '\\' : written.startsWith("''", at);
    if (isEscaped) at += 1;
    else if (written[at] === quote) return at + 1 < written.length;
  }
  return false;
}

/** Whether the next line is further in than a column or, below what may be a key, a list in it. */
function holdsBelow(lined: Lined, document: Document, line: Line, column: number, isNew: boolean): boolean {
  const { text } = lined;
  for (const start of linesBelow(lined, line.start, document.end, Number.POSITIVE_INFINITY)) {
    const indent = indentOf(text, start);
    return indent > column || (!isNew && indent === column && text[start + indent] === '-');
  }
  return false;
}

/** The keys of the block in a column that a line belongs to, without those of the line. */
function keysBeside(lined: Lined, document: Document, line: Line, column: number): Set<string> {
  const { text } = lined;
  const keys = new Set<string>();
  // Behind a dash the block begins with this line.
  const above = line.starts.length > 0 ? [] : linesAbove(lined, line.start, document.start, () => column + 1);
  for (const start of above) {
    if (indentOf(text, start) > column) continue;
    const { starts } = readLine(text, start, endOfLine(text, start));
    for (const { key, column: ofKey } of starts) if (key !== undefined && ofKey === column) keys.add(key);
    if (starts.some(one => one.column < column)) break;
  }
  for (const start of linesBelow(lined, line.start, document.end, column + 1)) {
    const indent = indentOf(text, start);
    if (indent < column) break;
    const [first] = indent === column ? readLine(text, start, endOfLine(text, start)).starts : [];
    if (first?.key !== undefined) keys.add(first.key);
  }
  return keys;
}

/** Also the closing quote that editors add. */
function endOfKey(text: string, offset: number, start: number): number {
  const end = offset + (/^(?!-)[\w.$-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0);
  const quote = text[start];
  return start < offset && (quote === '"' || quote === "'") && text[end] === quote ? end + 1 : end;
}

function followsKey(text: string, end: number, nothing: RegExp): Spot['follows'] {
  const behind = text.slice(end, endOfLine(text, end));
  if (/^[ \t]*:/.test(behind)) return 'colon';
  return nothing.test(behind) ? 'nothing' : 'text';
}

function endOfFlowValue(text: string, offset: number): number {
  const behind = text.slice(offset, endOfLine(text, offset));
  const end = behind.search(/[,}\]#]|[^\S \t]/);
  return offset + behind.slice(0, end === -1 ? undefined : end).trimEnd().length;
}

function endOfBlockValue(value: string): number {
  const comment = value.search(/(?<![^ \t])#/);
  return value.slice(0, comment === -1 ? undefined : comment).trimEnd().length;
}
