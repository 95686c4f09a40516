/**
 * Reads one list item that is no regular record but stands for itself: a mapping of a few lines, whatever is in it. Nothing
 * around it says what it means, so it need not be read again before one of its own lines is changed.
 */
import { type MappingNode, type Node, partsIn, type Span } from '../syntax';
import { withYaml } from '../with-yaml';
import { IrregularRecord, RecordOfOrigin } from './regular-record';
import type { Shortened } from './runs';
import { scanItemAlone } from './scan-document';
import { addIrregular, type RecordReading } from './scan-record';
import { isEmptyLine, nextLine } from './scan-value';

/** What is longer is no item: where one fails, what it holds is looked at in vain, and may be again. */
const [MOST_LINES, MOST_CHARACTERS] = [100, 8_000];

/** An anchor, an alias or a tag right behind the dash, or an alias to be merged: no item that stands for itself. */
const NAMES_SOMETHING = /^ *- +(?:[&*!]|<<: *\*|\{ *<<: *\*)/;

/** What is nested deeper is left to the guard of the whole text. */
const DEEPEST = 20;

/**
 * Reads the item whose first line begins where the cursor stands. Goes behind it, or behind what cannot be read, where an
 * item begins here, else to the next line.
 */
export function scanIrregular(reading: RecordReading): boolean {
  const { cursor, origin, count } = reading;
  const { text, at: line } = cursor;
  const end = endOfItem(text, line);
  cursor.at = end ?? nextLine(text, line);
  if (end === undefined) return false;
  const short: Shortened = Object.assign(new RecordOfOrigin(origin, count), {
    text: text.slice(line, end),
    start: 0,
    runs: [],
  });
  const item = scanItemAlone(short) ?? tryWithYaml(reading, short);
  if (item === undefined || isDeeper(item.node, DEEPEST)) return false;
  addIrregular(reading, line, new IrregularRecord(origin, count, item.node), item.comments);
  return true;
}

const [SPACE, TAB, DASH] = [0x20, 0x09, 0x2d];

/** Where the first line stands that is no further in than the dash; undefined where no item begins or it is too long. */
function endOfItem(text: string, line: number): number | undefined {
  const indent = indentOf(text, line);
  if (text.charCodeAt(line + indent) !== DASH || text.charCodeAt(line + indent + 1) !== SPACE) return undefined;
  let at = nextLine(text, line);
  for (let lines = 1; at < text.length; lines += 1) {
    const column = indentOf(text, at);
    if (text.charCodeAt(at + column) === TAB || lines > MOST_LINES || at - line > MOST_CHARACTERS) return undefined;
    if (column <= indent && !isEmptyLine(text, at + column)) return at;
    at = nextLine(text, at);
  }
  return at - line > MOST_CHARACTERS ? undefined : at;
}

function indentOf(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at - line;
}

/** So many may fail in a row before some are not tried, and so many are not tried at most before the next one is. */
const [MOST_IN_VAIN, MOST_NOT_TRIED] = [8, 64];

/**
 * Where hardly any item of a text stands for itself, all would be read in vain, and then once more with what is around
 * them. What is not tried is read with that alone.
 */
function tryWithYaml(reading: RecordReading, short: Shortened): ReturnType<typeof itemWithYaml> {
  if (NAMES_SOMETHING.test(short.text)) return undefined;
  if (reading.notTried < Math.min(reading.inVain - MOST_IN_VAIN, MOST_NOT_TRIED)) {
    reading.notTried += 1;
    return undefined;
  }
  reading.notTried = 0;
  const item = itemWithYaml(short);
  reading.inVain = item === undefined ? reading.inVain + 1 : 0;
  return item;
}

/** Undefined where anything is wrong, or where something else of the text may name it or be named in it. */
function itemWithYaml(short: Shortened): { readonly node: MappingNode; readonly comments: Span[] } | undefined {
  const { documents, problems, comments, hasProperties } = withYaml(short);
  const [document, ...others] = documents;
  const list = document?.root;
  if (list?.kind !== 'sequence' || others.length > 0) return undefined;
  if (problems.length > 0 || document?.hasAliases === true || hasProperties) return undefined;
  const node = list.items.at(0);
  return node?.kind === 'mapping' && list.items.length === 1 ? { node, comments: [...comments] } : undefined;
}

function isDeeper(node: Node, most: number): boolean {
  if (node.kind === 'scalar') return false;
  if (most === 0) return true;
  for (const part of partsIn(node)) if (isDeeper(part, most - 1)) return true;
  return false;
}
