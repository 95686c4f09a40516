/** Everything that can be mended without changing a number: ignores that silence nothing, and days out of order. */
import { firstNot } from '../../engine/halving';
import { type Pieces, part } from '../../engine/pieces';
import type { Finding } from '../../model/finding';
import type { Ignore } from '../../model/ignore';
import { piecedText } from '../../model/pieced-text';
import { commentsOf, readYamlInPieces } from '../../model/read-yaml';
import { type CommentedText, type Rewrite, rewrittenInPieces } from '../../model/rewrite';
import { sortRecords } from '../../model/sort-records';
import type { SourceFile } from '../../model/source-file';
import { type SequenceNode, valueAt } from '../../model/syntax';
import type { YamlDocument } from '../../model/with-yaml';
import { canBeSorted, dayOfRecord } from './days';
import { commentedText } from './fix';
import { withoutIgnores } from './ignores';

/** The text of the file with all of it mended; as it stands where there is nothing to mend. */
export function* mended(file: SourceFile, findings: readonly Finding[]): Pieces<string> {
  const { unused, unordered } = yield* part(mendable(file, findings), 0, 0.1);
  const text = yield* part(withoutUnused(file, unused), 0.1, 0.3);
  if (unordered.length === 0 || !canBeSorted(file)) return text;
  const numbers = yield* part(documentsOf(file, unordered), 0.3, 0.4);
  const { documents, written } = yield* part(readWith(file, text), 0.4, 0.6);
  const sorted = yield* part(sortings(documents, numbers, written), 0.6, 0.9);
  return yield* part(rewrittenInPieces(text, sorted), 0.9, 1);
}

/** So many findings, or documents, are looked at before others have their turn: less than a millisecond. */
const [FINDINGS_IN_A_TURN, DOCUMENTS_IN_A_TURN] = [2000, 100];

interface Mendable {
  readonly unused: readonly Ignore[];
  /** Where a day is out of order and not silenced, in order. */
  readonly unordered: readonly number[];
}

/** @param findings in the order of the text, as the ignores are */
function* mendable({ ignores }: SourceFile, findings: readonly Finding[]): Pieces<Mendable> {
  const unused: Ignore[] = [];
  const unordered: number[] = [];
  let at = 0;
  for (const [index, { code, message, source }] of findings.entries()) {
    if (index > 0 && index % FINDINGS_IN_A_TURN === 0) yield index / findings.length;
    if (code === 'unordered-days') unordered.push(source.start);
    // A code that no finding has may be meant otherwise, so it stays.
    if (code !== 'unused-ignore' || message.name === 'ignoreUnknownCode') continue;
    const { start } = source;
    at = firstNot(at, ignores.length, number => (ignores[number]?.start ?? start) < start);
    const ignore = ignores[at];
    if (ignore?.start === start) unused.push(ignore);
  }
  return { unused, unordered };
}

function* withoutUnused(file: SourceFile, unused: readonly Ignore[]): Pieces<string> {
  const text = file.text.getText();
  if (unused.length === 0) return text;
  const rewrites = yield* part(withoutIgnores(file, unused), 0, 0.5);
  return yield* part(rewrittenInPieces(text, rewrites), 0.5, 1);
}

/** The numbers of the documents whose list of days holds one of some places. @param places in order */
function* documentsOf({ yaml }: SourceFile, places: readonly number[]): Pieces<ReadonlySet<number>> {
  const numbers = new Set<number>();
  const documents = yaml?.documents ?? [];
  for (const [number, document] of documents.entries()) {
    if (number > 0 && number % DOCUMENTS_IN_A_TURN === 0) yield number / documents.length;
    const list = daysOf(document);
    if (list === undefined) continue;
    const { start, end } = list;
    const place = places[firstNot(0, places.length, at => (places[at] ?? start) < start)];
    if (place !== undefined && place <= end) numbers.add(number);
  }
  return numbers;
}

interface Read {
  readonly documents: readonly YamlDocument[];
  readonly written: CommentedText;
}

/** The file with another text. A list moves as a whole, without the comments that are gone, so the places are looked up anew. */
function* readWith(file: SourceFile, text: string): Pieces<Read> {
  if (text === file.text.getText())
    return { documents: file.yaml?.documents ?? [], written: yield* commentedText(file) };
  const { documents, read } = yield* part(readYamlInPieces(piecedText(text)), 0, 0.9);
  return { documents, written: { text, comments: yield* part(commentsOf(read), 0.9, 1) } };
}

function* sortings(
  documents: readonly YamlDocument[],
  numbers: ReadonlySet<number>,
  written: CommentedText,
): Pieces<Rewrite[]> {
  const rewrites: Rewrite[] = [];
  const shareOf = (number: number): number => number / documents.length;
  for (const [number, document] of documents.entries()) {
    const list = numbers.has(number) ? daysOf(document) : undefined;
    if (list === undefined) continue;
    yield shareOf(number);
    const sorted = yield* part(sortRecords(written, list, dayOfRecord), shareOf(number), shareOf(number + 1));
    if (sorted !== undefined) rewrites.push(sorted);
  }
  return rewrites;
}

function daysOf({ root }: YamlDocument): SequenceNode | undefined {
  const days = valueAt(root, 'days');
  return days?.kind === 'sequence' && days.anchor === undefined ? days : undefined;
}
