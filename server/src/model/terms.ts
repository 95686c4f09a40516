/** Where the terms of a subscription that are in force on a day are written, and how others are written in their place. */
import { committedQuantity, surgePercentage } from '../engine/commitment';
import type { Big } from '../engine/decimal';
import { type Day, LICENSE_TYPES, type LicenseType, type Located, type Subscription } from '../engine/domain';
import { type Path, placeAt } from './place';
import { type Rewrite, type Setting, setAt } from './rewrite';
import { orderIn } from './schema-keys';
import type { SourceFile } from './source-file';
import type { Node } from './syntax';

/** A committed quantity, or the surge percentage, by its key. */
export type TermName = LicenseType | 'surgeProtection';
export const TERM_NAMES: readonly TermName[] = [...LICENSE_TYPES, 'surgeProtection'];

/** The keys that lead to a term in a subscription. */
export const termPath = (name: TermName): readonly string[] =>
  name === 'surgeProtection' ? [name] : ['licenses', name, 'committed'];

/** What is in force on a day; undefined where nothing is stated. */
export const termOn = (subscription: Subscription, name: TermName, day: Day): Located<number | Big> | undefined =>
  name === 'surgeProtection' ? surgePercentage(subscription, day) : committedQuantity(subscription, name, day);

/** A term where it is written: behind an alias, its anchor. */
export interface WrittenTerm {
  readonly start: number;
  readonly end: number;
  /** As written, without quotes. */
  readonly text: string;
  /** The first day of the amendment that states it. */
  readonly effective: Day | undefined;
  /** Where else in the document the same text stands by an alias; found when asked for. */
  readonly shared: () => readonly Path[];
}

/** Undefined where nothing is stated. */
export function writtenTerm(
  file: SourceFile,
  subscription: Subscription,
  name: TermName,
  day: Day,
): WrittenTerm | undefined {
  const located = termOn(subscription, name, day);
  const place = located && placeAt(file, located.source.start);
  const node = place?.nodes.at(-1);
  if (located === undefined || node?.kind !== 'scalar') return undefined;
  const { start, end } = node.anchor ?? node;
  const amendment = subscription.amendments.find(({ committed, surgeProtection }) =>
    [surgeProtection, ...Object.values(committed)].some(value => value === located),
  );
  const document = file.yaml?.documents.find(({ root: one }) => one?.start === subscription.source.start);
  const isOwn = (path: Path): boolean =>
    String(amendment === undefined ? path : path.slice(2)) === String(termPath(name));
  const shared = (): readonly Path[] => {
    // Where nothing in it is an alias there is one way to each place.
    const paths = document?.root === undefined || !document.hasAliases ? [] : pathsTo(document.root, start);
    return paths.filter(path => path !== paths.find(isOwn));
  };
  return { start, end, text: node.text, effective: amendment?.effective.value, shared };
}

/** Every way from a node to the scalar that is written at the offset. */
function pathsTo(node: Node, offset: number): Path[] {
  if (node.kind === 'scalar') return (node.anchor ?? node).start === offset && node.start < node.end ? [[]] : [];
  const parts =
    node.kind === 'mapping'
      ? node.entries.map(({ key, value }) => [String(key.value), value] as const)
      : [...node.items].map((item, index) => [index, item] as const);
  return parts.flatMap(([step, part]) => pathsTo(part, offset).map(path => [step, ...path]));
}

/** A term as it is to be written. */
export interface NewTerm {
  readonly name: TermName;
  /** Plain digits; of a percentage with or without its sign. */
  readonly text: string;
}

/**
 * Writes terms in place of those in force on a day, in the style of what they replace, and under the subscription's own
 * keys where nothing is stated. Undefined where a block that they belong into is something else.
 */
export function writeTerms(
  file: SourceFile,
  subscription: Subscription,
  day: Day,
  terms: readonly NewTerm[],
): Rewrite[] | undefined {
  const text = file.text.getText();
  const root = file.roots.find(one => one.root.start === subscription.source.start)?.root;
  const placed = terms.map(term => ({ ...term, at: writtenTerm(file, subscription, term.name, day) }));
  const replaced = placed.flatMap(({ at, ...term }): Rewrite[] =>
    at === undefined ? [] : [{ start: at.start, end: at.end, text: inStyle(term, text.slice(at.start, at.end)) }],
  );
  const missing = placed.filter(({ at }) => at === undefined);
  const settings = missing.map((term): Setting => ({ path: termPath(term.name), value: inStyle(term, '%') }));
  const added = root && setAt(text, root, settings, orderIn('subscription'));
  return added && [...replaced, ...added];
}

/** With the quotes and the percent sign of what it replaces; a part of one percent is only clear with its sign. */
function inStyle({ name, text }: NewTerm, written: string): string {
  const [quote = ''] = /^["']/.exec(written) ?? [];
  if (name !== 'surgeProtection') return `${quote}${text}${quote}`;
  const digits = text.replace(/%$/, '');
  const isFraction = /^0+\.\d*[1-9]/.test(digits);
  return `${quote}${digits}${isFraction || /%["']?$/.test(written) ? '%' : ''}${quote}`;
}
