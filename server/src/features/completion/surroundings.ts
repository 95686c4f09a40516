/** What is known around the cursor: its document as far as it can be read, its organization and billing cycles. */
import { type Cycle, cycleContaining, type PrimaryPeriod, periodContaining } from '../../engine/cycle';
import { dateOf, dayOf, daysInMonth, parseDay } from '../../engine/day';
import type { Day, Subscription } from '../../engine/domain';
import type { Messages } from '../../messages/message';
import { lastStarting, type Path, startOf } from '../../model/place';
import { forEachDate, type Usage } from '../../model/read-usage';
import type { Kind } from '../../model/schema-keys';
import { fileName, type SourceFile } from '../../model/source-file';
import { type MappingNode, type Node, type SequenceNode, valueAt } from '../../model/syntax';
import { type CycleChoice, cycleChoices } from '../../reports/new-usage';
import type { OrganizationState } from '../../workspace/organization';
import type { Workspace } from '../../workspace/workspace';
import type { Spot } from './spot';

export interface Surroundings {
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly file: SourceFile;
  readonly spot: Spot;
  readonly kind: Kind;
  readonly root: MappingNode | undefined;
  /** Of the organization that the document names, or whose subscription it bills. */
  readonly state: OrganizationState | undefined;
}

export type Place = Omit<Surroundings, 'root' | 'state'>;

export function surroundingsOf(place: Place): Surroundings {
  const { workspace, file, spot, kind } = place;
  const root = file.roots.find(one => isWithin(one.root, spot))?.root;
  const organization =
    kind === 'invoice'
      ? workspace.subscription(textAt(root, 'subscription') ?? '')?.organization.value
      : textAt(root, 'organization');
  return { ...place, root, state: organization === undefined ? undefined : workspace.organization(organization) };
}

const isWithin = ({ start }: Pick<Node, 'start'>, { document }: Spot): boolean =>
  document.start <= start && start <= document.end;

/** The subscription that is being written. */
export const subscriptionHere = ({ file, spot }: Surroundings): Subscription | undefined =>
  file.subscriptions.find(({ source }) => isWithin(source, spot));

/** The usage that is being written, as far as it can be read. */
export const usageHere = ({ file, spot }: Surroundings): Usage | undefined =>
  file.usages.find(({ source }) => isWithin(source, spot));

export const textAt = (node: Node | undefined, key: string): string | undefined => {
  const value = valueAt(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
};

export const dayAt = (node: Node | undefined, key: string): Day | undefined => parseDay(textAt(node, key) ?? '');

/** What is written at a path of the document, as far as it can be read. */
export const nodeAt = ({ root }: Surroundings, path: Path): Node | undefined =>
  path.reduce<Node | undefined>((node, step) => {
    if (typeof step === 'string') return valueAt(node, step);
    return node?.kind === 'sequence' ? node.items.at(step) : undefined;
  }, root);

/** The mapping around what is being written, where it can be read. */
export function mappingHere({ root, spot }: Surroundings): MappingNode | undefined {
  let [innermost, node]: [MappingNode | undefined, Node | undefined] = [undefined, root];
  while (node !== undefined) {
    if (node.kind === 'mapping') innermost = node;
    const before: Node | undefined = lastStarting(partsOf(node), startOf, spot.start - 1);
    node = before !== undefined && spot.start <= before.end ? before : undefined;
  }
  return innermost;
}

function partsOf(node: Node): SequenceNode['items'] | readonly Node[] {
  if (node.kind === 'sequence') return node.items;
  return node.kind === 'mapping' ? node.entries.map(({ value }) => value) : [];
}

/** The billing cycles that there can be usage of, the one to go on with first. Nobody knows today's date here. */
export const cyclesOf = ({ periods, reconciliations }: OrganizationState): CycleChoice[] =>
  cycleChoices(
    periods,
    reconciliations.map(({ cycle }) => cycle),
    Number.NEGATIVE_INFINITY,
  );

export const cycleOn = (periods: readonly PrimaryPeriod[], day: Day): Cycle | undefined => {
  const period = periodContaining(periods, day);
  return period === undefined ? undefined : cycleContaining(period, day);
};

/** What the name of a file says of its content. */
export interface NamedAfter {
  readonly organization: string;
  /** The last day of the month, by which its billing cycle is found: the one that begins in it. */
  readonly lastOfMonth: Day | undefined;
}

/** `acme` and June of `acme-2024-06.usage.yaml`. What was never saved is named after nothing. */
export function namedAfter(uri: string): NamedAfter | undefined {
  const [, stem, year, month] = /^(.+?)(?:-(\d{4})-(\d{2}))?\.\w+\.ya?ml$/i.exec(fileName(uri)) ?? [];
  if (stem === undefined) return undefined;
  const first = parseDay(`${year}-${month}-01`);
  return { organization: stem, lastOfMonth: first === undefined ? undefined : monthOf(first).end };
}

export function monthOf(day: Day): Cycle {
  const { year, month } = dateOf(day);
  return { start: dayOf({ year, month, day: 1 }), end: dayOf({ year, month, day: daysInMonth(year, month) }) };
}

/** The cycle that is to be written next: the one that the file is named after, else the one to go on with. */
export function cycleToWrite({ file, state }: { file: SourceFile; state: OrganizationState }): Cycle | undefined {
  const named = namedAfter(file.uri)?.lastOfMonth;
  return (named === undefined ? undefined : cycleOn(state.periods, named)) ?? cyclesOf(state)[0]?.cycle;
}

function latestDate(usage: Usage): Day | undefined {
  let latest = Number.NEGATIVE_INFINITY;
  forEachDate(usage, day => {
    latest = Math.max(latest, day);
  });
  return Number.isFinite(latest) ? latest : undefined;
}

/** The cycle that a usage document states; else that of its latest day, or the one that is to be written. */
export function cycleHere(around: Surroundings): Cycle | undefined {
  const { file, state } = around;
  if (state === undefined) return undefined;
  const usage = usageHere(around);
  const day = usage?.cycle?.value ?? (usage && latestDate(usage));
  return day === undefined ? cycleToWrite({ file, state }) : cycleOn(state.periods, day);
}
