/** What stands between the parts of a collection in braces or brackets. */
import type { PiecedText } from '../pieced-text';
import type { Entry, MappingNode, Node, SequenceNode } from '../syntax';
import { blanksBefore, blanksBehind, type Cell } from './columns';
import { type LayingOut, put } from './laying-out';

export const [NOTHING, COLON, COMMA] = [/^[ \t]*$/, /^[ \t]*:[ \t]*$/, /^[ \t]*,[ \t]*$/];

/** What is between the parts of a collection, which are gone over one by one. */
export interface Between {
  readonly isInBrackets: boolean;
  /** Where the part before ends, or the bracket that opens; undefined where that is above all that is laid out. */
  from: number | undefined;
  form: RegExp;
  wanted: string;
}

/** @param first the index of the first part that is gone over */
export const betweenParts = ({ text }: LayingOut, node: MappingNode | SequenceNode, first: number): Between => ({
  isInBrackets: isInBrackets(text, node),
  from: first === 0 ? node.start + 1 : undefined,
  form: NOTHING,
  wanted: '',
});

export const isInBrackets = (text: PiecedText, { flow, start }: MappingNode | SequenceNode): boolean =>
  flow && OPENING.includes(text.characterAt(start));

const OPENING = ['{', '['];

/** Lays out what is between a part and the one before it. @param to where the part begins */
export function layOutBefore(layingOut: LayingOut, { isInBrackets, from, form, wanted }: Between, to: number): void {
  if (isInBrackets && from !== undefined) layOutBlanks(layingOut, from, to, form, wanted);
}

/** @param cell that of the part's value, if it stands in a column */
export function goBehind(between: Between, end: number, cell: Cell | undefined): void {
  between.from = end;
  between.form = COMMA;
  between.wanted = cell === undefined ? ', ' : `, ${' '.repeat(blanksBehind(cell.column, cell.width))}`;
}

/** Lays out what is behind the last part, if there is one. */
export function layOutClose(layingOut: LayingOut, { isInBrackets, from, form }: Between, end: number): void {
  if (isInBrackets && from !== undefined && form === COMMA) layOutBlanks(layingOut, from, end - 1, NOTHING, '');
}

/** Behind the colon of a key without a value there is nothing to set apart. @param cell that of the value */
export function layOutColon(layingOut: LayingOut, { key, value }: Entry, cell: Cell | undefined): void {
  if (isAbsent(value)) return;
  const blanks = cell === undefined ? 0 : blanksBefore(cell.column, cell.width);
  layOutBlanks(layingOut, key.end, value.start, COLON, `: ${' '.repeat(blanks)}`);
}

export const isAbsent = ({ start, end }: Node): boolean => start === end;

/** Lays out what stands between two offsets if it is blanks around a mark and nothing else: no comment, no anchor. */
function layOutBlanks(layingOut: LayingOut, start: number, end: number, form: RegExp, wanted: string): void {
  if (end < start) return;
  const written = layingOut.text.slice(start, end);
  if (written !== wanted && form.test(written)) put(layingOut, start, end, wanted);
}
