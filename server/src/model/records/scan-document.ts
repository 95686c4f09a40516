/**
 * Reads a whole text where nothing but lines that are certain stands around its records: comments, empty lines, `---`, and
 * keys with a plain or simply quoted value or above a list of records. Where anything else does, `yaml` reads the text.
 */
import { type MappingNode, placedMapping, placedSequence, placedSpan, type SequenceNode } from '../syntax';
import { itemsOf, type List, type ShortText } from './runs';
import {
  type Cursor,
  endLine,
  type RegularRecord,
  scanKey,
  scanValue,
  skipEmptyLines,
  type Written,
} from './scan-record';

export interface RegularDocuments extends Pick<Written, 'comments'> {
  readonly roots: readonly MappingNode[];
  /** Every run is an item of one. */
  readonly lists: readonly List[];
}

interface Reading extends Cursor {
  readonly short: ShortText;
  readonly comments: Written['comments'];
  readonly lists: List[];
  /** The number of the run that comes next. */
  run: number;
  /** How much of the text is left out of the short one up to here. */
  removed: number;
}

/** Undefined where the text is not regular as a whole. */
export function scanDocuments(short: ShortText): RegularDocuments | undefined {
  const reading: Reading = { text: short.text, at: 0, short, comments: [], lists: [], run: 0, removed: 0 };
  const roots: MappingNode[] = [];
  do {
    const root = scanDocument(reading);
    if (root === undefined) return undefined;
    roots.push(root);
  } while (reading.at < short.text.length);
  return { roots, comments: reading.comments, lists: reading.lists };
}

/** Undefined where it is not regular or nothing. */
function scanDocument(reading: Reading): MappingNode | undefined {
  const { short, text, comments } = reading;
  const document: Written = { stretch: short, line: 0, entries: [], comments };
  skipEmptyLines(reading, document);
  if (beginsDocument(reading)) {
    reading.at += MARKER.length;
    if (!endLine(reading, document)) return undefined;
    skipEmptyLines(reading, document);
  }
  const from = reading.at;
  while (reading.at < text.length && !beginsDocument(reading)) {
    if (!addEntry(reading, document)) return undefined;
    skipEmptyLines(reading, document);
  }
  const last = document.entries.at(-1);
  return last && placedMapping(short, from, last.value.end - reading.removed, false, document.entries);
}

const MARKER = '---';

const beginsDocument = ({ text, at }: Reading): boolean => text.startsWith(MARKER, at);

/** Reads a key with what belongs to it; false where it is not regular. */
function addEntry(reading: Reading, document: Written): boolean {
  const key = scanKey(reading, document);
  if (key === undefined) return false;
  const behindKey = reading.at;
  if (endLine(reading, document)) {
    skipEmptyLines(reading, document);
    const value = scanList(reading, document);
    if (value !== undefined) document.entries.push({ key, value });
    return value !== undefined;
  }
  reading.at = behindKey;
  const value = scanValue(reading, document);
  if (value === undefined || !endLine(reading, document)) return false;
  document.entries.push({ key, value });
  return true;
}

/** Reads the runs that begin here and have their dashes in one column. */
function scanList(reading: Reading, document: Written): SequenceNode | undefined {
  const { short, lists } = reading;
  const indent = short.runs[reading.run]?.[0]?.indent ?? 0;
  const from = reading.at + indent;
  const parts: number[] = [];
  let to = from;
  for (;;) {
    const run = short.runs[reading.run] ?? [];
    const [first, second] = run;
    const last = run.at(-1);
    const isNext = first?.line === reading.at + reading.removed && first.indent === indent;
    if (!isNext || last === undefined) break;
    takeRecord(reading, first);
    if (second !== undefined) {
      reading.removed += last.line - second.line;
      takeRecord(reading, last);
    }
    to = last.end - reading.removed;
    parts.push(reading.run);
    reading.run += 1;
    skipEmptyLines(reading, document);
  }
  if (parts.length === 0) return undefined;
  const node = placedSequence(short, from, to, false, itemsOf(parts, short));
  lists.push({ node, parts });
  return node;
}

/** Goes over a record that stands in the short text; its comments stay there with the text, whichever record that will be. */
function takeRecord(reading: Reading, record: RegularRecord): void {
  const { short, comments, removed } = reading;
  for (const { start, end } of record.comments) comments.push(placedSpan(short, start - removed, end - removed));
  reading.at += record.length;
}
