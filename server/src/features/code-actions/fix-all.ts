/** Everything that can be mended without changing a number: ignores that silence nothing, and days out of order. */
import type { Finding } from '../../model/finding';
import type { Ignore } from '../../model/ignore';
import { readYaml } from '../../model/read-yaml';
import { type Rewrite, rewritten } from '../../model/rewrite';
import { sortRecords } from '../../model/sort-records';
import type { SourceFile } from '../../model/source-file';
import { type SequenceNode, valueAt } from '../../model/syntax';
import type { YamlDocument } from '../../model/with-yaml';
import { canBeSorted, dayOfRecord } from './days';
import { withoutIgnores } from './ignores';

/** The text of the file with all of it mended; as it stands where there is nothing to mend. */
export function mended(file: SourceFile, findings: readonly Finding[]): string {
  const unwanted = unusedIgnores(file, findings);
  const text = rewritten(file.text.getText(), withoutIgnores(file, unwanted));
  const unordered = unorderedLists(file, findings);
  if (unordered.size === 0) return text;
  // A list moves as a whole and the comments in it are gone already, so the places are looked up anew.
  const { documents, comments } = readYaml(text);
  const sorted = documents.flatMap((document, index): Rewrite[] => {
    const list = unordered.has(index) ? daysOf(document) : undefined;
    const moved = list && sortRecords({ text, comments }, list, dayOfRecord);
    return moved === undefined ? [] : [moved];
  });
  return rewritten(text, sorted);
}

/** A code that no finding has may be meant otherwise, so it stays. */
function unusedIgnores({ ignores }: SourceFile, findings: readonly Finding[]): Ignore[] {
  const unused = findings.filter(
    ({ code, message }) => code === 'unused-ignore' && message.name !== 'ignoreUnknownCode',
  );
  const places = new Set(unused.map(({ source }) => source.start));
  return ignores.filter(({ start }) => places.has(start));
}

/** The documents, by their number, in whose days one is out of order and not silenced. */
function unorderedLists(file: SourceFile, findings: readonly Finding[]): Set<number> {
  const places = findings.filter(({ code }) => code === 'unordered-days').map(({ source }) => source.start);
  if (places.length === 0 || !canBeSorted(file)) return new Set();
  const lists = readYaml(file.text.getText()).documents.map(daysOf);
  const isUnordered = (list: SequenceNode | undefined): boolean =>
    list !== undefined && places.some(place => list.start <= place && place <= list.end);
  return new Set(lists.flatMap((list, index) => (isUnordered(list) ? index : [])));
}

function daysOf({ root }: YamlDocument): SequenceNode | undefined {
  const days = valueAt(root, 'days');
  return days?.kind === 'sequence' && days.anchor === undefined ? days : undefined;
}
