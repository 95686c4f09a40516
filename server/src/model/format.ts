/**
 * How a file is laid out: spaces inside one-line records, records of a list in columns, no spaces at the ends of lines,
 * one line break at the end. Only blanks are ever changed, and never those inside a value, so that the file says the same
 * before and after.
 */
import { firstNot } from '../engine/halving';
import { inOneGo, type Pieces, part } from '../engine/pieces';
import {
  type Between,
  betweenParts,
  COLON,
  COMMA,
  goBehind,
  isAbsent,
  isInBrackets,
  layOutBefore,
  layOutClose,
  layOutColon,
} from './layout/between';
import { type Cell, type Columns, columnsOf, isNumber, newColumns, widen, widthOfText } from './layout/columns';
import { isTurnOver, type LayingOut, type Layout, newLayingOut, shareAt } from './layout/laying-out';
import { layOutLineEnds } from './layout/line-ends';
import { layOutRow, widenByRow } from './layout/regular-rows';
import { countWhile, type Segment, sliced } from './long-list';
import type { PiecedText } from './pieced-text';
import type { YamlFile } from './read-yaml';
import { isFlowAt, isRegularAt, lineAt, nextAt, Origin, toAt } from './records/regular-record';
import type { Entry, MappingNode, Node, SequenceNode, Span } from './syntax';

/** How much of the work is done when what the text holds is laid out, and then the ends of its lines, about. */
const [LAID_OUT, ENDED] = [0.7, 0.9];

/**
 * What differs from the layout, in the order of the text; nothing where the text cannot be read as YAML.
 * @param within the lines that are asked for; columns are still those of the whole list
 */
export function* layoutOf(
  text: PiecedText,
  { documents, problems }: YamlFile,
  within: Span,
): Pieces<readonly Layout[]> {
  if (problems.length > 0) return [];
  const { contentEnd } = text;
  // The line break at the end takes the place of all that is behind, which has to be looked at, too.
  const holdsEnd = within.start <= contentEnd && contentEnd < within.end;
  const lines = holdsEnd ? { start: within.start, end: Number.POSITIVE_INFINITY } : within;
  const layingOut = newLayingOut(text, lines, true);
  for (const { root } of documents) {
    if (isTurnOver(layingOut)) yield LAID_OUT * shareAt(layingOut, root?.start ?? 0);
    if (root !== undefined && isLookedAt(layingOut, root)) yield* part(layOut(layingOut, root), 0, LAID_OUT);
  }
  const ends: LayingOut = { ...layingOut, layouts: [] };
  yield* part(layOutLineEnds(ends), LAID_OUT, ENDED);
  return yield* part(inOrder(layingOut, ends.layouts), ENDED, 1);
}

const isLookedAt = ({ within }: LayingOut, { start, end }: Span): boolean => end >= within.start && start < within.end;

/** Puts the ends of lines among what else is laid out. */
function* inOrder(layingOut: LayingOut, ends: readonly Layout[]): Pieces<readonly Layout[]> {
  const { layouts } = layingOut;
  if (ends.length === 0) return layouts;
  const all: Layout[] = [];
  let next = 0;
  for (const end of ends) {
    for (let layout = layouts[next]; layout !== undefined && layout.start < end.start; layout = layouts[next]) {
      if (isTurnOver(layingOut)) yield shareAt(layingOut, layout.start);
      all.push(layout);
      next += 1;
    }
    if (isTurnOver(layingOut)) yield shareAt(layingOut, end.start);
    all.push(end);
  }
  return all.concat(layouts.slice(next));
}

/** Lays out what a node holds that is written here; nothing of what an alias names. */
function* layOut(layingOut: LayingOut, node: Node, cells?: readonly Cell[]): Pieces<void> {
  if (node.kind === 'scalar') keepLongValue(layingOut, node);
  else if (node.anchor !== undefined) return;
  else if (node.kind === 'sequence') yield* layOutList(layingOut, node);
  else yield* layOutMapping(layingOut, node, cells);
}

function keepLongValue({ text, longValues }: LayingOut, { start, end }: Span): void {
  if (text.firstLineFeed(start, end) >= 0) longValues.push({ start, end });
}

/** @param cells those of its values, if it stands in the columns of a list */
function* layOutMapping(layingOut: LayingOut, mapping: MappingNode, cells: readonly Cell[] = []): Pieces<void> {
  const { within } = layingOut;
  const { entries } = mapping;
  const { length } = entries;
  const isWhole = isAllWithin(layingOut, mapping);
  const first = isWhole ? 0 : firstNot(0, length, at => endOf(entries[at]) < within.start);
  const last = isWhole ? length : firstNot(0, length, at => (entries[at]?.key.start ?? 0) < within.end);
  const between = betweenParts(layingOut, mapping, first);
  for (let index = first; index < last; index += 1) {
    const [entry, cell] = [entries[index], cells[index]];
    if (entry === undefined) break;
    const { key, value } = entry;
    if (isTurnOver(layingOut)) yield shareAt(layingOut, key.start);
    layOutBefore(layingOut, between, key.start);
    keepLongValue(layingOut, key);
    if (between.isInBrackets) layOutColon(layingOut, entry, cell);
    if (value.kind === 'scalar') keepLongValue(layingOut, value);
    else yield* layOut(layingOut, value);
    goBehind(between, endOf(entry), cell);
  }
  if (last === length) layOutClose(layingOut, between, mapping.end);
}

const isAllWithin = ({ within }: LayingOut, { start, end }: Span): boolean =>
  start >= within.start && end <= within.end;

/** Where a key with its value ends. */
const endOf = (entry: Entry | undefined): number =>
  entry === undefined ? 0 : Math.max(entry.key.end, entry.value.end);

function* layOutList(layingOut: LayingOut, list: SequenceNode): Pieces<void> {
  const { within } = layingOut;
  const { items } = list;
  const isWhole = isAllWithin(layingOut, list);
  const first = isWhole ? 0 : countWhile(items, (of, index) => behindItem(of, index) < within.start);
  const last = isWhole ? items.length : countWhile(items, (of, index) => itemAt(of, index) < within.end);
  const rows = newRows();
  if (layingOut.hasColumns) for (const segment of items.segments) yield* addRows(layingOut, rows, segment);
  const between = betweenParts(layingOut, list, first);
  for (const segment of sliced(items, first, last).segments) yield* layOutItems(layingOut, segment, rows, between);
  if (last === items.length) layOutClose(layingOut, between, list.end);
}

/** Items of a list that stand behind one another. */
type Items = Segment<Node>;

/** Where an item begins, or its line. */
const itemAt = (of: Items['of'], index: number): number =>
  of instanceof Origin ? lineAt(of, index) : (of.at(index)?.start ?? 0);

/** Behind an item, or the lines that belong to it. */
const behindItem = (of: Items['of'], index: number): number =>
  of instanceof Origin ? nextAt(of, index) : (of.at(index)?.end ?? 0);

function* layOutItems(layingOut: LayingOut, { of, from, to }: Items, rows: Rows, between: Between): Pieces<void> {
  for (let index = from; index < to; index += 1) {
    if (isTurnOver(layingOut)) yield shareAt(layingOut, itemAt(of, index));
    if (of instanceof Origin && isRegularAt(of, index)) {
      const isInColumns = !rows.others.has(lineAt(of, index));
      if (isFlowAt(of, index)) layOutRow(layingOut, of, index, isInColumns ? rows.columns : undefined);
      continue;
    }
    const item = of.at(index);
    if (item === undefined) continue;
    layOutBefore(layingOut, between, item.start);
    if (item.kind === 'scalar') keepLongValue(layingOut, item);
    else yield* layOut(layingOut, item, cellsFor(rows, item));
    goBehind(between, item.end, undefined);
  }
}

/** The records of a list that stand in its columns: those in braces on a line that no other item shares. */
interface Rows {
  readonly columns: Columns;
  /** Those that are not regular, in order, where they are laid out. */
  readonly irregular: { readonly record: Node; readonly cells: readonly Cell[] }[];
  /** How many of these are laid out. */
  done: number;
  /** Where the lines of regular records begin that are none of them. */
  readonly others: Set<number>;
  /** Where the item before ends. */
  before: number | undefined;
}

const newRows = (): Rows => ({ columns: newColumns(), irregular: [], done: 0, others: new Set(), before: undefined });

/** Goes over some items of a list. */
function* addRows(layingOut: LayingOut, rows: Rows, { of, from, to }: Items): Pieces<void> {
  for (let index = from; index < to; index += 1) {
    if (isTurnOver(layingOut)) yield shareAt(layingOut, itemAt(of, index));
    if (of instanceof Origin && isRegularAt(of, index)) addRegular(rows, of, index);
    else addIrregular(layingOut, rows, of.at(index));
  }
}

function addRegular(rows: Rows, origin: Origin, index: number): void {
  const line = lineAt(origin, index);
  if (rows.before !== undefined && rows.before >= line) rows.others.add(line);
  else if (isFlowAt(origin, index)) widenByRow(rows.columns, origin, index);
  rows.before = line + toAt(origin, index);
}

function addIrregular(layingOut: LayingOut, rows: Rows, item: Node | undefined): void {
  const { columns, irregular, before } = rows;
  if (item === undefined) return;
  rows.before = item.end;
  if (item.kind !== 'mapping' || !isRow(layingOut.text, item, before)) return;
  const cells = cellsOf(layingOut.text, item, columns);
  if (isLookedAt(layingOut, item)) irregular.push({ record: item, cells });
}

/** The cells of a record, if it stands in columns. They are asked for in the order of the text. */
function cellsFor(rows: Rows, record: Node): readonly Cell[] | undefined {
  const next = rows.irregular[rows.done];
  if (next?.record !== record) return undefined;
  rows.done += 1;
  return next.cells;
}

/**
 * Whether a record in braces has its line to itself, and nothing in it but keys and values.
 * @param before where the item before it ends
 */
function isRow(text: PiecedText, record: MappingNode, before: number | undefined): boolean {
  const { start, end, entries } = record;
  if (!isInBrackets(text, record) || text.firstLineFeed(start, end) >= 0) return false;
  if (before !== undefined && text.firstLineFeed(before, start) < 0) return false;
  return entries.every(({ key, value }, index) => {
    if (isAbsent(value) || !COLON.test(text.slice(key.end, value.start))) return false;
    return index === 0 || COMMA.test(text.slice(endOf(entries[index - 1]), key.start));
  });
}

/** The cells of a record, for which there is room in the columns then. */
function cellsOf(text: PiecedText, { start, entries }: MappingNode, columns: Columns): readonly Cell[] {
  const keys = entries.map(({ key }) => text.slice(key.start, key.end));
  const column = start - text.lastLineFeed(start) - 1;
  return columnsOf(columns, column, keys).map((column, index) => {
    const value = entries[index]?.value;
    const width = value === undefined ? 0 : widthOf(text, value);
    widen(column, width, value?.kind === 'scalar' && !value.quoted && isNumber(value.text));
    return { column, width };
  });
}

/** How wide a value is once it is laid out itself. */
function widthOf(text: PiecedText, value: Node): number {
  const written = widthOfText(text.slice(value.start, value.end));
  if (value.kind === 'scalar') return written;
  const inside = newLayingOut(text, value, false);
  inOneGo(layOut(inside, value));
  return inside.layouts.reduce((width, { start, end, text: wanted }) => width + wanted.length - (end - start), written);
}
