/**
 * How a file is laid out: spaces inside one-line records, records of a list in columns, no spaces at the ends of lines,
 * one line break at the end. Only blanks are ever changed, and never those inside a value, so that the file says the same
 * before and after.
 */
import { readYaml } from './read-yaml';
import type { Entry, MappingNode, Node, SequenceNode } from './syntax';

/** Blanks of the text, by offsets, and what they become. */
export interface Layout {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Wider columns would only push the others out of sight. */
const WIDEST_COLUMN = 40;

/** What differs from the layout, in the order of the text; nothing where the text cannot be read as YAML. */
export function layoutOf(text: string): readonly Layout[] {
  const { documents, problems } = readYaml(text);
  if (problems.length > 0) return [];
  const roots = documents.flatMap(({ root }) => root ?? []);
  const paddings = new Map<Node, Padding>();
  for (const root of roots) alignLists(text, root, paddings);
  const inside = roots.flatMap(root => spacesIn(text, root, paddings));
  return [...inside, ...lineEnds(text, roots)]
    .filter(({ start, end, text: wanted }) => text.slice(start, end) !== wanted)
    .sort((one, other) => one.start - other.start);
}

/** Blanks that bring a value of a record into its column. */
interface Padding {
  readonly before: number;
  readonly behind: number;
}

/** The parts of a collection that is written here, in braces or not; nothing of what an alias names. */
function partsOf(node: Node): readonly Node[] {
  if (node.kind === 'scalar' || node.anchor !== undefined) return [];
  return node.kind === 'sequence' ? [...node.items] : node.entries.map(({ value }) => value);
}

/** The blanks in braces and brackets: none inside them, one behind a colon or comma, more where a column asks for it. */
function spacesIn(text: string, node: Node, paddings: ReadonlyMap<Node, Padding>): Layout[] {
  const below = partsOf(node).flatMap(part => spacesIn(text, part, paddings));
  if (!isInBrackets(text, node)) return below;
  const parts = spansOf(node);
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return below;
  const colons = node.kind === 'mapping' ? node.entries.map(entry => colonOf(text, entry, paddings)) : [];
  const commas = parts.slice(1).map((part, index) => {
    const before = parts[index];
    const behind = before === undefined ? 0 : (paddings.get(before.value)?.behind ?? 0);
    return blanks(text, before?.end ?? 0, part.start, /^[ \t]*,[ \t]*$/, `, ${' '.repeat(behind)}`);
  });
  const open = blanks(text, node.start + 1, first.start, /^[ \t]*$/, '');
  const close = blanks(text, last.end, node.end - 1, /^[ \t]*$/, '');
  return [open, ...colons, ...commas, close, ...below].flatMap(layout => layout ?? []);
}

/** Behind the colon of a key without a value there is nothing to set apart. */
function colonOf(text: string, { key, value }: Entry, paddings: ReadonlyMap<Node, Padding>): Layout | undefined {
  if (isAbsent(value)) return undefined;
  return blanks(text, key.end, value.start, COLON, `: ${' '.repeat(paddings.get(value)?.before ?? 0)}`);
}

const isAbsent = ({ start, end }: Node): boolean => start === end;

const COLON = /^[ \t]*:[ \t]*$/;

/** The layout of what stands between two parts; undefined where more than the wanted mark does: a comment, an anchor. */
function blanks(text: string, start: number, end: number, form: RegExp, wanted: string): Layout | undefined {
  return end >= start && form.test(text.slice(start, end)) ? { start, end, text: wanted } : undefined;
}

const isInBrackets = (text: string, node: Node): node is MappingNode | SequenceNode =>
  node.kind !== 'scalar' && node.anchor === undefined && node.flow && /[[{]/.test(text[node.start] ?? '');

/** From the beginning of each part to its end, a key with its value. */
const spansOf = (node: MappingNode | SequenceNode) =>
  node.kind === 'sequence'
    ? [...node.items].map(item => ({ start: item.start, end: item.end, value: item }))
    : node.entries.map(({ key, value }) => ({ start: key.start, end: Math.max(key.end, value.end), value }));

/** One value of a record that stands in a column. */
interface Cell {
  readonly value: Node;
  readonly width: number;
  readonly isNumber: boolean;
  readonly isLast: boolean;
}

/** Brings the one-line records of every list into columns. */
function alignLists(text: string, node: Node, paddings: Map<Node, Padding>): void {
  if (node.kind === 'sequence' && node.anchor === undefined) alignRecords(text, node, paddings);
  for (const part of partsOf(node)) alignLists(text, part, paddings);
}

/** Records share a column for as long as they have had the same keys: what one of them lacks moves no other value. */
function alignRecords(text: string, list: SequenceNode, paddings: Map<Node, Padding>): void {
  const columns = new Map<string, Cell[]>();
  const items = [...list.items];
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'mapping' || !isRow(text, item, items[index - 1])) continue;
    let column = String(item.start - text.lastIndexOf('\n', item.start));
    for (const { key, value } of item.entries) {
      column += `\n${text.slice(key.start, key.end)}`;
      const cells = columns.get(column) ?? [];
      columns.set(column, cells);
      cells.push({
        value,
        width: widthOf(text, value),
        isNumber: value.kind === 'scalar' && !value.quoted && /^\d+(\.\d+)?%?$/.test(value.text),
        isLast: value === item.entries.at(-1)?.value,
      });
    }
  }
  for (const cells of columns.values()) alignColumn(cells, paddings);
}

/** Numbers stand at the right of their column, everything else at the left. */
function alignColumn(cells: readonly Cell[], paddings: Map<Node, Padding>): void {
  const widest = cells.reduce((width, cell) => Math.max(width, cell.width), 0);
  if (widest > WIDEST_COLUMN) return;
  const isNumeric = cells.every(({ isNumber }) => isNumber);
  for (const { value, width, isLast } of cells) {
    const missing = widest - width;
    paddings.set(value, { before: isNumeric ? missing : 0, behind: isNumeric || isLast ? 0 : missing });
  }
}

/** A record in braces on a line that no other record shares, with nothing in it but keys and values. */
function isRow(text: string, record: MappingNode, before: Node | undefined): boolean {
  if (!isInBrackets(text, record) || text.slice(record.start, record.end).includes('\n')) return false;
  if (before !== undefined && !text.slice(before.end, record.start).includes('\n')) return false;
  const spans = spansOf(record);
  return (
    record.entries.every(({ key, value }) => !isAbsent(value) && COLON.test(text.slice(key.end, value.start))) &&
    spans.slice(1).every(({ start }, index) => /^[ \t]*,[ \t]*$/.test(text.slice(spans[index]?.end, start)))
  );
}

/** How wide a value is once it is laid out itself. */
function widthOf(text: string, node: Node): number {
  const written = Array.from(text.slice(node.start, node.end)).length;
  const inside = spacesIn(text, node, new Map());
  return inside.reduce((width, { start, end, text: wanted }) => width + wanted.length - (end - start), written);
}

/** No blanks at the ends of lines, and one line break at the end of the text. */
function lineEnds(text: string, roots: readonly Node[]): Layout[] {
  const kept = roots.flatMap(root => longValues(text, root)).sort((one, other) => one.start - other.start);
  let next = 0;
  /** Asked in the order of the text, in which the values stand, too. */
  const isKept = (offset: number): boolean => {
    while ((kept[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    return (kept[next]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
  const contentEnd = text.trimEnd().length;
  // Without the look behind, each blank of a long run would be tried by itself.
  const ends = [...text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n|$)/g)]
    .map(({ index, 0: run }) => ({ start: index, end: index + run.length, text: '' }))
    .filter(({ start }) => start < contentEnd && !isKept(start));
  if (contentEnd === 0 || kept.some(({ end }) => end > contentEnd)) return ends;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  return [...ends, { start: contentEnd, end: text.length, text: lineBreak }];
}

/** Values of several lines, whose blanks are their own. */
function longValues(text: string, node: Node): { readonly start: number; readonly end: number }[] {
  if (node.kind !== 'scalar') {
    const keys = node.kind === 'mapping' && node.anchor === undefined ? node.entries.map(({ key }) => key) : [];
    return [...keys, ...partsOf(node)].flatMap(part => longValues(text, part));
  }
  return text.slice(node.start, node.end).includes('\n') ? [{ start: node.start, end: node.end }] : [];
}
