/** Reads a YAML text, and puts what was read into a form in which two readings can be compared. */
import { piecedText } from '../server/src/model/pieced-text';
import { readYamlAgain, type YamlFile } from '../server/src/model/read-yaml';
import type { Node, Span } from '../server/src/model/syntax';

const at = ({ start, end }: Span): string => `${start}-${end}`;

/** Reads every document of a text. */
export const readYaml = (text: string): YamlFile => readYamlAgain(piecedText(text));

/** A value as it was read, numbers without an end included, and with its places or without them. */
export function plainly(node: Node, hasPlaces = false): unknown {
  const place = hasPlaces ? [at(node), node.anchor && at(node.anchor)] : [];
  const below = (part: Node): unknown => plainly(part, hasPlaces);
  if (node.kind === 'scalar') return [place, String(node.value), typeof node.value, node.text, node.quoted];
  if (node.kind === 'sequence') return [place, node.flow, [...node.items].map(below)];
  return [place, node.flow, node.entries.map(({ key, value }) => [below(key), below(value)])];
}

/** Everything that was read. */
export const reading = ({ documents, comments, problems }: YamlFile): string =>
  JSON.stringify({
    documents: documents.map(({ root }) => root && plainly(root, true)),
    comments: comments.map(at),
    problems: problems.map(({ place, message }) => [at(place), message]),
    marked: [...new Set(documents.flatMap(({ marked }) => [...marked]))].map(node => plainly(node, true)),
  });
