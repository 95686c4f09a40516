/** Terms that are tried in a preview: what they would change in the file, and what everything would come to with them. */
import { isActive } from '../../engine/cycle';
import { Big } from '../../engine/decimal';
import type { Day, Subscription } from '../../engine/domain';
import { type Pieces, part } from '../../engine/pieces';
import type { Reconciliation } from '../../engine/reconcile';
import { type Message, message } from '../../messages/message';
import type { Rewrite } from '../../model/rewrite';
import { readChanged, type SourceFile } from '../../model/source-file';
import { TERM_NAMES, type TermName, termOn, type WrittenTerm, writeTerms, writtenTerm } from '../../model/terms';
import { readTypedTerm } from '../../model/tried-term';
import type { Tried } from '../../protocol';
import type { OrganizationState } from '../../workspace/organization';
import type { Workspace } from '../../workspace/workspace';

/** A cycle with the organization that it is computed from. */
export interface Results {
  readonly state: OrganizationState;
  readonly reconciliation: Reconciliation;
}

/** A term as it is written and as it is tried. */
export interface TriedTerm {
  readonly name: TermName;
  readonly at: WrittenTerm | undefined;
  /** As typed, or as written where nothing is tried. */
  readonly text: string;
  /** Why what is typed cannot be taken. */
  readonly problem?: Message | undefined;
  /** What is tried; undefined where it is what is written, or cannot be taken. */
  readonly value?: number | Big | undefined;
}

export interface Trial {
  /** The subscription whose terms are tried. */
  readonly subscription: Subscription;
  readonly file: SourceFile | undefined;
  readonly terms: readonly TriedTerm[];
  /** What “Apply to file” would change; empty where nothing is tried. */
  readonly rewrites: readonly Rewrite[];
  /** Undefined where nothing is tried. */
  readonly results: Results | undefined;
}

/** How much of the work is done by then, about: what is tried is read, and is what was typed. */
const [READ, TAKEN] = [0.9, 0.95];

/**
 * What is tried of one of the subscriptions that are active in the cycle: the one that is named, else the primary. In
 * pieces, between which no file may change.
 */
export function* trialOf(
  workspace: Workspace,
  { state, reconciliation }: Results,
  chosen: Subscription | undefined,
  tried: Tried | undefined,
): Pieces<Trial> {
  const { subscriptions, primary, cycle } = reconciliation;
  const named = subscriptions.find(({ id }) => id.value === tried?.subscription);
  const subscription = named ?? subscriptions.find(one => one === chosen) ?? primary;
  const file = workspace.file(subscription.source.uri);
  // One that begins within the cycle has the terms of its first day.
  const day = isActive(subscription, cycle.start) ? cycle.start : subscription.start.value;
  const terms = withoutConflicts(TERM_NAMES.map(name => triedTerm(file, subscription, name, day, tried?.values[name])));
  const untouched: Trial = { subscription, file, terms, rewrites: [], results: undefined };
  const changed = terms.filter(({ value }) => value !== undefined);
  if (file === undefined || changed.length === 0) return untouched;
  const texts = changed
    // What an alias writes in one place is written once.
    .filter(({ at }, index) => at === undefined || changed.findIndex(other => other.at?.start === at.start) === index)
    .map(({ name, value }) => ({ name, text: digitsOf(value) }));
  const rewrites = writeTerms(file, subscription, day, texts);
  const after = rewrites && (yield* part(readChanged(file, subscription, rewrites), 0, READ));
  // With thousands of amendments each of these takes a turn of its own.
  yield READ;
  const isTaken = changed.every(({ name, value }) => isSame(after && termOn(after, name, day)?.value, value));
  yield TAKEN;
  const results = isTaken && after ? resultsWith(workspace, state, after, cycle.start) : undefined;
  if (rewrites !== undefined && results !== undefined) return { ...untouched, rewrites, results };
  const problem = message('triedUnwritable');
  return {
    ...untouched,
    terms: terms.map(term => (changed.includes(term) ? { ...term, value: undefined, problem } : term)),
  };
}

function triedTerm(
  file: SourceFile | undefined,
  subscription: Subscription,
  name: TermName,
  day: Day,
  typed: string | undefined,
): TriedTerm {
  const at = file && writtenTerm(file, subscription, name, day);
  const written = at?.text ?? '';
  const text = typed?.trim() ?? written;
  if (text === written) return { name, at, text };
  const read = readTypedTerm(name, text);
  if ('problem' in read) return { name, at, text, problem: read.problem };
  const isWritten = isSame(termOn(subscription, name, day)?.value, read.value);
  return isWritten ? { name, at, text } : { name, at, text, value: read.value };
}

/** Terms that an alias writes in one place have one value. */
const withoutConflicts = (terms: readonly TriedTerm[]): TriedTerm[] =>
  terms.map(term => {
    const { at, value, ...rest } = term;
    const differs = (other: TriedTerm): boolean =>
      other.value !== undefined && other.at?.start === at?.start && !isSame(other.value, value);
    if (at === undefined || value === undefined || !terms.some(differs)) return term;
    return { ...rest, at, problem: message('triedShared') };
  });

const digitsOf = (value: number | Big | undefined): string => (value instanceof Big ? value.toFixed() : String(value));

const isSame = (one: number | Big | undefined, other: number | Big | undefined): boolean =>
  one !== undefined && other !== undefined && digitsOf(one) === digitsOf(other);

function resultsWith(
  workspace: Workspace,
  { id }: OrganizationState,
  changed: Subscription,
  day: Day,
): Results | undefined {
  const state = workspace.organizationWith(id, changed, day);
  const reconciliation = state?.reconciliations[0];
  return state && reconciliation && { state, reconciliation };
}
