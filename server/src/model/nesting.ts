/**
 * Refuses YAML that is nested too deep or has too much in it, before it reaches the parser: from some hundreds of levels
 * on, and where memory ends, the parser can end the whole process in a way that no `catch` sees. Works on the lexer's
 * tokens, which need no recursion, so that brackets in strings and comments do not count.
 */
import { CST } from 'yaml';
import { type Message, message } from '../messages/message';

/** Levels of mappings and sequences, flow and block together. */
export const DEEPEST_NESTING = 200;

/**
 * Words, signs, comments and line ends that the parser is given of one file. It takes some 500 bytes for each; a file of
 * 50,000 lines has half as many, if a slip makes its records irregular, and else hardly any.
 */
export const MOST_PARTS = 1_000_000;

/** What is too much begins at the offset. */
export class Refused extends Error {
  readonly offset: number;
  readonly why: Message;
  constructor(offset: number, why: Message) {
    super('too much for the parser');
    this.offset = offset;
    this.why = why;
  }
}

/** How many collections are open. */
interface OpenCollections {
  /** Twice the column of each open block collection, one more for a sequence: it may stand at its key's column. */
  readonly blocks: number[];
  flow: number;
  /** Where the text on this line that may turn out to be a key begins; undefined before it. */
  keyColumn: number | undefined;
}

/**
 * Hands the lexer's tokens on, one at a time, and notes where the comments among them are.
 * @throws Refused at the first token that opens level 201 or is a part too many, before handing it on
 */
export function* refuseTooMuch(
  lexemes: Iterable<string>,
  comments: { readonly start: number; readonly end: number }[],
): Generator<string, void> {
  const open: OpenCollections = { blocks: [], flow: 0, keyColumn: undefined };
  let offset = 0;
  let lineStart = 0;
  let isText = false;
  let parts = 0;
  for (const lexeme of lexemes) {
    // A lone mark announces plain text, and the next token is that text, whatever it looks like.
    const type: string | null = isText ? 'text' : CST.tokenType(lexeme);
    isText = type === 'scalar';
    count(open, type, offset - lineStart);
    if (open.blocks.length + open.flow > DEEPEST_NESTING)
      throw new Refused(offset, message('yamlTooDeep', DEEPEST_NESTING));
    if (type !== 'space' && type !== 'text') parts += 1;
    if (parts > MOST_PARTS) throw new Refused(offset, message('yamlTooMuch', MOST_PARTS));
    if (type === 'comment') comments.push({ start: offset, end: offset + lexeme.length });
    yield lexeme;
    if (type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end') continue;
    const lastBreak = lexeme.lastIndexOf('\n');
    if (lastBreak >= 0) lineStart = offset + lastBreak + 1;
    offset += lexeme.length;
  }
}

function count(open: OpenCollections, type: string | null, column: number): void {
  switch (type) {
    case 'doc-mode':
    case 'doc-start':
      open.blocks.length = 0;
      break;
    case 'flow-error-end':
      open.flow = 0;
      break;
    case 'flow-map-end':
    case 'flow-seq-end':
      open.flow = Math.max(0, open.flow - 1);
      break;
    case 'flow-map-start':
    case 'flow-seq-start':
      if (open.flow === 0) open.keyColumn ??= column;
      open.flow += 1;
      break;
    default:
      if (open.flow === 0) countBlock(open, type, column);
  }
}

function countBlock(open: OpenCollections, type: string | null, column: number): void {
  switch (type) {
    case 'seq-item-ind':
      enterBlock(open, 2 * column + 1);
      break;
    case 'explicit-key-ind':
      enterBlock(open, 2 * column);
      break;
    case 'map-value-ind':
      enterBlock(open, 2 * (open.keyColumn ?? column));
      break;
    case 'newline':
      open.keyColumn = undefined;
      break;
    case 'space':
    case 'comment':
    case 'text':
      break;
    default:
      open.keyColumn ??= column;
  }
}

function enterBlock(open: OpenCollections, level: number): void {
  while ((open.blocks.at(-1) ?? -1) >= level) open.blocks.pop();
  open.blocks.push(level);
  open.keyColumn = undefined;
}
