/** Which records of a usage document count: those dated in the cycle that it states and while a subscription is active. */
import { type Cycle, isActive, type PrimaryCycle } from '../engine/cycle';
import type { Day, Located, Source, Subscription } from '../engine/domain';
import type { Terms } from '../engine/reconcile';
import { type Message, message } from '../messages/message';
import type { Finding } from '../model/finding';
import type { Usage } from '../model/read-usage';

/** A usage document with the cycle that it states. */
export interface StatedUsage {
  readonly usage: Usage;
  /** Undefined where it states none, or one that there is not. */
  readonly stated: StatedCycle | undefined;
}

export interface StatedCycle extends PrimaryCycle {
  readonly source: Source;
}

/** For each CSV file the usage documents that it stands in: several may take rows of it, each those of its cycle. */
export type Namers = ReadonlyMap<string, readonly StatedUsage[]>;

/** What decides whether a record counts. */
export interface Deciding {
  readonly terms: Terms;
  /** Those that are left out, too. */
  readonly subscriptions: readonly Subscription[];
  readonly namers: Namers;
}

/** The document with the cycle that it says it is for, unless it says so wrongly. */
export function statedUsage(usage: Usage, { cycleOn }: Terms, findings: Finding[]): StatedUsage {
  const { cycle } = usage;
  const containing = cycle && cycleOn(cycle.value);
  if (cycle === undefined) return { usage, stated: undefined };
  if (containing?.cycle.start === cycle.value) return { usage, stated: { ...containing, source: cycle.source } };
  const text =
    containing === undefined
      ? message('cycleWithoutSubscription', cycle.value)
      : message('cycleNotFirstDay', cycle.value, containing.cycle.start, containing.cycle.end);
  const code = containing === undefined ? 'no-active-subscription' : 'date-outside-cycle';
  findings.push({ code, rule: 'R1', source: cycle.source, message: text, related: [] });
  return { usage, stated: undefined };
}

export function namersOfSources(usages: readonly StatedUsage[]): Namers {
  const namers = new Map<string, readonly StatedUsage[]>();
  for (const stated of usages)
    for (const uri of sourcesOf(stated.usage)) namers.set(uri, [...(namers.get(uri) ?? []), stated]);
  return namers;
}

/** All rows of a table stand in one file. */
function sourcesOf({ source, sources, importedDetails, agentSessions, ivrConnections }: Usage): Set<string> {
  const uris = new Set<string>();
  if (sources.length === 0) return uris;
  for (const { record } of importedDetails) uris.add(record.source.uri);
  for (const { table, from, to } of [...agentSessions, ...ivrConnections])
    if (from < to) uris.add(table.sourceAt(from).uri);
  uris.delete(source.uri);
  return uris;
}

/** Whether records of the document that are dated in a cycle, or on days without one, count. */
export const counts = ({ stated }: StatedUsage, at: PrimaryCycle | undefined): at is PrimaryCycle =>
  at !== undefined && (stated === undefined || stated.cycle.start === at.cycle.start);

/** Says of a record that does not count why; of a row that another document takes there is nothing to say. */
export function rejection(stated: StatedUsage, date: Located<Day>, deciding: Deciding): Finding | undefined {
  if (stated.stated === undefined || holds(stated.stated.cycle, date.value))
    return noActiveSubscription(date, deciding.subscriptions);
  const others = (deciding.namers.get(date.source.uri) ?? []).filter(({ usage }) => usage !== stated.usage);
  return others.some(other => takes(other, date.value)) ? undefined : outsideCycle(date, stated.stated);
}

/** Whether a day is one for a document: in its cycle, or any where it does not state one that there is. */
const takes = ({ stated }: StatedUsage, day: Day): boolean => stated === undefined || holds(stated.cycle, day);

export const holds = ({ start, end }: Cycle, day: Day): boolean => start <= day && day <= end;

const outsideCycle = ({ value, source }: Located<Day>, { cycle, source: statedAt }: StatedCycle): Finding => ({
  code: 'date-outside-cycle',
  rule: 'R1',
  source,
  message: message('dateOutsideCycle', value, cycle.start, cycle.end),
  related: [{ source: statedAt, message: message('cycleIsHere') }],
});

const noActiveSubscription = (date: Located<Day>, subscriptions: readonly Subscription[]): Finding =>
  inactiveDay(date.source, date.value, message('noActiveSubscription', date.value), subscriptions);

/** Says of a raw record that begins on a day with a subscription that it lasts into one without. */
export const reaches = (date: Located<Day>, day: Day, { subscriptions }: Deciding): Finding =>
  inactiveDay(date.source, day, message('reachesInactiveDay', date.value, day), subscriptions);

const inactiveDay = (source: Source, day: Day, text: Message, subscriptions: readonly Subscription[]): Finding => ({
  code: 'no-active-subscription',
  rule: 'R9',
  source,
  message: text,
  related: subscriptions
    .filter(subscription => !isActive(subscription, day))
    .map(({ id, start, end }) => ({
      source: id.source,
      message: message('subscriptionRuns', id.value, start.value, end?.value),
    })),
});
